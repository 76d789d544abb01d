import { describe, expect, it } from 'vitest';
import { type Block, helpTree, type Inline, plainText } from '../../../../../renderer/pages/help/help-tree.ts';
import { readDoc } from '../../../docs/read-doc.ts';

const line = (markdown: string): readonly Inline[] => {
  const [block] = helpTree(markdown);
  return block?.is === 'paragraph' ? block.children : [];
};

/** Everything that would be drawn as something else than text. */
function kindsOf(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(JSON.stringify(blocks).match(/(?<="is":")\w+/g) ?? []);
}

describe('a document of the help', () => {
  it('shows HTML as it is written, block or in a line', () => {
    expect(line('a <b onclick="x()">b</b>')).toEqual([
      { is: 'text', text: 'a ' },
      { is: 'text', text: '<b onclick="x()">' },
      { is: 'text', text: 'b' },
      { is: 'text', text: '</b>' },
    ]);
    expect(
      kindsOf(helpTree('<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n<iframe src="a"></iframe>')),
    ).toEqual(new Set(['paragraph', 'text']));
  });

  it('leaves comments out and breaks lines at <br>', () => {
    expect(helpTree('<!-- 给作者 -->')).toEqual([]);
    expect(line('a<br>b').map(({ is }) => is)).toEqual(['text', 'break', 'text']);
  });

  it('shows the text of a link that leads out of the help, without the link', () => {
    for (const href of [
      'https://example.com/',
      'javascript:alert(1)',
      'file:///etc/passwd',
      '//example.com',
      '../README.md',
      'app://desk/x',
    ])
      expect(line(`[看这里](${href})`), href).toEqual([{ is: 'text', text: '看这里' }]);
    expect(line('https://example.com/')).toEqual([{ is: 'text', text: 'https://example.com/' }]);
  });

  it('links to other topics and to places on the page', () => {
    expect(line('[命令行](使用说明.md#三对账)')).toEqual([
      { is: 'link', to: { topic: 'command-line', anchor: '三对账' }, children: [{ is: 'text', text: '命令行' }] },
    ]);
    expect(line('[下面](#%E4%BA%8C)')).toEqual([
      { is: 'link', to: { topic: null, anchor: '二' }, children: [{ is: 'text', text: '下面' }] },
    ]);
  });

  it('takes pictures from beside the documents only', () => {
    expect(line('![工作台](pictures/工作台.png)')).toEqual([
      { is: 'picture', src: `help/pictures/${encodeURIComponent('工作台.png')}`, text: '工作台' },
    ]);
    for (const src of [
      'https://example.com/a.png',
      '../a.png',
      'pictures/../../a.png',
      'a.png?x',
      'data:image/png;base64,AA',
      'a.html',
    ])
      expect(kindsOf(helpTree(`![图](${src})`)), src).toEqual(new Set(['paragraph', 'text']));
  });

  it('gives headings anchors as code hosts do, the second of the same words another', () => {
    const headings = helpTree('# 一、先 试一试\n\n## 表头\n\n## 表头\n').flatMap((block) =>
      block.is === 'heading' ? [[block.level, block.anchor]] : [],
    );
    expect(headings).toEqual([
      [1, '一先-试一试'],
      [2, '表头'],
      [2, '表头-1'],
    ]);
  });

  it('keeps an item with a box to tick on one line', () => {
    const [list] = helpTree('- [x] 做完\n- [ ] 没做\n');
    expect(
      list?.is === 'list' &&
        list.items.map((item) => item.map((block) => block.is === 'paragraph' && plainText(block.children))),
    ).toEqual([['☑ 做完'], ['☐ 没做']]);
  });

  it('reads entities as the characters they stand for', () => {
    expect(plainText(line('&lt;标签&gt; A&amp;B'))).toBe('<标签> A&B');
  });

  it('is whole: every word of the shipped 使用说明 is there', () => {
    const drawn = JSON.stringify(helpTree(readDoc('docs/使用说明.md')));
    for (const word of ['审批', '--bank-return', 'statement.pdf', '退出码']) expect(drawn).toContain(word);
  });
});
