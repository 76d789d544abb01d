import type { DiscrepancyCode, Priority } from '../../../shared/domain/discrepancy/code.ts';
import type { Allocation } from '../../../shared/domain/sampling/allocate.ts';
import type { DrawnUnit } from '../../../shared/domain/sampling/draw.ts';
import type { SampleSize } from '../../../shared/domain/sampling/sample-size.ts';
import { precisionText, SAMPLED_LABEL, type Sampled } from '../../../shared/domain/sampling/sampling-words.ts';
import { groupedCount } from './statement-words.ts';

export const SAMPLE_TITLE = '抽查抽样名单';

/** A drawn unit as it is printed; numbers masked or not by whoever made it. */
export interface ListedUnit {
  readonly stratum: string;
  readonly id: string;
  readonly township: string;
  readonly village: string;
  readonly name: string;
  readonly idNumber: string;
  readonly amountFen: number;
  readonly priority: Priority | null;
  readonly codes: readonly DiscrepancyCode[];
}

/** A drawing as it is handed out. */
export interface SampleListToWrite {
  readonly drawId: number;
  readonly office: string;
  readonly sampled: Sampled;
  /** 2026-04 农村低保 */
  readonly about: string;
  /** The day and time it was drawn, in the time of Beijing. */
  readonly drawnAt: string;
  readonly drawnBy: string;
  readonly time: number;
  readonly seed: string;
  readonly populationSha256: string;
  readonly strataText: string;
  readonly size: SampleSize;
  readonly sizeText: string;
  readonly allocation: readonly Allocation[];
  readonly howDrawn: string;
  readonly units: readonly ListedUnit[];
  /** Every unit there is, with the number it is drawn by: whoever has this sheet draws the sample again. */
  readonly population: readonly (DrawnUnit & { readonly isDrawn: boolean })[];
}

/** Who signs a drawing. */
export const SAMPLE_SIGNATORIES = ['抽样人', '监督人', '核查组组长', '接收人'] as const;

/** What is said of a drawing before its tables: label and value. */
export function factsOf(list: SampleListToWrite): readonly (readonly [label: string, value: string])[] {
  const raised = list.allocation.filter((each) => each.raised).length;
  return [
    ...(list.office === '' ? [] : [['编制单位', list.office] as const]),
    ['抽样编号', `第 ${list.drawId} 号（从同一总体第 ${list.time} 次抽取）`],
    ['抽取自', `${SAMPLED_LABEL[list.sampled]}：${list.about}`],
    ['抽取时间', `${list.drawnAt}（北京时间），抽样人 ${list.drawnBy}`],
    ['种子', list.seed],
    ['总体', `${groupedCount(list.size.population)} 个，校验码 SHA-256 ${list.populationSha256}`],
    ['精度', precisionText(list.size)],
    ['样本量', list.sizeText],
    [
      '分层',
      `${list.strataText}，按各层数量等比例分配，余数按小数部分从大到小补足${raised === 0 ? '' : `；另有 ${raised} 个很小的层本来分不到，各加抽 1 个`}`,
    ],
    ['实际抽取', `${groupedCount(list.units.length)} 个`],
  ];
}
