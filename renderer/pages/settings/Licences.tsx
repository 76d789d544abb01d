import { Button } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import { readShipped } from '../../api/read-shipped.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';

type State =
  | { readonly is: 'closed' }
  | { readonly is: 'loading' }
  | { readonly is: 'shown'; readonly text: string }
  | { readonly is: 'failed'; readonly error: DeskError };

/** The licences of all packages that are shipped, as build/collect-licenses.mjs wrote them. */
export function Licences() {
  const [state, setState] = useState<State>({ is: 'closed' });
  const open = async (): Promise<void> => {
    setState({ is: 'loading' });
    try {
      setState({ is: 'shown', text: await readShipped('licenses.txt') });
    } catch {
      setState({
        is: 'failed',
        error: {
          code: 'E_LICENCES',
          message: '许可证文件没有随软件安装',
          mend: '请重新安装三账通，或向提供安装包的人索取',
          number: 0,
        },
      });
    }
  };
  return (
    <section className="panel">
      <h2>随附软件的许可证</h2>
      {state.is === 'closed' && <Button onClick={() => void open()}>查看</Button>}
      {state.is === 'loading' && <Loading />}
      {state.is === 'failed' && <Failure error={state.error} retry={() => void open()} />}
      {state.is === 'shown' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        <section className="licences" tabIndex={0} aria-label="许可证全文">
          {state.text}
        </section>
      )}
    </section>
  );
}
