import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { type Ref, useEffect, useRef, useState } from 'react';

/** Short enough to feel immediate, long enough that a name typed at once is one question. */
const PAUSE_MS = 150;

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly box: Ref<InputRef>;
  /** Down or Enter: on to what was found. */
  readonly onLeave: () => void;
  /** What is searched, and by what: 搜索差异：姓名、拼音首字母…. */
  readonly label: string;
  readonly placeholder: string;
}

/** Words that narrow a list. Waits until the typing pauses; input methods until a word is settled. */
export function SearchBox({ text, onText, box, onLeave, label, placeholder }: Props) {
  const [typed, setTyped] = useState(text);
  const composing = useRef(false);
  const told = useRef(text);

  // Taken away from outside: by its tag, or with all the others.
  useEffect(() => {
    if (text !== told.current) {
      told.current = text;
      setTyped(text);
    }
  }, [text]);

  const tell = useRef(onText);
  tell.current = onText;
  useEffect(() => {
    if (composing.current || typed.trim() === told.current) return;
    const pause = setTimeout(() => {
      told.current = typed.trim();
      tell.current(told.current);
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);

  return (
    <Input
      ref={box}
      className="filter-search"
      prefix={<SearchOutlined aria-hidden />}
      placeholder={placeholder}
      aria-label={label}
      title="按 / 或 Ctrl+F 到这里"
      maxLength={40}
      allowClear
      value={typed}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        // The change came before the end and was not told; after it there is none.
        told.current = event.currentTarget.value.trim();
        tell.current(told.current);
      }}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
        event.preventDefault();
        onLeave();
      }}
    />
  );
}
