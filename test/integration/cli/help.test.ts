import { describe, expect, it } from 'vitest';
import { WORKSPACE_FLAGS } from '../../../electron/cli/workspace-command.ts';
import { sanzhang } from './command-line.ts';

const FLAGS = {
  reconcile: [
    'approval',
    'finance',
    'bank',
    'bank-return',
    'period',
    'out',
    'mapping',
    'unmasked',
    'no-xlsx',
    'no-pdf',
    'json',
    'programme',
    ...WORKSPACE_FLAGS,
  ],
  inspect: ['kind', 'period', 'mapping', 'unmasked', 'json'],
  archive: [
    'households',
    'persons',
    'inventory',
    'paper',
    'policy',
    'year',
    'date',
    'out',
    'only',
    'check-only',
    'template',
    'placeholders',
    'unmasked',
    'resume',
    'json',
    'purpose',
    ...WORKSPACE_FLAGS,
  ],
  template: ['policy', 'year', 'out', 'json'],
  verify: ['sources', 'head', 'seal', 'repacked', 'json'],
  seal: [...WORKSPACE_FLAGS, ...['period', 'programme', 'out', 'kind', 'yuan', 'reason', 'json']],
  'audit-package': [...WORKSPACE_FLAGS, ...['out', 'period', 'programme', 'evidence', 'unmasked', 'purpose', 'json']],
  sample: ['households', 'seed', 'period', 'faults', 'format', 'json'],
  lead: [
    ...WORKSPACE_FLAGS,
    ...['content', 'reason', 'by', 'unit', 'on', 'number', 'result', 'people-dealt-with', 'final', 'year', 'out'],
    ...['unmasked', 'purpose', 'json'],
  ],
  report: [...WORKSPACE_FLAGS, ...['programme', 'from', 'to', 'out', 'unmasked', 'purpose', 'json']],
  sampling: [
    ...WORKSPACE_FLAGS,
    ...[
      'period',
      'programme',
      'confidence',
      'margin',
      'share',
      'closed-cases',
      'by',
      'bands',
      'seed',
      'out',
      'unmasked',
      'purpose',
      'json',
    ],
  ],
  import: ['approval', 'finance', 'bank', 'bank-return', 'period', 'programme', 'json', ...WORKSPACE_FLAGS],
  log: ['offset', 'limit', 'head', 'seal', 'json', ...WORKSPACE_FLAGS],
  payment: [
    ...WORKSPACE_FLAGS,
    ...[
      'programme',
      'state',
      'text',
      'overdue',
      'asked',
      'json',
      'finding',
      'no-correction',
      'what',
      'batch',
      'date',
      'yuan',
    ],
    ...['receipt', 'reason', 'line', 'place'],
  ],
  disposal: [
    ...WORKSPACE_FLAGS,
    ...[
      'programme',
      'json',
      'case',
      'kind',
      'note',
      'stop-reason',
      'died',
      'since',
      'from',
      'to',
      'back-pay',
      'reason',
      'date',
    ],
    ...['yuan', 'receipt', 'form', 'out', 'unmasked', 'purpose', 'place'],
  ],
  precheck: ['period', 'programme', 'list', 'out', 'json', 'unmasked', 'purpose', ...WORKSPACE_FLAGS],
  workspace: [
    ...WORKSPACE_FLAGS,
    ...['login', 'name', 'unit', 'roles', 'new-password-file', 'passphrase-file', 'out', 'from', 'json'],
  ],
} as const;
const HAN = /[\u4e00-\u9fff]/;

describe('--help', () => {
  it.each([['--help'], ['-h'], ['help']])('%s lists the commands and the exit codes', async (flag) => {
    const { code, stdout, stderr } = await sanzhang(flag);
    expect([code, stderr]).toEqual([0, '']);
    for (const command of Object.keys(FLAGS)) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    expect(stdout).toContain('退出码：0 没有问题；1 发现差异；2 无法运行');
    expect((await sanzhang(flag, '--lang', 'en')).stdout).not.toMatch(HAN);
  });

  it.each(Object.entries(FLAGS))(
    '%s --help names every flag, in both languages, whatever else is given',
    async (command, flags) => {
      const { code, stdout, stderr } = await sanzhang(command, 'x', '--help', '--nonsense');
      expect([code, stderr]).toEqual([0, '']);
      const english = (await sanzhang('--lang=en', command, '-h')).stdout;
      expect(stdout).toMatch(new RegExp(`^用法：sanzhang ${command} `));
      expect(english).toMatch(new RegExp(`^Usage: sanzhang ${command} `));
      expect(english).not.toMatch(HAN);
      for (const flag of flags) {
        expect(stdout).toContain(`--${flag}`);
        expect(english).toContain(`--${flag}`);
      }
    },
  );

  it.each(Object.entries(FLAGS))('%s takes every flag that its help names', async (command, flags) => {
    const { stdout } = await sanzhang(command, '--help');
    const named = new Set([...stdout.matchAll(/--([a-z]+(?:-[a-z]+)*)/g)].map(([, flag]) => flag!));
    expect([...named].sort()).toEqual([...flags].sort());
    // A flag that is unknown is refused before anything else is looked at.
    for (const flag of named)
      expect((await sanzhang(command, `--${flag}=x`, '--nonsense')).stderr).toContain('“--nonsense”');
  });

  it('behind -- everything is a file, even --help', async () => {
    const { code, stderr } = await sanzhang('inspect', '--', '--help', '--lang');
    expect(code).toBe(2);
    expect(stderr).toBe(
      'error E_NOT_FOUND --help: 找不到这个文件; 请检查文件名和路径\nerror E_NOT_FOUND --lang: 找不到这个文件; 请检查文件名和路径\n',
    );
  });
});
