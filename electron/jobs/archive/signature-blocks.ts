import type { Block } from '../../../shared/domain/archive/dossier/page-block.ts';

/** Room for those who sign a paper of the office: a line each, the day at the end. */
export function signatureBlocks(signers: readonly string[]): readonly Block[] {
  return [
    { kind: 'space', height: 18 },
    {
      kind: 'table',
      columns: [...signers.map(() => 1), 1],
      head: [],
      rows: [
        {
          least: 58,
          cells: [...signers, '日期'].map((text) => ({
            text: `${text}：`,
            look: 'value' as const,
            foot: [text === '日期' ? '年　　月　　日' : ''],
          })),
        },
      ],
    },
  ];
}
