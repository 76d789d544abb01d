/** What a column of a ledger can be. The names of dibao.md 4.4. */
export type CanonicalColumn =
  | 'seq'
  | 'head_name'
  | 'head_id'
  | 'member_name'
  | 'member_id'
  | 'relation'
  | 'family_no'
  | 'cert_no'
  | 'region_code'
  | 'county'
  | 'town'
  | 'village'
  | 'address'
  | 'hukou_type'
  | 'family_size'
  | 'insured_size'
  | 'income_total'
  | 'income_pc'
  | 'std'
  | 'grade'
  | 'calc_mode'
  | 'base_amount'
  | 'class_amount'
  | 'class_type'
  | 'months'
  | 'pay_month'
  | 'extra_amount'
  | 'total_amount'
  | 'bank'
  | 'acct_name'
  | 'acct_id'
  | 'acct_no'
  | 'card_kind'
  | 'begin_month'
  | 'stop'
  | 'status'
  | 'phone'
  | 'fail_reason'
  | 'remark'
  | 'sign'
  | 'batch_total_count'
  | 'batch_total_amount'
  | 'fund_item';

/** Whether a synonym was seen in a real file or system (C) or is common usage, not verified (G). */
export type Grade = 'C' | 'G';

/** Header words by column. */
export type SynonymsByColumn = Readonly<
  Record<CanonicalColumn, { readonly label: string; readonly C: readonly string[]; readonly G: readonly string[] }>
>;
