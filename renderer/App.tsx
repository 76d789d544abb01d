import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { Guard } from './components/common/Guard.tsx';
import { Frame } from './components/frame/Frame.tsx';
import { Gate } from './components/gate/Gate.tsx';
import { THEME } from './theme.ts';

/** Main writes a nonce into every document: styles that libraries make at run time carry it. */
const NONCE = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

export function App() {
  return (
    <ConfigProvider locale={zhCN} theme={THEME} csp={{ nonce: NONCE }} button={{ autoInsertSpace: false }}>
      <AntApp className="app" notification={{ placement: 'bottomRight' }}>
        <Guard>
          <Gate>
            <Frame />
          </Gate>
        </Guard>
      </AntApp>
    </ConfigProvider>
  );
}
