import { CONSISTENCY_LABEL, comparedLabel } from '../check/consistency.ts';
import { EVENT_LABEL } from '../household-event.ts';
import type { PolicyPack } from '../policy/policy-pack.ts';
import type { ArchiveStep } from './archive-step.ts';
import { paperColumn } from './read-typed.ts';

/** A step in one line, for the history of a household. It quotes what was typed: numbers are masked wherever it is shown. */
export function stepSentence(step: ArchiveStep, pack: PolicyPack): string {
  const material = (code: string): string =>
    `${code} ${pack.materials.find((each) => each.code === code)?.title ?? ''}`.trim();
  switch (step.action) {
    case 'put-entry': {
      const { entry, typed } = step.detail;
      return `${entry === null ? '登记材料' : '修改材料登记'} ${material(typed.code)}${typed.date === '' ? '' : `，${typed.date}`}`;
    }
    case 'remove-entry':
      return `删去材料登记（${step.detail.entry}）`;
    case 'put-paper': {
      const fields = Object.entries(step.detail.values).map(
        ([name, text]) => `${paperColumn(name)?.label ?? name}${text === null ? '（撤回）' : `“${text}”`}`,
      );
      return `登记纸质内容：${fields.join('、')}`;
    }
    case 'decide': {
      const { field, result, note } = step.detail;
      const words = result === null ? '撤回认定' : `认定为${CONSISTENCY_LABEL[result]}`;
      return `“${comparedLabel(field)}”${words}${note === '' ? '' : `：${note}`}`;
    }
    case 'add-event': {
      const { kind, date, note } = step.detail;
      return `登记${EVENT_LABEL[kind]} ${date}${note === '' ? '' : `：${note}`}`;
    }
    case 'attach-scan':
      return `加入扫描件《${step.detail.name}》（${material(step.detail.code)}）`;
    case 'detach-scan':
      return `移去扫描件《${step.detail.name}》`;
    case 'undo':
      return `撤销第 ${step.detail.undoes} 步`;
  }
}
