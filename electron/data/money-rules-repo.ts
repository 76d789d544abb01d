import { DEFAULT_MONEY_RULES, type MoneyRules, moneyRulesSchema } from '../../shared/contracts/desk/money-rules.ts';
import type { Database } from './database.ts';

/** What the office goes by; the built-in values where nobody has said otherwise, or where they are not understood any more. */
export function readMoneyRules(db: Database): MoneyRules {
  const stored = db.get<{ value: string }>("SELECT value FROM setting WHERE name = 'money'");
  if (stored === undefined) return DEFAULT_MONEY_RULES;
  const parsed = moneyRulesSchema.safeParse(JSON.parse(stored.value));
  return parsed.success ? parsed.data : DEFAULT_MONEY_RULES;
}

export function writeMoneyRules(db: Database, rules: MoneyRules): void {
  db.run(
    "INSERT INTO setting (name, value) VALUES ('money', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    [JSON.stringify(rules)],
  );
}
