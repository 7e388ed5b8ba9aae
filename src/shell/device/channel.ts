import type { Stop } from '../../app/ports';

/** Messages among the tabs of this browser, the own one included. What a frozen tab missed is not repeated. */
export type Channel<Message> = {
  readonly post: (message: Message) => void;
  readonly listen: (listener: (message: Message) => void) => Stop;
  readonly close: () => void;
};

/** Tabs that give the same name hear one another. Only structured-cloneable messages. */
export const createChannel = <Message>(name: string): Channel<Message> => {
  const others = new BroadcastChannel(name);
  const listeners = new Set<(message: Message) => void>();
  const tell = (message: Message) => {
    for (const listener of [...listeners]) listener(message);
  };
  others.onmessage = event => tell(event.data as Message);
  let open = true;
  return {
    post: message => {
      if (!open) return;
      others.postMessage(message);
      tell(message);
    },
    listen: listener => {
      // Wrapped, so that one function listening twice counts as two.
      const own = (message: Message) => listener(message);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    close: () => {
      open = false;
      listeners.clear();
      others.close();
    },
  };
};
