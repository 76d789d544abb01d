import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const CHUNK_BYTES = 1 << 20;

/** SHA-256 of a file's bytes in lower-case hex. Rejects with what the file system says, or the signal's reason. */
export async function hashOfFile(
  path: string,
  signal: AbortSignal,
  onProgress: (bytes: number) => void = () => {},
): Promise<string> {
  const hash = createHash('sha256');
  // One buffer for all chunks: a stream would make a new one for each.
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  const file = await open(path, 'r');
  try {
    let bytes = 0;
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, bytes);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
      onProgress(bytes);
    }
  } finally {
    await file.close();
  }
}
