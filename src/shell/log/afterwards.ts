import type { Clock, Log, Stop } from '../../app/ports';
import type { Tabs } from '../device/messages';

/** Milliseconds until it is told also of what the store does not hold: nobody may be there to bring it there. */
const AT_MOST = 50;

/**
 * News of the log for all but those who bring it on screen: they read the same disk, so they are told when the
 * store holds what was written. Several commits may be told as one.
 */
export const createAfterwards = (
  channel: Tabs,
  clock: Clock,
): { readonly onAppended: Log['onAppended']; readonly stop: Stop } => {
  const listeners = new Set<() => void>();
  let end = 0;
  let alarm: Stop | null = null;
  const tell = () => {
    alarm?.();
    alarm = null;
    for (const listen of [...listeners]) listen();
  };
  const unlisten = channel.listen(message => {
    if (message.is === 'appended') {
      end = message.end;
      alarm ??= clock.at(clock.now() + AT_MOST, tell);
    }
    if (message.is === 'projected' && alarm && message.at >= end) tell();
  });
  return {
    onAppended: listen => {
      // Wrapped, so that one function listening twice counts as two.
      const own = () => listen();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    stop: () => {
      unlisten();
      alarm?.();
    },
  };
};
