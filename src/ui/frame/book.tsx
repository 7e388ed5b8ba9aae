import { type Accessor, createContext, type ParentProps, Show, useContext } from 'solid-js';
import type { Book } from '../../core/book';
import { useDesk } from '../desk';
import { createValue } from '../value';

const Context = createContext<Accessor<Book>>();

/** Reads the book once for all screens of the desk; draws them as soon as it is there. */
export const BookProvider = (props: ParentProps) => {
  const desk = useDesk();
  const book = createValue(() => desk.book);
  return (
    <Show when={book() !== undefined}>
      <Context.Provider value={() => book() as Book}>{props.children}</Context.Provider>
    </Show>
  );
};

export const useBook = (): Accessor<Book> => {
  const book = useContext(Context);
  if (!book) throw new Error('A screen of the desk was drawn outside BookProvider');
  return book;
};
