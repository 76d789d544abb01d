import { App, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Settings } from '../../../shared/contracts/desk/settings.ts';
import { errorOf } from '../../api/desk.ts';
import { useSettings } from '../../stores/settings.ts';

const LEAST_SECONDS = 5;
const MOST_SECONDS = 600;
/** As the contract has them. */
const LOCK_MINUTES = { least: 1, most: 240 };
const TRIES = { least: 3, most: 20 };

/** What cannot be kept as it is, in a sentence; null where all is well. */
function faultOf({ programmes, coverAfterSeconds, lockAfterMinutes, triesBeforeLock }: Settings): string | null {
  if (programmes.length === 0) return '请至少保留一个资金项目';
  if (programmes.length > 20) return '资金项目最多 20 个';
  if (programmes.some((name) => name.length > 40)) return '资金项目的名称最多 40 个字';
  if (!Number.isInteger(coverAfterSeconds) || coverAfterSeconds < LEAST_SECONDS || coverAfterSeconds > MOST_SECONDS)
    return `自动遮住的时间应在 ${LEAST_SECONDS} 到 ${MOST_SECONDS} 秒之间`;
  if (!isWithin(lockAfterMinutes, LOCK_MINUTES))
    return `自动锁定的时间应在 ${LOCK_MINUTES.least} 到 ${LOCK_MINUTES.most} 分钟之间`;
  if (!isWithin(triesBeforeLock, TRIES)) return `密码可以错的次数应在 ${TRIES.least} 到 ${TRIES.most} 之间`;
  return null;
}

function isWithin(number: number, { least, most }: { readonly least: number; readonly most: number }): boolean {
  return Number.isInteger(number) && number >= least && number <= most;
}

export function GeneralForm({ kept }: { readonly kept: Settings }) {
  const save = useSettings((store) => store.save);
  const [draft, setDraft] = useState(kept);
  const [busy, setBusy] = useState(false);
  const { message } = App.useApp();
  const fault = faultOf(draft);
  const changed = JSON.stringify(draft) !== JSON.stringify(kept);

  const keep = async (): Promise<void> => {
    if (fault !== null || busy) return;
    setBusy(true);
    try {
      await save(draft);
      setDraft(useSettings.getState().settings ?? draft);
      message.success('已保存');
    } catch (thrown) {
      message.error(errorOf(thrown).message);
    }
    setBusy(false);
  };

  return (
    <Form className="panel settings-form" layout="vertical" onFinish={() => void keep()} requiredMark={false}>
      <Form.Item label="单位名称" htmlFor="office" extra="印在对账单上">
        <Input
          id="office"
          maxLength={60}
          value={draft.office}
          onChange={(event) => setDraft({ ...draft, office: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="资金项目" htmlFor="programmes" extra="新建对账时可以选的项目；输入名称后按回车添加">
        <Select
          id="programmes"
          mode="tags"
          open={false}
          suffixIcon={null}
          value={[...draft.programmes]}
          onChange={(names: string[]) =>
            setDraft({ ...draft, programmes: names.map((name) => name.trim()).filter((name) => name !== '') })
          }
        />
      </Form.Item>
      <Form.Item label="姓名" extra="遮住后显示为 张*三；导出的文件不受影响">
        <Checkbox
          checked={draft.maskNames}
          onChange={(event) => setDraft({ ...draft, maskNames: event.target.checked })}
        >
          在屏幕上遮住姓名
        </Checkbox>
      </Form.Item>
      <Form.Item
        label="身份证号、账号点开后多久自动遮住（秒）"
        htmlFor="cover-after"
        extra="身份证号和账号平时只显示一部分，点开查看会记入操作日志"
      >
        <InputNumber
          id="cover-after"
          min={LEAST_SECONDS}
          max={MOST_SECONDS}
          precision={0}
          value={draft.coverAfterSeconds}
          onChange={(seconds) => setDraft({ ...draft, coverAfterSeconds: seconds ?? Number.NaN })}
        />
      </Form.Item>
      <Form.Item
        label="多久没有操作就自动锁定（分钟）"
        htmlFor="lock-after"
        extra="锁定后要再输入密码；离开座位时也可以按 Ctrl+L 马上锁定"
      >
        <InputNumber
          id="lock-after"
          min={LOCK_MINUTES.least}
          max={LOCK_MINUTES.most}
          precision={0}
          value={draft.lockAfterMinutes}
          onChange={(minutes) => setDraft({ ...draft, lockAfterMinutes: minutes ?? Number.NaN })}
        />
      </Form.Item>
      <Form.Item
        label="密码连续错几次就暂时锁定账号"
        htmlFor="tries-before-lock"
        extra="第一次锁 5 分钟，再错加倍，最长 8 小时；管理员可以解除"
      >
        <InputNumber
          id="tries-before-lock"
          min={TRIES.least}
          max={TRIES.most}
          precision={0}
          value={draft.triesBeforeLock}
          onChange={(tries) => setDraft({ ...draft, triesBeforeLock: tries ?? Number.NaN })}
        />
      </Form.Item>
      {fault !== null && (
        <p role="alert" className="settings-fault">
          {fault}
        </p>
      )}
      <Button type="primary" htmlType="submit" disabled={!changed || fault !== null} loading={busy}>
        保存
      </Button>
    </Form>
  );
}
