import { describe, expect, it } from 'vitest';
import { withIdCheck, withLuhnDigit } from '../../../../../shared/domain/sample/check-digits.ts';
import { householdAt, planCounty, spareAccount } from '../../../../../shared/domain/sample/household.ts';
import { TOWNSHIPS } from '../../../../../shared/domain/sample/places.ts';

describe('check digits', () => {
  it.each(['23990019500101001X', '239900194506150021', '239901201202290032', '239900198001011171'])(
    'completes the reference number %s',
    (id) => {
      expect(withIdCheck(id.slice(0, 17))).toBe(id);
    },
  );

  it('completes the reference card number', () => {
    expect(withLuhnDigit('621799588001234567')).toBe('6217995880012345670');
  });
});

describe('the households of a county', () => {
  const count = 30_000;
  const plan = planCounty(count, 7, '2026-04');
  const households = Array.from({ length: count }, (_, index) => householdAt(plan, index));

  it('are the same whichever is made first', () => {
    expect(householdAt(planCounty(count, 7, '2026-04'), 12_345)).toEqual(households[12_345]);
  });

  it('are others for another seed', () => {
    expect(householdAt(planCounty(count, 8, '2026-04'), 0).idNumber).not.toBe(households[0]!.idNumber);
  });

  it('have an identity number for every member that nobody else has', () => {
    const ids = households.flatMap((household) => household.members.map((member) => member.idNumber));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('have identity numbers of region 2399 with a real date, not in the future, and a right check character', () => {
    for (const { idNumber } of households.slice(0, 3000).flatMap((household) => household.members)) {
      const [, year, month, day, sequence] = /^2399\d\d(\d{4})(\d\d)(\d\d)(\d{3})[\dX]$/.exec(idNumber)!;
      const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
      expect(date.toISOString().slice(0, 10)).toBe(`${year}-${month}-${day}`);
      expect(`${year}-${month}` < '2026-04' || `${year}-${month}-${day}` === '2026-04-01').toBe(true);
      // 996 to 999 would be people born before 1900 in the old 15 digits.
      expect(Number(sequence)).toBeLessThan(996);
      const weighted = [...idNumber].reduce((sum, character, i) => {
        const weight = 2 ** (17 - i) % 11;
        return sum + weight * (character === 'X' ? 10 : Number(character));
      }, 0);
      expect(weighted % 11).toBe(1);
    }
  });

  it('have accounts and certificates that nobody else has, cards with a right Luhn digit and passbooks without', () => {
    expect(new Set(households.map((household) => household.account)).size).toBe(count);
    expect(new Set(households.map((household) => household.certNo)).size).toBe(count);
    const cards = households.filter((household) => household.account.length === 19);
    expect(cards.length).toBeGreaterThan(count * 0.9);
    expect(cards.length).toBeLessThan(count);
    for (const { account } of cards) expect(withLuhnDigit(account.slice(0, 18))).toBe(account);
  });

  it('never have a spare account', () => {
    const taken = new Set(households.map((household) => household.account));
    expect(Array.from({ length: 1000 }, (_, n) => taken.has(spareAccount(plan, n)))).not.toContain(true);
  });

  it('get the standard less their income, rounded up once, and the class supplement once a person', () => {
    for (const household of households) {
      const { members, insuredSize, baseFen, classFen, totalFen, annualIncomeFen } = household;
      expect(totalFen).toBe(baseFen + classFen);
      const insured = members.slice(0, insuredSize);
      expect(classFen).toBe(104_00 * insured.filter((member) => member.ground !== '').length);
      if (insuredSize === members.length) {
        const gap = 632 * insuredSize - annualIncomeFen / 100 / 12;
        expect(baseFen / 100).toBe(Math.max(0, Math.ceil(gap - 1e-9)));
      } else expect(baseFen).toBe(313_00);
    }
  });

  it('are paid by the standard of their month', () => {
    const before = planCounty(count, 7, '2026-03');
    const single = households.find((household) => household.insuredSize < household.members.length)!;
    expect(before.standard.baseFen).toBe(585_00);
    expect(single.baseFen).toBe(313_00);
  });

  it('live in every village of all townships, with varied names, dotted ones and rare characters among them', () => {
    const villages = new Set(households.map((household) => household.township + household.village));
    expect(villages.size).toBe(TOWNSHIPS.reduce((sum, township) => sum + township.villages.length, 0));
    const names = households.map((household) => household.name);
    expect(new Set(names.map((name) => name[0])).size).toBeGreaterThan(100);
    expect(new Set(names).size).toBeGreaterThan(count / 3);
    expect(names.filter((name) => name.includes('·')).length).toBeGreaterThan(count / 100);
    expect(names.some((name) => name.includes('𬭊'))).toBe(true);
    expect(names.some((name) => name.includes('䶮'))).toBe(true);
  });
});
