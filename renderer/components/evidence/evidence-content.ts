import { call } from '../../api/desk.ts';

/** The bytes of a piece of evidence. The look is recorded by the data service, with every call. */
export async function contentOf(
  evidenceId: number,
): Promise<{ readonly media: string; readonly bytes: Uint8Array; readonly base64: string }> {
  const { media, content } = await call('evidence.get', { evidenceId });
  return { media, base64: content, bytes: Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0)) };
}
