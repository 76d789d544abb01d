import type { CaseDetail } from '../../../../shared/contracts/desk/cases.ts';

/** Who had a hand in it, from the file to the review: four eyes can be checked at a glance. */
export function ChainOfEyes({ chain }: { readonly chain: CaseDetail['chain'] }) {
  const known = chain.filter(({ people }) => people.length > 0);
  return (
    <section className="panel">
      <h3>经手的人</h3>
      {known.length === 0 ? (
        <p className="quiet">还没有人经手。</p>
      ) : (
        <dl className="case-chain">
          {known.map(({ part, label, people }) => (
            <div key={part}>
              <dt>{people.map(({ name }) => name).join('、')}</dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="quiet small">读入文件、认定对应、核查、作结论的人，都不能复核同一条疑点。</p>
    </section>
  );
}
