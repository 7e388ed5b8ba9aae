import { createHashHistory, createRouter, RouterProvider } from '@tanstack/solid-router';
import { routeTree } from './routeTree.gen';
import { parseSearch, stringifySearch } from './search';

// Routes live in the fragment: any static host serves the app, and no host's log sees a link (design §6).
const createAppRouter = () => {
  const router = createRouter({
    routeTree,
    history: createHashHistory(),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
  });
  // After a step to another screen its heading is read out, and Tab goes on from there.
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) document.querySelector<HTMLElement>('h1')?.focus();
  });
  return router;
};

declare module '@tanstack/solid-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

/** Every screen, each loaded when it is first asked for. */
export const Routed = () => <RouterProvider router={createAppRouter()} />;
