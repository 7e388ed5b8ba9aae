import { cappedHeads, joinHeads, lacking } from '../../core/heads';
import type { Heads } from '../../core/ledger';
import type { Membership } from '../../core/membership';
import { HEADS_NAMES, headsFrom, headsName } from '../../core/pages';
import { DAY, MINUTE } from '../../core/time';
import type { Clock, Log, Marks, Members, Stop } from '../ports';
import { createTurns } from '../turns';
import { createBounding } from './pagesBounding';
import type { PagesBox } from './pagesBox';
import { createPagesReading } from './pagesReading';

type Ports = {
  readonly log: Log;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly members: Members;
  readonly list: Membership;
  /** The host's own relay first. */
  readonly urls: readonly string[];
  /** One relay's letters in one epoch. */
  readonly boxAt: (url: string, epoch: number) => PagesBox;
};

/** What an earlier epoch's letters tell at the relays that answered. */
type Told = {
  /** What the devices said that they have. */
  readonly heads: Heads;
  /** How many relays answered. */
  readonly answered: number;
};

/** When earlier epochs are looked at again, by what the last look gave. */
const AGAIN = { whole: DAY, lacking: 10 * MINUTE, silent: MINUTE };

/**
 * Reads what stands at the relays under the keys of earlier epochs and is not here: what a lost device had put
 * there before the recovery words made new keys, or one that fell asleep for good before it heard of them.
 * Whatever is read is put under the present keys as everything is. Then ends what devices that were removed
 * unheard may still write.
 */
export const startPagesBefore = ({ log, marks, clock, members, list, urls, boxAt }: Ports): Stop => {
  let stopped = false;
  let alarm: Stop = () => undefined;
  const bound = createBounding({ log, marks, clock, members, list });

  const readEpoch = async (epoch: number): Promise<Told> => {
    const boxes = urls.map(url => boxAt(url, epoch));
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
      // Nobody reads there any more but those who look for what is missing.
      behind: () => undefined,
    }).ask();
    return { heads: cappedHeads(heads, list), answered: stands.size };
  };

  const look = async (): Promise<void> => {
    alarm();
    const told: Told[] = [];
    for (const { epoch } of members.secrets())
      if (epoch !== list.epoch && !stopped) told.push(await readEpoch(epoch));
    if (stopped) return;
    const said = joinHeads(...told.map(({ heads }) => heads));
    const isWhole = lacking(await log.heads(), said).length === 0;
    const allAnswered = told.every(({ answered }) => answered === urls.length);
    if (told.every(({ answered }) => answered > 0)) await bound(said, allAnswered);
    if (stopped) return;
    const pause = !allAnswered ? AGAIN.silent : isWhole ? AGAIN.whole : AGAIN.lacking;
    alarm = clock.at(clock.now() + pause, turns.next);
  };
  const turns = createTurns(clock, look);
  turns.next();

  return () => {
    stopped = true;
    alarm();
    turns.stop();
  };
};
