import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { z } from 'zod';
import { APP_ORIGIN } from './app-address.ts';

const placeSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(800),
  height: z.number().int().min(560),
  maximized: z.boolean(),
});
type Place = z.infer<typeof placeSchema>;

const FIRST_SIZE = { width: 1360, height: 860 } as const;

function rememberedPlace(path: string): Place | null {
  try {
    const place = placeSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    // A screen that is gone (a beamer, a second monitor) must not take the window with it.
    const visible = screen.getAllDisplays().some(({ workArea }) => {
      const across = Math.min(place.x + place.width, workArea.x + workArea.width) - Math.max(place.x, workArea.x);
      return across > 100 && place.y >= workArea.y - 10 && place.y < workArea.y + workArea.height - 50;
    });
    return visible ? place : null;
  } catch {
    return null;
  }
}

function rememberPlace(path: string, window: BrowserWindow): void {
  try {
    const place: Place = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(place));
    renameSync(`${path}.new`, path);
  } catch {
    // The next start opens where a first start does.
  }
}

/** Opens the window, where it stood last time. */
export function openWindow(preload: string, placePath: string): BrowserWindow {
  const place = rememberedPlace(placePath);
  const window = new BrowserWindow({
    ...(place ?? FIRST_SIZE),
    minWidth: 1000,
    minHeight: 640,
    title: '三账通',
    backgroundColor: '#f5f6f8',
    show: false,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  if (place?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => rememberPlace(placePath, window));
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}
