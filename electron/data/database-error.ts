import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';

/** What the native library throws. Where it cannot even open the file it is a plain Error with SQLite's number in its text. */
interface NativeError {
  readonly code?: unknown;
  readonly message?: unknown;
}

/** Turns what SQLite says into a sentence, where a person can do something about it; anything else comes back as it is. */
export function databaseError(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof WorkplaceError) return thrown;
  const { code, message } = thrown as NativeError;
  const text = typeof message === 'string' ? message : '';
  const name = typeof code === 'string' ? code : '';
  if (name.startsWith('SQLITE_NOTADB')) return notThisDatabase(thrown);
  if (name.startsWith('SQLITE_CORRUPT')) return damaged(thrown);
  if (name.startsWith('SQLITE_FULL')) return diskFull(thrown);
  if (name.startsWith('SQLITE_READONLY') || name.startsWith('SQLITE_PERM')) return readOnly(thrown);
  if (name.startsWith('SQLITE_BUSY') || name.startsWith('SQLITE_LOCKED')) {
    return new WorkplaceError('E_BUSY', '资料库正被另一项工作占用', '请等它完成后再试', thrown);
  }
  if (name.startsWith('SQLITE_CANTOPEN') || /^ConnectionFailed/.test(text)) {
    return cannotOpen(thrown);
  }
  if (name.startsWith('SQLITE_IOERR')) {
    return new WorkplaceError('E_DATABASE', '读写资料库时磁盘出错', '请检查磁盘，必要时用备份恢复到另一块磁盘', thrown);
  }
  return thrown;
}

/** The file is not to be reached at all. */
export function cannotOpen(cause?: unknown): WorkplaceError {
  return new WorkplaceError(
    'E_DATABASE',
    '打不开资料库文件',
    '请确认数据文件夹存在、可以读写，没有被杀毒软件拦住，然后重新打开程序',
    cause,
  );
}

/** The file does not open with this key. */
export function notThisDatabase(cause?: unknown): WorkplaceError {
  return new WorkplaceError(
    'E_KEY',
    '资料库与本机的密钥不符，打不开',
    '如果数据文件夹是从别的电脑拷来的，请在原来的电脑上做备份，再到这里恢复',
    cause,
  );
}

/** The file is damaged, or is no database at all. */
export function damaged(cause?: unknown): WorkplaceError {
  return new WorkplaceError(
    'E_DATABASE',
    '资料库文件已损坏',
    '请用最近的备份恢复；损坏的文件会保留在数据文件夹里',
    cause,
  );
}

export function diskFull(cause?: unknown): WorkplaceError {
  return new WorkplaceError('E_DISK_FULL', '磁盘已满，没有写入任何内容', '请腾出空间后再试', cause);
}

export function readOnly(cause?: unknown): WorkplaceError {
  return new WorkplaceError('E_READ_ONLY', '数据文件夹是只读的，不能保存', '请取消只读，或请管理员给予写入权限', cause);
}

/** Whether a failed file operation says that the disk is full or may not be written to: the sentence for it, else the error itself. */
export function fileError(thrown: unknown): unknown {
  const code = (thrown as { readonly code?: unknown } | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(thrown);
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return readOnly(thrown);
  return thrown;
}
