import { maskAccount } from '../identity/bank-account.ts';
import { maskPersonId } from '../identity/person-id.ts';
import { LEDGER_LABEL } from '../ledger/ledger-kind.ts';
import type { DecisionOutcome, DecisionTrouble } from '../matching/apply-decisions.ts';
import { partsOfKey } from '../matching/ledger-household-key.ts';
import { maskApart } from './mask-apart.ts';

const VERDICT_LABEL = { same: '是同一户', different: '不是同一户' } as const;

const TROUBLE: Readonly<Record<DecisionTrouble, (named: string) => string>> = {
  'not-there': (named) => `没有采用：账里这次没有${named}`,
  'not-unique': (named) => `没有采用：账里不止一户是${named}，指不明是哪一户`,
  'one-by-id': () => '没有全部采用：其中有身份证号相同的，仍按同一户对账',
  'one-ledger': () => '没有采用：合在一起，同一本账里就会有两户（或其中有的已按身份证号与别的户对应）',
  'said-different': () => '没有采用：另有决定说其中有的不是同一户',
  contradicting: () => '没有采用：与别的“是同一户”的决定合在一起互相矛盾',
};

/** How many households a sentence names before it only counts them. */
const HOUSEHOLDS_NAMED = 6;

/** A sentence for every decision that did not take effect, or not in all: numbers are masked, as the statement is seen by many. */
export function decisionWarnings(outcomes: readonly DecisionOutcome[]): readonly string[] {
  return outcomes.flatMap(({ decision, trouble, households }) => {
    if (trouble === null) return [];
    const names = namesOf(decision.households);
    const named = decision.households.map((key) => names.get(key)!);
    const most = named.slice(0, HOUSEHOLDS_NAMED).join('、');
    const all = named.length > HOUSEHOLDS_NAMED ? `${most}等 ${named.length} 户` : most;
    const about = households.map((key) => names.get(key)!).slice(0, HOUSEHOLDS_NAMED);
    return [
      `人工决定“${VERDICT_LABEL[decision.verdict]}”（${all}）${TROUBLE[trouble](about.join('、'))}，请核对后重新认定`,
    ];
  });
}

/** Each household in words: by its number, else by its name. */
function namesOf(keys: readonly string[]): ReadonlyMap<string, string> {
  const parts = keys.map((key) => ({ key, ...partsOfKey(key) }));
  const textsOf = (form: string): readonly string[] =>
    parts.flatMap((part) => (part.form === form ? [part.texts?.[0] ?? ''] : []));
  const ids = maskApart(textsOf('id'), maskPersonId);
  const accounts = maskApart(textsOf('acct'), maskAccount);
  return new Map(
    parts.map(({ key, kind, form, texts }) => {
      const [text = ''] = texts ?? [];
      const ledger = kind === undefined ? '' : LEDGER_LABEL[kind];
      if (form === 'id') return [key, `${ledger}身份证号 ${ids.get(text) ?? ''}`];
      if (form === 'acct') return [key, `${ledger}账号 ${accounts.get(text) ?? ''}`];
      if (form === 'cert') return [key, `${ledger}低保证号 ${text}`];
      return [key, text === '' ? `${ledger}没有姓名的一户` : `${ledger}“${text}”`];
    }),
  );
}
