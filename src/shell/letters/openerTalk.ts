import type { Letter, LetterFault, Opened } from '../../app/ports';
import { err, type Result } from '../../core/result';
import { type Curve, plainCurve } from './curve';
import { type OpenerKeys, openRequest } from './open';

/** To a worker: once the keys, then batches of letters. */
export type ToOpener =
  | { readonly keys: OpenerKeys }
  | { readonly batch: number; readonly letters: readonly Letter[] };

/** Back: what became of each letter of a batch, in its order. */
export type FromOpener = {
  readonly batch: number;
  readonly results: readonly Result<Opened, LetterFault>[];
};

/**
 * The worker's side. It opens with JavaScript until the faster curve is there, and for good where that one
 * cannot be had.
 */
export const serveOpener = (
  post: (message: FromOpener) => void,
  faster: Promise<Curve>,
): ((message: ToOpener) => Promise<void>) => {
  let curve = plainCurve;
  faster.then(
    loaded => {
      curve = loaded;
    },
    () => undefined,
  );
  let keys: OpenerKeys | null = null;
  return async message => {
    if ('keys' in message) {
      keys = message.keys;
      return;
    }
    const known = keys;
    if (!known) return;
    const open = (letter: Letter) =>
      // Should a letter ever find a bug, those beside it are still answered.
      openRequest(letter, known, curve).catch(() => err('malformed'));
    const results = await Promise.all(message.letters.map(open));
    post({ batch: message.batch, results });
  };
};
