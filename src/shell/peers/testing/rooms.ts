import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { OpenRoom } from '../room';

type Present = {
  readonly place: string;
  readonly me: string;
  readonly doc: Y.Doc;
  readonly presence: Awareness;
  readonly onPeers: () => void;
  /** Peers to whom a connection stands. */
  readonly to: Set<Present>;
};

const GOODBYE = 'goodbye';

type Said = { readonly added: number[]; readonly updated: number[]; readonly removed: number[] };

/** A network without WebRTC: whoever is in a room of the same name is connected, and updates take a moment. */
export type RoomNetwork = {
  /** How a device at `place` enters rooms. */
  readonly openAt: (place: string) => OpenRoom;
  /** The names of rooms in which a place is. */
  readonly topicsOf: (place: string) => readonly string[];
  /** Cuts a place off, all of its connections with it, or lets it in again. */
  readonly cut: (place: string, isCut: boolean) => void;
  /** Ends the connections between two places; both reach those that they have in common. */
  readonly part: (one: string, other: string) => void;
};

export const createRoomNetwork = (): RoomNetwork => {
  const topics = new Map<string, Set<Present>>();
  const away = new Set<string>();
  let named = 0;

  const deliver = (from: Present, to: Present, take: () => void) =>
    queueMicrotask(() => {
      if (from.to.has(to) && !to.doc.isDestroyed) take();
    });

  const connect = (one: Present, other: Present) => {
    if (away.has(one.place) || away.has(other.place) || one.to.has(other)) return;
    one.to.add(other);
    other.to.add(one);
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const all = Y.encodeStateAsUpdate(from.doc);
      const known = encodeAwarenessUpdate(from.presence, [...from.presence.getStates().keys()]);
      deliver(from, to, () => {
        Y.applyUpdate(to.doc, all, from);
        applyAwarenessUpdate(to.presence, known, from);
      });
      to.onPeers();
    }
  };

  const part = (one: Present, other: Present) => {
    one.to.delete(other);
    other.to.delete(one);
    one.onPeers();
    other.onPeers();
  };

  const openAt: RoomNetwork['openAt'] = place => async options => {
    const { keys, doc, onPeers } = options;
    named += 1;
    const presence = new Awareness(doc);
    const me: Present = { place, me: `${place}-${named}`, doc, presence, onPeers, to: new Set() };
    const room = topics.get(keys.topic) ?? new Set();
    topics.set(keys.topic, room.add(me));
    const onUpdate = (update: Uint8Array, origin: unknown) => {
      for (const other of me.to)
        if (other !== origin) deliver(me, other, () => Y.applyUpdate(other.doc, update, me));
    };
    const onPresence = ({ added, updated, removed }: Said, origin: unknown) => {
      const update = encodeAwarenessUpdate(presence, [...added, ...updated, ...removed]);
      for (const other of me.to) {
        const take = () => applyAwarenessUpdate(other.presence, update, me);
        // A goodbye is the last that goes through.
        if (origin === GOODBYE) take();
        else if (other !== origin) deliver(me, other, take);
      }
    };
    doc.on('update', onUpdate);
    presence.on('update', onPresence);
    for (const other of room) if (other !== me) connect(me, other);
    return {
      me: me.me,
      presence,
      has: peer => [...me.to].some(other => other.me === peer),
      close: async () => {
        room.delete(me);
        removeAwarenessStates(presence, [presence.clientID], GOODBYE);
        doc.off('update', onUpdate);
        presence.off('update', onPresence);
        for (const other of [...me.to]) part(me, other);
        presence.destroy();
      },
    };
  };

  return {
    openAt,
    topicsOf: place =>
      [...topics].flatMap(([topic, room]) => ([...room].some(one => one.place === place) ? [topic] : [])),
    cut: (place, isCut) => {
      if (isCut) away.add(place);
      else away.delete(place);
      for (const room of topics.values()) {
        const mine = [...room].filter(one => one.place === place);
        for (const one of mine) {
          if (isCut) for (const other of [...one.to]) part(one, other);
          else for (const other of room) if (other !== one) connect(one, other);
        }
      }
    },
    part: (place, from) => {
      for (const room of topics.values())
        for (const one of room)
          for (const other of [...one.to]) if (one.place === place && other.place === from) part(one, other);
    },
  };
};
