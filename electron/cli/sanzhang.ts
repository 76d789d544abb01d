import { main } from './main.ts';

const stop = new AbortController();
process.on('SIGINT', () => {
  // The second Ctrl-C does not wait for anything to be tidied up.
  if (stop.signal.aborted) process.exit(130);
  stop.abort(new Error('cancelled'));
});
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort(new Error('cancelled')));
// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

try {
  process.exitCode = await main(process.argv.slice(2), {
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    isTty: process.stderr.isTTY === true,
    signal: stop.signal,
  });
} catch (error) {
  process.stderr.write(`sanzhang: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 70;
}
