import type { Right } from '../../domain/people/right.ts';
import type { CallName } from './desk.ts';
import type { DocumentKind } from './documents.ts';

/** A right; `anyone`: also before somebody has signed in, so it may tell nothing of anybody; `signed-in`: whoever has an account. */
export type Needed = Right | 'anyone' | 'signed-in';

/** What each call needs. Held in the data service (electron/services/data/dispatch.ts), never only in the window. */
export const CALL_RIGHTS = {
  'app.state': 'anyone',
  'app.createPassphrase': 'anyone',
  'app.unlock': 'anyone',
  'app.about': 'anyone',
  'app.showDataFolder': 'anyone',
  'app.print': 'look',
  'backup.make': 'backup',
  'backup.restore': 'backup',
  'differences.page': 'look',
  'differences.counts': 'look',
  'differences.get': 'look',
  'differences.neighbours': 'look',
  'differences.uncover': 'look',
  'files.uncoverRow': 'look',
  'decisions.make': 'decide-match',
  'decisions.undo': 'decide-match',
  'decisions.list': 'look',
  'cases.page': 'look',
  'cases.counts': 'look',
  'cases.get': 'look',
  'cases.neighbours': 'look',
  'cases.uncover': 'look',
  'cases.people': 'look',
  'cases.assign': 'case.assign',
  'cases.start': 'case.investigate',
  'cases.conclude': 'case.investigate',
  'cases.sendToReview': 'case.investigate',
  'cases.review': 'case.review',
  'cases.return': 'case.review',
  // Several rights lead to these: which, says the table of transitions (shared/domain/case/transition.ts).
  'cases.suspend': 'look',
  'cases.resume': 'look',
  'cases.reopen': 'look',
  'cases.undo': 'look',
  'cases.note': 'look',
  'evidence.add': 'look',
  'evidence.get': 'look',
  'evidence.saveAs': 'look',
  'evidence.withdraw': 'look',
  'tasks.list': 'look',
  'tasks.add': 'look',
  'tasks.done': 'look',
  'files.reading': 'look',
  'files.change': 'import',
  'files.remove': 'import',
  'files.former': 'look',
  'files.rows': 'look',
  'files.columns': 'signed-in',
  'profiles.list': 'look',
  'profiles.rename': 'import',
  'profiles.remove': 'import',
  'jobs.current': 'signed-in',
  'jobs.cancel': 'signed-in',
  'jobs.sample': 'import',
  'jobs.import': 'import',
  'jobs.reconcile': 'reconcile',
  'jobs.export': 'export',
  'files.choose': 'signed-in',
  'months.list': 'look',
  'months.open': 'import',
  'months.get': 'look',
  'months.remove': 'import',
  'runs.list': 'look',
  'runs.get': 'look',
  'history.compare': 'look',
  'history.months': 'look',
  'households.find': 'look',
  'households.line': 'look',
  'settings.get': 'signed-in',
  'settings.set': 'settings',
  'log.page': 'audit',
  'people.state': 'anyone',
  'people.first': 'anyone',
  'people.signIn': 'anyone',
  'people.signOut': 'anyone',
  'people.lock': 'anyone',
  'people.touch': 'signed-in',
  'people.list': 'signed-in',
  'people.add': 'people.manage',
  'people.change': 'people.manage',
  'people.setPassword': 'people.manage',
  'people.changePassword': 'signed-in',
  'people.unlock': 'people.manage',
  'people.exempt': 'people.manage',
  'people.endExemption': 'people.manage',
  // What each document needs besides stands in DOCUMENT_RIGHTS.
  'documents.name': 'look',
  'jobs.document': 'look',
  'sampling.plan': 'audit',
  'sampling.draw': 'audit',
  'sampling.list': 'audit',
  'sampling.get': 'audit',
  'sampling.redraw': 'audit',
  'seals.list': 'look',
  'seals.checks': 'look',
  'seals.make': 'seal',
  'adjustments.list': 'look',
  'adjustments.add': 'seal',
  'jobs.verifyLog': 'audit',
} as const satisfies Readonly<Record<CallName, Needed>>;

/** Also while there is nobody yet: a new data folder, into which the backup of another is brought. There is nothing to protect. */
export const BEFORE_ANYBODY: ReadonlySet<CallName> = new Set(['backup.restore']);

/** What the window asks by itself: no sign that the person is still there. */
export const BY_ITSELF: ReadonlySet<CallName> = new Set(['jobs.current']);

/** What whoever signed in with a password that somebody else chose may do before choosing one. */
export const BEFORE_OWN_PASSWORD: ReadonlySet<CallName> = new Set(['people.touch', 'people.changePassword']);

/** What whoever asks for a document needs: held where its name is given, and once more by the job that writes it. */
export const DOCUMENT_RIGHTS = {
  'sample-list': 'audit',
  'seal-file': 'look',
  'audit-package': 'audit',
} as const satisfies Readonly<Record<DocumentKind, Right>>;
