import { joinHeads } from '../../core/heads';
import type { DeviceId } from '../../core/id';
import { canonical, json } from '../../core/json';
import { isAlone, type Membership } from '../../core/membership';
import { SECOND } from '../../core/time';
import type { Clock, Log, Marks, Members, Relays, StaffLetters, StaffSecret, Stop } from '../ports';
import { createTurns } from '../turns';
import { startPagesBefore } from './pagesBefore';
import { createPagesBox, type PagesBox } from './pagesBox';
import type { OtherDevice, PagesKnown } from './pagesKnown';
import { type Apart, createPagesNews } from './pagesNews';
import { createPagesReading } from './pagesReading';
import { type PagesRelay, startPagesRelay } from './pagesRelay';
import { presentSecret } from './presentSecret';
import { createReceipts } from './receipts';

export type PagesPorts = {
  readonly log: Log;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly device: DeviceId;
  readonly members: Members;
  readonly staffLetters: StaffLetters;
  readonly relays: Relays;
  readonly urls: readonly string[];
  /** Whether a relay is the host's own, which keeps the whole book. */
  readonly isHome: (url: string) => boolean;
};

/** Own changes are gathered for so long before they are sent; where nobody waits for them, longer. */
const GATHER = { others: SECOND, alone: 5 * SECOND };

/** Milliseconds until what failed is tried again. */
const RETRY = 15 * SECOND;

/**
 * Keeps the devices of a business in step through relays, though they may never be awake together: puts there
 * what this device has and nobody has put there, reads what it lacks, and hands on the list of devices. Only
 * the keeper's tab does; all of it begins anew when that list changes.
 */
export const startPages = (ports: PagesPorts, known: PagesKnown): Stop => {
  let running: Running | null = null;
  let present = '';
  const apart: Apart = new Map();
  const stopList = ports.members.list(list => {
    const text = canonical(json(list));
    if (running && text === present) return running.news();
    present = text;
    running?.stop();
    running = startWith(ports, known, list, apart);
  });
  return () => {
    stopList();
    running?.stop();
  };
};

type Running = { readonly stop: Stop; readonly news: () => void };

const startWith = (ports: PagesPorts, known: PagesKnown, list: Membership, apart: Apart): Running => {
  const { log, clock, device, members, staffLetters: letters, relays, isHome } = ports;
  const alone = isAlone(list, device);
  const receipts = createReceipts(ports);
  const homes = ports.urls.filter(isHome);
  // One device alone has nobody to tell: what it keeps there is for when it is lost.
  const all = [...homes, ...ports.urls.filter(url => !isHome(url))];
  const urls = alone ? homes : all;
  let stopped = false;
  const present = presentSecret(members, list);
  const boxAt = (url: string, secret: StaffSecret | null, isEnded = () => false) =>
    createPagesBox({ clock, letters, relays, url, isHome: isHome(url), secret, isEnded });
  const boxes = urls.map(url => boxAt(url, present, () => stopped));
  let gathering: Stop | null = null;
  let retrying: Stop = () => undefined;

  const lineAt = (box: PagesBox): PagesRelay | undefined => lines.find(line => line.box === box);
  const reading = createPagesReading({
    log,
    clock,
    list,
    boxes,
    standAt: box => lineAt(box)?.stand() ?? {},
    believes: 'everything',
    behind: (box, span) => lineAt(box)?.mend(span),
  });

  const tellOthers = (): void => {
    const newest = new Map<string, OtherDevice>();
    for (const line of lines)
      for (const [id, { heads, list: version }] of line.told()) {
        const at = line.heard().get(id) ?? 0;
        const before = newest.get(id);
        newest.set(id, {
          device: id as DeviceId,
          heads: joinHeads(heads, before?.heads ?? {}),
          list: Math.max(version, before?.list ?? 0),
          at: Math.max(at, before?.at ?? 0),
        });
      }
    newest.delete(device);
    for (const { heads } of newest.values()) known.heard(heads);
    known.tell([...newest.values()]);
  };

  /**
   * Whether the news was read at some relay. Before that nothing else is: a device that slept through a removal
   * would still believe what the removed one has put there since.
   */
  let isTold = false;
  let stopBefore: Stop = () => undefined;
  const begin = (): void => {
    if (isTold || stopped) return;
    isTold = true;
    stopBefore = startPagesBefore({ ...ports, list, urls: all, kept: urls, present, boxAt });
    for (const line of lines) line.next();
  };

  const asking = createTurns(clock, async () => {
    await reading.ask();
    for (const line of lines) line.next();
  });

  const exchange = createPagesNews({ clock, members, boxAt, apart });
  const telling = createTurns(clock, async () => {
    // Who was removed as the last other one has to hear of it, too, and reads with keys of before.
    if (alone && members.secrets().length < 2) return begin();
    let done = true;
    let isRead = false;
    for (const url of all) {
      if (stopped) return;
      const exchanged = await exchange(url);
      done = exchanged === 'done' && done;
      isRead = exchanged !== 'silent' || isRead;
    }
    retrying();
    if (isRead) begin();
    if (!done && !stopped) retrying = clock.at(clock.now() + RETRY, telling.next);
  });

  const lines = boxes.map(box =>
    startPagesRelay({
      ...ports,
      list,
      box,
      filter: letters.filter(present),
      keepsAll: box.isHome || homes.length === 0,
      take: reading.take,
      wants: reading.wants,
      isTold: () => isTold,
      receipts,
      on: {
        heads: () => {
          tellOthers();
          asking.next();
        },
        connected: () => {
          reading.afresh();
          tellOthers();
          telling.next();
          asking.next();
        },
        news: telling.next,
        taken: (from, to) => {
          // What lies before was taken by another relay, or it is still to send.
          if (known.elsewhere.get() < from - 1 || known.elsewhere.get() >= to) return;
          known.elsewhere.set(to);
          known.count();
        },
      },
    }),
  );

  const stopLog = log.onAppended(() => {
    gathering ??= clock.at(clock.now() + (alone ? GATHER.alone : GATHER.others), () => {
      gathering = null;
      for (const line of lines) line.next();
    });
  });

  telling.next();

  return {
    news: telling.next,
    stop: () => {
      stopped = true;
      stopLog();
      stopBefore();
      gathering?.();
      retrying();
      asking.stop();
      telling.stop();
      for (const line of lines) line.stop();
    },
  };
};
