import { call } from '../../api/desk.ts';

/** A file out of the database. */
export interface Content {
  readonly media: string;
  readonly bytes: Uint8Array;
  readonly base64: string;
}

/** How the bytes of a piece are fetched, by its number. */
export type Load = (id: number) => Promise<Content>;

/** Bytes that came as base64. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** The bytes of a piece of evidence. The look is recorded by the data service, with every call. */
export const contentOf: Load = async (evidenceId) => {
  const { media, content } = await call('evidence.get', { evidenceId });
  return { media, base64: content, bytes: bytesOf(content) };
};

/** The bytes of a scan of a dossier. The look is recorded by the data service, with every call. */
export const scanOf: Load = async (scanId) => {
  const { media, content } = await call('archive.scan', { scanId });
  return { media, base64: content, bytes: bytesOf(content) };
};
