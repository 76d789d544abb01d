import { parentPort, workerData } from 'node:worker_threads';
import type { DossierOrder, DossierSettings, InspectionOrder } from './dossier-order.ts';
import type { DossierReply } from './dossier-pool.ts';
import { DossierMaker } from './make-dossier.ts';

/** A thread of the pool: makes the dossiers it is sent, one after the other. */

const port = parentPort!;
const reply = (message: DossierReply): void => port.postMessage(message);

// Where it cannot be opened, the thread ends with the error.
const maker = DossierMaker.open(workerData as DossierSettings);
void maker.then(() => reply({ kind: 'ready' }));
port.on('message', async (order: DossierOrder | InspectionOrder) => {
  try {
    reply({ kind: 'done', answer: await (await maker).make(order) });
  } catch (error) {
    const { message, code, syscall } = error as NodeJS.ErrnoException;
    reply({ kind: 'broken', message, code, syscall });
  }
});
