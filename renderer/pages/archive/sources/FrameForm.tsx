import { App, Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { useMay } from '../../../stores/session.ts';
import type { ArchiveState } from '../../../text/archive-words.ts';
import { typedDate } from '../../../text/typed-date.ts';
import { Guesses } from '../rules/Guesses.tsx';

interface Props {
  readonly state: ArchiveState;
  readonly onChanged: () => void;
}

const YEAR = /^(?:19|20)\d{2}$/;

/** 年度, 制作日期, 政策包: what everything is checked by. */
export function FrameForm({ state, onChanged }: Props) {
  const { message } = App.useApp();
  const { frame, packs } = state;
  const may = useMay('archive');
  const [year, setYear] = useState(frame.year);
  const [date, setDate] = useState(frame.makingDate);
  const [packId, setPackId] = useState(frame.packId);
  const [error, setError] = useState<DeskError | null>(null);
  const [busy, setBusy] = useState(false);
  const makingDate = typedDate(date, { year: year, before: null });
  const faultOfYear = YEAR.test(year) ? '' : '年度写四位数字，例如 2026';
  const faultOfDate = makingDate === null ? '日期看不懂，请写成 2026-12-31 这样' : '';
  const changed = year !== frame.year || makingDate !== frame.makingDate || packId !== frame.packId;
  const pack = packs.find((each) => each.packId === packId);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (faultOfYear !== '' || makingDate === null || !changed) return;
    setBusy(true);
    setError(null);
    try {
      await call('archive.setFrame', { year, makingDate, packId });
      void message.success('已改，请重新核对');
      onChanged();
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="panel" aria-label="年度和政策">
      <h2>按什么核对</h2>
      <form className="archive-frame" onSubmit={(event) => void save(event)}>
        <div>
          <label htmlFor="archive-year">年度</label>
          <Input
            id="archive-year"
            disabled={!may}
            maxLength={4}
            value={year}
            aria-invalid={faultOfYear !== ''}
            aria-describedby="archive-frame-fault"
            onChange={(event) => setYear(event.target.value.trim())}
          />
        </div>
        <div>
          <label htmlFor="archive-date">制作日期</label>
          <Input
            id="archive-date"
            disabled={!may}
            maxLength={20}
            value={date}
            aria-invalid={faultOfDate !== ''}
            aria-describedby="archive-frame-fault"
            onChange={(event) => setDate(event.target.value)}
          />
        </div>
        <div className="archive-frame-pack">
          <label htmlFor="archive-pack">政策包</label>
          <Select
            id="archive-pack"
            disabled={!may}
            value={packId}
            options={packs.map((each) => ({
              value: each.packId,
              label: `${each.title}（${each.from} 起${each.to === null ? '' : `，到 ${each.to}`}）`,
            }))}
            onChange={setPackId}
          />
        </div>
        {may && (
          <Button
            type="primary"
            htmlType="submit"
            loading={busy}
            disabled={!changed || faultOfYear !== '' || faultOfDate !== ''}
          >
            保存
          </Button>
        )}
      </form>
      <p id="archive-frame-fault" className="form-missing" role="status">
        {[faultOfYear, faultOfDate].filter((fault) => fault !== '').join('；')}
      </p>
      {error !== null && <Failure error={error} />}
      {pack !== undefined && (
        <>
          <p className="quiet">依据：{pack.basis.join('；') || '没有写明'}</p>
          <Guesses guesses={pack.guesses} />
        </>
      )}
    </section>
  );
}
