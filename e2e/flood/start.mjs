// Starts a helper of the flood in a process of its own. Vite loads it, because it is TypeScript.
import { createServer } from 'vite';

const vite = await createServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const { run } = await vite.ssrLoadModule(`/e2e/flood/${process.argv[2]}.ts`);
await run();
