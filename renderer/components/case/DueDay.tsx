import { dueTone, dueWords } from '../../text/case-words.ts';

/** When something is due, in words; the day itself is its tooltip. */
export function DueDay({ dueOn, today }: { readonly dueOn: string; readonly today: string }) {
  return (
    <span className={`due due-${dueTone(dueOn, today)}`} title={`期限 ${dueOn}`}>
      {dueWords(dueOn, today)}
    </span>
  );
}
