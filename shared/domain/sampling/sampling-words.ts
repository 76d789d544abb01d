import { type Precision, type SampleSize, Z_THOUSANDTHS } from './sample-size.ts';

/** What can be drawn from. */
export const SAMPLED_LABEL = { households: '一个月的全部户', 'closed-cases': '已销号的疑点' } as const;
export type Sampled = keyof typeof SAMPLED_LABEL;

/** How the list was drawn, for whoever wants to draw it again; printed on every list. */
export const HOW_DRAWN =
  "抽取方法：对总体中的每一个单位，把“种子、所在层、单位编号”三项各占一行连成一段文字（UTF-8，行间为一个换行符，末尾没有换行），计算 SHA-256，得到它的抽取号；每层按抽取号从小到大取前若干个。种子确定以后没有任何随机或人为的余地：任何人拿到工作簿“总体”表和种子，用任何能计算 SHA-256 的工具（例如 printf '%s\\n%s\\n%s' 种子 层 编号 | sha256sum）都会抽出同样的名单。总体校验码是把每个单位写成“编号、制表符、层、换行”一行，按编号排序后计算的 SHA-256，总体多一户、少一户、换一层都会改变。";

/** 5 %, 0.5 %: a share in basis points. */
export function percentText(basisPoints: number): string {
  return `${Number((basisPoints / 100).toFixed(2))}%`;
}

/** The precision in one line. */
export function precisionText({ confidence, marginBp, shareBp }: Precision): string {
  return `置信水平 ${confidence}%，允许误差 ±${percentText(marginBp)}，预计差错率 ${percentText(shareBp)}`;
}

/** The reckoning of the size as it is done by hand. */
export function sizeText(size: SampleSize): string {
  const { population, confidence, marginBp, shareBp, infiniteThousandths } = size;
  const z = (Z_THOUSANDTHS[confidence] / 1000).toFixed(3);
  const p = decimal(shareBp);
  const n0 = (infiniteThousandths / 1000).toFixed(3);
  return `n0 = z²·p·(1−p)/e² = ${z}²×${p}×${decimal(10_000 - shareBp)}÷${decimal(marginBp)}² = ${n0}；有限总体修正 n = n0÷(1+(n0−1)÷N) = ${n0}÷(1+(${n0}−1)÷${population})，向上取整为 ${size.size}`;
}

function decimal(basisPoints: number): string {
  return String(Number((basisPoints / 10_000).toFixed(4)));
}
