import type { JobResult } from '../../../../shared/contracts/desk/jobs.ts';
import { numbered } from '../../../components/common/numbered.ts';
import { useJob, useJobPanel } from '../../../stores/job.ts';
import { formatCount } from '../../../text/format.ts';
import { FolderPath } from './FolderPath.tsx';

type Made = Extract<JobResult, { kind: 'archive-make' }>;

/** What became of the last batch: where it lies, what could not be made and why. */
export function MakeOutcome() {
  const job = useJob((store) => store.job);
  return job?.state === 'done' && job.result?.kind === 'archive-make' ? <Outcome made={job.result} /> : null;
}

function Outcome({ made: { folder, dossiers, reused, pages, failures, warnings } }: { readonly made: Made }) {
  // Said here in full: the bar above the page would say it again.
  useJobPanel();
  return (
    <section className="panel" aria-label="制作结果">
      <h2>做好了</h2>
      <p>
        <FolderPath folder={folder} />
      </p>
      <p className="figures">
        新做 {formatCount(dossiers)} 卷，共 {formatCount(pages)} 页
        {reused > 0 && `；没有变化的 ${formatCount(reused)} 卷保留`}
        {failures.length > 0 && `；${formatCount(failures.length)} 户没有做成`}
      </p>
      <p className="quiet">
        文件夹里：各乡镇、村的整卷
        PDF；案卷目录和装盒（catalogue.xlsx）；盒脊标签（labels.pdf）；要签字的通报、更正清单、缺件补齐清单（lists.pdf）；各村长期公示单（publicity.pdf）；四性自检报告（self-check.pdf）；校验清单（manifest.json）。
      </p>
      {failures.length > 0 && (
        <table className="table" aria-label="没有做成的">
          <thead>
            <tr>
              <th scope="col">没有做成的户</th>
              <th scope="col">为什么</th>
            </tr>
          </thead>
          <tbody>
            {numbered(failures).map(({ at, household, says }) => (
              <tr key={at}>
                <th scope="row">{household}</th>
                <td>{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {warnings.length > 0 && (
        <>
          <h3>请留意</h3>
          <ul className="make-warnings">
            {numbered(warnings.map((says) => ({ says }))).map(({ at, says }) => (
              <li key={at}>{says}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
