import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef } from 'antd';
import { useRef } from 'react';
import { useMenu } from '../../api/use-menu.ts';
import type { Find } from './use-find.ts';

/** Search on the page: Enter to the next place, Shift+Enter back, Esc empties it. */
export function FindBar({ find }: { readonly find: Find }) {
  const input = useRef<InputRef>(null);
  useMenu((command) => {
    if (command === 'find') input.current?.focus({ cursor: 'all' });
  });
  const { typed, wanted, count, at, type, step } = find;
  return (
    <search className="help-find">
      <Input
        ref={input}
        allowClear
        size="small"
        placeholder="在本页查找"
        aria-label="在本页查找"
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') type('');
        }}
      />
      <span className="figures quiet" role="status">
        {wanted === '' ? '' : count === 0 ? '没有找到' : `${at} / ${count}`}
      </span>
      <Button
        size="small"
        type="text"
        icon={<UpOutlined />}
        aria-label="上一处"
        disabled={count === 0}
        onClick={() => step(-1)}
      />
      <Button
        size="small"
        type="text"
        icon={<DownOutlined />}
        aria-label="下一处"
        disabled={count === 0}
        onClick={() => step(1)}
      />
    </search>
  );
}
