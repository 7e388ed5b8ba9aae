/** `WebSocket.CONNECTING`, also where there is no such global. */
const CONNECTING = 0;

/**
 * Ends a connection that nobody listens to any more. Browsers complain of one that is closed before it is open,
 * so that one is closed as soon as it is, should it still come to be.
 */
export const hangUp = (socket: WebSocket): void => {
  socket.onmessage = socket.onclose = null;
  // What is half open may still report an error.
  socket.onerror = () => undefined;
  socket.onopen = () => socket.close();
  if (socket.readyState !== CONNECTING) socket.close();
};
