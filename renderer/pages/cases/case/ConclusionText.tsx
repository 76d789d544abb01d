import type { CaseDetail } from '../../../../shared/contracts/desk/cases.ts';
import { WAY_LABEL } from '../../../../shared/domain/case/conclusion.ts';
import { formatInstant } from '../../../text/format.ts';

interface Props {
  readonly conclusion: NonNullable<CaseDetail['conclusion']>;
  readonly evidence: CaseDetail['evidence'];
}

/** A conclusion as it was given, whole. */
export function ConclusionText({ conclusion, evidence }: Props) {
  const { conclusionLabel, investigators, on, ways, basis, householdWord, townshipSignedBy, townshipSignedOn } =
    conclusion;
  const names = evidence.filter(({ evidenceId }) => conclusion.evidence.includes(evidenceId)).map(({ name }) => name);
  const lines: readonly (readonly [string, string])[] = [
    ['核查人', investigators.map(({ name, unit }) => (unit === '' ? name : `${name}（${unit}）`)).join('、')],
    ['核查日期', on],
    ['核查方式', ways.map((way) => WAY_LABEL[way]).join('、')],
    ['依据', basis],
    ['依据材料', names.join('、')],
    ['对象意见', householdWord],
    ['乡镇签字', townshipSignedBy === '' ? '' : `${townshipSignedBy}，${townshipSignedOn}`],
    ['补充期限', conclusion.supplementBy],
  ];
  return (
    <section className="panel">
      <h3>结论：{conclusionLabel}</h3>
      <dl className="case-conclusion">
        {lines
          .filter(([, value]) => value !== '')
          .map(([word, value]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p className="quiet small">
        {conclusion.by} 于 {formatInstant(conclusion.at)} 作出
      </p>
    </section>
  );
}
