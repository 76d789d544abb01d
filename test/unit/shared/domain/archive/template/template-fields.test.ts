import { describe, expect, it } from 'vitest';
import { FORM_FACTS, MEMBER_FORM_FACTS } from '../../../../../../shared/domain/archive/dossier/form-facts.ts';
import { HOUSEHOLD_FACTS, MEMBER_FACTS } from '../../../../../../shared/domain/archive/fact.ts';
import { HEILONGJIANG_57, HEILONGJIANG_220 } from '../../../../../../shared/domain/archive/policy/heilongjiang.ts';
import { rulesOfPack } from '../../../../../../shared/domain/archive/policy/rules-of-pack.ts';
import { fieldExamples } from '../../../../../../shared/domain/archive/template/example-household.ts';
import { TEMPLATE_FACTS } from '../../../../../../shared/domain/archive/template/field-notes.ts';
import { placeholderReader } from '../../../../../../shared/domain/archive/template/placeholder.ts';
import { templateFields } from '../../../../../../shared/domain/archive/template/template-fields.ts';

const FIELDS = templateFields(HEILONGJIANG_57);
const read = placeholderReader(FIELDS);

describe('the list of fields', () => {
  it('holds every fact of a household once, and the dates of the pack’s materials', () => {
    const facts = FIELDS.household.map(({ fact }) => fact);
    const wanted = Object.keys({ ...HOUSEHOLD_FACTS, ...FORM_FACTS, ...TEMPLATE_FACTS }).filter(
      (fact) => fact !== 'land',
    );
    expect(facts.filter((fact) => !fact.startsWith('date_')).sort()).toEqual(wanted.sort());
    expect(facts.filter((fact) => fact.startsWith('date_'))).toEqual(
      HEILONGJIANG_57.materials
        .filter(({ code }) => !['F00', 'F01', 'Z99'].includes(code))
        .map(({ code }) => `date_${code}`),
    );
    expect(new Set(facts).size).toBe(facts.length);
  });

  it('holds every fact of a member in the loops of members', () => {
    const wanted = ['line', ...Object.keys({ ...MEMBER_FACTS, ...MEMBER_FORM_FACTS })].sort();
    for (const name of ['members', 'others', 'adults', 'grounded'])
      expect(
        FIELDS.loops
          .find(({ loop }) => loop === name)!
          .fields.map(({ fact }) => fact)
          .sort(),
      ).toEqual(wanted);
  });

  it('gives no two fields of one place the same name, and takes every name for its own field', () => {
    for (const [fields, loop] of [
      [FIELDS.household, null],
      ...FIELDS.loops.map((each) => [each.fields, each] as const),
    ] as const) {
      expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
      for (const field of fields)
        for (const name of [field.name, field.fact])
          expect(read(name, loop), name).toMatchObject({ kind: 'field', field });
    }
  });

  it.each([HEILONGJIANG_57, HEILONGJIANG_220])(
    'has an explanation and an example made by filling in, under $id',
    (pack) => {
      const examples = fieldExamples(rulesOfPack(pack));
      expect(examples.every(({ field }) => field.says !== '')).toBe(true);
      // The built-in packs name no fonds; a member on assistance of a class need not be at school.
      const blank = examples
        .filter(({ example }) => example === '')
        .map(({ field, loop }) => `${loop?.name ?? ''}${field.name}`);
      expect(blank).toEqual(['全宗号', '分类施保成员在读学校名称']);
      expect(examples.find(({ field }) => field.fact === 'base')).toMatchObject({
        placeholder: '{户月保障金额}',
        example: '1,640.00',
      });
    },
  );
});
