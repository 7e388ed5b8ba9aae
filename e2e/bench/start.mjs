// `npm run bench`: Vite loads the runner, which is TypeScript.
import { createServer } from 'vite';

// Else Yjs freezes what it is given, as it does while developing, and cannot freeze bytes.
process.env.NODE_ENV = 'production';

const vite = await createServer({
  configFile: false,
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const { run } = await vite.ssrLoadModule(new URL('run.ts', import.meta.url).pathname);
await run(process.argv.slice(2));
await vite.close();
