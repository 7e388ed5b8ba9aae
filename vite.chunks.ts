import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

type Found = {
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
};
type Graph = { readonly getModuleInfo: (id: string) => Found | null };

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));

const MAIN = source('main.tsx');
/** What a desk opens with, each in one file: its side of the app, and its first screens. */
const DESK = source('main.desk.ts');
const SCREENS = source('ui/deskScreens.ts');
/** What the booking page goes on with once the first times are on screen. */
const LATER = source('ui/booking/later.tsx');

/** The parts of the routes that lead to the first screens; the router's plugin splits them off. */
const LEADS = /\/ui\/routes\/desk(\._calendar)?\.tsx\?tsr-split=component$/;

/**
 * Where the business's side begins: what can be reached without passing here is for visitors, too. Of a route that
 * is the part which is split off; what leads to it stands in the one table of all routes.
 */
const BUSINESS =
  /\/src\/(main\.desk\.ts$|ui\/deskScreens\.ts$|ui\/routes\/(desk|setup|pair|recover|restore)[^/?]*\?)/;

/** Of what visitors load, too: small things that go together. */
const SHARED: readonly (readonly [string, RegExp])[] = [
  ['router', /\/node_modules\/@tanstack\/|\/ui\/(routed\.tsx|routeTree\.gen\.ts|routes\/[^?]*)$/],
  ['core', /\/src\/core\//],
  ['letters', /\/src\/(app|shell)\/|\/node_modules\/(@noble|@scure|nostr-tools)\//],
  ['kobalte', /\/node_modules\/(@kobalte|@solid-primitives|@floating-ui)\//],
  ['parts', /\/src\/ui\/|\/node_modules\/solid-js\/store\//],
];

/**
 * Names the file of each module that a desk needs before it shows its first day, which else is in fifty small
 * ones, asked for in turns and each through the service worker. What visitors load, too, stays where it is; what
 * their booking page goes on with is one file likewise, whose parts the page would else have to name one by one.
 */
export const createChunks = () => {
  let sets: readonly ReadonlySet<string>[] | null = null;
  return (id: string, graph: Graph): string | null => {
    sets ??= [
      reach(graph, MAIN, ({ importedIds, dynamicallyImportedIds }) =>
        [...importedIds, ...dynamicallyImportedIds].filter(next => !BUSINESS.test(next)),
      ),
      reach(graph, DESK, ({ importedIds }) => importedIds),
      reach(graph, SCREENS, ({ importedIds }) => importedIds),
      reach(graph, LATER, ({ importedIds }) => importedIds),
    ];
    const [visitors, desk, screens, later] = sets;
    if (visitors?.has(id)) {
      const shared = desk?.has(id) || screens?.has(id);
      if (shared) return SHARED.find(([, those]) => those.test(id))?.[0] ?? null;
      return later?.has(id) ? 'later' : null;
    }
    if (desk?.has(id)) return 'desk';
    return screens?.has(id) || LEADS.test(id) ? 'screens' : null;
  };
};

const reach = (graph: Graph, from: string, next: (found: Found) => readonly string[]): Set<string> => {
  const reached = new Set([from]);
  // A set is walked to its end, also where that moves on meanwhile.
  for (const id of reached) {
    const found = graph.getModuleInfo(id);
    for (const other of found ? next(found) : []) reached.add(other);
  }
  return reached;
};

/** Fails a build in which files need one another in a circle: one of them would run before what it uses is there. */
export const noCircles = (): Plugin => ({
  name: 'no-circles',
  apply: 'build',
  generateBundle(_, bundle) {
    const importsOf = (file: string): readonly string[] => {
      const found = bundle[file];
      return found?.type === 'chunk' ? found.imports : [];
    };
    const sound = new Set<string>();
    const walk = (file: string, way: readonly string[]): void => {
      if (way.includes(file)) this.error(`These need one another: ${[...way, file].join(' → ')}`);
      if (sound.has(file)) return;
      for (const next of importsOf(file)) walk(next, [...way, file]);
      sound.add(file);
    };
    for (const file of Object.keys(bundle)) walk(file, []);
  },
});
