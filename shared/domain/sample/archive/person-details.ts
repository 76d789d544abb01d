import type { CountyPlan, Household, Member } from '../household.ts';
import { randomFor } from '../random.ts';

/** What the person export knows of a member besides name and number: believable, and the same for the same household. */
export interface PersonDetails {
  readonly member: Member;
  readonly birth: string;
  readonly age: number;
  readonly sex: '男' | '女';
  readonly marital: '未婚' | '已婚' | '丧偶';
  readonly employment: string;
  readonly incomeFen: number;
  readonly disability: { readonly no: string; readonly type: string; readonly level: string } | null;
  readonly disease: string;
  readonly school: string;
  readonly health: string;
}

const DISEASES = ['慢性肾功能衰竭（尿毒症期）', '恶性肿瘤', '脑梗死后遗症', '重度再生障碍性贫血'];
const DISABILITIES = ['肢体', '视力', '听力'];
const STREAM = 21;

/** The members of a household with their details. `day`: the day ages are taken on, YYYY-MM-DD. */
export function personDetails(plan: CountyPlan, household: Household, day: string): readonly PersonDetails[] {
  const random = randomFor(plan.seed, STREAM, household.index);
  const hasSpouse = household.members.some(({ relation }) => relation === '配偶');
  const earners = household.members.length;
  return household.members.map((member): PersonDetails => {
    const { idNumber, relation, ground } = member;
    const birth = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
    const age = Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
    const isSchoolChild = age >= 7 && age < 18;
    const isStudent = isSchoolChild || (age >= 18 && age <= 22 && random.chance(50));
    return {
      member,
      birth,
      age,
      sex: Number(idNumber[16]) % 2 === 1 ? '男' : '女',
      marital: maritalOf(relation, hasSpouse, age),
      employment: isStudent ? '在校学生' : age < 18 ? '学龄前' : age >= 60 ? '无劳动能力' : '务农',
      incomeFen: Math.floor(household.annualIncomeFen / earners),
      disability:
        ground === '重度残疾人'
          ? {
              no: `${idNumber}${1 + random.below(4)}1`,
              type: random.pick(DISABILITIES),
              level: random.pick(['一级', '二级']),
            }
          : null,
      disease: ground === '重病患者' ? random.pick(DISEASES) : '',
      school: isStudent ? (age >= 18 ? '松原岭职业学院' : age >= 12 ? '岭河县第一中学' : '岭河县实验小学') : '',
      health: ground === '重度残疾人' ? '残疾' : ground === '重病患者' ? '患病' : '一般',
    };
  });
}

function maritalOf(relation: Member['relation'], hasSpouse: boolean, age: number): PersonDetails['marital'] {
  if (relation === '配偶') return '已婚';
  if (relation === '父母') return '丧偶';
  if (relation !== '户主') return '未婚';
  if (hasSpouse) return '已婚';
  return age >= 55 ? '丧偶' : '未婚';
}
