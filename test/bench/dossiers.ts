// Dossiers of six pages: ours beside the plain pdfmake document made anew for each, in one process and in turns; then completeness of
// 10,000 households, and memory over a batch. Times are those of the processor. Run from the root:
//   npx esbuild test/bench/dossiers.ts --bundle --platform=node --format=esm --packages=external --outfile=.cache/bench/dossiers.mjs
//   node --expose-gc .cache/bench/dossiers.mjs [documents a turn] [dossiers of the batch]
import { createRequire } from 'node:module';
import { dossierPdf } from '../../electron/formats/write/archive/dossier-pdf.ts';
import { loadFaces } from '../../electron/formats/write/pdf/faces.ts';
import { checkItems } from '../../shared/domain/archive/check/completeness.ts';
import { policyFindings } from '../../shared/domain/archive/check/policy-questions.ts';
import { composeDossier } from '../../shared/domain/archive/dossier/compose-dossier.ts';
import { extendPack } from '../../shared/domain/archive/policy/extend-pack.ts';
import { HEILONGJIANG_57 } from '../../shared/domain/archive/policy/heilongjiang.ts';
import { rulesOfPack } from '../../shared/domain/archive/policy/rules-of-pack.ts';
import { joinHouseholds } from '../../shared/domain/archive/read/join-households.ts';
import type { TableRecord } from '../../shared/domain/archive/read/table-rows.ts';
import { approvalRow } from '../../shared/domain/sample/archive/approval-row.ts';
import { archiveFacts } from '../../shared/domain/sample/archive/archive-facts.ts';
import { paperMaterials } from '../../shared/domain/sample/archive/paper-materials.ts';
import { personDetails } from '../../shared/domain/sample/archive/person-details.ts';
import { householdAt, planCounty } from '../../shared/domain/sample/household.ts';
import { cleanLines } from '../../shared/domain/sample/lines.ts';

const TURN = Number(process.argv[2] ?? 20);
const BATCH = Number(process.argv[3] ?? 2_000);
const HOUSEHOLDS = 10_000;
const TURNS = 5;
const DAY = '2026-12-31';

/** Cover, catalogue, application, home visit, decision, closing note: six pages. */
const SIX_PAGES = rulesOfPack(
  extendPack(HEILONGJIANG_57, {
    id: 'six-pages',
    without: HEILONGJIANG_57.materials
      .map(({ code }) => code)
      .filter((code) => !['F00', 'F01', 'A01', 'B03', 'D01', 'Z99'].includes(code)),
  }),
);
const WHOLE = rulesOfPack(HEILONGJIANG_57);

/** The tables of a sample county, as they are read. */
function tablesOf(count: number) {
  const plan = planCounty(count, 1, '2026-04');
  const record = (table: string, row: number, values: TableRecord['values']): TableRecord => ({
    pointer: `${table}#${row}`,
    file: 0,
    values,
  });
  const tables = {
    households: [] as TableRecord[],
    persons: [] as TableRecord[],
    inventory: [] as TableRecord[],
    paper: [],
  };
  for (let i = 0; i < count; i++) {
    const household = householdAt(plan, i);
    const persons = personDetails(plan, household, DAY);
    const facts = archiveFacts(plan, household, persons);
    const [line] = cleanLines(household, plan.period).approval;
    const cells = approvalRow(plan, line!, facts);
    const begin = String(cells.最初享受月);
    const key = { cert_no: household.certNo };
    tables.households.push(
      record('households', i + 2, {
        ...key,
        head_name: household.name,
        head_id: household.idNumber,
        category: '农村低保',
        family_size: household.members.length,
        insured_size: household.insuredSize,
        income_year: household.annualIncomeFen,
        base: household.baseFen,
        person_class: household.classFen,
        total: household.totalFen,
        township: household.township,
        village: household.village,
        county: '岭河县',
        begin_month: begin,
        acct_no: household.account,
        bank: household.bankName,
        reason: '因病',
        relative: facts.relative,
        deduction: facts.deductionFen,
      }),
    );
    for (const { member, marital, disability, disease, school, health } of persons)
      tables.persons.push(
        record('persons', tables.persons.length + 2, {
          ...key,
          name: member.name,
          id: member.idNumber,
          relation: member.relation,
          marital,
          disability_level: disability?.level ?? null,
          disability_type: disability?.type ?? null,
          disease: disease === '' ? null : disease,
          school: school === '' ? null : school,
          health,
        }),
      );
    for (const { code, title, date, pages } of paperMaterials(household, persons, facts, begin, 2026))
      tables.inventory.push(
        record('inventory', tables.inventory.length + 2, {
          ...key,
          code,
          title,
          date,
          pages,
          signed: true,
          sealed: true,
        }),
      );
  }
  return tables;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Milliseconds of the processor: what the program itself costs, whatever else the machine is doing. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const tables = tablesOf(HOUSEHOLDS);
const checking = cpu();
const { households } = joinHouseholds(tables, WHOLE.pack, DAY);
const joined = cpu();
let items = 0;
for (const household of households) {
  items += checkItems(household, WHOLE, DAY, true).length;
  policyFindings(household, WHOLE);
}
const checked = cpu();
say(
  `completeness and policy questions of ${households.length} households, ${items} materials: ${Math.round(checked - joined)} ms of the processor (put together from rows before: ${Math.round(joined - checking)} ms)`,
);

const faces = await loadFaces();
const volume = { volumeNo: 1, boxNo: 1, inBox: 1 };
function ours(i: number): { readonly pages: number; readonly bytes: number } {
  const household = households[i % households.length]!;
  const options = { year: '2026', day: DAY, unmasked: true, volume, placeholders: false };
  const dossier = composeDossier(household, checkItems(household, SIX_PAGES, DAY, true), SIX_PAGES, options);
  const { pages, bytes } = dossierPdf(dossier, faces, DAY, () => null);
  return { pages, bytes: bytes.length };
}

const { resolve } = createRequire(import.meta.url);
const { default: pdfmake } = await import('pdfmake');
const font = (path: string): string => resolve(`@expo-google-fonts/${path}.ttf`);
pdfmake.setFonts({
  song: {
    normal: font('noto-serif-sc/400Regular/NotoSerifSC_400Regular'),
    bold: font('noto-serif-sc/700Bold/NotoSerifSC_700Bold'),
  },
});
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => true);
/** Six pages of a title and a table of forty cells each: what a form is, made the plain way. */
async function plain(i: number): Promise<number> {
  const household = households[i % households.length]!;
  const row = (n: number): string[] => [`项目${n}`, household.headName, '身份证号', household.headId];
  const content = Array.from({ length: 6 }, (_, page) => [
    {
      text: '最低生活保障审核确认表',
      bold: true,
      fontSize: 18,
      ...(page === 0 ? {} : { pageBreak: 'before' as const }),
    },
    { table: { widths: [80, '*', 80, '*'], body: Array.from({ length: 10 }, (_, n) => row(n)) } },
    { text: `经入户调查、信息核对和公示，拟同意给予${household.headName}家庭最低生活保障。` },
  ]);
  const bytes = await pdfmake.createPdf({ content, defaultStyle: { font: 'song', fontSize: 10.5 } }).getBuffer();
  return bytes.length;
}

const times = { ours: [] as number[], plain: [] as number[] };
let pages = 0;
let bytes = 0;
ours(0);
await plain(0);
for (let turn = 0; turn < TURNS; turn++) {
  let began = cpu();
  for (let i = 0; i < TURN; i++) {
    const made = ours(turn * TURN + i);
    pages += made.pages;
    bytes += made.bytes;
  }
  times.ours.push((cpu() - began) / TURN);
  began = cpu();
  for (let i = 0; i < TURN; i++) await plain(turn * TURN + i);
  times.plain.push((cpu() - began) / TURN);
}
const [a, b] = [median(times.ours), median(times.plain)];
say(
  `dossier of ${(pages / (TURN * TURNS)).toFixed(2)} pages, ${Math.round(bytes / (TURN * TURNS) / 1024)} KB: ${a.toFixed(1)} ms, ${(1000 / a).toFixed(1)} a second`,
);
say(`plain pdfmake document of 6 pages: ${b.toFixed(1)} ms; ours is ${(b / a).toFixed(1)} times as fast (to reach: 3)`);

const gc = (globalThis as { gc?: () => void }).gc ?? (() => {});
const heap = (): number => {
  gc();
  return process.memoryUsage().heapUsed / 1e6;
};
const before = heap();
for (let i = 0; i < BATCH; i++) ours(i);
say(`heap over a batch of ${BATCH}: ${before.toFixed(0)} MB before, ${heap().toFixed(0)} MB after`);
