import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesOfMonth } from '../../../electron/data/month-file-repo.ts';
import { sourceFile } from '../../../electron/data/source-file-repo.ts';
import { DEFAULT_READ_LIMITS } from '../../../electron/formats/table.ts';
import { storedTable } from '../../../electron/jobs/desk/stored-table.ts';
import { mappingOf, sourceKindOf } from '../../../electron/jobs/desk/understand-file.ts';
import { readLedgerFile } from '../../../electron/jobs/read-ledger-file.ts';
import { readTable } from '../../../electron/jobs/read-table.ts';
import { PERIOD, quiet } from '../cli/command-line.ts';
import { FORMATTED } from './table-formats.ts';
import { importPaths, newMonth, newWorkplace, sampleCounty, scratchFolder } from './workplace.ts';

const folder = scratchFolder();
const place = newWorkplace(folder);
const monthId = newMonth(place);

for (const { name, bytes } of FORMATTED) writeFileSync(join(folder, name), bytes);

test.each(FORMATTED)('$name says the same from the rows kept as from the file', async ({ name, overrides }) => {
  for (const kind of ['approval', 'bank'] as const) {
    const path = join(folder, name);
    const { files } = await importPaths(place, monthId, kind, [path], { overrides });
    expect(files).toMatchObject([{ outcome: 'added', error: null }]);
    const stored = filesOfMonth(place.db, monthId).find(({ monthFileId }) => monthFileId === files[0]!.monthFileId)!;
    const table = {
      path,
      name: stored.name,
      kind: sourceKindOf(kind),
      period: PERIOD,
      mapping: mappingOf(stored.name, overrides),
    };
    const fromFile = await readLedgerFile({ ...table, limits: DEFAULT_READ_LIMITS }, quiet);
    const file = sourceFile(place.db, stored.fileId)!;
    const fromStore = await readTable(table, storedTable(place.db, file), () => file.sha256, quiet);
    expect(fromStore).toEqual(fromFile);
    expect(JSON.parse(JSON.stringify({ ...fromFile.report, path: stored.name }))).toEqual(stored.report);
    expect(stored.lines).toBe(fromFile.ledger.count);
    expect(fromFile.ledger.count).toBeGreaterThan(200);
  }
});

test('the files of the sample county say the same from the rows kept as from the files', async () => {
  const county = await sampleCounty(join(folder, 'county'));
  const other = newMonth(place, PERIOD, '示例');
  for (const kind of ['approval', 'finance', 'bank', 'bankReturn'] as const) {
    await importPaths(place, other, kind, [county[kind]]);
    const stored = filesOfMonth(place.db, other).find((file) => file.kind === kind)!;
    const table = {
      path: county[kind],
      name: stored.name,
      kind: sourceKindOf(kind),
      period: PERIOD,
      mapping: undefined,
    };
    const file = sourceFile(place.db, stored.fileId)!;
    expect(await readTable(table, storedTable(place.db, file), () => file.sha256, quiet)).toEqual(
      await readLedgerFile({ ...table, limits: DEFAULT_READ_LIMITS }, quiet),
    );
  }
});
