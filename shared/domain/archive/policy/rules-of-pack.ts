import { type Condition, ConditionError, type Definitions } from '../condition/condition.ts';
import { explainCondition } from '../condition/explain-condition.ts';
import { parseCondition } from '../condition/parse-condition.ts';
import type { Material, PolicyPack } from './policy-pack.ts';

/** A material with its condition read: ready to be asked of households. */
export interface MaterialRule {
  readonly material: Material;
  /** null where the material is wanted from everybody or from nobody. */
  readonly condition: Condition | null;
  /** Why it is wanted, in the pack's own words or in words made from the condition. */
  readonly because: string;
}

/** A pack whose conditions have all been read. */
export interface PackRules {
  readonly pack: PolicyPack;
  readonly materials: readonly MaterialRule[];
  readonly byCode: ReadonlyMap<string, MaterialRule>;
  readonly definitions: Definitions;
  readonly singleGround: Condition;
  readonly formConditions: ReadonlyMap<string, Condition>;
}

/** Cover, catalogue and closing note: what makes papers a dossier. */
const ALWAYS_THERE = ['F00', 'F01', 'Z99'] as const;

/** What is wrong with a pack, one sentence a problem, each naming its place. */
export class PackError extends Error {
  override readonly name = 'PackError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** Reads every condition of a pack and checks that its parts fit together. Throws PackError naming every problem found. */
export function rulesOfPack(pack: PolicyPack): PackRules {
  const problems: string[] = [];
  const definitions = new Map<string, { label: string; of: Condition }>();
  const read = (text: string, where: string): Condition => {
    try {
      return parseCondition(text, definitions);
    } catch (error) {
      if (!(error instanceof ConditionError)) throw error;
      problems.push(`${where}：${error.message}`);
      return { kind: 'constant', value: false };
    }
  };
  for (const { name, label, when } of pack.definitions) {
    if (definitions.has(name)) problems.push(`definitions：“${name}”定义了两次`);
    // On its own a condition on a member has no member to ask: it is read as the inside of any(…).
    const outer = read(`any(${when})`, `definitions 的“${name}”`);
    if (outer.kind === 'members') definitions.set(name, { label, of: outer.of });
    else problems.push(`definitions 的“${name}”：括号不配对`);
  }
  const materials = pack.materials.map((material): MaterialRule => {
    const where = `materials 的 ${material.code}`;
    if (material.need !== 'conditional') return { material, condition: null, because: '' };
    if (material.when === undefined) problems.push(`${where}：need 为 conditional 时要写 when`);
    const condition = read(material.when ?? 'never', where);
    return { material, condition, because: material.because ?? explainCondition(condition) };
  });
  const byCode = new Map(materials.map((rule) => [rule.material.code, rule]));
  if (byCode.size < materials.length) problems.push('materials：有代码重复的材料');
  for (const code of ALWAYS_THERE)
    if (byCode.get(code)?.material.need !== 'required')
      problems.push(
        `materials：${code} 是每卷都有的（封面 F00、卷内目录 F01、备考表 Z99），要保留并且 need 为 required`,
      );
  const mustBeThere = (code: string, where: string): void => {
    if (!byCode.has(code)) problems.push(`${where}：没有代码为 ${code} 的材料`);
  };
  for (const code of pack.order.flat()) mustBeThere(code, 'order');
  const classes = new Set(pack.retention.map(({ id }) => id));
  for (const { code, retention, validity } of pack.materials) {
    if (!classes.has(retention)) problems.push(`materials 的 ${code}：retention 里没有“${retention}”这一类`);
    if (validity !== undefined && validity.until !== 'making')
      mustBeThere(validity.until, `materials 的 ${code} 的 validity`);
  }
  const formConditions = new Map<string, Condition>();
  const formIds = new Set<string>();
  for (const { id, item, when } of pack.forms) {
    if (formIds.has(id)) problems.push(`forms：“${id}”有两份`);
    formIds.add(id);
    mustBeThere(item, `forms 的“${id}”`);
    if (when !== undefined) formConditions.set(id, read(when, `forms 的“${id}”`));
  }
  const singleGround = read(pack.singleGround.value, 'singleGround');
  if (problems.length > 0) throw new PackError(problems);
  return { pack, materials, byCode, definitions, singleGround, formConditions };
}
