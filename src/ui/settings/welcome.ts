import { createSignal } from 'solid-js';

const STORED = 'caderneta.welcome';

const read = (): boolean => {
  try {
    return localStorage.getItem(STORED) === 'yes';
  } catch {
    return false;
  }
};

const [welcomed, setWelcomed] = createSignal(read());

/** Whether the book was just set up, so that the desk shows the booking link ready to share. */
export const isWelcome = welcomed;

/** Shows the booking link at the desk until it is put away, also after a reload. */
export const welcome = (): void => keep(true);

export const putAwayWelcome = (): void => keep(false);

const keep = (welcome: boolean): void => {
  setWelcomed(welcome);
  try {
    if (welcome) localStorage.setItem(STORED, 'yes');
    else localStorage.removeItem(STORED);
  } catch {
    // A browser that keeps nothing shows it until it is closed.
    return;
  }
};
