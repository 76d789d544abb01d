import { useEffect, useState } from 'react';
import { readShipped } from '../../api/read-shipped.ts';
import { type Block, helpTree } from './help-tree.ts';

type Shipped =
  | { readonly state: 'loading' }
  | { readonly state: 'missing' }
  | { readonly state: 'ready'; readonly blocks: readonly Block[] };

/** A shipped document as a tree. */
export function useDocument(file: string): Shipped {
  const [shipped, setShipped] = useState<Shipped & { readonly file: string }>({ file, state: 'loading' });
  useEffect(() => {
    let gone = false;
    readShipped(`help/${encodeURIComponent(file)}`).then(
      (text) => !gone && setShipped({ file, state: 'ready', blocks: helpTree(text) }),
      () => !gone && setShipped({ file, state: 'missing' }),
    );
    return () => {
      gone = true;
    };
  }, [file]);
  return shipped.file === file ? shipped : { state: 'loading' };
}
