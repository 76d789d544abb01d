import type { FormTemplate, ListColumn } from '../form-template.ts';

const HEAD = [
  { label: '户主（申请人）姓名', fact: 'head_name' },
  { label: '身份证号', fact: 'head_id' },
] as const;

export const MEMBER_COLUMNS: readonly ListColumn[] = [
  { label: '姓名', fact: 'name', width: 12 },
  { label: '与户主关系', fact: 'relation', width: 10 },
  { label: '身份证号', fact: 'id', width: 24 },
  { label: '年龄', fact: 'age', width: 7 },
  { label: '户口性质', fact: 'hukou', width: 10 },
  { label: '就业状况', fact: 'employment', width: 13 },
  { label: '健康状况', fact: 'health', width: 24 },
];

const HAS = { choices: ['有', '无'] } as const;

/** The forms of the stage 申请 (dibao.md 3.4). */
export const APPLY_FORMS: readonly FormTemplate[] = [
  {
    id: 'application',
    item: 'A01',
    title: '最低生活保障申请书',
    grade: 'C',
    sections: [
      {
        kind: 'grid',
        columns: [14, 20, 11, 10, 14, 31],
        rows: [
          [
            { label: '申请人姓名', fact: 'head_name' },
            { label: '性别', fact: 'head_sex' },
            { label: '身份证号', fact: 'head_id' },
          ],
          [
            { label: '联系电话', fact: 'phone' },
            { label: '民族', fact: 'head_nation' },
            { label: '证件类型', text: '居民身份证' },
          ],
          [{ label: '户籍地址', text: '', span: 5 }],
          [{ label: '家庭住址', fact: 'address', span: 5 }],
          [
            { label: '家庭人口', fact: 'family_size' },
            { label: '申请人数', fact: 'insured_size' },
            { label: '救助类型', fact: 'category' },
          ],
          [
            { label: '主要困难', fact: 'reason', span: 3 },
            { label: '申请日期', fact: 'application_date', as: 'date' },
          ],
        ],
      },
      {
        kind: 'list',
        title: '共同生活的家庭成员',
        of: 'members',
        columns: MEMBER_COLUMNS,
        least: 5,
      },
      {
        kind: 'opinion',
        label: '申请理由（详述）',
        text: '　　本人家庭共 {family_size} 人，家庭年总收入 {income_year} 元，因{reason}，生活困难，现申请最低生活保障。所填内容属实，如有虚假，愿承担相应责任。',
        sign: ['申请人（签字或按指印）：'],
        lines: 5,
      },
      {
        kind: 'grid',
        columns: [14, 20, 11, 22, 13, 20],
        rows: [
          [
            { label: '代理人姓名', fact: 'agent' },
            { label: '身份证号', fact: 'agent_id' },
            { label: '是否委托', fact: 'has_agent', as: 'yesno' },
          ],
          [
            { label: '经办单位', fact: 'office', span: 3 },
            { label: '经办人', fact: 'handler' },
          ],
        ],
      },
    ],
    note: '由他人代笔的，申请人应当按指印；委托他人申请的，附委托代理书和代理人身份证复印件。',
  },
  {
    id: 'authorisation',
    item: 'A02',
    title: '诚信声明及家庭经济状况核对授权书',
    grade: 'G',
    sections: [
      { kind: 'text', text: '{bureau}：', indent: false },
      {
        kind: 'text',
        text: '一、我们是{head_name}家庭（户主身份证号 {head_id}）的共同生活成员，因申请（享受）最低生活保障，郑重声明：所提供的家庭成员、收入、财产和支出情况及证明材料真实、完整；家庭情况发生变化时，及时如实告知。',
        indent: true,
      },
      {
        kind: 'text',
        text: '二、我们授权民政部门及其委托的居民家庭经济状况核对机构，向有关部门和金融机构查询、核对我们的户籍、车辆、不动产、社会保险、住房公积金、市场主体登记、纳税、银行存款、证券、商业保险等信息。',
        indent: true,
      },
      {
        kind: 'text',
        text: '三、本授权自签字之日起，至停止享受最低生活保障时止。',
        indent: true,
      },
      {
        kind: 'text',
        text: '四、我们知道：虚报、隐瞒、伪造的，将依照《社会救助暂行办法》停止救助，责令退回非法获取的资金，可以处以罚款，并记入社会信用记录。',
        indent: true,
      },
      {
        kind: 'list',
        title: '授权人（全体共同生活的成年家庭成员）',
        of: 'adults',
        columns: [
          { label: '姓名', fact: 'name', width: 14 },
          { label: '与户主关系', fact: 'relation', width: 12 },
          { label: '身份证号', fact: 'id', width: 28 },
          { label: '签字（按指印）', width: 26 },
          { label: '日期', width: 20 },
        ],
        least: 4,
      },
      { kind: 'sign', lines: ['被授权机构：{bureau}', '日期：{application_date}'] },
    ],
  },
  {
    id: 'property-statement',
    item: 'A03',
    title: '家庭经济（财产）状况声明书',
    grade: 'C',
    sections: [
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          HEAD,
          [
            { label: '救助类别', fact: 'category', as: { choices: ['城市低保', '农村低保'] } },
            { label: '家庭人口', fact: 'family_size' },
          ],
        ],
      },
      { kind: 'heading', text: '一、收入' },
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          [
            { label: '家庭年总收入', fact: 'income_year', as: 'yuan' },
            { label: '人均年收入', fact: 'income_per_head', as: 'yuan' },
          ],
          [
            { label: '土地（面积）', text: '{land}' },
            { label: '养老金', as: HAS },
          ],
          [
            { label: '失业金', as: HAS },
            { label: '打零工收入', as: HAS },
          ],
          [
            { label: '经营收入', as: HAS },
            { label: '其他收入', as: HAS },
          ],
        ],
      },
      { kind: 'heading', text: '二、财产' },
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          [
            { label: '住房（套）', fact: 'rooms' },
            { label: '住房面积（㎡）', fact: 'area' },
          ],
          [
            { label: '金融资产总额', fact: 'assets', as: 'yuan' },
            { label: '存款（银行）', text: '' },
          ],
          [
            { label: '股票、证券', as: HAS },
            { label: '商业保险', as: HAS },
          ],
          [
            { label: '车辆（号牌）', as: HAS },
            { label: '现金', as: HAS },
          ],
          [{ label: '其他财产', fact: 'other_property', span: 3, lines: 2 }],
        ],
      },
      {
        kind: 'text',
        text: '以上声明属实，同意接受核对；如有隐瞒，愿承担由此产生的一切后果。',
        indent: true,
      },
      { kind: 'sign', lines: ['声明人（签字或按指印）：　　　　　　　', '{application_date}'] },
    ],
  },
  {
    id: 'support-income',
    item: 'A12',
    title: '赡养（抚养、扶养）义务人收入调查表',
    grade: 'C',
    sections: [
      { kind: 'grid', columns: [22, 28, 18, 32], rows: [HEAD] },
      {
        kind: 'list',
        title: '义务人',
        of: 'supporters',
        columns: [
          { label: '姓名', fact: 'name', width: 11 },
          { label: '性别', width: 6 },
          { label: '年龄', width: 6 },
          { label: '关系', width: 9 },
          { label: '身份证号', width: 22 },
          { label: '工作单位、职业', width: 18 },
          { label: '家庭人口', width: 9 },
          { label: '月收入（元）', width: 11 },
          { label: '月赡养费', width: 10 },
        ],
        least: 6,
      },
      {
        kind: 'grid',
        columns: [22, 28, 18, 32],
        rows: [
          [
            { label: '合计月收入（元）', text: '' },
            { label: '人均月收入', text: '' },
          ],
          [
            { label: '主要收入来源', text: '', lines: 3 },
            { label: '月赡养费合计', fact: 'support_fee', as: 'yuan' },
          ],
        ],
      },
      { kind: 'sign', lines: ['调查人（两人签字）：　　　　　　　　　　', '　　　　年　　月　　日'] },
    ],
  },
  {
    id: 'support-promise',
    item: 'A12',
    title: '赡养费承诺书',
    grade: 'C',
    sections: [
      {
        kind: 'text',
        text: '本人系{head_name}（身份证号 {head_id}）的法定赡养（抚养、扶养）义务人，自愿承诺每月给付赡养（抚养、扶养）费如下：',
        indent: true,
      },
      {
        kind: 'grid',
        columns: [22, 28, 18, 32],
        rows: [
          [
            { label: '赡养人', fact: 'supporters' },
            { label: '配偶', text: '' },
          ],
          [
            { label: '每月金额（元）', fact: 'support_fee', as: 'yuan' },
            { label: '金额大写', fact: 'support_fee', as: 'capitals' },
          ],
          [{ label: '给付方式', text: '', span: 3, lines: 2 }],
        ],
      },
      {
        kind: 'sign',
        lines: ['承诺人（签字或按指印）：　　　　　　　', '户主（签字）：　　　　　　　', '　　　　年　　月　　日'],
      },
    ],
  },
  {
    id: 'relative-worker',
    item: 'A14',
    title: '近亲属备案·工作人员关联信息表',
    grade: 'C',
    sections: [
      {
        kind: 'grid',
        columns: [20, 30, 20, 30],
        rows: [
          [
            { label: '工作人员姓名', fact: 'relative_of' },
            { label: '与救助对象关系', fact: 'relative_tie' },
          ],
          [{ label: '工作单位', text: '', span: 3 }],
          [
            { label: '职务职级', text: '' },
            { label: '经办环节', text: '□受理　□审核　□确认　□村（居）干部' },
          ],
        ],
      },
      {
        kind: 'opinion',
        label: '本人申明',
        text: '　　本人与上述救助对象系近亲属，现按规定申明备案，并在办理其申请时回避。',
        sign: ['申明人（签字）：'],
        lines: 4,
      },
      { kind: 'opinion', label: '所在单位意见', sign: ['负责人（签字）：'], seal: '（盖章）', lines: 4 },
    ],
  },
  {
    id: 'relative-household',
    item: 'A14',
    title: '近亲属备案·救助对象信息表',
    grade: 'C',
    sections: [
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          HEAD,
          [{ label: '户籍地址', fact: 'address', span: 3 }],
          [{ label: '居住地址', text: '{township}{village}', span: 3 }],
          [
            { label: '救助类型', fact: 'category' },
            { label: '共同生活人数', fact: 'family_size' },
          ],
          [
            { label: '户月保障金额', fact: 'base', as: 'yuan' },
            { label: '申请时间', fact: 'application_date', as: 'date' },
          ],
          [
            { label: '申请原因', fact: 'reason' },
            { label: '确认时间', fact: 'confirm_date', as: 'date' },
          ],
          [{ label: '经济调查情况', text: '', span: 3, lines: 4 }],
        ],
      },
      { kind: 'opinion', label: '乡镇（街道）意见', sign: ['负责人（签字）：'], seal: '（盖章）', lines: 4 },
      { kind: 'opinion', label: '县级民政部门入户复核', sign: ['入户人（两人签字）：'], seal: '（盖章）', lines: 4 },
    ],
    note: '登记备案的近亲属申请，由县级民政部门全部入户调查。',
  },
  {
    id: 'relative-batch',
    item: 'A14',
    title: '近亲属备案信息',
    grade: 'C',
    sections: [
      { kind: 'text', text: '工作人员：{relative_of}　　与救助对象关系：{relative_tie}', indent: false },
      {
        kind: 'list',
        of: 'insured',
        columns: [
          { label: '关系', fact: 'relation', width: 10 },
          { label: '姓名', fact: 'name', width: 12 },
          { label: '身份证号', fact: 'id', width: 24 },
          { label: '户籍、居住地址', fact: 'address', width: 28 },
          { label: '救助类型', fact: 'aid', width: 12 },
          { label: '月保障金额', fact: 'household_base', as: 'yuan', width: 14 },
        ],
        least: 5,
      },
      { kind: 'sign', lines: ['填报单位（盖章）：{office}', '{making_date}'] },
    ],
    note: '月保障金额为户月保障金额，各行相同，不得相加。',
  },
  {
    id: 'relative-summary',
    item: 'A14',
    title: '近亲属备案汇总表',
    grade: 'C',
    sections: [
      {
        kind: 'grid',
        columns: [20, 30, 20, 30],
        rows: [
          [
            { label: '工作人员姓名', fact: 'relative_of' },
            { label: '对象关系', fact: 'relative_tie' },
          ],
          [
            { label: '单位', text: '' },
            { label: '职务职级', text: '' },
          ],
          [
            { label: '救助姓名', fact: 'head_name' },
            { label: '救助身份证号', fact: 'head_id' },
          ],
          [
            { label: '户籍地址', fact: 'address' },
            { label: '救助类别', fact: 'category' },
          ],
          [
            { label: '共同生活人数', fact: 'family_size' },
            { label: '报账金额', fact: 'total', as: 'yuan' },
          ],
        ],
      },
      {
        kind: 'sign',
        lines: ['填报人：　　　　　　审核人：　　　　　　', '填报单位（盖章）：{office}', '{making_date}'],
      },
    ],
  },
];
