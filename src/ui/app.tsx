import { createSignal, ErrorBoundary, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js';
import { render } from 'solid-js/web';
import type { Doors } from '../app/doors';
import { isBookingPage } from './address';
import { BookingRoute } from './booking/BookingRoute';
import { DoorsProvider } from './doors';
import { Failed } from './parts/Failed';
import { isSecure } from './setup/secure';
import { Updating } from './update/Updating';
import { createLanguage, LanguageProvider, startLocale } from './words/language';
import { loadDeskWords } from './words/load-desk';
import './style/tokens.css';
import './style/base.css';

const loadRoutes = () => import('./routed');
const Unsafe = lazy(async () => ({ default: (await import('./setup/Unsafe')).Unsafe }));
const Routed = lazy(async () => ({ default: (await loadRoutes()).Routed }));

/** Fetches what a desk shows first while its book is opened; whoever asks for it then is told what failed. */
export const fetchDesk = (): void => {
  import('./deskScreens').catch(() => undefined);
  loadDeskWords[startLocale()]().catch(() => undefined);
};

/** Draws the app into `root`; resolves once the words are there and the first screen is drawn. */
export const mount = async (doors: Doors, root: HTMLElement): Promise<void> => {
  const language = await createLanguage(startLocale());
  render(
    () => (
      <DoorsProvider doors={doors}>
        <LanguageProvider language={language}>
          <Show
            when={isSecure()}
            fallback={
              <Suspense>
                <Unsafe />
              </Suspense>
            }
          >
            <ErrorBoundary fallback={<Failed />}>
              <Screens />
            </ErrorBoundary>
            <Updating />
          </Show>
        </LanguageProvider>
      </DoorsProvider>
    ),
    root,
  );
};

/**
 * Whoever opens a booking link sees its page before the router is there, which is a third of all that such a
 * visit would load (design §7). From the first step elsewhere on, the router draws every screen.
 */
const Screens = () => {
  const [isFirst, setIsFirst] = createSignal(isBookingPage(location.hash));
  const look = () => setIsFirst(first => first && isBookingPage(location.hash));
  onMount(() => {
    for (const event of ['hashchange', 'popstate']) window.addEventListener(event, look);
  });
  onCleanup(() => {
    for (const event of ['hashchange', 'popstate']) window.removeEventListener(event, look);
  });
  return (
    <Show
      when={isFirst()}
      fallback={
        <Suspense>
          <Routed />
        </Suspense>
      }
    >
      <BookingRoute />
    </Show>
  );
};
