import { describe, expect, it } from 'vitest';
import { ALL_CODES } from '../../../../../shared/domain/discrepancy/code.ts';
import { ALL_FAULT_KINDS, HARMLESS_KINDS } from '../../../../../shared/domain/sample/fault-kind.ts';
import type { HouseholdLines } from '../../../../../shared/domain/sample/lines.ts';
import { FEWEST_HOUSEHOLDS_WITH_FAULTS, makeCounty } from '../../../../../shared/domain/sample/make-county.ts';
import { mistypeName } from '../../../../../shared/domain/sample/names.ts';
import { composeTruth } from '../../../../../shared/domain/sample/truth.ts';

const OPTIONS = { households: 600, seed: 1, period: '2026-04' } as const;

describe('a clean county', () => {
  const county = makeCounty(OPTIONS);

  it('has one line a household in each ledger, and all agree', () => {
    expect([county.approval.length, county.finance.length, county.bank.length]).toEqual([600, 600, 600]);
    const finance = new Map(county.finance.map((line) => [line.idNumber, line]));
    const bank = new Map(county.bank.map((line) => [line.idNumber, line]));
    for (const { household, idNumber, account } of county.approval) {
      expect(finance.get(idNumber)).toMatchObject({
        name: household.name,
        account,
        totalFen: household.totalFen,
        insuredSize: household.insuredSize,
        township: household.township,
        village: household.village,
      });
      expect(bank.get(idNumber)).toMatchObject({
        name: household.name,
        account,
        amountFen: household.totalFen,
        status: '成功',
      });
    }
  });

  it('lists the bank in another order than the approval', () => {
    expect(county.bank.map((line) => line.idNumber)).not.toEqual(county.approval.map((line) => line.idNumber));
  });

  it('has nothing planted', () => {
    expect(county.planted).toEqual([]);
    expect(county.falseTotalTownship).toBeNull();
  });
});

describe('a county with all faults', () => {
  const county = makeCounty({ ...OPTIONS, faults: 'all' });

  it('is the same for the same options and another for another seed', () => {
    expect(makeCounty({ ...OPTIONS, faults: 'all' })).toEqual(county);
    expect(makeCounty({ ...OPTIONS, seed: 2, faults: 'all' }).bank).not.toEqual(county.bank);
  });

  it('has every discrepancy code and every harmless difference planted once', () => {
    expect(county.planted.map(({ fault }) => fault)).toEqual(ALL_FAULT_KINDS);
    expect(ALL_FAULT_KINDS).toEqual([...ALL_CODES, ...HARMLESS_KINDS]);
  });

  it('has no household with two faults, and no name twice among them but where the name is the fault', () => {
    const households = county.planted.flatMap((each) => each.households.map(({ household }) => household));
    expect(new Set(households.map(({ index }) => index)).size).toBe(households.length);
    const names = households.map(({ name }) => name);
    expect(names.length - new Set(names).size).toBe(1);
  });

  it('differs from the clean county in the planted households only', () => {
    const planted = new Set(county.planted.flatMap((each) => each.households.map(({ household }) => household.index)));
    const strip = (each: ReturnType<typeof makeCounty>) =>
      each.approval.filter(({ household }) => !planted.has(household.index));
    expect(strip(county)).toEqual(strip(makeCounty(OPTIONS)));
    expect(strip(county).length).toBe(600 - planted.size);
  });

  it('finds households for every fault at the smallest size, whatever the seed', () => {
    for (let seed = 0; seed < 25; seed++) {
      const small = makeCounty({ households: FEWEST_HOUSEHOLDS_WITH_FAULTS, seed, period: '2026-04', faults: 'all' });
      expect(small.planted.length).toBe(ALL_FAULT_KINDS.length);
    }
  });

  it('says so where there are too few households', () => {
    expect(() => makeCounty({ ...OPTIONS, households: 10, faults: 'all' })).toThrow(RangeError);
  });

  it('can be given one fault alone', () => {
    const one = makeCounty({ ...OPTIONS, faults: ['unpaid'] });
    expect(one.bank.length).toBe(599);
    expect(one.planted.map(({ fault }) => fault)).toEqual(['unpaid']);
  });

  describe('and the month before it', () => {
    const before = makeCounty({ ...OPTIONS, period: '2026-03', faults: 'all', monthBefore: true });
    const idsOf = (each: typeof county) => each.households.map(({ idNumber }) => idNumber);
    const placesOf = (each: typeof county) =>
      new Map(each.planted.map(({ fault, households }) => [fault, households.map(({ household }) => household.index)]));

    it('have the same households, but where a number is the fault', () => {
      const now = new Set(idsOf(county));
      expect(idsOf(before)).toHaveLength(600);
      expect(idsOf(before).filter((id) => !now.has(id)).length).toBeLessThanOrEqual(1);
      expect(before.bank[0]!.summary).toContain('2026年3月');
    });

    it('share most faults, and have the others on households that are in order in the other month', () => {
      const [now, then] = [placesOf(county), placesOf(before)];
      const moved = ALL_FAULT_KINDS.filter((fault) => now.get(fault)!.join() !== then.get(fault)!.join());
      expect(moved.length).toBeGreaterThan(8);
      expect(moved.length).toBeLessThan(ALL_FAULT_KINDS.length / 2);
      const planted = new Set([...now.values()].flat());
      for (const fault of moved) for (const index of then.get(fault)!) expect(planted).not.toContain(index);
    });
  });

  const linesOf = (fault: (typeof ALL_FAULT_KINDS)[number]): readonly HouseholdLines[] =>
    county.planted.find((each) => each.fault === fault)!.households;

  it.each([
    ['approved_only', [1, 0, 0]],
    ['requested_only', [0, 1, 0]],
    ['paid_only', [0, 0, 1]],
    ['unpaid', [1, 1, 0]],
    ['paid_without_request', [1, 0, 1]],
    ['paid_without_approval', [0, 1, 1]],
    ['duplicate_line', [1, 2, 1]],
    ['harmless_two_lines', [1, 1, 2]],
  ] as const)('plants %s by the lines it leaves or adds', (fault, counts) => {
    const [{ approval, finance, bank }] = linesOf(fault) as [HouseholdLines];
    expect([approval.length, finance.length, bank.length]).toEqual(counts);
  });

  it('leaves nothing to join a possible match by but name, village and amount', () => {
    const [{ approval, finance, bank }] = linesOf('possible_match') as [HouseholdLines];
    const { household } = approval[0]!;
    const line = finance[0]!;
    expect(bank).toEqual([]);
    expect([line.name, line.village, line.totalFen]).toEqual([household.name, household.village, household.totalFen]);
    expect(line.certNo).toBe('');
    expect([household.idNumber, household.account]).not.toContain(line.idNumber);
    expect(line.account).not.toBe(household.account);
    expect(county.approval.map(({ idNumber }) => idNumber)).not.toContain(line.idNumber);
  });

  it('makes two households equal candidates for an ambiguous match', () => {
    const [first, second] = linesOf('ambiguous_match') as [HouseholdLines, HouseholdLines];
    const looks = ({ approval }: HouseholdLines) => {
      const { name, township, village, totalFen } = approval[0]!.household;
      return [name, township, village, totalFen];
    };
    expect(looks(second)).toEqual(looks(first));
    expect(second.household.idNumber).not.toBe(first.household.idNumber);
    expect([first.finance.length, second.finance.length, first.bank.length, second.bank.length]).toEqual([1, 0, 0, 0]);
  });

  it('gives two households of one township one account in all ledgers', () => {
    const [first, second] = linesOf('shared_account') as [HouseholdLines, HouseholdLines];
    expect(second.household.township).toBe(first.household.township);
    const accounts = [first, second].flatMap((each) =>
      [...each.approval, ...each.finance, ...each.bank].map((line) => line.account),
    );
    expect(new Set(accounts).size).toBe(1);
    expect(accounts.length).toBe(6);
  });

  it('damages numbers as a spreadsheet does', () => {
    const [{ household, finance }] = linesOf('damaged_id_number') as [HouseholdLines];
    expect(finance[0]!.idNumber).toMatch(/^\d\.\d{14}E\+17$/);
    expect(finance[0]!.idNumber.replace(/\.|E.*/g, '')).toBe(household.idNumber.slice(0, 15));
    const [account] = linesOf('damaged_account') as [HouseholdLines];
    expect(account.finance[0]!.account).toMatch(/^6\.\d{14}E\+18$/);
  });
});

describe('the truth', () => {
  it('counts the expected rows by code in the order of the catalogue', () => {
    const rows = { approval: [], finance: [], bank: [], bankReturn: [] };
    const entry = (
      fault: 'unpaid' | 'approved_only' | 'harmless_spaces',
      codes: readonly ('unpaid' | 'approved_only')[],
    ) => ({
      fault,
      codes,
      name: '',
      idNumber: '',
      others: [],
      rows,
    });
    const truth = composeTruth(OPTIONS, [
      entry('unpaid', ['unpaid']),
      entry('unpaid', ['unpaid']),
      entry('approved_only', ['approved_only']),
      entry('harmless_spaces', []),
    ]);
    expect(JSON.stringify(truth.expected)).toBe('{"total":3,"byCode":{"approved_only":1,"unpaid":2}}');
  });
});

describe('mistyping a name', () => {
  it('always gives another name with the same surname', () => {
    for (const name of ['王芳', '王芯', '赵𬭊', '欧阳国强']) {
      expect(mistypeName(name)).not.toBe(name);
      expect([...mistypeName(name)].length).toBe([...name].length);
      expect(mistypeName(name)[0]).toBe(name[0]);
    }
  });
});
