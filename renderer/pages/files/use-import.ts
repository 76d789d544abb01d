import { App } from 'antd';
import { useEffect } from 'react';
import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import type { FileOverrides } from '../../../shared/contracts/desk/files.ts';
import { call, errorOf, tokenOf } from '../../api/desk.ts';
import { isRunning, useJob } from '../../stores/job.ts';
import { expectImport, type GivenFile, settleImport, useFilesSession } from './files-session.ts';

/** As many as one import takes (contract of jobs.import). */
const MOST = 200;

interface Manner {
  readonly replaces?: number;
  readonly overrides?: FileOverrides | null;
}

export interface Import {
  /** The files of this month that are being read now; null where none are. */
  readonly reading: readonly GivenFile[] | null;
  /** Opens the system's dialog and imports what was chosen. Gives whether anything was. */
  readonly choose: (kind: FileKind | null, manner?: Manner) => Promise<boolean>;
  /** Imports files that were dropped. */
  readonly drop: (kind: FileKind | null, files: readonly File[]) => Promise<void>;
  readonly start: (kind: FileKind | null, files: readonly GivenFile[], manner?: Manner) => Promise<boolean>;
}

/** Ways for files to come into a month. What goes wrong is said; nothing rejects. */
export function useImport(monthId: number): Import {
  const { message } = App.useApp();
  const job = useJob((store) => store.job);
  const imports = useFilesSession((store) => store.imports);
  const mine = job !== null && job.kind === 'import' && job.monthId === monthId ? job : null;

  // Either may come first: the end of a quick job, or the answer that told its number.
  useEffect(() => {
    if (mine !== null && imports.has(mine.id)) settleImport(mine);
  }, [mine, imports]);

  const say = (thrown: unknown): void => {
    const { message: sentence, mend, number } = errorOf(thrown);
    void message.error(`${sentence}。${mend}${number > 0 ? `（编号 ${number}）` : ''}`, 8);
  };

  const start: Import['start'] = async (kind, files, { replaces, overrides } = {}) => {
    if (files.length === 0) return false;
    if (files.length > MOST) {
      void message.warning(`一次最多导入 ${MOST} 个文件，这次有 ${files.length} 个。请分几次导入。`, 8);
      return false;
    }
    try {
      const jobId = await useJob.getState().startImport({
        monthId,
        kind,
        tokens: files.map(({ token }) => token),
        replaces: replaces ?? null,
        overrides: overrides ?? null,
      });
      expectImport(jobId, files);
      return true;
    } catch (thrown) {
      say(thrown);
      return false;
    }
  };

  return {
    reading: mine !== null && isRunning(mine) ? (imports.get(mine.id) ?? []) : null,
    start,
    choose: async (kind, manner) => {
      try {
        return await start(kind, await call('files.choose', { kind, several: manner?.replaces === undefined }), manner);
      } catch (thrown) {
        say(thrown);
        return false;
      }
    },
    drop: async (kind, files) => {
      if (files.length > MOST) {
        void message.warning(`一次最多导入 ${MOST} 个文件，这次有 ${files.length} 个。请分几次导入。`, 8);
        return;
      }
      try {
        await start(kind, await Promise.all(files.map(tokenOf)));
      } catch (thrown) {
        say(thrown);
      }
    },
  };
}
