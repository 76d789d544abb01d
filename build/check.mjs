// npm run check: everything that must hold and needs no window. Ends with one line "N passed, N failed".
import { runChecks } from './checks.mjs';
import { Count } from './count.mjs';

const count = new Count();
await runChecks(count);
count.end();
