import { type Accessor, createMemo, For, type JSX } from 'solid-js';

type KeyedProps<T> = {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly children: (item: Accessor<T>) => JSX.Element;
};

/**
 * Rows that stay the same on the page as long as their key is there, though each value is new: what is typed
 * in a row, and the focus, outlive what arrives meanwhile.
 */
export const Keyed = <T,>(props: KeyedProps<T>) => {
  const byKey = createMemo(() => new Map(props.items.map(item => [props.keyOf(item), item])));
  return (
    <For each={[...byKey().keys()]}>
      {key => {
        // Gone from the list, the row keeps its last value until it is taken away.
        const item = createMemo<T | undefined>(last => byKey().get(key) ?? last);
        return props.children(item as Accessor<T>);
      }}
    </For>
  );
};
