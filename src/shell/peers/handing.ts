import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import type { WebrtcConn, Room as WebrtcRoom } from 'y-webrtc';
import type * as Y from 'yjs';

/** y-webrtc's type of a message, and y-protocols' types within it: up to where one has read, and an update. */
export const SYNC = 0;
export const STEP_1 = 0;
const UPDATE = 2;

/** An update, or up to where one has read, as a message. */
export const messageOf = (bytes: Uint8Array, type = UPDATE): Uint8Array => {
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC);
  writeVarUint(encoder, type);
  writeVarUint8Array(encoder, bytes);
  return toUint8Array(encoder);
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
