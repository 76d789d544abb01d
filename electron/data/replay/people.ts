import type { Database } from '../database.ts';
import { digestOfPerson } from '../person-digest.ts';
import { type Finding, listOf, numberOf, type Replay, type Told, textOf } from './replay.ts';

/** Who there is, with which roles and which password. */
export class PeopleReplay implements Replay {
  readonly actions = ['adopt', 'people.first', 'people.add', 'people.change', 'people.password', 'sign-in'] as const;
  readonly #accounts = new Map<number, string>();

  see({ action, detail }: Told): void {
    for (const each of action === 'adopt' ? listOf(detail.people) : [detail])
      if (each.accountSha256 !== undefined) this.#accounts.set(numberOf(each.personId), textOf(each.accountSha256));
  }

  *look(db: Database): Generator<void, Finding | null> {
    const rows = db.all<{ id: number; login: string }>('SELECT person_id AS id, login FROM person ORDER BY person_id');
    for (const { id, login } of rows) {
      const told = this.#accounts.get(id);
      const at = { seq: null, table: 'person', id };
      if (told === undefined) return { ...at, sentence: `人员“${login}”（person 第 ${id} 行）在操作日志里没有来历` };
      if (told !== digestOfPerson(db, id))
        return {
          ...at,
          sentence: `人员“${login}”（person 第 ${id} 行）的姓名、单位、角色、状态或密码与操作日志最后记下的不同`,
        };
      yield;
    }
    const there = new Set(rows.map(({ id }) => id));
    for (const id of this.#accounts.keys())
      if (!there.has(id))
        return { seq: null, table: 'person', id, sentence: `操作日志里的人员不见了（person 第 ${id} 行）` };
    return null;
  }
}
