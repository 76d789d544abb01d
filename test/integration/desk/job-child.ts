import { serveJob } from '../../../electron/services/serve-job.ts';

/** What the utility process of Electron does, in a plain process of Node: for tests. */
serveJob({
  post: (message) => process.send!(message),
  listen: (hear) => {
    process.on('message', hear as (message: unknown) => void);
  },
});
