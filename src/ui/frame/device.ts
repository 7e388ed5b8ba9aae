import { createSignal } from 'solid-js';

const STORED = 'caderneta.device';

const read = (): boolean => {
  try {
    return localStorage.getItem(STORED) === 'yes';
  } catch {
    return false;
  }
};

const [known, setKnown] = createSignal(read());

/**
 * Whether the desk was open in this browser. Kept beside its databases: a browser that finds those damaged, or wants
 * their room, deletes all of them at once and tells nobody.
 */
export const wasDevice = known;

export const rememberDevice = (is: boolean): void => {
  if (known() === is) return;
  setKnown(is);
  try {
    if (is) localStorage.setItem(STORED, 'yes');
    else localStorage.removeItem(STORED);
  } catch {
    // A browser that keeps nothing here is taken for one that never had a book.
    return;
  }
};
