/** The bytes being scanned, UTF-8, and the same bytes as a string of one character a byte. */
export interface XmlWindow {
  bytes: Buffer;
  end: number;
  latin1: string;
}
