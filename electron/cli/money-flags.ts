import { readMoney } from '../../shared/domain/identity/money.ts';
import { CellKind } from '../../shared/domain/ledger/source-row.ts';
import { type ParsedFlags, usageError } from './command-line.ts';
import { required } from './workspace-command.ts';

/** The number behind the verb. Throws AppError E_USAGE. */
export function numberOf(flags: ParsedFlags): number {
  const text = flags.values[1] ?? '';
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw usageError(`“${text}”不是编号`, `"${text}" is no number`, '编号见 list', 'see list');
}

/** An amount given in yuan, in fen. Throws AppError E_USAGE. */
export function fenFlag(flags: ParsedFlags, flag: string): number {
  const text = required(flags, flag);
  const { fen } = readMoney(text, CellKind.text, 'yuan');
  if (fen !== null && fen > 0) return fen;
  throw usageError(
    `--${flag} 应当是金额，不能是“${text}”`,
    `--${flag} is an amount, not "${text}"`,
    '写成 300.00',
    'write 300.00',
  );
}

/** A flag as part of an input, where it was given. */
export function optional<Name extends string>(flags: ParsedFlags, flag: Name): { readonly [Each in Name]?: string } {
  const value = flags.one.get(flag);
  return value === undefined ? {} : ({ [flag]: value } as { readonly [Each in Name]?: string });
}
