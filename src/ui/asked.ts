import { type Accessor, createComputed, createSignal, on, onCleanup } from 'solid-js';

type Answer<T> =
  | { readonly is: 'there'; readonly value: T }
  | { readonly is: 'failed'; readonly why: unknown };

/**
 * What `ask` answers for what `source` gives; nothing is asked for null. Undefined until the first answer came;
 * from then on an answer stays until the next one is there. A failure is thrown to whoever reads it.
 *
 * Unlike Solid's resource it suspends nothing: the screen around it stays, with what is typed and open on it,
 * while something is on its way. Only code that is still to be loaded (`lazy`) suspends, each within a boundary
 * of its own.
 */
export const createAsked = <S, T>(
  source: () => S | null,
  ask: (source: S) => Promise<T>,
): Accessor<T | undefined> => {
  const [answer, setAnswer] = createSignal<Answer<T>>();
  let latest: object | null = null;
  createComputed(
    on(source, asked => {
      const own = {};
      latest = own;
      if (asked === null) {
        setAnswer(undefined);
        return;
      }
      const tell = (next: Answer<T>) => {
        if (latest === own) setAnswer(next);
      };
      ask(asked).then(
        value => tell({ is: 'there', value }),
        why => tell({ is: 'failed', why }),
      );
    }),
  );
  onCleanup(() => {
    latest = null;
  });
  return () => {
    const found = answer();
    if (found?.is === 'failed') throw found.why;
    return found?.value;
  };
};
