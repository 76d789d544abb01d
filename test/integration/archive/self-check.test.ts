import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { earlierDelivery } from '../../../electron/jobs/archive/batch-journal.ts';
import type { CheckedArchive } from '../../../electron/jobs/archive/checked-archive.ts';
import { deliverArchive } from '../../../electron/jobs/archive/deliver-archive.ts';
import type { DossierSettings } from '../../../electron/jobs/archive/dossier-order.ts';
import { inspectDelivery } from '../../../electron/jobs/archive/inspect-delivery.ts';
import { inspectDossier } from '../../../electron/jobs/archive/inspect-dossier.ts';
import type { WrittenDossier } from '../../../electron/jobs/archive/written-dossier.ts';
import { engineVersion } from '../../../electron/jobs/engine.ts';
import {
  type ArchiveFile,
  type ArchiveManifest,
  archiveManifestSchema,
} from '../../../shared/contracts/archive-manifest.ts';
import { archiveSelfCheckSchema } from '../../../shared/contracts/archive-self-check.ts';
import { addTallies, SELF_CHECKS, type SelfCheckId, type Tallies } from '../../../shared/domain/archive/self-check.ts';
import { checkedOf, quiet, sampleArchive, scratchFolder } from './small-archive.ts';

const root = scratchFolder();
const sound = join(root, 'sound');
const WHOLE = { unmasked: false, checkOnly: false, placeholders: false, resume: false };

let checked: CheckedArchive;
let manifest: ArchiveManifest;
let dossiers: readonly WrittenDossier[];
beforeAll(async () => {
  const all = await checkedOf(await sampleArchive(join(root, 'county'), 24));
  const [first, ...others] = all.households;
  // A scan of one page, which the households of a county without faults have not.
  const scan = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
    'base64',
  );
  const inventory = first!.household.inventory.map((item) =>
    item.code === 'A04' ? { ...item, file: 'scan.png' } : item,
  );
  checked = {
    ...all,
    households: [{ ...first!, household: { ...first!.household, inventory } }, ...others.slice(0, 1)],
    scans: { bytesOf: async () => scan, sha256Of: async () => '0'.repeat(64) },
  };
  manifest = (await deliverArchive(sound, checked, WHOLE, quiet)).manifest;
  dossiers = [...(await earlierDelivery(sound, 'manifest.json')).dossiers.values()];
}, 60_000);

/** What is found in a folder when it is looked at again with what its manifest says. */
async function inspected(
  folder: string,
  {
    households = checked.households,
    files = manifest.files as readonly ArchiveFile[],
    made = dossiers as readonly (WrittenDossier | null)[],
  } = {},
): Promise<Tallies> {
  const settings: DossierSettings = {
    folder,
    pack: checked.policy.pack,
    packSha256: checked.policy.sha256,
    year: '2026',
    makingDate: '2026-12-31',
    unmasked: false,
    placeholders: false,
    engine: engineVersion(),
  };
  const tallies: Tallies = new Map();
  for (const [i, dossier] of made.entries())
    if (dossier !== null)
      addTallies(tallies, await inspectDossier(checked.households[i]!.household, dossier, settings));
  const report = await inspectDelivery(
    folder,
    { households, only: [] },
    { dossiers: made, failures: [] },
    files,
    quiet,
  );
  addTallies(tallies, report);
  return tallies;
}

const pdfOf = (folder: string): string => join(folder, dossiers[0]!.path);
const changedText = (end: string, change: (text: string) => string) => (folder: string) => {
  const path = pdfOf(folder).replace(/\.pdf$/u, end);
  const text = readFileSync(path, 'utf8');
  expect(change(text)).not.toBe(text);
  writeFileSync(path, change(text));
};
const changedPdf = (change: (document: PDFDocument) => void) => async (folder: string) => {
  const document = await PDFDocument.load(readFileSync(pdfOf(folder)), { updateMetadata: false });
  change(document);
  writeFileSync(pdfOf(folder), await document.save());
};
const dictsOf = (document: PDFDocument): readonly PDFDict[] =>
  document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict ? [object] : object instanceof PDFRawStream ? [object.dict] : [],
    );
const without = (key: string) =>
  changedPdf((document) => {
    for (const dict of dictsOf(document)) dict.delete(PDFName.of(key));
  });
const LOCKED =
  '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n3 0 obj\n<</Filter/Standard/V 1/R 2/O(a)/U(b)/P -4>>\nendobj\ntrailer\n<</Root 1 0 R/Encrypt 3 0 R/Size 4>>\n';

type Spoil = (folder: string) => unknown;
/** What is done to a copy so that a test has to notice it; what is given is what it is then looked at with. */
const SPOILT: Readonly<Record<SelfCheckId, Spoil>> = {
  hash: (folder) => writeFileSync(pdfOf(folder), ' ', { flag: 'a' }),
  metadata: changedText('.json', (text) => text.replace(/"页数": \d+,\n {4}"语种"/u, '"页数": 99,\n    "语种"')),
  forms: changedText('.xml', (text) => text.replace('农村低保', '城市低保')),
  origin: changedText('.json', (text) => text.replace(/("政策包摘要值": ")[0-9a-f]{4}/u, '$10000')),
  count: () => ({ made: [dossiers[0]!, null] }),
  catalogue: async (folder) => {
    const other = join(root, 'other');
    const fewer = { ...checked, households: checked.households.slice(1) };
    await deliverArchive(other, fewer, { ...WHOLE, checkOnly: true }, quiet);
    cpSync(join(other, 'catalogue.xlsx'), join(folder, 'catalogue.xlsx'));
  },
  listed: (folder) => rmSync(pdfOf(folder).replace(/\.pdf$/u, '.xml')),
  numbers: () => ({ households: [...checked.households].reverse(), made: [...dossiers].reverse() }),
  parts: changedText('.json', (text) => text.replace('"起始页": 3', '"起始页": 4')),
  scans: changedText('.json', (text) => text.replace(/"页数": 1\n/u, '"页数": 2\n')),
  elements: changedText('.json', (text) => text.replace(/"题名": "[^"]+社会救助档案"/u, '"题名": ""')),
  opens: (folder) => writeFileSync(pdfOf(folder), readFileSync(pdfOf(folder)).subarray(0, 2000)),
  pages: changedPdf((document) => document.getPage(1).setMediaBox(0, 0, 400, 400)),
  fonts: without('FontFile2'),
  text: without('ToUnicode'),
  glyphs: async (folder) => {
    const [first] = checked.households;
    const rare = { ...first!, household: { ...first!.household, headName: '张\u{2CEB0}' } };
    const other = join(root, 'rare');
    await deliverArchive(other, { ...checked, households: [rare] }, WHOLE, quiet);
    const { dossiers: made } = await earlierDelivery(other, 'manifest.json');
    cpSync(join(other, [...made.keys()][0]!), pdfOf(folder));
  },
  locked: (folder) => writeFileSync(pdfOf(folder), LOCKED),
  acts: changedPdf((document) => document.addJavaScript('a', 'app.alert(1)')),
  masked: async (folder) => {
    const other = join(root, 'open');
    await deliverArchive(other, checked, { ...WHOLE, unmasked: true }, quiet);
    cpSync(join(other, dossiers[0]!.path), pdfOf(folder));
  },
  paths: () => ({ files: [...manifest.files, { path: '../out.pdf', sha256: '0'.repeat(64), bytes: 1 }] }),
};

describe('the self-check of a delivery', () => {
  it('finds nothing in one that is sound, and has looked at something with every test', async () => {
    const report = archiveSelfCheckSchema.parse(JSON.parse(readFileSync(join(sound, 'self-check.json'), 'utf8')));
    expect(report.passed).toBe(true);
    expect(report.tests.map(({ id }) => id)).toEqual(Object.keys(SELF_CHECKS));
    for (const { id, tested, passed } of report.tests) expect([id, tested > 0, passed]).toEqual([id, true, tested]);
    expect(
      archiveManifestSchema.parse(JSON.parse(readFileSync(join(sound, 'manifest.json'), 'utf8'))).selfCheck,
    ).toEqual({
      tests: 20,
      passed: 20,
    });
    const again = await inspected(sound);
    for (const [id, { findings }] of again) expect([id, findings]).toEqual([id, []]);
  });

  it.each(Object.keys(SELF_CHECKS) as SelfCheckId[])('notices with “%s” what was done to a copy', async (id) => {
    const copy = join(root, `spoilt-${id}`);
    cpSync(sound, copy, { recursive: true });
    const given = await SPOILT[id](copy);
    const { tested, passed, findings } = (
      await inspected(copy, typeof given === 'object' ? (given as object) : {})
    ).get(id)!;
    expect(findings.length).toBeGreaterThan(0);
    expect(tested - passed).toBe(findings.length);
  });
});
