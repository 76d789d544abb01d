import { App, Button, Descriptions } from 'antd';
import { call, errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { Licences } from './Licences.tsx';

const KEY_STORE = {
  system: '本机加密，密钥由操作系统的密钥库保管；换电脑请用“备份与恢复”',
  passphrase: '本机加密，密钥由打开时输入的口令保护',
} as const;

/** Versions, where the data lies, and the licences of what is shipped. */
export function About() {
  const about = useCall('app.about', {});
  const { message } = App.useApp();
  if (about.state === 'loading') return <Loading />;
  if (about.state === 'failed') return <Failure error={about.error} retry={about.reload} />;
  const { version, platform, electron, chrome, node, dataFolder, keyStore } = about.value;
  const show = (): void => {
    void call('app.showDataFolder', {}).catch((thrown: unknown) => message.error(errorOf(thrown).message));
  };
  return (
    <>
      <section className="panel">
        <h2>三账通 {version}</h2>
        <p>审批、请款、代发三方逐户对账。全部在本机完成，不连接网络，不上传任何数据。Apache-2.0 许可。</p>
        <Descriptions
          size="small"
          column={1}
          items={[
            {
              key: 'folder',
              label: '数据文件夹',
              children: (
                <span>
                  <span className="path">{dataFolder}</span>{' '}
                  <Button size="small" onClick={show}>
                    打开
                  </Button>
                </span>
              ),
            },
            { key: 'key', label: '数据加密', children: KEY_STORE[keyStore] },
            { key: 'platform', label: '系统', children: platform },
            {
              key: 'runtime',
              label: '运行环境',
              children: `Electron ${electron}，Chromium ${chrome}，Node.js ${node}`,
            },
          ]}
        />
      </section>
      <Licences />
    </>
  );
}
