import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../../electron/cli/main.ts';
import { blocksOf, readDoc } from './read-doc.ts';

const text = readDoc('README.md');
const scratch = mkdtempSync(join(tmpdir(), 'readme-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The commands of the README, with their continued lines put together. */
const commands = [...text.replaceAll(/\\\n\s+/gu, '').matchAll(/^ {4}npm run --silent cli -- (.*)$/gmu)].map((match) =>
  match[1]!.split(/\s+/u),
);
const [sampleOutput, reconcileOutput] = blocksOf(text, '');

async function run(args: readonly string[]): Promise<{ readonly code: number; readonly stdout: string }> {
  let stdout = '';
  const code = await main(
    args.map((arg) => arg.replace(/^sample-county/u, join(scratch, 'sample-county'))),
    {
      stdout: (said) => {
        stdout += said;
      },
      stderr: () => {},
      isTty: false,
      signal: new AbortController().signal,
    },
  );
  return { code, stdout: stdout.replaceAll(`${scratch}/`, '') };
}

/** Every line of the block stands in the output, in its order; an ellipsis stands for the rest. */
function expectShown(output: string, block: string): void {
  const shown = block.split('…\n')[0]!;
  expect(output).toContain(shown);
}

describe('the first reconciliation of the README', () => {
  const named = (name: string): readonly string[] => commands.find(([command]) => command === name)!;

  it('prints what the README shows', async () => {
    const made = await run(named('sample'));
    expect(made.code).toBe(0);
    expectShown(made.stdout, sampleOutput!);
    const reconciled = await run([...named('reconcile'), '--no-xlsx', '--no-pdf']);
    expect(reconciled.code).toBe(1);
    expectShown(reconciled.stdout, reconcileOutput!);
    expect(await run(named('verify'))).toMatchObject({ code: 0 });
    expect(await run(named('inspect'))).toMatchObject({ code: 0 });
  });
});
