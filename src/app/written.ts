import type { Kind } from '../core/ledger';
import type { Live, Store } from './ports';

/** Ticks at once, and whenever records of a kind were written. */
export const written =
  (store: Pick<Store, 'onWritten'>, of: Kind): Live<null> =>
  listen => {
    listen(null);
    return store.onWritten(of, () => listen(null));
  };
