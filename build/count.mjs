// Runs steps and counts what passed and failed, for the one line every test command ends with.
import { spawn } from 'node:child_process';
import { ROOT } from './setup.mjs';

export class Count {
  passed = 0;
  failed = 0;

  /** Runs a Node script and says how it ended. Two may run beside each other. Does not count: a step may hold many tests. */
  async run(name, script, args, env = {}) {
    const began = Date.now();
    const child = spawn(process.execPath, [`${ROOT}${script}`, ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    const ok = await new Promise((resolve) => {
      child.on('error', () => resolve(false));
      child.on('close', (code) => resolve(code === 0));
    });
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    return ok;
  }

  /** A step that is one test by itself. */
  async step(name, script, args) {
    if (await this.run(name, script, args)) this.passed++;
    else this.failed++;
  }

  /** The counts of a runner's own report; a runner that failed or ran nothing without a failed test is a failure too. */
  add(ok, passed, failed) {
    this.passed += passed;
    this.failed += failed;
    if ((!ok && failed === 0) || passed + failed === 0) this.failed++;
  }

  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exit(this.failed === 0 ? 0 : 1);
  }
}
