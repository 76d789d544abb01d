// Dossiers of six pages, each measurement a process of its own (row h of the bench). Says what it measured as JSON.
//   dossiers.mjs check COUNT               completeness and policy questions of so many households
//   dossiers.mjs make COUNT                so many dossiers, composed and printed in this thread
//   dossiers.mjs plain COUNT               so many plain pdfmake documents of six pages, each made anew
//   dossiers.mjs batch COUNT THREADS DIR   a whole batch as the command line makes it: files, metadata, every dossier looked at again
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { dossierPdf } from '../../electron/formats/write/archive/dossier-pdf.ts';
import { loadFaces } from '../../electron/formats/write/pdf/faces.ts';
import { checkHouseholds } from '../../electron/jobs/archive/check-households.ts';
import type { CheckedArchive } from '../../electron/jobs/archive/checked-archive.ts';
import { deliverArchive } from '../../electron/jobs/archive/deliver-archive.ts';
import { scansBesideInventory } from '../../electron/jobs/archive/scans-beside-inventory.ts';
import type { JobContext, Progress } from '../../electron/jobs/progress.ts';
import type { ArchiveHousehold } from '../../shared/domain/archive/archive-household.ts';
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

const [MODE, COUNT, THREADS, FOLDER] = process.argv.slice(2);
const count = Number(COUNT);
const DAY = '2026-12-31';
const quiet: JobContext = { signal: new AbortController().signal, report: () => {} };

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

const { households } = joinHouseholds(tablesOf(count), WHOLE.pack, DAY);

/** What the main thread took, in milliseconds from the start of the work to its end. */
async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function check() {
  let items = 0;
  const ms = await timed(() => {
    for (const household of households) {
      items += checkItems(household, WHOLE, DAY, true).length;
      policyFindings(household, WHOLE);
    }
  });
  return { ms, items };
}

async function make() {
  const faces = await loadFaces();
  let pages = 0;
  let bytes = 0;
  const one = (household: ArchiveHousehold): void => {
    const volume = { volumeNo: 1, boxNo: 1, inBox: 1 };
    const options = { year: '2026', day: DAY, unmasked: true, volume, placeholders: false };
    const dossier = composeDossier(household, checkItems(household, SIX_PAGES, DAY, true), SIX_PAGES, options);
    const made = dossierPdf(dossier, faces, DAY, () => null);
    pages += made.pages;
    bytes += made.bytes.length;
  };
  one(households[0]!);
  pages = 0;
  bytes = 0;
  const ms = await timed(() => {
    for (const household of households) one(household);
  });
  return { ms, pages: pages / count, bytes: bytes / count };
}

/** Six pages of a title and a table of forty cells each: what a form is, made the plain way. */
async function plain() {
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
  const one = async (household: ArchiveHousehold): Promise<void> => {
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
    await pdfmake.createPdf({ content, defaultStyle: { font: 'song', fontSize: 10.5 } }).getBuffer();
  };
  await one(households[0]!);
  return {
    ms: await timed(async () => {
      for (const household of households) await one(household);
    }),
  };
}

async function batch() {
  const checked: CheckedArchive = {
    policy: { pack: SIX_PAGES.pack, sha256: '0'.repeat(64), file: null },
    year: '2026',
    makingDate: DAY,
    only: [],
    rules: SIX_PAGES,
    households: await checkHouseholds(
      { households },
      { rules: SIX_PAGES, makingDate: DAY, hasInventory: true, hasPaper: false, only: [] },
      quiet,
    ),
    stray: [],
    sources: { households: [], persons: [], inventory: [], paper: [] },
    warnings: [],
    remarks: [],
    scans: scansBesideInventory([]),
    keyedSteps: 0,
  };
  const options = {
    unmasked: true,
    checkOnly: false,
    placeholders: false,
    threads: Number(THREADS),
    program: fileURLToPath(new URL('../../../dist/cli/dossier-worker.mjs', import.meta.url)),
    resume: false,
  };
  // The resident set once a fifth is made, and at the end: what grows with the number of dossiers shows between them.
  const seen = { fifth: 0, end: 0 };
  const report = ({ done }: Progress): void => {
    if (done === Math.ceil(count / 5)) seen.fifth = process.memoryUsage().rss;
    if (done === count) seen.end = process.memoryUsage().rss;
  };
  let pages = 0;
  const ms = await timed(async () => {
    const { manifest } = await deliverArchive(FOLDER!, checked, options, { ...quiet, report });
    if (manifest.totals.dossiers !== count) throw new Error(`${manifest.totals.dossiers} dossiers of ${count}`);
    pages = manifest.totals.pages;
  });
  return { ms, pages: pages / count, ...seen };
}

const MODES: Readonly<Record<string, () => Promise<object>>> = { check, make, plain, batch };
process.stdout.write(JSON.stringify(await MODES[MODE!]!()));
