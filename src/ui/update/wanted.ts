import { createSignal } from 'solid-js';

const [isWanted, setWanted] = createSignal(false);

/** Whether this page met something that a newer version of the app wrote: that version is then looked for at once. */
export const updateIsWanted = isWanted;

export const wantUpdate = (): void => {
  setWanted(true);
};
