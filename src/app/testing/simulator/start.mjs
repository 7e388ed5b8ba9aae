// `npm run simulate -- --seeds N [--seed S]`: Vite loads the simulator, which is TypeScript.
import { createServer } from 'vite';

process.env.NODE_ENV = 'production';

const vite = await createServer({
  configFile: false,
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
await vite.ssrLoadModule(new URL('../temporal.ts', import.meta.url).pathname);
const { simulate } = await vite.ssrLoadModule(new URL('simulate.ts', import.meta.url).pathname);
const isSound = await simulate(process.argv.slice(2), text => process.stdout.write(`${text}\n`));
await vite.close();
process.exitCode = isSound ? 0 : 1;
