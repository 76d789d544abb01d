/** Reads every row of a workbook with the product's own reader. Bundled and run by the bench: `node ours.mjs FILE.xlsx`. */
import { DEFAULT_READ_LIMITS } from '../../../electron/formats/table.ts';
import { openXlsx } from '../../../electron/formats/xlsx/open-xlsx.ts';

const source = await openXlsx(process.argv[2]!, DEFAULT_READ_LIMITS);
let rows = 0;
let cells = 0;
let chars = 0;
for (const index of source.sheets.keys()) {
  await source.readSheet(index, (row) => {
    rows++;
    for (const cell of row.cells) {
      if (cell === '') continue;
      cells++;
      chars += cell.length;
    }
  });
}
await source.close();
process.stdout.write(JSON.stringify({ rows, cells, chars }));
