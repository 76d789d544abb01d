import { maskNumber } from '../../identity/mask.ts';
import { capitalsOf } from '../../identity/money.ts';
import type { ArchiveHousehold } from '../archive-household.ts';
import { subjectOf } from '../check/completeness.ts';
import { evaluateMember } from '../condition/evaluate-condition.ts';
import type { Facts, FactValue } from '../fact.ts';
import type { PackRules } from '../policy/rules-of-pack.ts';
import { dateOf } from '../read/household-facts.ts';
import { type FormValues, fillWords } from './show-fact.ts';

const NUMBERS = ['head_id', 'agent_id', 'acct_no', 'card_no', 'phone'] as const;

/** Everything the forms of a household may show. */
export interface HouseholdForms {
  readonly values: FormValues;
  readonly members: readonly FormValues[];
  readonly adults: readonly FormValues[];
  readonly grounded: readonly FormValues[];
  readonly supporters: readonly FormValues[];
}

/** The values that forms are filled with. `year` and `day` are those of the archive; numbers are masked unless `unmasked`. */
export function formValues(
  household: ArchiveHousehold,
  rules: PackRules,
  year: string,
  day: string,
  unmasked: boolean,
): HouseholdForms {
  const { pack } = rules;
  const { facts, inventory } = household;
  const head = household.members.find((member) => member.is_head === true) ?? {};
  const values: Record<string, FactValue | undefined> = { ...facts, year, making_date: day };
  // Every form shows the same address; where the export has none, as far as the place is known.
  const address = facts.address === undefined || facts.address === null || facts.address === '' ? null : facts.address;
  values.address = address ?? `${household.township}${household.village}`;
  if (!unmasked) for (const name of NUMBERS) values[name] = masked(values[name]);
  for (const { code } of pack.materials) values[`date_${code}`] = dateOf(inventory, code);
  const publicity = inventory.find(({ code }) => rules.byCode.get(code)?.material.publicity === true);
  values.publicity_from = publicity?.from ?? publicity?.date ?? null;
  values.publicity_to = publicity?.to ?? null;
  values.publicity_days = pack.settings.publicityDays.value;
  for (const name of ['sex', 'birth', 'nation', 'marital', 'health', 'employment'])
    values[`head_${name}`] = head[name] ?? null;
  values.confirm = pack.words.confirm;
  values.township_office = officeOf(household.township);
  values.office = fillWords(pack.words.office, values);
  values.bureau = fillWords(pack.words.bureau, values);
  if (typeof facts.class_amount === 'number') values.has_class = facts.class_amount > 0;
  values.has_agent = typeof facts.agent === 'string' && facts.agent !== '' ? true : null;
  values.handler = inventory.find(({ code }) => code === 'B01')?.investigators?.join('、') ?? null;
  for (const [name, amount] of [
    ['base_capitals', facts.base],
    ['total_capitals', facts.total],
  ] as const)
    values[name] = typeof amount === 'number' ? capitalsOf(amount) : null;
  const subject = subjectOf(household);
  const is = (name: string, member: Facts): boolean => {
    const definition = rules.definitions.get(name);
    return definition !== undefined && evaluateMember(definition.of, subject, member).value === true;
  };
  const members = household.members.map((member): { readonly member: Facts; readonly shown: FormValues } => ({
    member,
    shown: {
      ...member,
      id: unmasked ? member.id : masked(member.id),
      condition: conditionOf(member),
      ground: groundOf(member, is),
      address: values.address ?? null,
      household_base: facts.base ?? null,
      aid: member.aid ?? facts.category ?? null,
    },
  }));
  const grounded = members.filter(({ shown }) => shown.ground !== '');
  values.grounded_count = grounded.length;
  if (values.has_class === true)
    values.class_type ??= [...new Set(grounded.map(({ shown }) => String(shown.ground)))].join('、');
  return {
    values,
    members: members.map(({ shown }) => shown),
    // Where nobody's age is known, everybody is given a line to sign.
    adults: members.filter(({ member }) => member.age === undefined || is('adult', member)).map(({ shown }) => shown),
    grounded: grounded.map(({ shown }) => shown),
    supporters: splitNames(facts.supporters).map((name) => ({ name })),
  };
}

/** Who signs for a township: 柳泉镇人民政府, 南山街道办事处. */
function officeOf(township: string): string {
  if (township === '') return '';
  if (/(?:政府|办事处)$/u.test(township)) return township;
  return township.endsWith('街道') ? `${township}办事处` : `${township}人民政府`;
}

function masked(value: FactValue | undefined): FactValue | undefined {
  return typeof value === 'string' && value !== '' ? maskNumber(value) : value;
}

function splitNames(value: FactValue | undefined): readonly string[] {
  return typeof value === 'string' ? value.split(/[、,，;；\s]+/u).filter((name) => name !== '') : [];
}

/** Health, disability and illness of a member in one place: 健康；肢体二级；高血压. */
function conditionOf(member: Facts): string {
  const text = (name: string): string => (typeof member[name] === 'string' ? member[name] : '');
  const disability = `${text('disability_type')}${text('disability_level')}`;
  return [text('health'), disability === '' ? '' : `残疾：${disability}`, text('disease')]
    .filter((part) => part !== '')
    .join('；');
}

/** On what ground a member may get the class supplement; '' where on none. One ground a person counts: the first. */
function groundOf(member: Facts, is: (name: string, member: Facts) => boolean): string {
  if (is('severe_disabled', member)) return '重度残疾人';
  if (is('severe_ill', member)) return '重病患者';
  if (typeof member.age !== 'number') return '';
  if (is('elder', member)) return '老年人';
  return is('adult', member) ? '' : '未成年人';
}
