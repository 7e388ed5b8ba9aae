/** Milliseconds after which a frame is not waited for: the tab may have gone behind another meanwhile. */
const AT_MOST = 50;

let coming: Promise<void> | null = null;

/**
 * Resolves when the frame is painted that shows what is on the page by then; at once where nobody looks, since
 * no frame is drawn there.
 */
export const painted = (): Promise<void> => {
  if (document.hidden) return Promise.resolve();
  coming ??= new Promise<void>(resolve => {
    const done = (): void => {
      clearTimeout(alarm);
      coming = null;
      resolve();
    };
    const alarm = setTimeout(done, AT_MOST);
    // The first message after a frame has begun comes when it is painted; what waits for the page by then goes first.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        setTimeout(done);
      };
      port2.postMessage(null);
    });
  });
  return coming;
};
