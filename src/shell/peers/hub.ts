import * as Y from 'yjs';
import type { Members, StaffSecret } from '../../app/ports';
import { roomKeys } from './keys';
import { createNewsboard } from './newsboard';
import type { OpenRoom, Room } from './room';
import { type Told, toldFrom, toldOf } from './told';

export type Hub = {
  readonly epoch: number;
  /** Tells the others; the same again costs nothing. */
  readonly tell: (told: Omit<Told, 'peer'>) => void;
  /** What those tell who are connected, the latest last. */
  readonly others: () => readonly Told[];
  /** Hands on who belongs to the business, as this device knows it. */
  readonly handOn: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type HubParts = {
  readonly secret: StaffSecret;
  readonly members: Pick<Members, 'news' | 'take'>;
  readonly open: OpenRoom;
  readonly onChange: () => void;
};

/** Bytes of one message in a hub: presence of all devices, or the news. */
const MOST = 4 * 1024 * 1024;

/** The one room of an epoch that stays open: who is there, what they have, and who belongs to the business. */
export const openHub = async ({ secret, members, open, onChange }: HubParts): Promise<Hub> => {
  const doc = new Y.Doc();
  const board = createNewsboard(doc, news => void members.take(news));
  let last = '';
  // A device whose connection ended is not there, though presence lasts half a minute longer.
  const gone = new Map<number, number>();
  const connected = new Set<number>();
  const room: Room = await open({
    keys: await roomKeys(secret.secret, 'hub'),
    doc,
    most: MOST,
    onPeers: () => onChange(),
  });
  const { presence } = room;
  presence.on('change', onChange);

  const others = (): readonly Told[] => {
    const found: { readonly at: number; readonly told: Told }[] = [];
    for (const [client, state] of presence.getStates()) {
      const at = presence.meta.get(client)?.lastUpdated ?? 0;
      const told = client === presence.clientID ? null : toldFrom(state);
      if (!told) continue;
      if (room.has(told.peer)) {
        connected.add(client);
        // Connected anew it may have nothing to say that it has not said before.
        gone.delete(client);
      } else if (connected.delete(client)) gone.set(client, at);
      // Whoever speaks again is reached through a third device.
      if (gone.get(client) === at) continue;
      found.push({ at, told });
    }
    return found.sort((a, b) => a.at - b.at).map(({ told }) => told);
  };

  return {
    epoch: secret.epoch,
    tell: told => {
      const state = toldOf({ ...told, peer: room.me });
      const text = JSON.stringify(state);
      if (text === last) return;
      last = text;
      presence.setLocalState(state);
    },
    others,
    handOn: async () => board.put(await members.news()),
    close: async () => {
      board.stop();
      presence.off('change', onChange);
      await room.close();
      doc.destroy();
    },
  };
};
