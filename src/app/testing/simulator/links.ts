import { createCell } from '../../live';
import type { Filter, Letter, PageBack, ReadOnce, Receipt, RelayState, Relays, Stop } from '../../ports';
import type { Lot } from './lot';
import type { SimRelay } from './relay';
import { createLife, type Life, type Timeline } from './time';

/** One machine's way to one relay: open while nothing blocks it. */
export type Way = {
  readonly block: (why: string, blocked: boolean) => void;
  readonly isUp: () => boolean;
  readonly onUp: (listen: (up: boolean) => void) => void;
};

export const createWay = (): Way => {
  const blocks = new Set<string>();
  const listeners: ((up: boolean) => void)[] = [];
  return {
    isUp: () => blocks.size === 0,
    block: (why, blocked) => {
      const before = blocks.size === 0;
      if (blocked) blocks.add(why);
      else blocks.delete(why);
      const up = blocks.size === 0;
      if (up !== before) for (const listen of listeners) listen(up);
    },
    onUp: listen => void listeners.push(listen),
  };
};

/** What no power cut ends. */
const ALWAYS = createLife();

/** How the network treats letters on their way, from now on; all shares between 0 and 1. */
export type Weather = {
  /** Milliseconds that most take, and that some take. */
  quick: number;
  slow: number;
  /** Share of those that take long. */
  slows: number;
  /** Share of letters after which the line breaks for a moment, so that they and what follows is lost. */
  breaks: number;
  /** Share of letters that come twice. */
  repeats: number;
  /** Share of receipts that are lost though the letter came. */
  mutes: number;
};

export const FAIR: Readonly<Weather> = { quick: 40, slow: 900, slows: 0.02, breaks: 0, repeats: 0, mutes: 0 };

export type LinkParts = {
  readonly time: Timeline;
  readonly life: Life;
  readonly lot: Lot;
  readonly weather: Readonly<Weather>;
  readonly relays: ReadonlyMap<string, SimRelay>;
  readonly ways: ReadonlyMap<string, Way>;
};

type Watching = {
  readonly url: string;
  readonly filter: Filter;
  readonly letter: (letter: Letter) => void;
  readonly stored: () => void;
  /** Of the present connection. */
  stop: Stop;
  round: number;
};

/** The `Relays` port of one tab or wallet, over ways that break and delay. */
export const createSimRelays = ({ time, life, lot, weather, relays, ways }: LinkParts): Relays => {
  const watching = new Set<Watching>();
  const delay = (): number => 1 + lot.below(lot.falls(weather.slows) ? weather.slow : weather.quick);
  const isUp = (url: string): boolean => ways.get(url)?.isUp() ?? false;
  const breakOff = (url: string): void => {
    const way = ways.get(url);
    if (!way?.isUp()) return;
    way.block('broken', true);
    time.after(500 + lot.below(20_000), ALWAYS, () => way.block('broken', false));
  };

  const begin = (one: Watching): void => {
    one.stop();
    one.round += 1;
    const { round } = one;
    const relay = relays.get(one.url);
    if (!relay || !isUp(one.url)) return;
    const isPresent = (): boolean => one.round === round && watching.has(one) && isUp(one.url);
    const hand = (letter: Letter): void => {
      if (lot.falls(weather.breaks)) {
        breakOff(one.url);
        return;
      }
      const times = lot.falls(weather.repeats) ? 2 : 1;
      for (let again = 0; again < times; again += 1)
        time.after(delay(), life, () => {
          if (isPresent()) one.letter(letter);
        });
    };
    let stopWatch: Stop = () => undefined;
    const stopBegin = time.after(delay(), life, () => {
      if (!isPresent()) return;
      // What it held comes in one go and before the end of it, as on one connection; what is new comes as it may.
      stopWatch = relay.watch(one.filter, hand);
      const held = relay.find(one.filter);
      time.after(delay(), life, () => {
        if (!isPresent()) return;
        for (const letter of held) one.letter(letter);
        one.stored();
      });
    });
    one.stop = () => {
      stopBegin();
      stopWatch();
    };
  };

  const states = createCell<number>(0);
  for (const [url, way] of ways)
    way.onUp(up => {
      if (life.isDead()) return;
      states.set(states.get() + 1);
      for (const one of [...watching])
        if (one.url === url) {
          if (up) begin(one);
          else one.stop();
        }
    });

  return {
    publish: async (urls, letter) => {
      const each = urls.map(async (url): Promise<Receipt> => {
        const lost: Receipt = { relay: url, taken: false, says: 'no connection' };
        await time.pause(delay(), life);
        const relay = relays.get(url);
        if (!relay || !isUp(url)) return lost;
        if (lot.falls(weather.breaks)) {
          breakOff(url);
          return lost;
        }
        const taken = relay.put(letter);
        const mute = lot.falls(weather.mutes);
        await time.pause(delay(), life);
        return mute ? lost : { relay: url, taken, says: '' };
      });
      return Promise.all(each);
    },
    subscribe: (urls, filter, on) => {
      const seen = new Set<string>();
      const all = urls.map(
        (url): Watching => ({
          url,
          filter,
          letter: letter => {
            if (seen.has(letter.id)) return;
            seen.add(letter.id);
            on.letter(letter, url);
          },
          stored: () => on.stored?.(url),
          stop: () => undefined,
          round: 0,
        }),
      );
      for (const one of all) {
        watching.add(one);
        begin(one);
      }
      return () => {
        for (const one of all) {
          watching.delete(one);
          one.stop();
        }
      };
    },
    states: urls => listen =>
      states.live(() =>
        listen(urls.map((relay): RelayState => ({ relay, state: isUp(relay) ? 'open' : 'closed' }))),
      ),
  };
};

/** Reads what a relay holds in one page; a relay that cannot be reached is not read to its end. */
export const createSimPageBack =
  ({ time, life, lot, weather, relays, ways }: LinkParts): PageBack =>
  async (urls, filter, onLetter) =>
    Promise.all(
      urls.map(async url => {
        await time.pause(1 + lot.below(weather.quick), life);
        const relay = relays.get(url);
        if (!relay || !ways.get(url)?.isUp()) return { relay: url, complete: false };
        const { limit: _, ...rest } = filter;
        await Promise.all(relay.find(rest).map(letter => onLetter(letter, url)));
        return { relay: url, complete: true };
      }),
    );

export const createSimReadOnce =
  ({ time, life, lot, weather, relays, ways }: LinkParts): ReadOnce =>
  async (urls, filters, onLetter) => {
    await time.pause(1 + lot.below(weather.quick), life);
    let answered = 0;
    for (const url of urls) {
      const relay = relays.get(url);
      if (!relay || !ways.get(url)?.isUp()) continue;
      answered += 1;
      for (const filter of filters) for (const letter of relay.find(filter)) onLetter(letter);
    }
    return answered;
  };
