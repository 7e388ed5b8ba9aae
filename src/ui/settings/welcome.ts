import { createFlag } from '../flag';

const [welcomed, keep] = createFlag('caderneta.welcome');

/** Whether the book was just set up, so that the desk shows the booking link ready to share. */
export const isWelcome = welcomed;

/** Shows the booking link at the desk until it is put away, also after a reload. */
export const welcome = (): void => keep(true);

export const putAwayWelcome = (): void => keep(false);
