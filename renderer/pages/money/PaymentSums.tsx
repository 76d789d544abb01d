import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import type { FailureCategory } from '../../../shared/domain/ledger/failure-category.ts';
import { Money } from '../../components/common/Money.tsx';
import { formatCount } from '../../text/format.ts';

interface Props {
  readonly sums: CallOutput<'payments.sums'>;
  readonly category: FailureCategory | null;
  readonly onCategory: (category: FailureCategory | null) => void;
}

/** The sum that must hold, and the money by reason: who acts, with which document. */
export function PaymentSums({ sums: { total, byReason }, category, onCategory }: Props) {
  return (
    <>
      <section className="money-equation" aria-label="退回款项的平衡">
        <div className="money-open">
          <span className="quiet">未结</span>
          <strong>
            <Money fen={total.openFen} unit />
          </strong>
          <span className="quiet">
            {formatCount(total.openCount)} 笔
            {total.overdue > 0 && <b className="money-late">，逾期 {formatCount(total.overdue)} 笔</b>}
          </span>
        </div>
        <p>
          失败、退回 <Money fen={total.returnedFen} unit /> = 补发到账 <Money fen={total.paidFen} unit /> + 缴回国库{' '}
          <Money fen={total.treasuryFen} unit /> + 未结 <Money fen={total.openFen} unit />
          {total.inFlightFen > 0 && (
            <span className="quiet">
              （未结中在途 <Money fen={total.inFlightFen} unit />）
            </span>
          )}
        </p>
      </section>
      <table className="money-table">
        <caption className="money-caption">按原因</caption>
        <thead>
          <tr>
            <th scope="col">原因</th>
            <th scope="col" className="right">
              未结笔数
            </th>
            <th scope="col" className="right">
              未结（元）
            </th>
            <th scope="col" className="right">
              逾期
            </th>
            <th scope="col">谁来办</th>
            <th scope="col">凭什么材料</th>
            <th scope="col">提示</th>
          </tr>
        </thead>
        <tbody>
          {byReason.map((row) => (
            <tr key={`${row.origin}-${row.category}`} className={row.category === category ? 'chosen' : undefined}>
              <td>
                <button
                  type="button"
                  className="linklike"
                  aria-pressed={row.category === category}
                  onClick={() => onCategory(row.category === category ? null : row.category)}
                >
                  {row.label}
                </button>
              </td>
              <td className="right figures">
                {formatCount(row.openCount)}
                <span className="quiet"> / {formatCount(row.count)}</span>
              </td>
              <td className="right">
                <Money fen={row.openFen} />
              </td>
              <td className="right figures">{row.overdue === 0 ? '' : formatCount(row.overdue)}</td>
              <td>{row.who}</td>
              <td>{row.document}</td>
              <td className="quiet">{row.hint}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
