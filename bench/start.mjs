// `npm run bench`: Vite loads the runner, which is TypeScript.
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('run.ts', import.meta.url).pathname, { configFile: false });
await module.run(process.argv.slice(2));
