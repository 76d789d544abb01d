/** The beginning of a SHA-256, the whole of it as tooltip and when copied. */
export function Hash({ sha256 }: { readonly sha256: string }) {
  const digits = sha256.replace(/^sha256:/, '');
  return (
    <code
      className="hash"
      title={`SHA-256 ${digits}`}
      onCopy={(event) => {
        event.clipboardData.setData('text/plain', digits);
        event.preventDefault();
      }}
    >
      {digits.slice(0, 12)}…
    </code>
  );
}
