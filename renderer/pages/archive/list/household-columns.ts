import type { ArchiveRow } from '../../../../shared/contracts/desk/archive-views.ts';
import type { GridColumn } from '../../../components/grid/row-grid.ts';
import { villageLabel } from '../../../text/archive-words.ts';
import { formatCount } from '../../../text/format.ts';
import { townshipLabel } from '../../../text/words.ts';

/** The grid of households. What can be sorted by is what the database sorts by. */
export const HOUSEHOLD_COLUMNS: readonly GridColumn<ArchiveRow>[] = [
  { key: 'name', heading: '户主', width: 80, sort: 'name', pinned: true, text: ({ name }) => name },
  { key: 'idNumber', heading: '身份证号', width: 160, text: ({ idNumber }) => idNumber },
  { key: 'certNo', heading: '低保证号', width: 134, text: ({ certNo }) => certNo },
  { key: 'township', heading: '乡镇', width: 88, sort: 'place', text: ({ township }) => townshipLabel(township) },
  { key: 'village', heading: '村', width: 76, text: ({ village }) => villageLabel(village) },
  { key: 'members', heading: '人口', width: 52, figures: true, text: ({ members }) => formatCount(members) },
  {
    key: 'faults',
    heading: '要补',
    width: 60,
    sort: 'faults',
    figures: true,
    text: ({ faults }) => (faults === 0 ? '齐全' : formatCount(faults)),
    mark: ({ faults }) => (faults === 0 ? 'cell-decided' : 'cell-P1'),
  },
  {
    key: 'differences',
    heading: '线上线下',
    width: 96,
    sort: 'differences',
    text: ({ differences, undecided }) =>
      differences === null
        ? '未登记'
        : differences === 0
          ? '一致'
          : undecided === 0
            ? `${differences} 项已认定`
            : `${undecided} 项待认定`,
    mark: ({ differences, undecided }) => (undecided > 0 ? 'cell-P2' : differences === 0 ? 'cell-decided' : ''),
  },
  {
    key: 'suspects',
    heading: '政策问题',
    width: 80,
    text: ({ suspects }) => (suspects === 0 ? '' : `${suspects} 项存疑`),
    mark: ({ suspects }) => (suspects > 0 ? 'cell-P2' : ''),
  },
  { key: 'volumeNo', heading: '案卷号', width: 66, figures: true, text: ({ volumeNo }) => formatCount(volumeNo) },
  {
    key: 'faultWords',
    heading: '缺什么',
    width: 200,
    fills: true,
    tooltip: true,
    text: ({ faultWords }) => faultWords,
  },
];
