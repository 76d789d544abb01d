import type { DeskError } from '../../shared/contracts/desk/desk-error.ts';

/** A call that cannot be done, said in a sentence people can act on. The log's number is added where it is handed to the window. */
export class DeskFailure extends Error {
  override readonly name = 'DeskFailure';
  readonly told: Omit<DeskError, 'number'>;

  constructor(told: Omit<DeskError, 'number'>) {
    super(told.message);
    this.told = told;
  }
}
