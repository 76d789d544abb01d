import type { GridApi } from 'ag-grid-community';
import { ROW_HEIGHT } from './grid-look.ts';

/** Frames a page is moved in. At once, all its rows would be made in one frame, and that frame would be a stutter. */
const FRAMES = 6;

/** Moves the focus a page at a time. A page that is asked for while another is on its way is dropped: keys repeat faster than screens. */
export class PageMoves<Row> {
  readonly #api: GridApi<Row>;
  #frame = 0;

  constructor(api: GridApi<Row>) {
    this.#api = api;
  }

  move(direction: 1 | -1): boolean {
    const focused = this.#api.getFocusedCell();
    if (focused?.rowIndex == null) return false;
    if (this.#frame !== 0) return true;
    const { top, bottom } = this.#api.getVerticalPixelRange();
    const page = Math.max(1, Math.floor((bottom - top) / ROW_HEIGHT) - 1);
    const from = focused.rowIndex;
    const to = Math.max(0, Math.min(from + direction * page, this.#api.getDisplayedRowCount() - 1));
    this.#step(1, from, to, () => this.#api.setFocusedCell(to, focused.column));
    return true;
  }

  #step(done: number, from: number, to: number, arrived: () => void): void {
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#api.ensureIndexVisible(Math.round(from + ((to - from) * done) / FRAMES));
      if (done < FRAMES) this.#step(done + 1, from, to, arrived);
      else arrived();
    });
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }
}
