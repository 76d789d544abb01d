import { CopyOutlined, DownOutlined, RightOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useCall } from '../../../api/use-call.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { Loading } from '../../../components/common/Loading.tsx';
import { Scrolls } from '../../../components/common/Scrolls.tsx';
import { copyText } from '../../../components/grid/copy-text.ts';

/** Every field that a template may use, with what it is and an example; one click takes its placeholder to the clipboard. */
export function TemplateFields() {
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const fields = useCall('archive.templateFields', open ? {} : null);
  const wanted = text.trim();
  const shown = (fields.value?.fields ?? []).filter(
    ({ name, loop, explains }) => wanted === '' || `${name} ${loop} ${explains}`.includes(wanted),
  );
  return (
    <section className="panel" aria-label="模板可用的内容">
      <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
        <strong>模板里可以填哪些内容</strong>
      </button>
      {open && fields.state === 'loading' && <Loading />}
      {open && fields.state === 'failed' && <Failure error={fields.error} retry={fields.reload} />}
      {open && fields.state === 'ready' && (
        <>
          <div className="template-fields-head">
            <Input
              aria-label="查找内容"
              placeholder="查找，例如 金额"
              allowClear
              className="template-fields-search"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <span className="quiet" role="status">
              {shown.length} 个
            </span>
          </div>
          <Scrolls className="template-fields" label="模板可用的内容">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">占位符</th>
                  <th scope="col">在哪个循环里</th>
                  <th scope="col">是什么</th>
                  <th scope="col">例子</th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ name, loop, explains, example }) => (
                  <tr key={`${loop} ${name}`}>
                    <th scope="row">
                      {`{${name}}`}{' '}
                      <Button
                        size="small"
                        type="text"
                        icon={<CopyOutlined aria-hidden />}
                        aria-label={`复制 {${name}}`}
                        onClick={() => {
                          copyText(`{${name}}`);
                          void message.success(`已复制 {${name}}`);
                        }}
                      />
                    </th>
                    <td>{loop === '' ? '' : `{#${loop}} … {/${loop}}`}</td>
                    <td>{explains}</td>
                    <td className="quiet">{example}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolls>
        </>
      )}
    </section>
  );
}
