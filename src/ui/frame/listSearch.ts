import { type Accessor, batch, createEffect, createSignal, on } from 'solid-js';

export type SearchProps = {
  readonly search: string;
  /** Resolves once the address holds it. */
  readonly onSearch: (search: string) => Promise<void>;
};

/** What the address of such a list says, under `q`; nothing for an empty search. */
export const searchIn = ({ q }: Record<string, unknown>): { readonly q?: string } =>
  typeof q === 'string' && q !== '' ? { q } : {};

type ListSearch = {
  readonly typed: Accessor<string>;
  readonly type: (text: string) => Promise<void>;
  /** How many are shown at most. */
  readonly shown: Accessor<number>;
  readonly showMore: () => void;
};

/** The search of a list that is shown `step` by `step`, from its beginning for each text. */
export const createListSearch = (props: SearchProps, step: number): ListSearch => {
  const [shown, setShown] = createSignal(step);
  const [typed, setTyped] = createSignal(props.search);
  // The address follows what is typed, a moment later; else it is followed.
  let following = 0;
  createEffect(
    on(
      () => props.search,
      search => {
        if (following === 0) setTyped(search);
      },
      { defer: true },
    ),
  );
  const type = async (text: string) => {
    batch(() => {
      setShown(step);
      setTyped(text);
    });
    following += 1;
    await props.onSearch(text);
    following -= 1;
  };
  return { typed, type, shown, showMore: () => setShown(shown() + step) };
};
