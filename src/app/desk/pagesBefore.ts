import { cappedHeads, joinHeads, lacking } from '../../core/heads';
import type { DeviceId } from '../../core/id';
import type { Heads } from '../../core/ledger';
import { isAlone, type Membership } from '../../core/membership';
import { HEADS_NAMES, headsFrom, headsName } from '../../core/pages';
import { DAY, MINUTE, SECOND } from '../../core/time';
import type { Clock, Log, Marks, Members, StaffSecret, Stop } from '../ports';
import { createTurns } from '../turns';
import { createBounding } from './pagesBounding';
import type { PagesBox } from './pagesBox';
import { createPagesEnding } from './pagesEnding';
import { createPagesErasing } from './pagesErasing';
import { createPagesReading } from './pagesReading';
import { createPagesWriting } from './pagesWriting';

type Ports = {
  readonly log: Log;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly device: DeviceId;
  readonly members: Members;
  readonly list: Membership;
  /** The host's own relay first. */
  readonly urls: readonly string[];
  /** Those that pages of the present epoch are put to, where what is erased is taken out of them anyway. */
  readonly kept: readonly string[];
  /** The one of the present epoch that stands; null: this device holds none. */
  readonly present: StaffSecret | null;
  /** One relay's letters under one secret. */
  readonly boxAt: (url: string, secret: StaffSecret) => PagesBox;
};

/** What the letters under an earlier secret tell at the relays that answered. */
type Told = {
  /** What the devices said that they have. */
  readonly heads: Heads;
  /** How many relays answered. */
  readonly answered: number;
};

/** Erasings are gathered for so long: one of a client is several. */
const GATHER = 5 * SECOND;

/** When earlier epochs are looked at again, by what the last look gave. */
const AGAIN = { whole: DAY, lacking: 10 * MINUTE, silent: MINUTE };

/**
 * Reads what stands at the relays under keys of before, or of another beginning of this epoch, and is not here: what a lost device had put
 * there before the recovery words made new keys, or one that fell asleep for good before it heard of them.
 * Whatever is read is put under the present keys as everything is. Then ends what devices that were removed
 * unheard may still write. What is erased is taken out of the pages there too, for as long as the keys are kept, and
 * before they end the pages go; nothing is added to them, because a device that was removed reads them. And so it is
 * taken out of pages of the present epoch that stand where this device, being alone, puts none: anyone may have copied
 * them there.
 */
export const startPagesBefore = (ports: Ports): Stop => {
  const { log, marks, clock, device, members, list, urls, kept, present, boxAt } = ports;
  let stopped = false;
  let alarm: Stop = () => undefined;
  let gathering: { readonly at: number; readonly stop: Stop } | null = null;
  const bound = createBounding({ log, marks, clock, members, list });

  const end = createPagesEnding({ log, clock, list });

  const isPresentOne = ({ epoch, secret }: StaffSecret): boolean =>
    epoch === present?.epoch && secret.join() === present.secret.join();

  const readUnder = async (secret: StaffSecret): Promise<Told> => {
    const boxes = urls.map(url => boxAt(url, secret));
    const stands = new Map<PagesBox, Heads>();
    let heads: Heads = {};
    for (const box of boxes) {
      const stood = await box.read(list.members.map(({ device }) => headsName(device)));
      if (stood === null || stopped) continue;
      const letters = [...stood].flatMap(([name, { body }]) => {
        const letter = name.startsWith(HEADS_NAMES) ? headsFrom(body) : null;
        return letter ? [letter] : [];
      });
      stands.set(box, joinHeads(...letters.map(({ stand }) => stand)));
      heads = joinHeads(heads, ...letters.map(letter => letter.heads));
    }
    await createPagesReading({
      log,
      clock,
      list,
      boxes,
      standAt: box => stands.get(box) ?? {},
      // Whoever is left alone has nothing else of those who were lost.
      believes: isAlone(list, device) ? 'everything' : 'present members',
      // Nobody reads there any more but those who look for what is missing.
      behind: () => undefined,
    }).ask();
    for (const [box, stood] of stands) if (!stopped) await end(secret, box, stood);
    return { heads: cappedHeads(heads, list), answered: stands.size };
  };

  const erasings = new Map<string, () => Promise<boolean>>();
  const erasingAt = (url: string, secret: StaffSecret): (() => Promise<boolean>) => {
    const box = boxAt(url, secret);
    const name = `gone ${url} ${box.author}`;
    const known = erasings.get(name);
    if (known) return known;
    const erasedOnly = {
      heads: log.heads,
      span: async (...span: Parameters<Log['span']>) => ({
        changes: [],
        gone: (await log.span(...span)).gone,
      }),
    };
    const writing = createPagesWriting({
      log: erasedOnly,
      clock,
      box,
      // What is erased by nothing that counts comes back, and stays there.
      take: async (_span, page) => void (await log.accept(page.changes)),
    });
    const made = createPagesErasing({ ...ports, writing, name, again: at => eraseIn(at - clock.now()) });
    erasings.set(name, made);
    return made;
  };
  const erase = async (): Promise<void> => {
    gathering?.stop();
    gathering = null;
    for (const secret of members.secrets())
      for (const url of urls) {
        if (stopped || (isPresentOne(secret) && kept.includes(url))) continue;
        if (!(await erasingAt(url, secret)())) eraseIn(AGAIN.silent);
      }
  };
  const erasing = createTurns(clock, erase);
  const eraseIn = (pause: number): void => {
    const at = clock.now() + pause;
    if (gathering && gathering.at <= at) return;
    gathering?.stop();
    gathering = { at, stop: clock.at(at, erasing.next) };
  };
  const stopLog = log.onAppended(() => eraseIn(GATHER));

  const look = async (): Promise<void> => {
    alarm();
    const told: Told[] = [];
    for (const secret of members.secrets())
      if (!isPresentOne(secret) && !stopped) told.push(await readUnder(secret));
    if (stopped) return;
    const said = joinHeads(...told.map(({ heads }) => heads));
    const isWhole = lacking(await log.known(), said).length === 0;
    const allAnswered = told.every(({ answered }) => answered === urls.length);
    if (told.every(({ answered }) => answered > 0)) await bound(said, allAnswered);
    if (stopped) return;
    const pause = !allAnswered ? AGAIN.silent : isWhole ? AGAIN.whole : AGAIN.lacking;
    alarm = clock.at(clock.now() + pause, turns.next);
  };
  const turns = createTurns(clock, look);
  turns.next();
  erasing.next();

  return () => {
    stopped = true;
    stopLog();
    alarm();
    gathering?.stop();
    turns.stop();
    erasing.stop();
  };
};
