import { CLOCK_TOLERANCE } from '../../core/certificate';
import { headOf, joinHeads, lacking, type Run } from '../../core/heads';
import { timeOf } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import type { Heads } from '../../core/ledger';
import { isPresent, type Membership } from '../../core/membership';
import {
  HEADS_NAMES,
  type HeadsLetter,
  headsBody,
  headsFrom,
  headsName,
  isBehind,
  NEWS_NAME,
  type Page,
  pageFrom,
  pageName,
  type Span,
  saysMore,
  saysSame,
  spanOfName,
  spansOf,
} from '../../core/pages';
import { DAY, MINUTE, SECOND } from '../../core/time';
import { isDue } from '../due';
import type { Clock, Filter, Letter, Log, Marks, Relays, Stop } from '../ports';
import { createTurns } from '../turns';
import { createPagesApart } from './pagesApart';
import { LIFE, type PagesBox } from './pagesBox';
import { createPagesErasing } from './pagesErasing';
import { createPagesTold } from './pagesTold';
import { createPagesTour } from './pagesTour';
import { createPagesWriting, type Which } from './pagesWriting';
import type { Receipts } from './receipts';

/** One relay as the staff devices use it. */
export type PagesRelay = {
  readonly box: PagesBox;
  /** Up to where pages are said to stand there. */
  readonly stand: () => Heads;
  /** What the devices told there last, by device. */
  readonly told: () => ReadonlyMap<string, HeadsLetter>;
  /** When each other device was last heard of, by this one's clock, epoch milliseconds. */
  readonly heard: () => ReadonlyMap<string, number>;
  /** The log grew, or what is wanted changed. */
  readonly next: () => void;
  /** A page that was read there lacks what is known here. */
  readonly mend: (span: Span) => void;
  readonly stop: Stop;
};

type Ports = {
  readonly log: Log;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly relays: Relays;
  readonly device: DeviceId;
  readonly list: Membership;
  readonly box: PagesBox;
  /** Every letter of the present epoch. */
  readonly filter: Filter;
  /** Whether this relay is to hold old changes too: it is the host's own, or there is none of these. */
  readonly keepsAll: boolean;
  readonly take: (span: Span, page: Page) => Promise<void>;
  readonly wants: () => readonly Run[];
  readonly receipts: Receipts;
  /** Whether the news was read; until then nothing else is read or put here. */
  readonly isTold: () => boolean;
  readonly on: {
    /** Another device told what it has, or a relay came back. */
    readonly heads: () => void;
    readonly connected: () => void;
    readonly news: () => void;
    /** Own changes from one `seq` to another stand at this relay, and it is told there that they do. */
    readonly taken: (from: number, to: number) => void;
  };
};

/**
 * How long a device waits before it does what is another's to do, and each further one in rank longer. While more
 * comes in it waits on, up to `most`: putting a whole book there would only hold up taking it in.
 */
const LAG = { first: 5 * SECOND, each: 3 * SECOND, most: MINUTE };

/** Between two letters that only tell what was taken in. */
const HEADS_PAUSE = 10 * SECOND;

/** What came by itself may have been lost on the way: what the devices told is read again after this. */
const LOOK = 5 * MINUTE;

/** Until what a relay did not answer or take is tried again. */
const RETRY = 15 * SECOND;

export const startPagesRelay = (ports: Ports): PagesRelay => {
  const { log, clock, relays, device, list, box } = ports;
  const writing = createPagesWriting({ log, clock, box, take: ports.take });
  const erasing = createPagesErasing({ ...ports, writing, name: `gone ${box.url}`, again: at => wake(at) });
  const tour = createPagesTour({ ...ports, writing });
  const apart = createPagesApart(ports);
  const others = list.members.map(member => member.device).filter(id => isPresent(list, id));
  const lag = LAG.first + LAG.each * Math.max(0, others.indexOf(device));
  const told = createPagesTold();
  const heard = new Map<string, number>();
  /** Whether what comes now is only being written, and did not lie there before. */
  let isLive = false;
  /** What stands there, as far as this device put it. */
  let put: Heads = {};
  /** Own changes that it put there since, and has not told of yet: who reads there next would not find them. */
  let untold: { readonly from: number; readonly to: number } | null = null;
  let read = Number.NEGATIVE_INFINITY;
  let sent = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let alarm: { readonly at: number; readonly stop: Stop } | null = null;
  /** Since when changes of another device are known to be missing there, the first and the last of them. */
  const noticed = new Map<string, { readonly first: number; readonly last: number; readonly to: number }>();
  const tasks = new Map<string, { readonly span: Span; readonly which: Which; readonly due: number }>();

  const stand = (): Heads => joinHeads(put, ...[...told.all().values()].map(letter => letter.stand));

  const wake = (at: number): void => {
    if (stopped || (alarm && alarm.at <= at)) return;
    alarm?.stop();
    alarm = {
      at,
      stop: clock.at(at, () => {
        alarm = null;
        turns.next();
      }),
    };
  };

  const addTask = (span: Span, which: Which = 'all'): void => {
    const due = clock.now() + (span.device === device ? 0 : lag);
    const name = pageName(span);
    const before = tasks.get(name);
    tasks.set(name, {
      span,
      which: before?.which === 'held' ? 'held' : which,
      due: Math.min(due, before?.due ?? due),
    });
    wake(due);
  };

  const hear = async (id: string, letter: HeadsLetter, date: number, live: boolean): Promise<void> => {
    if (!told.hear(id, letter, date) || id === device) return;
    heard.set(id, await ports.receipts(id as DeviceId, letter.at, live));
    const ours = await log.heads();
    for (const run of letter.wants) {
      const to = Math.min(run.to, headOf(ours, run.device));
      for (const span of to >= run.from ? spansOf({ ...run, to }) : []) {
        writing.forget(span);
        addTask(span);
      }
    }
    for (const span of await apart.spans(id, letter)) {
      writing.forget(span);
      addTask(span, 'held');
    }
  };

  const greet = async (): Promise<boolean> => {
    told.begin();
    const stood = await box.read([...others.map(headsName), NEWS_NAME]);
    if (stood === null) return false;
    told.end();
    put = {};
    writing.forget(null);
    for (const [name, { body, date }] of stood) {
      const letter = name.startsWith(HEADS_NAMES) ? headsFrom(body) : null;
      if (letter) await hear(name.slice(HEADS_NAMES.length), letter, date, false);
    }
    read = clock.now();
    ports.on.connected();
    return true;
  };

  const isRecent = async ({ device: id, from, to }: Span): Promise<boolean> => {
    const { changes } = await log.span(id, from, to);
    return changes.some(change => timeOf(change.id) > clock.now() - LIFE.elsewhere);
  };

  /** What is missing there and due; sees to it that the rest is looked at when it is. */
  const dueRuns = (ours: Heads): readonly Run[] => {
    const now = clock.now();
    const gap = lacking(stand(), ours);
    for (const id of [...noticed.keys()]) if (!gap.some(run => run.device === id)) noticed.delete(id);
    return gap.filter(run => {
      if (run.device === device) return true;
      const before = noticed.get(run.device) ?? { first: now, last: now, to: run.to };
      const since = run.to > before.to ? { ...before, last: now, to: run.to } : before;
      noticed.set(run.device, since);
      const due = Math.min(since.last + lag, Math.max(since.first + lag, since.first + LAG.most));
      if (isDue(due, Math.max(lag, LAG.most), now)) return true;
      wake(due);
      return false;
    });
  };

  const putRun = async (run: Run): Promise<boolean> => {
    const spans = spansOf(run);
    const kept: Span[] = [];
    for (const span of spans) if (ports.keepsAll || (await isRecent(span))) kept.push(span);
    if (!(await writing.put(kept, 'all'))) return false;
    put = joinHeads(put, { [run.device]: run.to });
    const [first] = kept;
    if (run.device === device && first)
      untold = { from: untold?.from ?? Math.max(first.from, run.from), to: run.to };
    return true;
  };

  const putTasks = async (): Promise<boolean> => {
    const now = clock.now();
    const due = [...tasks].filter(([, task]) => isDue(task.due, lag, now));
    for (const task of tasks.values()) if (!isDue(task.due, lag, now)) wake(task.due);
    if (due.length === 0) return true;
    for (const which of ['all', 'held'] as const) {
      const some = due.filter(([, task]) => task.which === which);
      const spans = some.map(([, { span }]) => span);
      if (!(await writing.put(spans, which))) return false;
      for (const [name] of some) tasks.delete(name);
    }
    return true;
  };

  const tell = async (): Promise<boolean> => {
    const now = clock.now();
    const letter: HeadsLetter = {
      heads: await log.heads(),
      stand: stand(),
      wants: ports.wants(),
      gone: await apart.gone(),
      list: list.version,
      at: Math.floor(now),
    };
    const last = told.all().get(device);
    const isAhead = last !== undefined && (last.at > now + CLOCK_TOLERANCE || now - last.at > DAY);
    const isUrgent = last === undefined || isAhead || saysMore(last, letter);
    if (!isUrgent && last !== undefined && saysSame(last, letter)) return true;
    if (Object.keys(letter.heads).length === 0 && letter.wants.length === 0) return true;
    if (!isUrgent && !isDue(sent + HEADS_PAUSE, HEADS_PAUSE, now)) {
      wake(sent + HEADS_PAUSE);
      return true;
    }
    if ((await box.write(headsName(device), headsBody(letter))) !== 'taken') return false;
    told.hear(device, letter, Number.POSITIVE_INFINITY);
    sent = now;
    return true;
  };

  const tellTaken = (): void => {
    if (!untold || headOf(told.all().get(device)?.stand ?? {}, device) < untold.to) return;
    ports.on.taken(untold.from, untold.to);
    untold = null;
  };

  const run = async (): Promise<void> => {
    if (stopped) return;
    // It may be the first to answer.
    if (!ports.isTold()) return ports.on.news();
    if (isDue(read + LOOK, LOOK, clock.now()) && !(await greet())) return wake(clock.now() + RETRY);
    wake(read + LOOK);
    for (const due of dueRuns(await log.heads()))
      if (stopped || !(await putRun(due))) return wake(clock.now() + RETRY);
    const hasTold = (await putTasks()) && (await erasing()) && (await tell());
    if (hasTold) tellTaken();
    if (!hasTold || (box.isHome && !(await tour()))) wake(clock.now() + RETRY);
  };
  const turns = createTurns(clock, run);

  const arrive = async (letter: Letter, live: boolean): Promise<void> => {
    const opened = stopped ? null : await box.open(letter);
    if (stopped || opened === null) return;
    const { name, body, date } = opened;
    if (name === NEWS_NAME) return ports.on.news();
    if (!ports.isTold()) return;
    const id = name.startsWith(HEADS_NAMES) ? name.slice(HEADS_NAMES.length) : null;
    const heads = id === null || !isPresent(list, id) ? null : headsFrom(body);
    if (id !== null && heads) {
      await hear(id, heads, date, live);
      ports.on.heads();
      return;
    }
    const span = spanOfName(name);
    const page = span && pageFrom(body, span);
    if (!span || !page) return;
    writing.forget(span);
    if (page === 'halves') return;
    await ports.take(span, page);
    if (isBehind(page, await log.span(span.device, span.from, span.to))) addTask(span);
  };
  let arriving: Promise<void> = Promise.resolve();

  const stopListening = relays.subscribe(
    [box.url],
    { ...ports.filter, limit: 1 },
    {
      letter: letter => {
        const live = isLive;
        // One that cannot be taken in now is asked for later: its device tells that it stands there.
        arriving = arriving.then(() => arrive(letter, live)).catch(() => undefined);
      },
      stored: () => {
        isLive = true;
        read = Number.NEGATIVE_INFINITY;
        turns.next();
      },
    },
  );

  const stopStates = relays.states([box.url])(states => {
    if (states.some(({ state }) => state !== 'open')) isLive = false;
  });

  return {
    box,
    stand,
    told: told.all,
    heard: () => heard,
    next: turns.next,
    mend: addTask,
    stop: () => {
      stopped = true;
      stopListening();
      stopStates();
      turns.stop();
      alarm?.stop();
    },
  };
};
