import type { WebrtcConn, Room as WebrtcRoom } from 'y-webrtc';
import type * as Y from 'yjs';

/** y-webrtc's type of a message, and y-protocols' type within it, that brings an update. */
const SYNC = 0;
const UPDATE = 2;
const SEVEN_BITS = 0x7f;
const MORE = 0x80;

/** An update as a message: the two types, its length seven bits at a time, the least first, and itself. */
export const messageOf = (update: Uint8Array): Uint8Array => {
  const head = [SYNC, UPDATE];
  let left = update.byteLength;
  for (; left > SEVEN_BITS; left = Math.floor(left / MORE)) head.push((left & SEVEN_BITS) | MORE);
  const message = new Uint8Array(head.length + 1 + update.byteLength);
  message.set([...head, left]);
  message.set(update, head.length + 1);
  return message;
};

/**
 * Hands what changes a document on to all peers but the one it came from; y-webrtc itself would send it back
 * there too, a whole book as it came. What peers tell of themselves is handed on as y-webrtc does it. Ends with
 * the room.
 */
export const handOn = (room: WebrtcRoom, doc: Y.Doc, from: () => WebrtcConn | null): void => {
  room._docUpdateHandler = update => {
    const source = from();
    const others = [...room.webrtcConns.values()].filter(
      conn => conn !== source && conn.connected && !conn.peer.destroyed,
    );
    if (others.length === 0) return;
    const message = messageOf(update);
    for (const { peer } of others) peer.send(message);
  };
  doc.on('update', room._docUpdateHandler);
  room.awareness.on('update', room._awarenessUpdateHandler);
};
