const FIELD_LABEL: Readonly<Record<string, string>> = {
  amount: '金额',
  name: '姓名',
  id_number: '身份证号',
  account: '账号',
  headcount: '保障人口',
  category: '城乡类别',
  months: '所属月份',
  status: '发放状态',
  household: '整户',
  total: '合计',
};

/** What a clerk calls the field a discrepancy is about (`Discrepancy.field`); the field itself where it has no word of its own. */
export function fieldLabel(field: string): string {
  return FIELD_LABEL[field] ?? field;
}
