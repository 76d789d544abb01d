import { Button } from 'antd';
import { useMemo } from 'react';
import { useCall } from '../../api/use-call.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { Allowed } from '../../components/session/Allowed.tsx';
import { ExemptionNote } from '../../components/session/ExemptionNote.tsx';
import { useJob } from '../../stores/job.ts';
import { useRoute } from '../../stores/route.ts';
import { byProgramme } from './by-programme.ts';
import { FirstSteps } from './FirstSteps.tsx';
import { MyTodos } from './MyTodos.tsx';
import { ProgrammeSection } from './ProgrammeSection.tsx';

/** 工作台: what waits for whoever has signed in, where every month stands, and what is next. */
export function WorkplacePage() {
  const go = useRoute((store) => store.go);
  const endings = useJob((store) => store.endings);
  const months = useCall('months.list', {}, { reloadOn: [endings] });
  const programmes = useMemo(() => byProgramme(months.value ?? []), [months.value]);
  const isEmpty = months.state === 'ready' && programmes.length === 0;
  return (
    <PageFrame
      title="工作台"
      extra={
        months.state === 'ready' &&
        !isEmpty && (
          <Allowed right="import">
            <Button onClick={() => go({ page: 'files', monthId: null })}>新建对账</Button>
          </Allowed>
        )
      }
    >
      <ExemptionNote />
      {months.state === 'loading' && <Loading />}
      {months.state === 'failed' && <Failure error={months.error} retry={months.reload} />}
      {isEmpty && <FirstSteps />}
      {!isEmpty && <MyTodos />}
      {programmes.map((programme) => (
        <ProgrammeSection key={programme.name} programme={programme} onChanged={months.reload} />
      ))}
    </PageFrame>
  );
}
