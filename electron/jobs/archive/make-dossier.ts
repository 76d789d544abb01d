import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArchiveHousehold, InventoryItem } from '../../../shared/domain/archive/archive-household.ts';
import { composeDossier } from '../../../shared/domain/archive/dossier/compose-dossier.ts';
import { type PackRules, rulesOfPack } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import type { RowRemark } from '../../../shared/domain/archive/read/table-rows.ts';
import { dossierPdf } from '../../formats/write/archive/dossier-pdf.ts';
import { metadataXml } from '../../formats/write/archive/metadata-xml.ts';
import { type Faces, loadFaces } from '../../formats/write/pdf/faces.ts';
import { readScan } from '../../formats/write/pdf/read-scan.ts';
import { type Scan, ScanError } from '../../formats/write/pdf/scan.ts';
import type { CheckedArchive, CheckedHousehold } from './checked-archive.ts';
import { composeMetadata } from './compose-metadata.ts';
import type {
  DossierAnswer,
  DossierBench,
  DossierOrder,
  DossierSettings,
  GivenScan,
  InspectionOrder,
} from './dossier-order.ts';
import { inspectDossier } from './inspect-dossier.ts';
import { metadataPaths, type WrittenDossier } from './written-dossier.ts';

/** Makes dossiers in this thread, one at a time. */
export class DossierMaker implements DossierBench {
  readonly places = 1;
  readonly #settings: DossierSettings;
  readonly #faces: Faces;
  readonly #rules: PackRules;

  private constructor(settings: DossierSettings, faces: Faces) {
    this.#settings = settings;
    this.#faces = faces;
    this.#rules = rulesOfPack(settings.pack);
  }

  static async open(settings: DossierSettings): Promise<DossierMaker> {
    return new DossierMaker(settings, await loadFaces());
  }

  async make(order: DossierOrder | InspectionOrder): Promise<DossierAnswer> {
    if ('dossier' in order) return this.#inspected(order.each, order.dossier, []);
    const { each, path, scans: given, inputSha256 } = order;
    const { year, makingDate, unmasked, placeholders } = this.#settings;
    let made: ReturnType<typeof dossierOf>;
    let remarks: readonly RowRemark[];
    try {
      const read = await readScans(each.household, given);
      remarks = read.remarks;
      made = dossierOf(
        each,
        { rules: this.#rules, year, makingDate },
        { unmasked, placeholders },
        this.#faces,
        read.scans,
      );
    } catch (error) {
      // Whatever one household has that nobody thought of costs no other its dossier.
      return { failed: error instanceof Error ? error.message : String(error) };
    }
    await mkdir(dirname(join(this.#settings.folder, path)), { recursive: true });
    const alone = {
      ...(await this.#write(path, made.bytes)),
      pages: made.pages,
      items: made.parts.map(({ code }) => code),
      certNo: each.household.certNo,
      missingGlyphs: [...made.missingGlyphs],
      unusableScans: remarks.length,
      inputSha256,
    };
    const hashOf = (item: InventoryItem): string =>
      given.find(({ at }) => each.household.inventory[at] === item)?.sha256 ?? '';
    const metadata = composeMetadata(each, made.dossier, made, alone, this.#settings, hashOf);
    const [json, xml] = metadataPaths(path);
    const beside = [
      await this.#write(json, Buffer.from(`${JSON.stringify(metadata, null, 2)}\n`)),
      await this.#write(xml, Buffer.from(metadataXml(metadata))),
    ];
    return this.#inspected(each, { ...alone, beside }, remarks);
  }

  async #inspected(
    { household }: CheckedHousehold,
    dossier: WrittenDossier,
    remarks: readonly RowRemark[],
  ): Promise<DossierAnswer> {
    return { dossier, remarks, tallies: await inspectDossier(household, dossier, this.#settings) };
  }

  async #write(path: string, bytes: Buffer) {
    await writeFile(join(this.#settings.folder, path), bytes);
    return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
  }

  async close(): Promise<void> {}
}

/** The dossier of one household as a PDF, for a preview as for a batch. */
export function dossierOf(
  { household, items, volume }: CheckedHousehold,
  { rules, year, makingDate }: Pick<CheckedArchive, 'rules' | 'year' | 'makingDate'>,
  { unmasked, placeholders }: Pick<DossierSettings, 'unmasked' | 'placeholders'>,
  faces: Faces,
  scans: ReadonlyMap<InventoryItem, Scan>,
) {
  const dossier = composeDossier(household, items, rules, { year, day: makingDate, unmasked, volume, placeholders });
  return { dossier, ...dossierPdf(dossier, faces, makingDate, (item) => scans.get(item) ?? null) };
}

/** The scans of a household's materials, and a remark for each that cannot be used. */
export async function readScans(
  { inventory }: ArchiveHousehold,
  given: readonly GivenScan[],
): Promise<{ readonly scans: ReadonlyMap<InventoryItem, Scan>; readonly remarks: readonly RowRemark[] }> {
  const scans = new Map<InventoryItem, Scan>();
  const remarks: RowRemark[] = [];
  for (const { at, bytes, says } of given) {
    const item = inventory[at]!;
    try {
      if (bytes === null) throw new ScanError(says);
      scans.set(item, await readScan(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
    } catch (error) {
      if (!(error instanceof ScanError)) throw error;
      remarks.push({ pointer: item.pointer, says: `扫描件“${item.file}”不能使用：${error.message}` });
    }
  }
  return { scans, remarks };
}
