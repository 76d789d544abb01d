import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Answer, DeskBridge, EventName } from '../../shared/contracts/desk/desk.ts';

const EVENTS: readonly EventName[] = ['job', 'workplace', 'menu'];

/** Electron from 32 on tells a dropped file's path by webUtils; before that the file itself carries it. */
function pathOf(file: object): string {
  // The page could hand in any object with a `path` of its own making.
  if (!(file instanceof File)) return '';
  if (typeof webUtils?.getPathForFile === 'function') return webUtils.getPathForFile(file);
  const { path } = file as File & { readonly path?: unknown };
  return typeof path === 'string' ? path : '';
}

const desk: DeskBridge = {
  call: (name, input) => ipcRenderer.invoke('desk:call', name, input) as Promise<Answer<unknown>>,
  on: (event, listener) => {
    if (!EVENTS.includes(event)) throw new Error('unknown event');
    // The page gets the payload and never Electron's own event object.
    const hear = (_: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(`desk:event:${event}`, hear);
    return () => ipcRenderer.off(`desk:event:${event}`, hear);
  },
  tokenOf: (file) => ipcRenderer.invoke('desk:dropped-file', pathOf(file)) as ReturnType<DeskBridge['tokenOf']>,
};

contextBridge.exposeInMainWorld('desk', desk);
