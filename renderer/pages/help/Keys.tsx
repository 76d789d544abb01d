const GROUPS = [
  {
    title: '随处可用',
    keys: [
      ['F1', '打开帮助'],
      ['Ctrl + N', '新建对账'],
      ['Ctrl + Enter', '开始核对（在对账文件中）'],
      ['Ctrl + 1', '工作台'],
      ['Ctrl + 2', '历史与对比'],
      ['Ctrl + 3', '差异核查'],
      ['Ctrl + ,', '设置'],
      ['Alt + ←', '返回上一页'],
      ['Ctrl + F', '查找（在差异清单和帮助中）'],
      ['Ctrl + E', '导出（在核对结果中）'],
      ['Ctrl + P', '打印当前页面'],
      ['Ctrl + =，Ctrl + -，Ctrl + 0', '放大、缩小、实际大小'],
      ['Ctrl + R', '刷新窗口，正在进行的任务不受影响'],
      ['Tab，Shift + Tab', '到下一个、上一个可以操作的地方'],
      ['Esc', '关闭对话框、详情或菜单'],
    ],
  },
  {
    title: '差异清单、疑点清单',
    keys: [
      ['Ctrl + F，/', '到查找框'],
      ['↓，Enter', '在查找框中：到清单'],
      ['↑ ↓ ← →', '在格子间移动'],
      ['Page Up，Page Down', '上翻、下翻一屏'],
      ['Home，End', '到第一条、最后一条'],
      ['Enter', '打开这一条'],
      ['空格', '选中或取消选中这一条'],
      ['Ctrl + C', '复制选中的各条，可以粘贴到表格'],
      ['A', '分派选中的各条（在疑点清单中）'],
    ],
  },
  {
    title: '一条差异、一条疑点的详情',
    keys: [
      ['↑，K', '上一条'],
      ['↓，J', '下一条'],
      ['Ctrl + Enter', '提交正在填的表（结论、退回、暂挂、备注……）'],
      ['← →，+ -', '查看材料时：上一份、下一份，放大、缩小'],
      ['Esc', '关闭，回到清单'],
    ],
  },
  {
    title: '档案的县图',
    keys: [
      ['↑ ↓ ← →', '在格子间移动'],
      ['Home，End', '这一行的头、尾；加 Ctrl 到第一行、合计'],
      ['Enter', '打开：乡镇进到各村，格子到是哪些户'],
    ],
  },
  {
    title: '一户的档案',
    keys: [
      ['Page Down，Ctrl + ↓', '下一户'],
      ['Page Up，Ctrl + ↑', '上一户'],
      ['Alt + 1 … 7', '材料、录入材料、纸质登记、线上线下、成员和经过、政策问题、操作记录'],
      ['Ctrl + Z', '撤销上一步'],
      ['Enter', '录入时：存下这一行，到下一行；纸质登记：到下一项'],
      ['空格', '录入材料时：签字盖章都有、只有签字、只有盖章、都没有'],
      ['字母和数字', '录入材料时：到那个代码'],
      ['=', '录入日期时：同上'],
      ['+，Ctrl + Delete', '录入材料时：再加一份，去掉这一份'],
      ['Ctrl + Enter', '把没有保存的一起保存'],
      ['1，2，3，0', '线上线下：线上错、线下错、均错、取消认定'],
    ],
  },
] as const;

/** The keys of the window, by where they work. */
export function Keys() {
  return (
    <>
      {GROUPS.map(({ title, keys }) => (
        <section key={title}>
          <h2>{title}</h2>
          <table className="table keys">
            <thead>
              <tr>
                <th scope="col">按键</th>
                <th scope="col">作用</th>
              </tr>
            </thead>
            <tbody>
              {keys.map(([key, meaning]) => (
                <tr key={key}>
                  <th scope="row">
                    <kbd>{key}</kbd>
                  </th>
                  <td>{meaning}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}
