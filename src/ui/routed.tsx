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
  // After a step to another screen its heading is read out, and Tab goes on from there. A session that opens
  // over the calendar is no other screen: its dialog holds the focus and gives it back.
  let left: ReturnType<typeof heading> = null;
  router.subscribe('onBeforeNavigate', () => {
    left = heading();
  });
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    const reached = heading();
    const isOther = reached?.element !== left?.element || reached?.text !== left?.text;
    if (fromLocation && pathChanged && isOther) reached?.element.focus();
  });
  return router;
};

const heading = () => {
  const element = document.querySelector<HTMLElement>('h1');
  return element && { element, text: element.textContent };
};

declare module '@tanstack/solid-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

/** Every screen, each loaded when it is first asked for. */
export const Routed = () => <RouterProvider router={createAppRouter()} />;
