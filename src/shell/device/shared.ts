import { type Cell, createCell } from '../../app/live';
import type { Stop } from '../../app/ports';
import { createChannel } from './channel';

type Message<T> =
  | { readonly is: 'now'; readonly value: T }
  /** A tab opened, and does not know yet. */
  | { readonly is: 'now?' };

/** A value that all tabs of this browser see alike: what one sets, every other is told. Nothing is kept. */
export const createShared = <T>(name: string, first: T): Cell<T> & { readonly close: Stop } => {
  const channel = createChannel<Message<T>>(name);
  const cell = createCell(first);
  let isOwn = false;
  channel.listen(message => {
    if (message.is === 'now') {
      // Whoever set it last answers for it.
      isOwn = false;
      cell.set(message.value);
    } else if (isOwn) channel.post({ is: 'now', value: cell.get() });
  });
  channel.post({ is: 'now?' });
  return {
    live: cell.live,
    get: cell.get,
    set: value => {
      channel.post({ is: 'now', value });
      isOwn = true;
    },
    close: channel.close,
  };
};
