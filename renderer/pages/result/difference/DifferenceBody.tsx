import { App, Tag } from 'antd';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import type { DifferenceDetail } from '../../../../shared/contracts/desk/differences.ts';
import { caseNumber } from '../../../../shared/domain/case/case.ts';
import { CASE_STATE_LABEL } from '../../../../shared/domain/case/case-state.ts';
import { Money } from '../../../components/common/Money.tsx';
import { PriorityTag } from '../../../components/common/PriorityTag.tsx';
import { hashOf } from '../../../stores/route.ts';
import { townshipLabel } from '../../../text/words.ts';
import { DecisionForm } from '../decision/DecisionForm.tsx';
import { DecisionList } from '../decision/DecisionList.tsx';
import { STATUS_LABEL } from '../result-words.ts';
import { ComparedFields } from './ComparedFields.tsx';
import { EarlierMonths } from './EarlierMonths.tsx';
import { FollowedMoney } from './FollowedMoney.tsx';
import { SourceRows } from './SourceRows.tsx';

interface Props {
  readonly detail: DifferenceDetail;
  /** What takes the place of the masked, for a while. */
  readonly uncovered: CallOutput<'differences.uncover'> | null;
  readonly onDecided: () => void;
}

/** Everything about a difference, from the sentence down to the rows of the files. */
export function DifferenceBody({ detail, uncovered, onDecided }: Props) {
  const { message } = App.useApp();
  const { row, codeLabel, ruleLabel, decisions } = detail;
  const { idNumber, account, explanation } = uncovered ?? row;
  const { fields, candidates, weighed } = uncovered ?? detail;
  const isDecided = decisions.some(({ undoneAt }) => undoneAt === null);
  return (
    <div className="difference">
      <div className="difference-tags">
        <PriorityTag priority={row.priority} />
        <strong>{codeLabel}</strong>
        <Tag className={row.status === 'decided' ? 'tag-green' : 'tag-grey'}>{STATUS_LABEL[row.status]}</Tag>
        <span className="quiet">编号 {row.stableId}</span>
        {detail.caseId !== null && row.caseState !== null && (
          <a className="difference-case" href={hashOf({ page: 'cases', caseId: detail.caseId })}>
            疑点 {caseNumber(detail.caseId)}：{CASE_STATE_LABEL[row.caseState]}
          </a>
        )}
      </div>
      <p className="difference-sentence">{explanation}</p>
      <dl className="difference-facts">
        <div>
          <dt>户主</dt>
          <dd>{row.name || '空'}</dd>
        </div>
        <div>
          <dt>乡镇、村</dt>
          <dd>
            {townshipLabel(row.township)} {row.village}
          </dd>
        </div>
        <div>
          <dt>身份证号</dt>
          <dd className="digits">{idNumber || '空'}</dd>
        </div>
        <div>
          <dt>账号</dt>
          <dd className="digits">{account || '空'}</dd>
        </div>
        <div>
          <dt>涉及金额</dt>
          <dd>
            <Money fen={row.amountFen} unit />
          </dd>
        </div>
        <div>
          <dt>对应依据</dt>
          <dd>{ruleLabel === '' ? '没有对应上其他账' : `按${ruleLabel}对应`}</dd>
        </div>
      </dl>
      {candidates.length > 1 && !isDecided && (
        <DecisionForm
          differenceId={row.differenceId}
          asked={{ candidates, weighed }}
          onMade={(verdict) => {
            message.success(`已记下：${verdict === 'same' ? '是同一户' : '不是同一户'}，重新核对后生效`);
            onDecided();
          }}
        />
      )}
      {decisions.length > 0 && (
        <section>
          <h3>人工决定</h3>
          <DecisionList decisions={decisions} onChanged={onDecided} />
        </section>
      )}
      {fields.length > 0 && (
        <section>
          <h3>三方对照</h3>
          <ComparedFields fields={fields} />
        </section>
      )}
      <section>
        <h3>文件中的原始行</h3>
        <SourceRows places={detail.places} />
      </section>
      <FollowedMoney row={row} />
      <section>
        <h3>这一户的其他月份</h3>
        <EarlierMonths detail={detail} />
      </section>
    </div>
  );
}
