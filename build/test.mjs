// npm test: everything that must hold. Until there is a window, that is what `npm run check` runs.
await import('./check.mjs');
