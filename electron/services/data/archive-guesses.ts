import { explainCondition } from '../../../shared/domain/archive/condition/explain-condition.ts';
import type { PolicyPack } from '../../../shared/domain/archive/policy/policy-pack.ts';
import { rulesOfPack } from '../../../shared/domain/archive/policy/rules-of-pack.ts';

const SETTING_LABEL: Readonly<Record<keyof PolicyPack['settings'], string>> = {
  publicityDays: '公示天数',
  investigators: '入户调查人数',
  edgeFactor: '低保边缘系数',
  yearlyRecords: '查几年的年度复核记录',
  firstPaymentAfterMonths: '确认后几个月开始发放',
  boxPages: '一盒最多页数',
  spineMillimetres: '盒脊标签宽度（毫米）',
  boxesByTerm: '不同保管期限分盒',
};

/** What of a pack is general knowledge (grade G): to be asked about at the office, and changed in a pack of one's own. */
export function guessesOf(pack: PolicyPack): readonly { readonly what: string; readonly value: string }[] {
  const settings = (Object.keys(SETTING_LABEL) as (keyof PolicyPack['settings'])[]).flatMap((name) =>
    pack.settings[name].grade === 'G' ? [{ what: SETTING_LABEL[name], value: shown(pack.settings[name].value) }] : [],
  );
  const rules = rulesOfPack(pack);
  const definitions = pack.definitions.flatMap(({ name, label, when, grade }) => {
    const of = rules.definitions.get(name)?.of;
    return grade === 'G' ? [{ what: `怎样算“${label}”`, value: of === undefined ? when : explainCondition(of) }] : [];
  });
  const ground =
    pack.singleGround.grade === 'G' ? [{ what: '单人户的依据', value: explainCondition(rules.singleGround) }] : [];
  const materials = pack.materials.flatMap(({ code, title, grade, validity }) => [
    ...(grade === 'G' ? [{ what: `材料 ${code}`, value: title }] : []),
    ...(validity?.grade === 'G' ? [{ what: `${code} ${title}的有效期`, value: `${validity.days} 天` }] : []),
  ]);
  const retention = pack.retention.flatMap(({ label, years }) =>
    years.grade === 'G' ? [{ what: `${label}保管期限`, value: `${years.value} 年` }] : [],
  );
  return [...settings, ...definitions, ...ground, ...materials, ...retention];
}

function shown(value: number | boolean): string {
  if (typeof value === 'number') return String(value);
  return value ? '是' : '否';
}
