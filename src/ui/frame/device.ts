import { createFlag } from '../flag';

const [known, keep] = createFlag('caderneta.device');

/**
 * Whether the desk was open in this browser. Kept beside its databases: a browser that finds those damaged, or wants
 * their room, deletes all of them at once and tells nobody.
 */
export const wasDevice = known;

export const rememberDevice = keep;
