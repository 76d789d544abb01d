/** A turn of the event loop: only between turns does a stream move and an abort arrive. */
export function letOthersRun(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}
