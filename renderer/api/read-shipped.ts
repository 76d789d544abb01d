/** The text of a file that is shipped beside the page (help, licences). Rejects where it is not there. */
export async function readShipped(path: string): Promise<string> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`not shipped: ${path}`);
  return answer.text();
}
