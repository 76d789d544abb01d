import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['test/set-up.ts'],
    maxWorkers: 2,
    // Modules are loaded once a worker: to load them again for every file took as long as the tests. A test that takes a module's place
    // says vi.resetModules() before and behind itself (output-folder.test.ts).
    isolate: false,
  },
});
