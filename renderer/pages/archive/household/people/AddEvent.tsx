import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { EVENT_KINDS, EVENT_LABEL, type EventKind } from '../../../../../shared/domain/archive/household-event.ts';
import { useArchiveDrafts, useTyped } from '../../../../stores/archive-drafts.ts';
import { typedDate } from '../../../../text/typed-date.ts';
import type { Change } from '../use-household.ts';

interface Props {
  readonly householdId: number;
  readonly change: Change;
  readonly year: string;
}

/** Keys in something that happened and no table says. */
export function AddEvent({ householdId, change, year }: Props) {
  const typed = useTyped(householdId);
  const { type, drop } = useArchiveDrafts.getState();
  const [kind, setKind] = useState<EventKind>('change');
  const [fault, setFault] = useState('');
  const date = typed['event date'] ?? '';
  const note = typed['event note'] ?? '';
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const day = typedDate(date, { year, before: null });
    setFault(day === null ? '日期看不懂，请写成 20260301、2026-3-1 或 3.1' : '');
    if (day === null) return;
    void change('archive.addEvent', { kind, date: day, note }).then((error) => {
      if (error === null) drop(householdId, ['event ']);
    });
  };
  return (
    <form className="archive-add-event" onSubmit={add} data-typed={date !== '' || note !== ''}>
      <Select
        size="small"
        aria-label="什么事"
        className="archive-event-kind"
        value={kind}
        options={EVENT_KINDS.map((value) => ({ value, label: EVENT_LABEL[value] }))}
        onChange={setKind}
      />
      <Input
        size="small"
        aria-label="日期"
        placeholder="20260301"
        className="keying-date"
        maxLength={20}
        value={date}
        status={fault === '' ? '' : 'error'}
        aria-invalid={fault !== ''}
        aria-describedby="event-fault"
        onChange={(event) => type(householdId, 'event date', event.target.value)}
      />
      <Input
        size="small"
        aria-label="说明"
        placeholder="说明（可不填）"
        className="archive-event-note"
        maxLength={200}
        value={note}
        onChange={(event) => type(householdId, 'event note', event.target.value)}
      />
      <Button size="small" htmlType="submit">
        加一件事
      </Button>
      <span id="event-fault" className="form-missing" role="status">
        {fault}
      </span>
    </form>
  );
}
