import { RestoreForm } from '../../components/session/RestoreForm.tsx';

export function RestoreBackup() {
  return (
    <section className="panel" aria-labelledby="restore-backup">
      <h2 id="restore-backup">恢复</h2>
      <p>
        用一份备份替换现在的全部数据：备份之后做的核对和人工决定都不会在里面，人员和账号也换成备份里的。现在的数据不会删除，会原样留在数据文件夹里，文件名带有恢复的时间。
      </p>
      <RestoreForm replaces />
    </section>
  );
}
