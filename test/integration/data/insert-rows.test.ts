import { describe, expect, test } from 'vitest';
import { insertRows } from '../../../electron/data/insert-rows.ts';
import { temporaryWorkplace } from './temporary-workplace.ts';

describe('rows that are inserted many at a time', () => {
  test.each([0, 1, 332, 333, 334, 1_001])('are all there, each as it was given: %i of them', (count) => {
    const db = temporaryWorkplace().open();
    db.exec('CREATE TABLE thing (id INTEGER PRIMARY KEY, text TEXT, fen INTEGER) STRICT');
    const rows = Array.from({ length: count }, (_, at) => [at + 1, at % 7 === 0 ? null : `第${at}户`, 5 - at * 100]);
    db.transaction(() => insertRows(db, 'thing', ['id', 'text', 'fen'], rows));
    const kept = db.all<{ id: number; text: string | null; fen: number }>('SELECT * FROM thing ORDER BY id');
    expect(kept.map(({ id, text, fen }) => [id, text, fen])).toEqual(rows);
  });

  test('are all gone where one of them cannot be kept', () => {
    const db = temporaryWorkplace().open();
    db.exec('CREATE TABLE thing (id INTEGER PRIMARY KEY) STRICT');
    const rows = [...Array(1_500).keys(), 3].map((id) => [id]);
    expect(() => db.transaction(() => insertRows(db, 'thing', ['id'], rows))).toThrow();
    expect(db.get('SELECT count(*) AS count FROM thing')).toEqual({ count: 0 });
  });
});
