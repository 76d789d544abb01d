import { decodeXstring } from './xml-text.ts';

/**
 * Collects the text of one string item (`<si>` or `<is>`; CT_Rst): its `<t>` or the `<t>` of its rich text runs joined,
 * phonetic runs (`<rPh>`, the reading of the characters above them) left out. Spaces are kept as stored, whether or not
 * xml:space says so: trimming is the business of whoever gives the text a meaning.
 */
export class StringItem {
  /** Whether text at this place belongs to the string. */
  collecting = false;
  value = '';
  private piece = '';
  private depth = 0;
  private ignoredFrom = 0;

  begin(): void {
    this.value = '';
    this.piece = '';
    this.depth = 0;
    this.ignoredFrom = 0;
    this.collecting = false;
  }

  open(local: string): void {
    this.depth++;
    if (this.ignoredFrom !== 0) return;
    if (local === 't') this.collecting = true;
    else if (local !== 'r' || this.depth > 1) this.ignoredFrom = this.depth;
  }

  /** How long the string is so far, escapes not yet decoded. */
  get length(): number {
    return this.value.length + this.piece.length;
  }

  /** Ends the innermost element; gives false where that was the item itself. */
  close(): boolean {
    if (this.depth === 0) return false;
    if (this.collecting) {
      // Escapes are decoded run by run: two runs must not make one together.
      this.value += decodeXstring(this.piece);
      this.piece = '';
      this.collecting = false;
    }
    if (this.ignoredFrom === this.depth) this.ignoredFrom = 0;
    this.depth--;
    return true;
  }

  text(text: string): void {
    this.piece += text;
  }
}
