// npm run cli: the command line from a checkout. Bundles first where a source is newer than the bundle.
import { bundle } from './bundle.mjs';

await bundle();
await import('../dist/cli/sanzhang.mjs');
