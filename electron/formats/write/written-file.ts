/** What a writer made: the digest of the file's bytes (lower-case hex) and how many there are. */
export interface WrittenFile {
  readonly sha256: string;
  readonly bytes: number;
}
