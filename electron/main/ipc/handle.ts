import { ipcMain } from 'electron';
import type { Answer } from '../../../shared/contracts/desk/desk.ts';
import type { TokenOfFile } from '../file-tokens.ts';
import type { Log } from '../log.ts';
import { type Answers, answer, isCall, isOurPage } from './answer.ts';

const NO_FILE = {
  code: 'E_NOT_FOUND',
  message: '拖入的不是可以读取的文件',
  mend: '请拖入文件，不要拖入文件夹',
} as const;

/** The one door from the window: our main frame, a known call. A refused one rejects. */
export function handleCalls(answers: Answers, log: Log): void {
  ipcMain.handle('desk:call', async (event, name: unknown, input: unknown): Promise<Answer<unknown>> => {
    if (!isOurPage(event) || !isCall(name)) throw new Error('refused');
    return answer(name, input, answers, log);
  });
}

/** Takes the path of a file dropped on our page, from the preload script, and gives a token for it. */
export function handleDroppedFiles(give: (path: string) => TokenOfFile, log: Log): void {
  ipcMain.handle('desk:dropped-file', (event, path: unknown): Answer<TokenOfFile> => {
    if (!isOurPage(event)) throw new Error('refused');
    try {
      if (typeof path !== 'string' || path === '') throw new Error('no path');
      return { ok: true, value: give(path) };
    } catch (thrown) {
      return { ok: false, error: { ...NO_FILE, number: log.failure('dropped file', thrown) } };
    }
  });
}
