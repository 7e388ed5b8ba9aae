import { type Accessor, createContext, lazy, type ParentProps, Show, Suspense, useContext } from 'solid-js';
import type { Book } from '../../core/book';
import { useDesk } from '../desk';
import { Page } from '../parts/Page';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';

const RestoreHere = lazy(async () => ({ default: (await import('../backup/RestoreHere')).RestoreHere }));

const Context = createContext<Accessor<Book>>();

/** Reads the book once for all screens of the desk; draws them as soon as it is there. */
export const BookProvider = (props: ParentProps) => {
  const desk = useDesk();
  const book = createValue(() => desk.book);
  return (
    <Show when={book() !== undefined} fallback={<Fetching />}>
      <Context.Provider value={() => book() as Book}>{props.children}</Context.Provider>
    </Show>
  );
};

/** A device that has joined has no book until another device or a relay hands it over. */
const Fetching = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const devices = createValue(() => desk.devices.list);
  return (
    <Show when={(devices()?.length ?? 0) > 1}>
      <Page title={words().devices.fetching} lead={words().devices.fetchingHow}>
        {/* Of a business whose last device is lost, and whose host keeps nothing, there is only that. */}
        <Suspense>
          <RestoreHere />
        </Suspense>
      </Page>
    </Show>
  );
};

export const useBook = (): Accessor<Book> => {
  const book = useContext(Context);
  if (!book) throw new Error('A screen of the desk was drawn outside BookProvider');
  return book;
};
