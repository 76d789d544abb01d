import type { CaseDetail } from '../../../../shared/contracts/desk/cases.ts';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import { DossierLink } from '../../../components/archive/DossierLink.tsx';
import { Money } from '../../../components/common/Money.tsx';
import { hashOf } from '../../../stores/route.ts';
import { formatCount, formatPeriod } from '../../../text/format.ts';
import { townshipLabel } from '../../../text/words.ts';

interface Props {
  readonly detail: CaseDetail;
  readonly uncovered: CallOutput<'cases.uncover'> | null;
}

/** Who, where, how much, since when; what each ledger says; the months it has been there, each leading to its difference. */
export function CaseFacts({ detail, uncovered }: Props) {
  const { row, occurrences } = detail;
  const { name, idNumber, account } = uncovered ?? row;
  // What is at stake stands above already.
  const facts = (uncovered?.facts ?? detail.facts).filter(({ label }) => !label.startsWith('涉及'));
  return (
    <section className="panel">
      <h3>疑点情况</h3>
      <dl className="difference-facts">
        <Fact word="户主">{name || '空'}</Fact>
        <Fact word="乡镇、村">
          {townshipLabel(row.township)} {row.village}
        </Fact>
        <Fact word="身份证号" digits>
          {idNumber || '空'}
        </Fact>
        <Fact word="账号" digits>
          {account || '空'}
        </Fact>
        <Fact word="涉及金额">
          <Money fen={row.amountFen} unit />
        </Fact>
        <Fact word="项目">{row.programme}</Fact>
        <Fact word="承办人">{row.assignees.map((person) => person.name).join('、') || '未分派'}</Fact>
        <Fact word="已有">{formatCount(row.ageDays)} 天</Fact>
      </dl>
      {facts.length > 0 && (
        <dl className="difference-facts case-said">
          {facts.map(({ label, value }) => (
            <Fact key={label} word={label} digits>
              {value === '' ? '无' : value}
            </Fact>
          ))}
        </dl>
      )}
      <DossierLink household={detail.household} />
      {occurrences.length > 0 && (
        <p className="case-months">
          出现在：
          {occurrences.map(({ period, runId, differenceId }) => (
            <a
              key={differenceId}
              href={hashOf({ page: 'result', runId, differenceId })}
              title={`打开${formatPeriod(period)}对账结果里的这条差异`}
            >
              {formatPeriod(period)}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}

function Fact({
  word,
  digits = false,
  children,
}: {
  readonly word: string;
  readonly digits?: boolean;
  readonly children: React.ReactNode;
}) {
  return (
    <div>
      <dt>{word}</dt>
      <dd className={digits ? 'digits' : ''}>{children}</dd>
    </div>
  );
}
