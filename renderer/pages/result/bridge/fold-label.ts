/** A label in lines of about the same length, none longer than `room` characters. */
export function folded(label: string, room: number): string {
  const lines = Math.ceil(label.length / room);
  const even = Math.ceil(label.length / lines);
  return Array.from({ length: lines }, (_, line) => label.slice(line * even, (line + 1) * even)).join('\n');
}
