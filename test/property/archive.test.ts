import fc from 'fast-check';
import { PDFDocument, PDFName } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { dossierPdf } from '../../electron/formats/write/archive/dossier-pdf.ts';
import { type Faces, loadFaces } from '../../electron/formats/write/pdf/faces.ts';
import { foldLines, widthOfText } from '../../electron/formats/write/pdf/line-breaks.ts';
import { readBack } from '../../electron/formats/write/pdf/read-back.ts';
import { checkItems } from '../../shared/domain/archive/check/completeness.ts';
import { dateProblems } from '../../shared/domain/archive/check/date-order.ts';
import { ITEM_STATUSES } from '../../shared/domain/archive/check/item-status.ts';
import { evaluate, type Subject } from '../../shared/domain/archive/condition/evaluate-condition.ts';
import { parseCondition } from '../../shared/domain/archive/condition/parse-condition.ts';
import { composeDossier } from '../../shared/domain/archive/dossier/compose-dossier.ts';
import { dossierPaths } from '../../shared/domain/archive/dossier/dossier-path.ts';
import { type Facts, type FactValue, HOUSEHOLD_FACTS, MEMBER_FACTS } from '../../shared/domain/archive/fact.ts';
import { BUILT_IN_PACKS, HEILONGJIANG_57 } from '../../shared/domain/archive/policy/heilongjiang.ts';
import { rulesOfPack } from '../../shared/domain/archive/policy/rules-of-pack.ts';
import { dateOf } from '../../shared/domain/archive/read/household-facts.ts';
import { joinHouseholds } from '../../shared/domain/archive/read/join-households.ts';
import { TABLE_KINDS, type TableKind } from '../../shared/domain/archive/read/table-kind.ts';
import { type TableRecord, TableRows } from '../../shared/domain/archive/read/table-rows.ts';
import { DAY, PLAIN, PLAIN_MEMBER, record } from '../unit/shared/domain/archive/archive-fixture.ts';

const RULES = BUILT_IN_PACKS.map((pack) => rulesOfPack(pack));
const CODES = HEILONGJIANG_57.materials.map(({ code }) => code);
const word = fc.constantFrom(
  '张三',
  '李四',
  '农村低保',
  '收入超标',
  '已核无',
  '',
  '䶮',
  '尿毒症',
  '很长的说明，'.repeat(40),
);
const day = fc
  .record({
    year: fc.integer({ min: 2018, max: 2026 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day: d }) => `${year}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`);

/** A value of a fact as it may be read; undefined: no column states it. */
function statedAs(type: string): fc.Arbitrary<FactValue | undefined> {
  const known: fc.Arbitrary<FactValue> =
    type === 'count' || type === 'yuan'
      ? fc.nat({ max: 1_000_000 })
      : type === 'date'
        ? day
        : type === 'month'
          ? day.map((date) => date.slice(0, 7))
          : type === 'yesno'
            ? fc.boolean()
            : word;
  return fc.oneof(
    { weight: 3, arbitrary: known },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

function factsOf(fields: Readonly<Record<string, { readonly type: string }>>): fc.Arbitrary<Record<string, FactValue>> {
  return fc
    .record(
      Object.fromEntries(
        Object.entries(fields)
          .filter(([, field]) => !('derived' in field))
          .map(([name, { type }]) => [name, statedAs(type)]),
      ),
    )
    .map(
      (facts) =>
        Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Record<
          string,
          FactValue
        >,
    );
}

const inventoryRow = fc.record({
  code: fc.constantFrom(...CODES, 'Q1', ''),
  date: fc.oneof(
    day,
    fc.constant(null),
    fc.tuple(day, day).map(([from, to]) => `${from}至${to}`),
  ),
  pages: fc.oneof(fc.nat({ max: 9 }), fc.constant(null)),
  signed: fc.oneof(fc.boolean(), fc.constant(null)),
  sealed: fc.oneof(fc.boolean(), fc.constant(null)),
  investigators: fc.constantFrom('甲', '甲、乙', null),
  signatures: fc.oneof(fc.nat({ max: 4 }), fc.constant(null)),
});
const cert = fc.constantFrom('N1', 'N2', 'N3', '', ' n1 ');
const withCert = <T extends object>(row: fc.Arbitrary<T>) =>
  fc.tuple(cert, row).map(([cert_no, rest]) => ({ ...rest, cert_no }));

const tables = fc
  .record({
    households: fc.array(withCert(factsOf(HOUSEHOLD_FACTS)), { minLength: 1, maxLength: 4 }),
    persons: fc.array(withCert(factsOf(MEMBER_FACTS)), { maxLength: 6 }),
    inventory: fc.array(withCert(inventoryRow), { maxLength: 30 }),
    paper: fc.array(withCert(factsOf(HOUSEHOLD_FACTS)), { maxLength: 3 }),
  })
  .map((rows) => {
    const of = (table: TableKind): TableRecord[] =>
      rows[table].map((values, i) => record(table, i + 2, values as Record<string, FactValue>));
    return { households: of('households'), persons: of('persons'), inventory: of('inventory'), paper: of('paper') };
  });

describe('whatever is read', () => {
  it('every household and material has exactly one status, with a reason', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(...RULES), fc.boolean(), (read, rules, hasInventory) => {
        for (const household of joinHouseholds(read, rules.pack, DAY).households) {
          const items = checkItems(household, rules, DAY, hasInventory);
          expect(items.map(({ code }) => code)).toEqual(rules.pack.materials.map(({ code }) => code));
          for (const { status, reason } of items) {
            expect(ITEM_STATUSES).toContain(status);
            expect(reason).not.toBe('');
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('no row is lost: each is part of a household, or set aside', () => {
    fc.assert(
      fc.property(tables, (read) => {
        const { households, setAside, strayPapers } = joinHouseholds(read, HEILONGJIANG_57, DAY);
        const aside = (table: TableKind) =>
          Object.values(setAside[table][0] ?? {}).reduce((sum, count) => sum + count, 0);
        const sum = (count: (household: (typeof households)[number]) => number) =>
          households.reduce((all, each) => all + count(each), 0);
        expect(households.length + aside('households')).toBe(read.households.length);
        expect(sum(({ inventory }) => inventory.length) + aside('inventory')).toBe(read.inventory.length);
        expect(sum(({ paper }) => (paper === null ? 0 : 1)) + strayPapers.length + aside('paper')).toBe(
          read.paper.length,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('every physical row of a table is counted once', () => {
    const cell = fc.constantFrom(
      '',
      '低保证号',
      '户主姓名',
      '材料代码',
      '身份证号',
      '姓名',
      '户主身份证号',
      'N1',
      'A01',
      '合计',
      '制表人：甲',
      '2026-03-01',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...TABLE_KINDS),
        fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 40 }),
        (kind, rows) => {
          const reader = new TableRows(kind, 'f', '');
          for (const [i, cells] of rows.entries()) reader.row({ row: i + 1, cells, kinds: null, hidden: false });
          const { rowsRead, records, setAside } = reader.finish();
          expect(rowsRead).toBe(rows.length);
          expect(records.length + Object.values(setAside).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
        },
      ),
    );
  });

  it('the materials that are not called out of order are in order', () => {
    fc.assert(
      fc.property(tables, (read) => {
        for (const household of joinHouseholds(read, HEILONGJIANG_57, DAY).households) {
          const wrong = dateProblems(household, RULES[1]!);
          const steps = HEILONGJIANG_57.order.map((step) =>
            step
              .filter((code) => !(wrong.get(code) ?? []).some((reason) => reason.endsWith('顺序不对')))
              .map((code) => dateOf(household.inventory, code))
              .filter((date) => date !== null),
          );
          for (const [i, step] of steps.entries())
            for (const later of steps.slice(i + 1).flat()) for (const date of step) expect(date <= later).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('every dossier has a path of its own that any disk takes', () => {
    const name = fc.oneof(fc.string(), fc.constantFrom('CON', '..', 'a/b', 'A', 'a', '张三', ''));
    const place = fc.record({ township: name, village: name, certNo: name, headName: name });
    fc.assert(
      fc.property(fc.array(place), (places) => {
        const paths = dossierPaths(places as never);
        expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(places.length);
        for (const path of paths) {
          expect(path.split('/')).toHaveLength(3);
          for (const part of path.split('/')) expect(part).toMatch(/^(?!\.)[^<>:"\\|?*]+(?<![. ])$/u);
        }
      }),
    );
  });
});

describe('a condition', () => {
  const household = fc.constantFrom(
    'relative',
    'moved',
    'recovery > 5',
    "stop_reason contains '超'",
    'stop_date is known',
    'family_size >= 2',
    'has(A01)',
    "category = '农村低保'",
  );
  const member = fc.constantFrom(
    'member.disabled',
    'member.disease is known',
    "member.marital in ['张三', '李四']",
    'member.income > 9',
  );
  const { member: ofMember } = fc.letrec<{ member: string }>((tie) => ({
    member: fc.oneof(
      { maxDepth: 2 },
      member,
      tie('member').map((of) => `not (${of})`),
      fc.tuple(tie('member'), fc.constantFrom('and', 'or'), tie('member')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    ),
  }));
  const { whole } = fc.letrec<{ whole: string }>((tie) => ({
    whole: fc.oneof(
      { maxDepth: 3 },
      household,
      ofMember.map((of) => `any(${of})`),
      ofMember.map((of) => `all(${of})`),
      fc
        .tuple(ofMember, fc.constantFrom('>=', '<=', '=', '!=', '<', '>'), fc.nat({ max: 3 }))
        .map(([of, op, n]) => `count(${of}) ${op} ${n}`),
      tie('whole').map((of) => `not (${of})`),
      fc.tuple(tie('whole'), fc.constantFrom('and', 'or'), tie('whole')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    ),
  }));
  /** Facts, and the same facts with everything unknown stated. */
  const both = (fields: Readonly<Record<string, { readonly type: string }>>) =>
    fc.tuple(factsOf(fields), factsOf(fields)).map(([some, more]): readonly [Facts, Facts] => {
      const stated = Object.entries(some).filter(([, value]) => value !== null);
      return [
        some,
        {
          ...more,
          ...some,
          ...Object.fromEntries(
            Object.entries(more).filter(([name]) => !stated.some(([known]) => known === name) && !(name in some)),
          ),
        },
      ];
    });

  it('that is decided stays so, whatever comes to be known besides', () => {
    fc.assert(
      fc.property(
        whole,
        both(HOUSEHOLD_FACTS),
        fc.array(both(MEMBER_FACTS), { minLength: 1, maxLength: 3 }),
        (text, [facts, more], members) => {
          const condition = parseCondition(text);
          const ask = (at: 0 | 1) => {
            const subject: Subject = {
              facts: at === 0 ? facts : more,
              members: members.map((each) => each[at]),
              has: () => false,
            };
            return evaluate(condition, subject).value;
          };
          const before = ask(0);
          if (before !== null) expect(ask(1)).toBe(before);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a dossier', () => {
  let faces: Faces;
  beforeAll(async () => {
    faces = await loadFaces();
  });

  it('leads to its parts by catalogue and bookmark alike, is as long as they are, and the same again', async () => {
    await fc.assert(
      fc.asyncProperty(
        factsOf(HOUSEHOLD_FACTS),
        fc.array(factsOf(MEMBER_FACTS), { maxLength: 40 }),
        fc.array(inventoryRow, { maxLength: 20 }),
        async (facts, members, inventory) => {
          const read = {
            households: [record('households', 2, { ...PLAIN, ...facts, cert_no: 'N1' })],
            persons: members.map((each, i) =>
              record('persons', i + 2, { ...PLAIN_MEMBER, ...each, id: null, name: `成员${i}`, cert_no: 'N1' }),
            ),
            inventory: inventory.map((each, i) => record('inventory', i + 2, { ...each, cert_no: 'N1' })),
            paper: [],
          };
          const household = joinHouseholds(read, HEILONGJIANG_57, DAY).households[0]!;
          const rules = RULES[1]!;
          const options = {
            year: '2026',
            day: DAY,
            unmasked: true,
            placeholders: true,
            volume: { volumeNo: 1, boxNo: 1, inBox: 1 },
          };
          const make = () =>
            dossierPdf(
              composeDossier(household, checkItems(household, rules, DAY, true), rules, options),
              faces,
              DAY,
              () => null,
            );
          const pdf = make();
          expect(make().bytes.equals(pdf.bytes)).toBe(true);
          expect(pdf.parts.reduce((sum, { from, to }) => sum + to - from + 1, 0)).toBe(pdf.pages);
          expect(pdf.parts[0]!.from).toBe(1);
          for (const [i, { from }] of pdf.parts.entries()) if (i > 0) expect(from).toBe(pdf.parts[i - 1]!.to + 1);
          const document = await PDFDocument.load(pdf.bytes);
          expect(document.getPageCount()).toBe(pdf.pages);
          const refs = document.getPages().map(({ ref }) => ref.toString());
          const at = (dict: unknown, key: string) =>
            (dict as { lookup(name: PDFName): unknown }).lookup(PDFName.of(key));
          const marks: number[] = [];
          for (let mark = at(at(document.catalog, 'Outlines'), 'First'); mark !== undefined; mark = at(mark, 'Next'))
            marks.push(refs.indexOf((at(mark, 'Dest') as { get(index: number): object }).get(0).toString()) + 1);
          expect(marks).toEqual(pdf.parts.map(({ from }) => from));
        },
      ),
      { numRuns: 12 },
    );
  });

  it('gives back every character of any name, or says by its number that no font has it', async () => {
    const character = fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }) },
      { weight: 1, arbitrary: fc.integer({ min: 0x3400, max: 0x4dbf }) },
      { weight: 1, arbitrary: fc.integer({ min: 0x20000, max: 0x2a6df }) },
      { weight: 1, arbitrary: fc.constantFrom(0xb7, 0x3007, 0xfa0e, 0x30edd) },
    );
    const name = fc.array(character, { minLength: 2, maxLength: 5 }).map((codes) => String.fromCodePoint(...codes));
    const cover = rulesOfPack({
      ...HEILONGJIANG_57,
      materials: HEILONGJIANG_57.materials.filter(({ stage }) => ['封面', '目录', '备考'].includes(stage)),
      order: [],
      forms: HEILONGJIANG_57.forms.filter(({ item }) => item === 'Z99'),
    });
    await fc.assert(
      fc.asyncProperty(name, async (headName) => {
        const read = {
          households: [record('households', 2, { ...PLAIN, head_name: headName, cert_no: 'N1' })],
          persons: [],
          inventory: [],
          paper: [],
        };
        const household = joinHouseholds(read, cover.pack, DAY).households[0]!;
        const options = {
          year: '2026',
          day: DAY,
          unmasked: true,
          placeholders: false,
          volume: { volumeNo: 1, boxNo: 1, inBox: 1 },
        };
        const { bytes, missingGlyphs } = dossierPdf(
          composeDossier(household, checkItems(household, cover, DAY, true), cover, options),
          faces,
          DAY,
          () => null,
        );
        const { pages, fonts } = await readBack(bytes);
        const printed = [...household.headName]
          .map((each) => {
            const codePoint = each.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
            return missingGlyphs.includes(each) ? `〔缺字 U+${codePoint}〕` : each;
          })
          .join('');
        expect(pages[0]!.text).toContain(printed);
        for (const page of pages) expect([page.unreadable, page.text.includes(printed)]).toEqual([0, true]);
        for (const font of fonts) expect([font.embedded, font.unicode]).toEqual([true, true]);
      }),
      { numRuns: 25 },
    );
  });

  it('folds lines so that nothing is lost, none is too wide, and none begins with a closing sign', () => {
    const text = fc.string({ unit: fc.constantFrom(...'低保，。（）“”123abc 年、'), maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 60, max: 300 }), (words, width) => {
        const lines = foldLines(words, faces.song, 12, width);
        expect(lines.join('')).toBe(words);
        const isClosing = (character: string | undefined) => '，。、）”'.includes(character ?? '?');
        for (const [i, line] of lines.entries()) {
          expect(widthOfText(line, faces.song, 12)).toBeLessThanOrEqual(width + 0.1);
          // Unless there are so many signs in a row that they have to be parted somewhere.
          if (i > 0 && isClosing(line[0]))
            expect([...line].slice(0, 3).every(isClosing) || [...lines[i - 1]!].length === 1).toBe(true);
        }
      }),
    );
  });
});
