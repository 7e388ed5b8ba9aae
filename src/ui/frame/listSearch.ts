import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from 'solid-js';

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
  readonly type: (text: string) => void;
  /** What was typed last, once no more is. */
  readonly rested: Accessor<string>;
  /** The field was left: the address is to hold what was typed before a link leads elsewhere. */
  readonly leave: () => void;
  /** How many are shown at most. */
  readonly shown: Accessor<number>;
  readonly showMore: () => void;
};

/** After the last key, in milliseconds. */
const PAUSE = 300;

/** The search of a list that is shown `step` by `step`, from its beginning for each text. */
export const createListSearch = (props: SearchProps, step: number): ListSearch => {
  const [shown, setShown] = createSignal(step);
  const [typed, setTyped] = createSignal(props.search);
  const [rested, setRested] = createSignal(props.search);
  // The address follows what is typed, once no more is: it takes as long as to show what is found. Else it is followed.
  let alarm: ReturnType<typeof setTimeout> | null = null;
  let following = 0;
  createEffect(
    on(
      () => props.search,
      search => {
        if (alarm !== null || following > 0) return;
        setTyped(search);
        setRested(search);
      },
      { defer: true },
    ),
  );
  const stop = () => {
    if (alarm !== null) clearTimeout(alarm);
    alarm = null;
  };
  const follow = async () => {
    stop();
    setRested(typed());
    following += 1;
    await props.onSearch(typed());
    following -= 1;
  };
  onCleanup(stop);
  const type = (text: string) => {
    batch(() => {
      setShown(step);
      setTyped(text);
    });
    stop();
    alarm = setTimeout(() => void follow(), PAUSE);
  };
  const leave = () => {
    if (alarm !== null) void follow();
  };
  return { typed, type, rested, leave, shown, showMore: () => setShown(shown() + step) };
};
