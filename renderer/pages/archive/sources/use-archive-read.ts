import { App } from 'antd';
import type { TableKind } from '../../../../shared/domain/archive/read/table-kind.ts';
import { call, tokenOf } from '../../../api/desk.ts';
import { sayFailure } from '../../../components/common/say-failure.ts';

/** As many as one reading takes (contract of jobs.archiveRead). */
const MOST = 200;

export interface ArchiveRead {
  /** Opens the system's dialog and reads what was chosen. `kind` null: told by their content. */
  readonly choose: (kind: TableKind | null, replaces: boolean) => Promise<void>;
  readonly drop: (kind: TableKind | null, files: readonly File[]) => Promise<void>;
  readonly sample: () => Promise<void>;
  readonly check: () => Promise<void>;
}

/** Ways for tables to come into the archive. What goes wrong is said; nothing rejects. */
export function useArchiveRead(): ArchiveRead {
  const { message } = App.useApp();
  const trying = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (thrown) {
      sayFailure(message, thrown);
    }
  };
  const read = async (
    kind: TableKind | null,
    tokens: readonly { readonly token: string }[],
    replaces: boolean,
  ): Promise<void> => {
    if (tokens.length > MOST)
      void message.warning(`一次最多读入 ${MOST} 个文件，这次有 ${tokens.length} 个。请分几次读入。`, 8);
    else if (tokens.length > 0)
      await call('jobs.archiveRead', { kind, tokens: tokens.map(({ token }) => token), replaces });
  };
  return {
    choose: (kind, replaces) =>
      trying(async () => read(kind, await call('files.choose', { kind: 'archive', several: !replaces }), replaces)),
    drop: (kind, files) =>
      trying(async () => {
        if (files.length > MOST)
          void message.warning(`一次最多读入 ${MOST} 个文件，这次有 ${files.length} 个。请分几次读入。`, 8);
        else await read(kind, await Promise.all(files.map(tokenOf)), false);
      }),
    sample: () => trying(() => call('jobs.archiveSample', {})),
    check: () => trying(() => call('jobs.archiveCheck', {})),
  };
}
