import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

// Design §3: core ← app ← (shell | ui) ← main.tsx, and host/ beside them, which runs in Node.
const SRC = resolve(import.meta.dirname);
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: ['core'],
  app: ['core', 'app'],
  shell: ['core', 'app', 'shell'],
  ui: ['core', 'app', 'ui'],
  host: ['core', 'host'],
  main: ['core', 'app', 'shell', 'ui', 'main'],
  // Both sides put together as main.tsx does, without screens.
  trials: ['core', 'app', 'shell', 'trials'],
};
const CORE_PACKAGES = ['valibot'];
const UI_FREE_LAYERS = ['core', 'app'];

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file) && !file.endsWith('.gen.ts') && !/\.(test|contract)\.tsx?$/.test(file))
  .map(file => file.replaceAll('\\', '/'));

const layerOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : 'main');

const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(SRC, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"]([^'"]+)['"],\s*import\.meta\.url/g,
  );
  return [...found].map(match => ({
    from: file,
    to: match[3] ?? match[4] ?? match[5] ?? '',
    typeOnly: match[2] !== undefined,
  }));
};

const fileOf = ({ from, to }: Import): string | null => {
  if (!to.startsWith('.')) return null;
  const path = relative(SRC, resolve(SRC, dirname(from), to.replace(/\?.*$/, ''))).replaceAll('\\', '/');
  return files.find(file => file === path || file.replace(/\.tsx?$/, '') === path) ?? null;
};

const imports = files.flatMap(importsOf);

test('every import stays within its layer', () => {
  expect(files.length).toBeGreaterThan(10);
  const wrong = imports.filter(found => {
    const to = fileOf(found);
    if (to === null)
      return (
        layerOf(found.from) === 'core' &&
        !found.from.includes('/testing/') &&
        !found.to.startsWith('.') &&
        !CORE_PACKAGES.includes(found.to)
      );
    return !MAY_IMPORT[layerOf(found.from)]?.includes(layerOf(to));
  });
  expect(wrong).toEqual([]);
});

test('app knows no library but valibot', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      UI_FREE_LAYERS.includes(layerOf(from)) &&
      !from.includes('/testing/') &&
      !to.startsWith('.') &&
      !CORE_PACKAGES.includes(to),
  );
  expect(wrong).toEqual([]);
});

test('core and app read neither clock nor chance, nor any platform store', () => {
  const forbidden =
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bcrypto\.|\bindexedDB\b|\blocalStorage\b|Temporal\.Now\b|\bdocument\.|\bwindow\./;
  const wrong = files.filter(
    file =>
      UI_FREE_LAYERS.includes(layerOf(file)) &&
      !file.includes('/testing/') &&
      forbidden.test(readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
  );
  expect(wrong).toEqual([]);
});

test('no cycles', () => {
  const edges = new Map<string, string[]>();
  for (const found of imports) {
    const to = fileOf(found);
    if (to !== null && !found.typeOnly) edges.set(found.from, [...(edges.get(found.from) ?? []), to]);
  }
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of edges.get(file) ?? []) {
      const cycle = walk(next, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return null;
  };
  expect(files.map(file => walk(file, [])).filter(cycle => cycle !== null)).toEqual([]);
});
