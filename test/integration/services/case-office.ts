import { join } from 'node:path';
import { caseIdOf } from '../../../electron/data/case-repo.ts';
import type { Database } from '../../../electron/data/database.ts';
import type { DifferenceToWrite } from '../../../electron/data/write-differences.ts';
import { addEvidence } from '../../../electron/jobs/desk/add-evidence.ts';
import type { DeskJobContext } from '../../../electron/jobs/desk/desk-job.ts';
import { type CasesSynced, syncCases } from '../../../electron/jobs/desk/sync-cases.ts';
import { DATA_HANDLERS } from '../../../electron/services/data/handlers.ts';
import { type CallInput, type CallOutput, type CallsAt, DESK_CONTRACTS } from '../../../shared/contracts/desk/desk.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import type { Role } from '../../../shared/domain/people/role.ts';
import { quiet } from '../cli/command-line.ts';
import { contextOf, keepPerson } from '../data/people.ts';
import { temporaryWorkplace } from '../data/temporary-workplace.ts';
import { aDifference, writeRun } from '../data/written-run.ts';

export const PROGRAMME = '农村低保';

const STAFF = {
  clerk: ['王芳', ['clerk']],
  first: ['李强', ['investigator']],
  second: ['赵敏', ['investigator']],
  reviewer: ['孙立', ['reviewer']],
  chief: ['周宁', ['investigator', 'reviewer']],
  auditor: ['吴静', ['auditor']],
} as const satisfies Record<string, readonly [string, readonly Role[]]>;
export type Desk = keyof typeof STAFF;

/** An office with people and a database of its own, in which months are reconciled by writing their differences. */
export class CaseOffice {
  readonly workplace = temporaryWorkplace();
  readonly db: Database = this.workplace.open();
  readonly people: Readonly<Record<Desk, Actor>>;
  /** 2026-05-06, eight in the morning in China, and a second later with every look at it. */
  #clock = Date.UTC(2026, 4, 6);

  constructor() {
    this.people = Object.fromEntries(
      Object.entries(STAFF).map(([login, [name, roles]]) => [
        login,
        keepPerson(this.db, { personId: 0, login, name, unit: '县民政局', roles }),
      ]),
    ) as Record<Desk, Actor>;
  }

  now = (): string => {
    this.#clock += 1000;
    return new Date(this.#clock).toISOString();
  };

  /** Moves the clock to a day, eight in the morning in China. */
  on(day: string): this {
    this.#clock = Date.parse(`${day}T00:00:00Z`);
    return this;
  }

  /** Asks the data service as this person; what goes in and what comes out passes its contract. */
  async ask<Name extends CallsAt<'data'>>(who: Desk, name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    const contract = DESK_CONTRACTS[name];
    const handler = DATA_HANDLERS[name] as (context: unknown, input: unknown) => unknown;
    const context = contextOf(this.db, this.now, this.people[who]);
    return contract.output.parse(await handler(context, contract.input.parse(input))) as CallOutput<Name>;
  }

  /** Reconciles a month into these differences. */
  async reconcile(period: string, differences: readonly Partial<DifferenceToWrite>[]): Promise<CasesSynced> {
    const written = differences.map((each, at) => aDifference({ id: `${period}-${at}`, problem: `p${at}`, ...each }));
    const { monthId } = await writeRun(this.db, { period, programme: PROGRAMME, differences: written, at: this.now() });
    return syncCases(this.db, monthId, { actor: this.people.clerk, at: this.now() });
  }

  caseOf(problem = 'p0'): number {
    return caseIdOf(this.db, PROGRAMME, problem)!;
  }

  jobContext(who: Desk): DeskJobContext {
    return { ...quiet, db: this.db, actor: this.people[who], now: this.now, report: () => {} };
  }

  /** Gives a file as evidence; gives its id. */
  async evidence(
    caseId: number,
    content: Uint8Array | string = '%PDF-1.7 photo',
    who: Desk = 'first',
  ): Promise<number> {
    const { writeFile } = await import('node:fs/promises');
    const path = join(this.workplace.folder, '材料.pdf');
    await writeFile(path, content);
    const { files } = await addEvidence({ caseId, files: [{ path, name: '材料.pdf' }] }, this.jobContext(who));
    const [file] = files;
    if (file?.evidenceId == null) throw new Error(file?.error?.message);
    return file.evidenceId;
  }

  /** A conclusion with everything in it. */
  draft(evidence: readonly number[], more: Partial<Draft> = {}): Draft {
    return {
      conclusion: 'unfounded',
      investigators: [
        { personId: this.people.first.personId, name: this.people.first.name, unit: '县民政局' },
        { personId: null, name: '镇上的钱会计', unit: '柳树镇' },
      ],
      on: '2026-05-05',
      ways: ['home-visit'],
      basis: '入户核实，银行把两个月并作一笔发放',
      evidence: [...evidence],
      householdWord: '无异议',
      townshipSignedBy: '冯主任',
      townshipSignedOn: '2026-05-06',
      supplementBy: '',
      ...more,
    };
  }

  async investigate(caseId: number, dueOn: string | null = null): Promise<void> {
    await this.ask('clerk', 'cases.assign', {
      caseIds: [caseId],
      to: [this.people.first.personId, this.people.second.personId],
      dueOn,
      reason: '',
    });
    await this.ask('first', 'cases.start', { caseId });
  }

  async conclude(caseId: number, more: Partial<Draft> = {}): Promise<void> {
    await this.investigate(caseId);
    const draft = this.draft([await this.evidence(caseId)], more);
    await this.ask('first', 'cases.conclude', { caseId, draft });
  }

  /** From its finding to 销号. */
  async close(caseId: number, more: Partial<Draft> = {}): Promise<void> {
    await this.conclude(caseId, more);
    await this.ask('first', 'cases.sendToReview', { caseId });
    await this.ask('reviewer', 'cases.review', { caseId, word: '同意' });
  }

  async stateOf(caseId: number): Promise<string> {
    return (await this.ask('auditor', 'cases.get', { caseId })).row.state;
  }
}

export type Draft = CallInput<'cases.conclude'>['draft'];
