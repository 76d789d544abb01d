import type { ArchiveEntry, ArchiveItem } from '../../../../../shared/contracts/desk/archive-views.ts';

/** A material of a household, as tests want it. */
export function item(code: string, change: Partial<ArchiveItem> = {}): ArchiveItem {
  return {
    code,
    title: `材料${code}`,
    stage: '申请',
    need: 'required',
    grade: 'C',
    status: 'missing_required',
    statusLabel: '缺必备件',
    reason: '缺',
    condition: '',
    wanted: true,
    signers: [],
    asks: { date: true, period: false, signed: true, sealed: true, signatures: false, investigators: false },
    entries: [],
    forms: [],
    ...change,
  };
}

export function entry(name: string, code: string, change: Partial<ArchiveEntry> = {}): ArchiveEntry {
  return {
    entry: name,
    code,
    title: `材料${code}`,
    date: null,
    from: null,
    to: null,
    pages: null,
    signed: null,
    sealed: null,
    signatures: null,
    investigators: null,
    remark: '',
    keyed: true,
    place: '手工登记',
    scans: [],
    ...change,
  };
}
