import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { DocumentDialog } from '../../components/document/DocumentDialog.tsx';

/** What can be handed out of the archive as a list, and what for. */
const LISTS = {
  missing: { label: '待补正材料清单', what: '每户缺的、不合要求的材料和原因，交乡镇逐户补齐' },
  system: { label: '待办·更正系统', what: '认定线上错、均错的各项，照着改省系统' },
  paper: { label: '待办·更正纸质', what: '认定线下错、均错的各项，照着改纸质材料' },
  undecided: { label: '待认定清单', what: '线上线下不一致、还没有人认定哪一边错的各项' },
  report: { label: '完整率、一致率通报', what: '按乡镇和村的完整率、一致率；不含个人信息' },
} as const;
type List = keyof typeof LISTS;

const FORMATS = { xlsx: 'Excel', pdf: 'PDF' } as const;
type Format = keyof typeof FORMATS;

/** The lists of the archive, to be saved or printed. */
export function ListsMenu() {
  const [chosen, setChosen] = useState<readonly [List, Format] | null>(null);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: (Object.keys(LISTS) as List[]).map((list) => ({
            key: list,
            label: LISTS[list].label,
            children: (Object.keys(FORMATS) as Format[]).map((format) => ({
              key: `${list} ${format}`,
              label: FORMATS[format],
            })),
          })),
          onClick: ({ key }) => {
            const [list, format] = key.split(' ');
            setChosen([list as List, format as Format]);
          },
        }}
      >
        <Button icon={<DownloadOutlined aria-hidden />}>清单和通报</Button>
      </Dropdown>
      {chosen !== null && (
        <DocumentDialog
          title={`${LISTS[chosen[0]].label}（${FORMATS[chosen[1]]}）`}
          what={LISTS[chosen[0]].what}
          document={{ what: 'archive-lists', list: chosen[0], format: chosen[1] }}
          hasNumbers={chosen[0] !== 'report'}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  );
}
