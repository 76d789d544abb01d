import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { Guard } from './components/common/Guard.tsx';
import { Frame } from './components/frame/Frame.tsx';
import { Gate } from './components/gate/Gate.tsx';
import { THEME } from './theme.ts';

/** Main writes a nonce into every document: styles that libraries make at run time carry it. */
const NONCE = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** Dialogs open inside the application, not in the body: there the library would lock its scrolling by a style without a nonce. */
function popupPlace(): HTMLElement {
  return document.querySelector<HTMLElement>('.app') ?? document.body;
}

export function App() {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={THEME}
      csp={{ nonce: NONCE }}
      getPopupContainer={popupPlace}
      button={{ autoInsertSpace: false }}
    >
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
