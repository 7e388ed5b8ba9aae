import type { DeviceId } from '../../core/id';
import { isAlone } from '../../core/membership';
import { type Cell, combine, createCell } from '../live';
import type { Live, PeerState, Peers, RelayState, Stop } from '../ports';
import type { DeskStatus } from './desk';
import type { Heard } from './devices';
import { type PagesPorts, startPages } from './pages';
import { createPagesKnown } from './pagesKnown';

/** What only the tab that talks can know: how far this device's changes got, and whom it reaches. */
export type Known = {
  /** Own changes that nobody else has; none where there is nobody to send them to. Null until they were counted. */
  readonly toSend: number | null;
  /** What the others told that they have. */
  readonly others: readonly Heard[];
  /** Null while no tab has talked yet. */
  readonly relays: readonly RelayState[] | null;
  /** Letters that were refused, by fault. */
  readonly refused: DeskStatus['refused'];
};

export const NOTHING_KNOWN: Known = { toSend: null, others: [], relays: null, refused: {} };

type Ports = Omit<PagesPorts, 'urls'> & {
  readonly urls: Live<readonly string[]>;
  readonly peers: Peers;
  readonly known: Cell<Known>;
};

/** Syncs through the relays, and tells every tab how far that got and what this one alone sees. */
export const keepInStep = (
  ports: Ports,
  connections: Live<readonly RelayState[]>,
  counts: Live<DeskStatus['refused']>,
): Stop => {
  const state = createPagesKnown(ports);
  let pages: Stop = () => undefined;
  /** Who was connected, and when that was last so. */
  const met = createCell<ReadonlyMap<DeviceId, Heard>>(new Map());
  let here: readonly DeviceId[] = [];
  const meet = (peers: readonly PeerState[]): void => {
    const at = ports.clock.now();
    const next = new Map(met.get());
    for (const { device, heads } of peers) next.set(device, { device, heads, at });
    for (const device of here) {
      const before = next.get(device);
      if (before) next.set(device, { ...before, at });
    }
    here = peers.map(({ device }) => device);
    met.set(next);
  };
  const stops: Stop[] = [
    combine(
      [state.toSend, state.others, met.live, connections, counts, ports.members.list, ports.urls],
      (toSend, told, known, relays, refused, list, urls): Known => {
        // One device alone keeps its book at the host's relay, or nowhere else.
        const isKept = urls.some(ports.isHome) || !isAlone(list, ports.device);
        return { toSend: isKept ? toSend : 0, others: [...told, ...known.values()], relays, refused };
      },
    )(ports.known.set),
    // What goes from device to device directly need not go to a relay to count as sent.
    ports.peers.connected(peers => {
      for (const { heads } of peers) state.heard(heads);
      meet(peers);
    }),
    ports.urls(urls => {
      pages();
      pages = startPages({ ...ports, urls }, state);
    }),
    () => pages(),
    state.stop,
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
