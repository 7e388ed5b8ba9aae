import { createHashHistory, createRouter, RouterProvider } from '@tanstack/solid-router';
import { render } from 'solid-js/web';
import type { Doors } from '../app/doors';
import { DoorsProvider } from './doors';
import { routeTree } from './routeTree.gen';
import { parseSearch, stringifySearch } from './search';
import { createLanguage, LanguageProvider, startLocale } from './words/language';
import './style/tokens.css';
import './style/base.css';

// Routes live in the fragment: any static host serves the app, and no host's log sees a link (design §6).
export const createAppRouter = () =>
  createRouter({
    routeTree,
    history: createHashHistory(),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
  });

declare module '@tanstack/solid-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

/** Draws the app into `root`; resolves once the words are there and the first screen is drawn. */
export const mount = async (doors: Doors, root: HTMLElement): Promise<void> => {
  const language = await createLanguage(startLocale());
  const router = createAppRouter();
  // After a step to another screen its heading is read out, and Tab goes on from there.
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) root.querySelector<HTMLElement>('h1')?.focus();
  });
  render(
    () => (
      <DoorsProvider doors={doors}>
        <LanguageProvider language={language}>
          <RouterProvider router={router} />
        </LanguageProvider>
      </DoorsProvider>
    ),
    root,
  );
};
