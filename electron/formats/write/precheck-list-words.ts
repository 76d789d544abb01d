import { formatYuanGrouped } from '../../../shared/domain/identity/money.ts';
import { LEGAL_NOTE, PRECHECK_LIST_LABEL, type PrecheckList } from '../../../shared/domain/precheck/precheck-reason.ts';

/** A line of a list as it is printed. Numbers come as they are to be shown. */
export interface ListedLine {
  readonly township: string;
  readonly village: string;
  readonly name: string;
  readonly idNumber: string;
  readonly account: string;
  readonly approvedFen: number | null;
  readonly requestedFen: number | null;
  readonly lastFen: number | null;
  readonly reasons: string;
  readonly sentences: string;
  readonly mend: string;
}

/** A list of a check before paying. */
export interface PrecheckListToWrite {
  readonly list: PrecheckList;
  readonly period: string;
  readonly programme: string;
  readonly office: string;
  readonly madeAt: string;
  readonly resultSha256: string;
  /** Names; '' as long as nobody has signed in the program. */
  readonly preparedBy: string;
  readonly reviewedBy: string;
  /** '' where four eyes are kept. */
  readonly exemption: string;
  readonly sum: { readonly lines: number; readonly fen: number };
  readonly requestedFen: number;
  readonly otherFen: number;
  readonly files: readonly { readonly kind: string; readonly name: string; readonly sha256: string }[];
  readonly lines: readonly ListedLine[];
}

export function listTitle({ list }: Pick<PrecheckListToWrite, 'list'>): string {
  return `发放前体检${PRECHECK_LIST_LABEL[list]}`;
}

/** What stands above the list. */
export function listFacts(list: PrecheckListToWrite): readonly (readonly [label: string, value: string])[] {
  const { sum, requestedFen, otherFen } = list;
  const yuan = (fen: number): string => `${formatYuanGrouped(fen)} 元`;
  const equation =
    list.list === 'release'
      ? `请款 ${yuan(requestedFen)} = 放行 ${yuan(sum.fen)} + 需核实后发放 ${yuan(otherFen)}`
      : `请款 ${yuan(requestedFen)} = 放行 ${yuan(otherFen)} + 需核实后发放 ${yuan(sum.fen)}`;
  return [
    ['月份', `${list.period}　${list.programme}${list.office === '' ? '' : `　编制单位：${list.office}`}`],
    ['本清单', `${sum.lines} 笔，${yuan(sum.fen)}`],
    ['平衡', equation],
    ['体检时间', `${list.madeAt}（北京时间）　校验码 ${list.resultSha256.slice(0, 16)}`],
    ['程序内确认', `制表：${list.preparedBy || '未确认'}　复核：${list.reviewedBy || '未确认'}`],
    [
      '依据文件',
      list.files.map(({ name, sha256 }) => `${name}（${sha256.replace('sha256:', '').slice(0, 12)}）`).join('；'),
    ],
    ...(list.exemption === '' ? [] : [['四眼豁免', list.exemption] as const]),
    ...(list.list === 'hold' ? [['法律提示', LEGAL_NOTE] as const] : []),
  ];
}
