// npm run cli: the command line from a checkout. Bundles first where a source is newer than the bundle.
import { bundle } from './bundle.mjs';

await bundle();
if (process.env.npm_lifecycle_event === 'sample') process.argv.splice(2, 0, 'sample');
await import('../dist/cli/sanzhang.mjs');
