// `npm run bench`: Vite loads the runner, which is TypeScript.
import { createServer } from 'vite';

const vite = await createServer({
  configFile: false,
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const { run } = await vite.ssrLoadModule(new URL('run.ts', import.meta.url).pathname);
await run(process.argv.slice(2));
await vite.close();
