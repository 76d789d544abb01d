import { open } from 'node:fs/promises';

const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** The stream that holds a password-protected workbook ([MS-OFFCRYPTO] 2.3.4.4), as its name stands in the directory. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage\0', 'utf16le');
const DIRECTORY_ENTRY_BYTES = 128;
const WINDOW_BYTES = 1024 * 1024;

/** Whether the bytes begin an OLE compound file (an old .xls, or a password-protected .xlsx). */
export function isCompoundFile(head: Buffer): boolean {
  return head.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE);
}

/** Whether a compound file holds a password-protected workbook: one of its directory entries is named EncryptedPackage. */
export async function holdsEncryptedPackage(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const window = Buffer.alloc(WINDOW_BYTES);
    // Windows end at a multiple of the entry size and sectors are larger than that: an entry is never cut in two.
    for (let start = 0; ; start += WINDOW_BYTES) {
      const { bytesRead } = await handle.read(window, 0, WINDOW_BYTES, start);
      const bytes = window.subarray(0, bytesRead);
      for (let at = bytes.indexOf(ENCRYPTED_PACKAGE); at !== -1; at = bytes.indexOf(ENCRYPTED_PACKAGE, at + 1)) {
        if (at % DIRECTORY_ENTRY_BYTES === 0) return true;
      }
      if (bytesRead < WINDOW_BYTES) return false;
    }
  } finally {
    await handle.close();
  }
}
