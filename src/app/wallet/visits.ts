import { SECOND } from '../../core/time';
import { createCell } from '../live';
import type {
  Box,
  Clock,
  Filter,
  Letter,
  PublicLetters,
  PublicLinks,
  ReadOnce,
  RelayState,
  Relays,
  Stop,
} from '../ports';
import { createReading, type OpenHidden, type Reading, standingOf } from './reading';
import type { Visit, Visits } from './wallet';

export type VisitPorts = {
  readonly box: Pick<Box, 'business' | 'rows' | 'saveBusiness'>;
  readonly letters: PublicLetters;
  readonly links: PublicLinks;
  readonly readOnce: ReadOnce;
  readonly clock: Clock;
  /** Connections that stay, and what opens hidden services: loaded after the first times are on screen. */
  readonly relays: () => Promise<Relays>;
  readonly openHidden: OpenHidden;
};

/** NIP-78 application data: the kind of every public letter. */
const APP_DATA = 30078;

/** Letters asked for at once: certificate, catalog, three years of busy months, hidden services. */
const MOST_LETTERS = 200;

/** What any visitor sees of a business: from the link, from the last visit, and live from its relays. */
export const createVisits = (ports: VisitPorts): Visits => ({
  visit: link => listen => {
    const { root, service } = link;
    let relays = link.relays;
    const hidden = service === undefined ? null : { service, open: ports.openHidden };
    const reading = createReading(root, ports.letters, ports.clock.now, hidden);
    const online = createCell(false);
    let nothing = false;
    let prefers: Visit['prefers'] = null;
    let stopped = false;
    const stops: Stop[] = [];
    const tell = (): void => {
      if (!stopped)
        listen({ ...visitOf(root, relays, reading, online.get(), nothing, ports.clock.now()), prefers });
    };
    let turn: Promise<void> = Promise.resolve();
    // One after the other, so that an older letter that takes longer never overtakes a newer one.
    const take = (letter: Letter): Promise<void> => {
      turn = turn.then(async () => {
        const fault = reading.fault();
        const taken = await attempt(() => reading.take(letter));
        if (taken || reading.fault() !== fault) tell();
        if (taken) await attempt(() => keep(ports, root, relays, reading));
      });
      return turn;
    };
    const remain = async (): Promise<void> => {
      const staying = await attempt(() => stay(ports, { root, relays }, reading, take, online.set, tell));
      if (stopped) staying?.();
      // What stays connected is loaded on its own, and may not be had just now.
      else stops.push(staying ?? ports.clock.at(ports.clock.now() + AGAIN, () => void remain()));
    };
    const begin = async (): Promise<void> => {
      const { card } = link;
      const carried = card === null ? null : await attempt(() => ports.links.carried(card, root));
      for (const letter of carried ?? []) void take(letter);
      const [known, rows] = await Promise.all([ports.box.business(root), ports.box.rows(root)]);
      for (const row of rows) if (row.row === 'account') prefers ??= row.profile?.prefers ?? null;
      // An address without relays, as the app's own pages have it, means those of an earlier link.
      if (relays.length === 0) relays = known?.relays ?? [];
      for (const letter of known ? kept(known) : []) void take(letter);
      await turn;
      tell();
      const answered = await ports.readOnce(relays, firstFilters(root), take);
      await turn;
      // A desk that does not name its root in its letters is asked by its own name.
      const desk = reading.certificate()?.desk;
      if (desk !== undefined && reading.catalog() === null)
        await ports.readOnce(relays, [{ kinds: [APP_DATA], authors: [desk], limit: MOST_LETTERS }], take);
      await turn;
      online.set(answered > 0);
      nothing = reading.catalog() === null;
      tell();
      if (!stopped) await remain();
    };
    void begin();
    return () => {
      stopped = true;
      for (const stop of stops.splice(0)) stop();
    };
  },
});

/** Until what stays connected is loaded once more. */
const AGAIN = 10 * SECOND;

/** One letter that cannot be read, or not be kept, must not keep those behind it from being shown. */
const attempt = async <T>(work: () => Promise<T>): Promise<T | null> => {
  try {
    return await work();
  } catch {
    return null;
  }
};

const firstFilters = (root: string): Filter[] => [
  { kinds: [APP_DATA], authors: [root], limit: 10 },
  { kinds: [APP_DATA], '#p': [root], limit: MOST_LETTERS },
];

/** Keeps listening: the desk's letters as they change, a new certificate, and whether any relay is there. */
const stay = async (
  ports: VisitPorts,
  { root, relays: urls }: { readonly root: string; readonly relays: readonly string[] },
  reading: Reading,
  take: (letter: Letter) => Promise<void>,
  online: (is: boolean) => void,
  tell: () => void,
): Promise<Stop> => {
  const relays = await ports.relays();
  let desk: string | null = null;
  let stopDesk: Stop = () => undefined;
  const follow = (): void => {
    const named = reading.certificate()?.desk ?? null;
    if (named === desk || named === null) return;
    stopDesk();
    desk = named;
    stopDesk = relays.subscribe(
      urls,
      { kinds: [APP_DATA], authors: [named], limit: MOST_LETTERS },
      { letter: take },
    );
  };
  const stopRoot = relays.subscribe(
    urls,
    { kinds: [APP_DATA], authors: [root], limit: 10 },
    {
      letter: letter => void take(letter).then(follow),
    },
  );
  follow();
  const stopStates = relays.states(urls)((states: readonly RelayState[]) => {
    online(states.some(({ state }) => state === 'open'));
    tell();
  });
  return () => {
    stopRoot();
    stopDesk();
    stopStates();
  };
};

const kept = (known: {
  readonly certificate: Letter | null;
  readonly catalog: Letter | null;
  readonly logo: Letter | null;
  readonly busy: readonly Letter[];
  readonly hidden: readonly Letter[];
}): Letter[] =>
  [known.certificate, known.catalog, known.logo, ...known.busy, ...known.hidden].filter(
    letter => letter !== null,
  );

const keep = async (
  { box, clock }: VisitPorts,
  root: string,
  relays: readonly string[],
  reading: Reading,
): Promise<void> => {
  const name = reading.catalog()?.business.name;
  if (name === undefined) return;
  // A full disk or a browser without storage only means that the next visit starts from the link again.
  await box.saveBusiness({ root, relays, name, visited: clock.now(), ...reading.letters() });
};

const visitOf = (
  root: string,
  relays: readonly string[],
  reading: Reading,
  online: boolean,
  nothing: boolean,
  now: number,
): Omit<Visit, 'prefers'> => ({
  root,
  relays,
  catalog: reading.catalog(),
  busy: reading.busy(),
  logo: reading.logo(),
  certificate: standingOf(reading.certificate(), now),
  desk: reading.certificate()?.desk ?? null,
  online,
  nothing: nothing && reading.catalog() === null,
  fault: reading.fault(),
});
