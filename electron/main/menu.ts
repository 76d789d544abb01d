import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { EventPayload } from '../../shared/contracts/desk/desk.ts';

type Command = EventPayload<'menu'>;

/** The menu of the window. Commands are told to the page, which knows where it is. */
export function setMenu(tell: (command: Command) => void, isMac: boolean): void {
  const item = (label: string, command: Command, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => tell(command),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '文件(&F)',
      submenu: [
        item('新建对账', 'new-month', 'CmdOrCtrl+N'),
        item('导出…', 'export', 'CmdOrCtrl+E'),
        item('打印…', 'print', 'CmdOrCtrl+P'),
        { type: 'separator' },
        item('锁定', 'lock', 'CmdOrCtrl+L'),
        { label: isMac ? '关闭窗口' : '退出', role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '编辑(&E)',
      submenu: [
        { label: '撤销', role: 'undo' },
        { label: '重做', role: 'redo' },
        { type: 'separator' },
        { label: '剪切', role: 'cut' },
        { label: '复制', role: 'copy' },
        { label: '粘贴', role: 'paste' },
        { label: '全选', role: 'selectAll' },
        { type: 'separator' },
        item('查找', 'find', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: '查看(&V)',
      submenu: [
        item('工作台', 'workplace', 'CmdOrCtrl+1'),
        item('历史与对比', 'history', 'CmdOrCtrl+2'),
        item('差异核查', 'cases', 'CmdOrCtrl+3'),
        item('设置', 'settings', 'CmdOrCtrl+,'),
        item('返回', 'back', 'Alt+Left'),
        { type: 'separator' },
        { label: '放大', role: 'zoomIn', accelerator: 'CmdOrCtrl+=' },
        { label: '缩小', role: 'zoomOut' },
        { label: '实际大小', role: 'resetZoom' },
        { label: '全屏', role: 'togglefullscreen' },
        { type: 'separator' },
        { label: '刷新窗口', role: 'reload' },
      ],
    },
    { label: '帮助(&H)', submenu: [item('使用指南', 'help', 'F1')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
