import type { MessageInstance } from 'antd/es/message/interface';
import { errorOf } from '../../api/desk.ts';

/** Seconds: a sentence that says what to do takes time to read. */
const READ_FOR = 8;

/** Says what went wrong with an action, what to do, and its number in the log, without taking the page away. */
export function sayFailure(message: MessageInstance, thrown: unknown): void {
  const { message: sentence, mend, number } = errorOf(thrown);
  void message.error(`${sentence}。${mend}${number > 0 ? `（编号 ${number}）` : ''}`, READ_FOR);
}
