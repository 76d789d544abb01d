// npm run pictures: takes the pictures of the guide from those the journeys left behind (npm run test:window).
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './setup.mjs';

const SHOTS = join(ROOT, '.cache', 'e2e', 'shots');
const PICTURES = join(ROOT, 'docs', 'pictures');

const guide = readFileSync(join(ROOT, 'docs', 'guide.zh.md'), 'utf8');
const wanted = [...guide.matchAll(/\(pictures\/([\w-]+\.png)\)/g)].map(([, name]) => name);
mkdirSync(PICTURES, { recursive: true });
const missing = wanted.filter((name) => !existsSync(join(SHOTS, name)));
for (const name of wanted) if (!missing.includes(name)) copyFileSync(join(SHOTS, name), join(PICTURES, name));
process.stderr.write(`pictures: ${wanted.length - missing.length} of ${wanted.length} taken\n`);
if (missing.length > 0) {
  process.stderr.write(`no journey left ${missing.join(', ')}\n`);
  process.exit(1);
}
