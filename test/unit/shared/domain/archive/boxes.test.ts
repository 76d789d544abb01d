import { describe, expect, it } from 'vitest';
import { boxesOf, runsOf, type Shelved } from '../../../../../shared/domain/archive/dossier/boxes.ts';
import { type Place, volumesOf } from '../../../../../shared/domain/archive/dossier/volumes.ts';

const place = (village: string, term?: string): Place => ({
  township: '柳泉镇',
  village,
  ...(term === undefined ? {} : { term }),
});
const shelve = (places: readonly Place[], pages: readonly number[]): readonly Shelved[] =>
  volumesOf(places).map((volume, i) => ({
    volume,
    township: places[i]!.township,
    village: places[i]!.village,
    pages: pages[i]!,
    years: i + 1,
  }));

describe('boxes', () => {
  it('hold one village each, named by the number on the covers', () => {
    const boxes = boxesOf(shelve([place('甲'), place('甲'), place('乙')], [10, 20, 30]), 100);
    expect(boxes.map(({ name, village, volumes, count, pages }) => [name, village, volumes, count, pages])).toEqual([
      ['1', '甲', '1—2', 2, 30],
      ['2', '乙', '3', 1, 30],
    ]);
  });

  it('are kept as long as the dossier in them that is kept longest', () => {
    expect(boxesOf(shelve([place('甲'), place('甲')], [1, 1]), 100).map(({ years }) => years)).toEqual([2]);
  });

  it('are several where a village fills more than one, and never part a dossier', () => {
    const boxes = boxesOf(shelve(Array(5).fill(place('甲')), [60, 40, 1, 250, 10]), 100);
    expect(boxes.map(({ name, volumes, pages }) => [name, volumes, pages])).toEqual([
      ['1-1', '1—2', 100],
      ['1-2', '3', 1],
      ['1-3', '4', 250],
      ['1-4', '5', 10],
    ]);
  });

  it('are apart for each term where a pack wants it, whatever the order of the dossiers', () => {
    const boxes = boxesOf(shelve([place('甲', '3'), place('甲', '5'), place('甲', '3')], [1, 1, 1]), 100);
    expect(boxes.map(({ name, volumes }) => [name, volumes])).toEqual([
      ['1', '1、3'],
      ['2', '2'],
    ]);
  });
});

describe('volume numbers', () => {
  it('that follow each other are drawn together', () => {
    expect([runsOf([]), runsOf([1, 2, 3, 5, 7, 8])]).toEqual(['', '1—3、5、7—8']);
  });
});
