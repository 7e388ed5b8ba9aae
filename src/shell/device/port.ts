/** What is needed of a worker; a `MessagePort` serves in tests. */
export type Port<To, From> = {
  readonly postMessage: (message: To) => void;
  onmessage: ((event: MessageEvent<From>) => void) | null;
  onerror?: ((event: ErrorEvent) => void) | null;
  readonly end: () => void;
};

/** A worker as a port. Whoever makes the worker names its file, which the build reads there. */
export const portOf = <To, From>(worker: Worker): Port<To, From> => {
  const port: Port<To, From> = {
    postMessage: message => worker.postMessage(message),
    onmessage: null,
    onerror: null,
    end: () => worker.terminate(),
  };
  worker.onmessage = event => port.onmessage?.(event);
  worker.onerror = event => port.onerror?.(event);
  return port;
};
