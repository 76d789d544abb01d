import { Button, Tag } from 'antd';
import type { ArchiveHouseholdView } from '../../../../text/archive-words.ts';
import type { Change } from '../use-household.ts';
import { AddEvent } from './AddEvent.tsx';
import { EventLine } from './EventLine.tsx';

interface Props {
  readonly view: ArchiveHouseholdView;
  readonly uncovered: ArchiveHouseholdView | null;
  readonly change: Change;
  readonly may: boolean;
  readonly year: string;
}

/** Who belongs to the household, and what happened to it from the application on. */
export function PeopleTab({ view, uncovered, change, may, year }: Props) {
  const members = uncovered?.members ?? view.members;
  const { events } = view;
  return (
    <div className="archive-people">
      <section aria-label="经过">
        <h3>经过</h3>
        {events.length === 0 ? <p className="quiet">没有已知的日期。</p> : <EventLine events={events} />}
        {events.length > 0 && (
          <table className="table">
            <thead>
              <tr>
                <th scope="col">日期</th>
                <th scope="col">什么事</th>
                <th scope="col">说明</th>
                <th scope="col">来自</th>
              </tr>
            </thead>
            <tbody>
              {[...events]
                .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
                .map(({ kind, label, date, note, from, stepId }) => (
                  <tr key={`${kind} ${date} ${from} ${stepId ?? ''}`}>
                    <th scope="row">{date}</th>
                    <td>{label}</td>
                    <td>{note}</td>
                    <td className="quiet">
                      {from}{' '}
                      {may && stepId !== null && (
                        <Button size="small" onClick={() => void change('archive.undo', { stepId })}>
                          撤销
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        )}
        {may && <AddEvent householdId={view.row.householdId} change={change} year={year} />}
      </section>
      <section aria-label="成员">
        <h3>成员 {members.length} 人</h3>
        <ul className="archive-members">
          {members.map(({ name, idNumber, isHead, dead, facts }) => (
            <li key={`${name} ${idNumber}`}>
              <div>
                <strong>{name || '没有姓名'}</strong> <span className="digits">{idNumber}</span>{' '}
                {isHead && <Tag className="tag-blue">户主</Tag>}
                {dead && <Tag className="tag-red">已死亡</Tag>}
              </div>
              <dl className="archive-facts">
                {facts.map((fact) => (
                  <div key={fact.name}>
                    <dt>{fact.label}</dt>
                    <dd>{fact.value || '空'}</dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
