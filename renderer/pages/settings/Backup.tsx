import { MakeBackup } from './MakeBackup.tsx';
import { RestoreBackup } from './RestoreBackup.tsx';

/** Everything in one encrypted file, and back. */
export function Backup() {
  return (
    <div className="backup">
      <MakeBackup />
      <RestoreBackup />
    </div>
  );
}
