import { Button } from 'antd';
import { useState } from 'react';
import type { DifferenceDetail } from '../../../../shared/contracts/desk/differences.ts';
import { LEDGER_KINDS, LEDGER_LABEL } from '../../../../shared/domain/ledger/ledger-kind.ts';

type Field = DifferenceDetail['fields'][number];

const STATE = {
  same: { word: '一致', mark: '✓' },
  normalised: { word: '写法不同', mark: '≈' },
  differs: { word: '不一致', mark: '≠' },
  alone: { word: '仅一方有', mark: '–' },
} as const satisfies Record<Field['state'], { readonly word: string; readonly mark: string }>;

/** Not by colour alone: what differs is bold and underlined, and called so to a screen reader. */
export function Pieces({
  pieces,
}: {
  readonly pieces: readonly { readonly text: string; readonly differs: boolean }[];
}) {
  return (
    <>
      {pieces.map(
        ({ text, differs }, index) =>
          // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces of one text have nothing but their order.
          differs ? (
            <mark key={index} className="differs">
              {text}
            </mark>
          ) : (
            <span key={index}>{text}</span>
          ),
        // biome-ignore-end lint/suspicious/noArrayIndexKey: as above.
      )}
    </>
  );
}

function Said({ pieces }: { readonly pieces: Field['approval'] }) {
  if (pieces === null) return <span className="quiet">无</span>;
  if (pieces.every(({ text }) => text === '')) return <span className="quiet">空</span>;
  return <Pieces pieces={pieces} />;
}

/** What a person looks for stands first: what differs, then what is only written differently, then what agrees. */
const ORDER = { differs: 0, normalised: 1, same: 2, alone: 3 } as const satisfies Record<Field['state'], number>;

/** The three ledgers side by side, field by field, as written, with the characters marked that differ. */
export function ComparedFields({ fields }: { readonly fields: readonly Field[] }) {
  const [showsAlone, setShowsAlone] = useState(false);
  const compared = fields.filter(({ state }) => state !== 'alone').sort((a, b) => ORDER[a.state] - ORDER[b.state]);
  const alone = fields.filter(({ state }) => state === 'alone');
  // Where nothing can be compared (one ledger alone has the household), what that ledger says is all there is.
  const hides = !showsAlone && compared.length > 0;
  return (
    <>
      <table className="sheet compared">
        <thead>
          <tr>
            <th scope="col">字段</th>
            {LEDGER_KINDS.map((kind) => (
              <th key={kind} scope="col">
                {LEDGER_LABEL[kind]}
              </th>
            ))}
            <th scope="col">比较</th>
          </tr>
        </thead>
        <tbody>
          {(hides ? compared : [...compared, ...alone]).map((field) => (
            <tr key={field.column} className={`compared-${field.state}`}>
              <th scope="row">{field.label}</th>
              {LEDGER_KINDS.map((kind) => (
                <td key={kind} className={field.sensitive === 'none' ? '' : 'digits'}>
                  <Said pieces={field[kind]} />
                </td>
              ))}
              <td className="compared-state">
                <span aria-hidden>{STATE[field.state].mark}</span> {STATE[field.state].word}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {compared.length > 0 && alone.length > 0 && (
        <Button type="link" size="small" aria-expanded={showsAlone} onClick={() => setShowsAlone(!showsAlone)}>
          {showsAlone ? '收起仅一方有的字段' : `另有 ${alone.length} 个仅一方有的字段`}
        </Button>
      )}
    </>
  );
}
