import type { ToJobRunner } from './messages.ts';
import { serveJob } from './serve-job.ts';

/** The process of one job, forked by main. Everything that knows of Electron is in these lines. */
const port = process.parentPort;
serveJob({
  post: (message) => port.postMessage(message),
  listen: (hear) => port.on('message', ({ data }: { readonly data: ToJobRunner }) => hear(data)),
});
