import { Checkbox } from 'antd';
import type { DifferenceDetail } from '../../../../shared/contracts/desk/differences.ts';
import { LEDGER_LABEL } from '../../../../shared/domain/ledger/ledger-kind.ts';
import { Money } from '../../../components/common/Money.tsx';
import { chosenWith, pairsToShow } from './candidate-choice.ts';

type Asked = Pick<DifferenceDetail, 'candidates' | 'weighed'>;

interface Props {
  readonly asked: Asked;
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

/** More pairs than this nobody weighs: choosing candidates narrows them. */
const PAIRS_SHOWN = 12;

const SPEAKS = {
  for: { word: '支持', mark: '✓' },
  against: { word: '反对', mark: '✗' },
  neither: { word: '不说明问题', mark: '·' },
} as const;

/** The candidates side by side; below, what speaks for and against each pair being one household. */
export function Candidates({ asked, chosen, onChosen }: Props) {
  const { candidates } = asked;
  const pairs = pairsToShow(asked, chosen);
  return (
    <>
      <ul className="candidates" aria-label="候选">
        {candidates.map((candidate) => {
          const isChosen = chosen.includes(candidate.key);
          return (
            <li key={candidate.key} className={isChosen ? 'candidate candidate-chosen' : 'candidate'}>
              <Checkbox checked={isChosen} onChange={() => onChosen(chosenWith(candidates, chosen, candidate.key))}>
                <strong>
                  {LEDGER_LABEL[candidate.ledger]} {candidate.name}
                </strong>
              </Checkbox>
              <dl>
                <dt>身份证号</dt>
                <dd className="digits">{candidate.idNumber || '空'}</dd>
                <dt>账号</dt>
                <dd className="digits">{candidate.account || '空'}</dd>
                <dt>乡镇、村</dt>
                <dd>{`${candidate.township} ${candidate.village}`.trim() || '空'}</dd>
                <dt>金额</dt>
                <dd>
                  <Money fen={candidate.amountFen} unit />
                </dd>
                <dt>所在行</dt>
                <dd className="candidate-rows">{candidate.rows}</dd>
              </dl>
            </li>
          );
        })}
      </ul>
      <div className="pairs">
        {pairs.slice(0, PAIRS_SHOWN).map((pair) => (
          <Pair key={`${pair.a} ${pair.b}`} candidates={candidates} pair={pair} />
        ))}
      </div>
      {pairs.length > PAIRS_SHOWN && (
        <p className="quiet">另有 {pairs.length - PAIRS_SHOWN} 对未列出，勾选候选后只列所选的。</p>
      )}
    </>
  );
}

interface PairProps {
  readonly candidates: Asked['candidates'];
  readonly pair: Asked['weighed'][number];
}

function Pair({ candidates, pair: { a, b, evidence } }: PairProps) {
  const [one, other] = [candidates[a], candidates[b]];
  if (one === undefined || other === undefined) return null;
  const count = (speaks: 'for' | 'against') => evidence.filter((weighed) => weighed.speaks === speaks).length;
  const title = `${LEDGER_LABEL[one.ledger]} ${one.name} 与 ${LEDGER_LABEL[other.ledger]} ${other.name}`;
  return (
    <table className="pair">
      <caption>
        {title}
        <span className="quiet">
          支持 {count('for')} 项，反对 {count('against')} 项
        </span>
      </caption>
      <tbody>
        {evidence.map(({ field, label, speaks, sentence }) => (
          <tr key={field} className={`speaks-${speaks}`}>
            <th scope="row">{label}</th>
            <td className="speaks">
              <span aria-hidden>{SPEAKS[speaks].mark}</span> {SPEAKS[speaks].word}
            </td>
            <td>{sentence}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
