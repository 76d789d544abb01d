import type { FormTemplate } from '../form-template.ts';

/** The forms of the stages 受理, 核查 and 公示 (dibao.md 3.4). */
export const REVIEW_FORMS: readonly FormTemplate[] = [
  {
    id: 'acceptance',
    item: 'B01',
    title: '最低生活保障申请受理通知书',
    grade: 'G',
    sections: [
      { kind: 'text', text: '{head_name}：', indent: false },
      {
        kind: 'text',
        text: '你（户）于{application_date}提出的最低生活保障申请，经审查，材料齐全，符合法定形式，现予受理。家庭共同生活成员 {family_size} 人，申请保障 {insured_size} 人。',
        indent: true,
      },
      {
        kind: 'text',
        text: '受理后将开展家庭经济状况核对和入户调查，请予配合；调查、公示和审核确认的结果将书面告知。',
        indent: true,
      },
      { kind: 'sign', lines: ['受理单位（盖章）：{office}', '经办人：{handler}　　　　　　', '{date_B01}'] },
      { kind: 'text', text: '──────────────　送　达　回　证　──────────────', align: 'center' },
      {
        kind: 'grid',
        columns: [20, 30, 20, 30],
        rows: [
          [
            { label: '受送达人', fact: 'head_name' },
            { label: '送达方式', text: '□直接送达　□留置　□邮寄' },
          ],
          [
            { label: '签收人（签字）', text: '' },
            { label: '送达日期', text: '' },
          ],
        ],
      },
    ],
  },
  {
    id: 'verification-cover',
    item: 'B02',
    title: '家庭经济状况核对情况登记表',
    grade: 'C',
    sections: [
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          [
            { label: '申请人姓名', fact: 'head_name' },
            { label: '身份证号', fact: 'head_id' },
          ],
          [{ label: '住址', fact: 'address', span: 3 }],
          [
            { label: '申请原因', fact: 'reason' },
            { label: '申请日期', fact: 'application_date', as: 'date' },
          ],
          [
            { label: '核对批次号', text: '' },
            { label: '报告日期', fact: 'date_B02', as: 'date' },
          ],
        ],
      },
      {
        kind: 'list',
        title: '被核对人',
        of: 'members',
        columns: [
          { label: '姓名', fact: 'name', width: 12 },
          { label: '与户主关系', fact: 'relation', width: 11 },
          { label: '身份证号', fact: 'id', width: 25 },
          { label: '房产', width: 13 },
          { label: '车辆', width: 13 },
          { label: '金融资产', width: 13 },
          { label: '经营', width: 13 },
        ],
        least: 4,
      },
      { kind: 'opinion', label: '核对结论', sign: ['核对人（签字）：'], seal: '（盖章）', lines: 4 },
    ],
    note: '核对报告全文附后；报告应当在有效期内。',
  },
  {
    id: 'home-visit',
    item: 'B03',
    title: '最低生活保障家庭入户调查表',
    grade: 'C',
    sections: [
      {
        kind: 'grid',
        columns: [14, 20, 13, 17, 12, 24],
        rows: [
          [
            { label: '户主姓名', fact: 'head_name' },
            { label: '调查日期', fact: 'date_B03', as: 'date' },
            { label: '身份证号', fact: 'head_id' },
          ],
          [
            { label: '救助类别', fact: 'category' },
            { label: '家庭人口', fact: 'family_size' },
            { label: '联系电话', fact: 'phone' },
          ],
          [{ label: '家庭住址', fact: 'address', span: 5 }],
        ],
      },
      {
        kind: 'list',
        title: '共同生活的家庭成员',
        of: 'members',
        columns: [
          { label: '姓名', fact: 'name', width: 14 },
          { label: '性别', fact: 'sex', width: 8 },
          { label: '年龄', fact: 'age', width: 8 },
          { label: '关系', fact: 'relation', width: 12 },
          { label: '就业状况', fact: 'employment', width: 18 },
          { label: '健康、残疾、患病', fact: 'condition', width: 40 },
        ],
        least: 4,
      },
      {
        kind: 'list',
        title: '赡养（抚养、扶养）义务人',
        of: 'supporters',
        columns: [
          { label: '姓名', fact: 'name', width: 14 },
          { label: '关系', width: 10 },
          { label: '身份证号、电话', width: 30 },
          { label: '单位、收入', width: 28 },
          { label: '月赡养费（元）', width: 18 },
        ],
        least: 2,
      },
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          [
            { label: '土地收入', text: '□自种　　□转包　　□承包' },
            { label: '养殖、经营', text: '' },
          ],
          [
            { label: '务工收入', text: '' },
            { label: '财产、转移性', text: '' },
          ],
          [
            { label: '年总收入（元）', fact: 'income_year', as: 'yuan' },
            { label: '人均年收入', fact: 'income_per_head', as: 'yuan' },
          ],
          [
            { label: '住房', text: '{rooms} 套，{area} ㎡' },
            { label: '金融资产', fact: 'assets', as: 'yuan' },
          ],
          [{ label: '其他财产', fact: 'other_property', span: 3 }],
        ],
      },
      { kind: 'heading', text: '五项重点核查' },
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          [
            { label: '刚性支出', text: '{deduction_note}', lines: 1 },
            { label: '扣减金额', fact: 'deduction', as: 'yuan' },
          ],
          [
            { label: '财产豁免情况', text: '' },
            { label: '单人保情况', fact: 'single_ground' },
          ],
          [
            { label: '近亲属备案', fact: 'relative', as: 'yesno' },
            { label: '走访情况', text: '' },
          ],
        ],
      },
      {
        kind: 'opinion',
        label: '调查结论',
        text: '申报情况：□属实　□不属实　□部分属实',
        sign: ['调查人（两人以上签字）：', '户主（签字或按指印）：'],
        lines: 4,
      },
    ],
    note: '附入户调查照片。调查人不少于两人。',
  },
  {
    id: 'publicity-review',
    item: 'C01',
    title: '最低生活保障审核公示单',
    grade: 'C',
    sections: [
      {
        kind: 'text',
        text: '根据申请人申请，经入户调查、信息核对，现将下列家庭的审核情况公示如下，接受社会监督。',
        indent: true,
      },
      {
        kind: 'grid',
        columns: [20, 30, 20, 30],
        rows: [
          [
            { label: '所在县、乡镇', text: '{county}{township}' },
            { label: '村（社区）', fact: 'village' },
          ],
          [
            { label: '户主姓名', fact: 'head_name' },
            { label: '救助类型', fact: 'category' },
          ],
          [
            { label: '保障人数', fact: 'insured_size' },
            { label: '家庭年收入', fact: 'income_year', as: 'yuan' },
          ],
          [
            { label: '拟保障金额（月）', fact: 'base', as: 'yuan' },
            { label: '是否近亲属备案', fact: 'relative', as: 'yesno' },
          ],
          [
            { label: '公示开始', fact: 'publicity_from', as: 'date' },
            { label: '公示结束', fact: 'publicity_to', as: 'date' },
          ],
          [{ label: '监督电话', text: '', span: 3 }],
        ],
      },
      { kind: 'sign', lines: ['公示单位（盖章）：{office}', '{publicity_from}'] },
    ],
    note: '公示期不少于 {publicity_days} 天。公示单不列身份证号、账号。附公示照片。',
  },
  {
    id: 'publicity-confirm',
    item: 'C02',
    title: '最低生活保障{confirm}结果公示（长期公示）',
    grade: 'S',
    sections: [
      {
        kind: 'grid',
        columns: [20, 30, 20, 30],
        rows: [
          [
            { label: '乡镇、村（社区）', text: '{township}{village}' },
            { label: '户主姓名', fact: 'head_name' },
          ],
          [
            { label: '保障人数', fact: 'insured_size' },
            { label: '户月保障金额', fact: 'base', as: 'yuan' },
          ],
          [
            { label: '分类施保金额', fact: 'class_amount', as: 'yuan' },
            { label: '每月合计', fact: 'total', as: 'yuan' },
          ],
          [{ label: '公示地点', text: '', span: 3 }],
        ],
      },
      { kind: 'opinion', label: '公示照片（粘贴）', text: '', sign: ['拍照人：', '拍照日期：'], lines: 16 },
    ],
    note: '在保期间长期公示，按期换贴照片。',
  },
];
