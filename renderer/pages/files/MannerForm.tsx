import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import { KIND_LABEL } from '../../text/words.ts';
import { type Manner, mannerOf, type ReadingDraft, withKind, withManner } from './reading-draft.ts';
import {
  DELIMITERS,
  delimiterLabel,
  ENCODINGS,
  encodingLabel,
  headerRowsLabel,
  isText,
  UNIT_LABEL,
} from './reading-words.ts';

/** Headers further down are found by the reader or not at all. */
const LAST_HEADER_ROW = 30;
const HEADER_CHOICES: readonly (readonly number[])[] = Array.from({ length: LAST_HEADER_ROW }, (_, i) => i + 1).flatMap(
  (row) => [[row], [row, row + 1], [row, row + 1, row + 2]],
);

interface Props {
  readonly reading: FileReading;
  readonly draft: ReadingDraft;
  readonly onDraft: (draft: ReadingDraft) => void;
}

/** How the file is read as a whole: what it is, its unit, its header, how its bytes become rows. */
export function MannerForm({ reading, draft, onDraft }: Props) {
  const manner: Manner = { ...mannerOf(reading.overrides), ...draft.manner };
  const table = reading.sheets.find(({ isTable }) => isTable) ?? reading.sheets[0];
  const set = <Field extends keyof Manner>(field: Field, value: Manner[Field]): void =>
    onDraft(withManner(reading, draft, field, value));
  const found = (field: keyof Manner, word: string): string =>
    mannerOf(reading.overrides)[field] === 'auto' && word !== '' ? `自动：${word}` : '自动识别';
  return (
    <fieldset className="manner">
      <legend className="for-reader">整个文件怎么读</legend>
      <Field label="类别" changed={draft.kind !== undefined}>
        <Select
          size="small"
          aria-label="文件类别"
          value={draft.kind ?? reading.kind}
          options={(Object.keys(KIND_LABEL) as FileKind[]).map((value) => ({ value, label: KIND_LABEL[value] }))}
          onChange={(kind) => onDraft(withKind(reading, draft, kind))}
          style={{ width: 84 }}
        />
      </Field>
      <Field label="表头" changed={draft.manner.headerRows !== undefined}>
        <Select
          size="small"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label="表头在第几行"
          value={manner.headerRows === 'auto' ? 'auto' : manner.headerRows.join()}
          options={[
            { value: 'auto', label: found('headerRows', table === undefined ? '' : headerRowsLabel(table.headerRows)) },
            { value: '', label: '没有表头' },
            ...HEADER_CHOICES.map((rows) => ({ value: rows.join(), label: headerRowsLabel(rows) })),
          ]}
          onChange={(value) =>
            set('headerRows', value === 'auto' ? 'auto' : value === '' ? [] : value.split(',').map(Number))
          }
          style={{ width: 150 }}
        />
      </Field>
      <Field label="金额单位" changed={draft.manner.unit !== undefined}>
        <Select
          size="small"
          aria-label="金额单位"
          value={manner.unit}
          options={[
            { value: 'auto' as const, label: found('unit', table === undefined ? '' : UNIT_LABEL[table.unit]) },
            ...(['yuan', 'fen', 'wan-yuan'] as const).map((value) => ({ value, label: UNIT_LABEL[value] })),
          ]}
          onChange={(value) => set('unit', value)}
          style={{ width: 104 }}
        />
      </Field>
      {isText(reading) && (
        <>
          <Field label="编码" changed={draft.manner.encoding !== undefined}>
            <Select
              size="small"
              aria-label="文字编码"
              value={manner.encoding}
              options={[
                {
                  value: 'auto',
                  label: found('encoding', reading.encoding === null ? '' : encodingLabel(reading.encoding)),
                },
                ...ENCODINGS.map((value) => ({ value, label: encodingLabel(value) })),
              ]}
              onChange={(value) => set('encoding', value)}
              style={{ width: 140 }}
            />
          </Field>
          {reading.format === 'delimited' && (
            <Field label="分隔符" changed={draft.manner.delimiter !== undefined}>
              <Select
                size="small"
                aria-label="分隔符"
                value={manner.delimiter}
                options={[
                  {
                    value: 'auto',
                    label: found('delimiter', reading.delimiter === null ? '' : delimiterLabel(reading.delimiter)),
                  },
                  ...[...new Set([...DELIMITERS, ...(reading.delimiter === null ? [] : [reading.delimiter])])].map(
                    (value) => ({ value, label: delimiterLabel(value) }),
                  ),
                ]}
                onChange={(value) => set('delimiter', value)}
                style={{ width: 124 }}
              />
            </Field>
          )}
        </>
      )}
      {((draft.kind ?? reading.kind) === 'bank' || (draft.kind ?? reading.kind) === 'bankReturn') && (
        <Field label="成功代码" changed={draft.manner.successCodes !== undefined}>
          <Select
            size="small"
            mode="tags"
            aria-label="银行表示成功的代码"
            placeholder="自动（如 成功、0000）"
            value={manner.successCodes === 'auto' ? [] : [...manner.successCodes]}
            onChange={(value) => set('successCodes', value.length === 0 ? 'auto' : value)}
            tokenSeparators={[',', '，', ' ', '、']}
            open={false}
            suffixIcon={null}
            style={{ minWidth: 170 }}
          />
        </Field>
      )}
    </fieldset>
  );
}

function Field({
  label,
  changed,
  children,
}: {
  readonly label: string;
  readonly changed: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={changed ? 'manner-field changed' : 'manner-field'}>
      <span className="manner-label">{label}</span>
      {children}
    </div>
  );
}
