import type { CallsAt } from '../../../shared/contracts/desk/desk.ts';
import type { HandlersOf } from './handler.ts';

// The handlers come with the archive's data; until then the window has no page that asks.
export const archiveHandlers = {} as HandlersOf<Extract<CallsAt<'data'>, `archive.${string}`>>;
