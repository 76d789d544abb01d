import { describe, expect, it } from 'vitest';
import { PLACES, ROOMS } from '../../../build/check-layers.mjs';
import { codesOf, readDoc, tableRowsOf } from './read-doc.ts';

const rows = tableRowsOf(readDoc('docs/rooms.md'));

describe('docs/rooms.md', () => {
  it('has the rooms of build/check-layers.mjs, row by row', () => {
    const told = rows.filter((cells) => cells.length === 4 && codesOf(cells[0]!).length === 1);
    expect(
      told.map(([room, may, types, packages]) => ({
        room: codesOf(room!)[0],
        may: codesOf(may!),
        types: codesOf(types!),
        packages: codesOf(packages!),
      })),
    ).toEqual(ROOMS);
  });

  it('names everything that has one place', () => {
    const told = rows.filter((cells) => cells.length === 2).map(([name]) => name);
    for (const { name } of PLACES) expect(told).toContain(name);
  });
});
