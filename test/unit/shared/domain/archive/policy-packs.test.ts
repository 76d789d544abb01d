import { describe, expect, it } from 'vitest';
import { packChangeSchema, policyPackSchema } from '../../../../../shared/contracts/archive-policy.ts';
import { explainCondition } from '../../../../../shared/domain/archive/condition/explain-condition.ts';
import { extendPack } from '../../../../../shared/domain/archive/policy/extend-pack.ts';
import {
  BUILT_IN_PACKS,
  builtInPack,
  HEILONGJIANG_57,
  HEILONGJIANG_220,
} from '../../../../../shared/domain/archive/policy/heilongjiang.ts';
import { type PackError, rulesOfPack } from '../../../../../shared/domain/archive/policy/rules-of-pack.ts';

/** The canonical directory of the field (A01 … Z99). */
const CODES =
  'F00 F01 A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A11 A12 A13 A14 A15 B01 B02 B03 B04 B05 B06 C01 C02 D01 D02 D03 D04 E01 E02 E03 E04 E05 E06 E07 E08 E09 Z99';

describe.each(BUILT_IN_PACKS)('the pack $id', (pack) => {
  it('is what the schema of pack files allows, so that a county can begin with it', () => {
    expect(policyPackSchema.parse(JSON.parse(JSON.stringify(pack)))).toEqual(JSON.parse(JSON.stringify(pack)));
  });

  it('has every material of the directory once, in order', () => {
    expect(pack.materials.map(({ code }) => code).join(' ')).toBe(CODES);
  });

  it('says of every condition in words why the material is wanted', () => {
    for (const { condition, because, material } of rulesOfPack(pack).materials) {
      if (condition === null) continue;
      expect(because, material.code).toMatch(/\p{Script=Han}/u);
      expect(explainCondition(condition), material.code).toMatch(/\p{Script=Han}/u);
    }
  });

  it('has a form for every material that an office writes itself', () => {
    const items = new Set(pack.forms.map(({ item }) => item));
    for (const code of 'A01 A02 A03 A12 A14 B01 B02 B03 C01 C02 D01 D02 D03 E01 E02 E03 E04 E05 E06 E08 Z99'.split(' '))
      expect(items, code).toContain(code);
  });
});

describe('the built-in packs', () => {
  it('are chosen by the year: 220号 in the campaign of 2020, 57号 today, none before', () => {
    expect(builtInPack(2020)).toBe(HEILONGJIANG_220);
    expect(builtInPack(2021)).toBe(HEILONGJIANG_57);
    expect(builtInPack(2026)).toBe(HEILONGJIANG_57);
    expect(builtInPack(2011)).toBeNull();
  });

  it('want a hearing from everybody until 2021, and only where it is disputed since', () => {
    const need = (pack: typeof HEILONGJIANG_57) => pack.materials.find(({ code }) => code === 'B05')?.need;
    expect([need(HEILONGJIANG_220), need(HEILONGJIANG_57)]).toEqual(['required', 'conditional']);
  });
});

describe('a pack that changes another one', () => {
  const change = packChangeSchema.parse({
    version: 1,
    id: 'some-county',
    extends: 'heilongjiang-57',
    settings: { publicityDays: { value: 10, grade: 'V' } },
    materials: [
      { code: 'B02', validity: { days: 90, until: 'D01', grade: 'V' } },
      {
        code: 'X01',
        title: '承诺书',
        stage: '申请',
        need: 'required',
        signers: [],
        sealed: false,
        dated: true,
        retention: 'approval',
        grade: 'V',
      },
    ],
    without: ['D03'],
  });
  const pack = policyPackSchema.parse(JSON.parse(JSON.stringify(extendPack(HEILONGJIANG_57, change))));

  it('keeps what it does not name', () => {
    expect(pack.settings).toEqual({ ...HEILONGJIANG_57.settings, publicityDays: { value: 10, grade: 'V' } });
    const report = pack.materials.find(({ code }) => code === 'B02');
    expect(report).toMatchObject({ title: '家庭经济状况核对报告', validity: { days: 90 } });
  });

  it('adds materials and takes others away, with their forms and their place in the order of dates', () => {
    expect(pack.materials.map(({ code }) => code)).toContain('X01');
    expect(JSON.stringify([pack.materials, pack.order, pack.forms])).not.toContain('"D03"');
    expect(() => rulesOfPack(pack)).not.toThrow();
  });
});

describe('a pack that does not fit together', () => {
  const withMaterial = (code: string, more: object) => ({
    ...HEILONGJIANG_57,
    materials: HEILONGJIANG_57.materials.map((each) => (each.code === code ? { ...each, ...more } : each)),
  });

  it.each([
    [withMaterial('A07', { when: 'any(member.crippled)' }), 'materials 的 A07：没有“member.crippled”这个项目'],
    [withMaterial('A07', { when: undefined }), 'materials 的 A07：need 为 conditional 时要写 when'],
    [withMaterial('A07', { retention: 'for ever' }), 'materials 的 A07：retention 里没有“for ever”这一类'],
    [withMaterial('A07', { code: 'A06' }), 'materials：有代码重复的材料'],
    [
      withMaterial('F01', { need: 'optional' }),
      'materials：F01 是每卷都有的（封面 F00、卷内目录 F01、备考表 Z99），要保留并且 need 为 required',
    ],
    [{ ...HEILONGJIANG_57, order: [['Q01']] }, 'order：没有代码为 Q01 的材料'],
    [
      { ...HEILONGJIANG_57, definitions: [{ name: 'x', label: 'x', when: 'always) or (always', grade: 'G' as const }] },
      'definitions 的“x”：括号不配对',
    ],
  ])('is refused with its place (%#)', (pack, says) => {
    let problems: readonly string[] = [];
    try {
      rulesOfPack(pack);
    } catch (error) {
      problems = (error as PackError).problems;
    }
    expect(problems).toContain(says);
  });
});
