import { hexFrom } from '../../core/id';
import {
  commitmentText,
  digitsFrom,
  digitsText,
  type PairingEnd,
  type PairingStep,
  type Step,
} from '../../core/pairing';
import { SECOND } from '../../core/time';
import { createCell } from '../live';
import type { Chance, Clock, Digest, Joiner, JoinFault, Live, PairingBox, Relays, Stop } from '../ports';
import { createTalk, type Talk } from './talk';

export type JoiningState =
  | { readonly is: 'asking' }
  /** No device waits behind this code, as far as the relays know; it goes on looking. */
  | { readonly is: 'nobody' }
  /** No relay has answered; it goes on asking those there are. */
  | { readonly is: 'no-relay' }
  /** Both show these digits, and are to be told that they match; `matched`: this one was. */
  | {
      readonly is: 'compare';
      readonly digits: string;
      readonly business: string;
      readonly matched: boolean;
    }
  | { readonly is: 'joined'; readonly business: string }
  | { readonly is: 'closed'; readonly why: PairingEnd }
  | { readonly is: 'failed'; readonly why: JoinFault };

export type Joining = {
  readonly state: Live<JoiningState>;
  /** Whoever holds this device has compared the digits: they are the same. */
  readonly match: () => void;
  /** They are not: somebody stands between the two. */
  readonly differ: () => void;
  readonly stop: () => void;
};

type Ports = {
  readonly relays: Relays;
  readonly urls: readonly string[];
  readonly clock: Clock;
  readonly chance: Chance;
  readonly digest: Digest;
  readonly joiner: Joiner;
  readonly box: PairingBox;
  /** What this device calls itself until it is renamed. */
  readonly name: string;
};

/** How long relays may take to tell of an offer before the screen says that nobody waits, or that none answers. */
const PATIENCE = 5 * SECOND;

/** Joins the business whose device shows `code`. */
export const createJoining = (ports: Ports, code: string): Joining => {
  const { clock, chance, digest } = ports;
  const nonce = hexFrom(chance.bytes(32));
  const state = createCell<JoiningState>({ is: 'asking' });
  let talk: Talk | null = null;
  let own: Omit<Step<'reveal'>, 'step' | 'v' | 'name'> | null = null;
  let commitment = '';
  let offer: Step<'offer'> | null = null;
  /** For another device, and told before the offer: relays keep no order within a second. */
  let early: Step<'nonce'> | null = null;
  let welcome: Step<'welcome'> | null = null;
  let finishing = false;
  let ended = false;
  /** Any relay has told what it holds. */
  let reached = false;

  const end = (last: JoiningState): void => {
    if (ended) return;
    ended = true;
    alarm();
    state.set(last);
    talk?.stop();
  };
  let alarm: Stop = () => undefined;
  /** Also where an offer stands at the relays whose device has gone without a word. */
  const ask = (): void => {
    state.set({ is: 'asking' });
    alarm();
    alarm = clock.at(clock.now() + PATIENCE, () => {
      if (!ended && state.get().is === 'asking') state.set({ is: reached ? 'nobody' : 'no-relay' });
    });
  };
  ask();

  const close = (why: 'differ' | 'stopped'): void => {
    if (!ended) void talk?.say({ step: 'closed', v: 1, why });
    end({ is: 'closed', why });
  };

  /** Both have to say that the digits match: the code alone would lead to whoever else has seen it. */
  const finish = async (): Promise<void> => {
    const found = state.get();
    if (offer === null || welcome === null || found.is !== 'compare' || !found.matched || finishing) return;
    finishing = true;
    const done = await ports.joiner.finish(offer.business, welcome.news);
    if (ended) return;
    if (done.ok) {
      await talk?.say({ step: 'joined', v: 1, device: welcome.device });
      end({ is: 'joined', business: offer.name });
    } else {
      end({ is: 'failed', why: done.error });
      await talk?.say({ step: 'closed', v: 1, why: 'failed' });
    }
  };

  const hear = async (step: PairingStep): Promise<void> => {
    if (ended || own === null) return;
    switch (step.step) {
      case 'offer':
        if (offer !== null) return;
        offer = step;
        ask();
        await talk?.say({ step: 'hello', v: 1, commitment });
        if (early) await hear(early);
        return;
      case 'nonce': {
        if (offer === null) {
          early = step;
          return;
        }
        if (step.commitment !== commitment) {
          end({ is: 'closed', why: 'used' });
          return;
        }
        if (state.get().is === 'compare') return;
        const digits = digitsFrom(await digest.sha256(digitsText(offer.business, step.nonce, own)));
        if (ended) return;
        state.set({ is: 'compare', digits, business: offer.name, matched: false });
        await talk?.say({ step: 'reveal', v: 1, ...own, name: ports.name.slice(0, 200) });
        return;
      }
      case 'welcome':
        if (step.device !== own.device) return;
        welcome ??= step;
        await finish();
        return;
      case 'closed':
        end({ is: 'closed', why: step.why === 'failed' ? 'stopped' : step.why });
        return;
      default:
    }
  };

  const open = async (): Promise<void> => {
    const keys = await ports.joiner.keys();
    if (!keys.ok) {
      end({ is: 'failed', why: keys.error });
      return;
    }
    own = { nonce, ...keys.value };
    commitment = hexFrom(await digest.sha256(commitmentText(own)));
    const letters = await ports.box(code);
    if (ended) return;
    talk = createTalk(ports, letters, hear, () => {
      reached = true;
      if (state.get().is === 'no-relay') ask();
    });
  };
  void open();

  return {
    state: state.live,
    match: () => {
      const found = state.get();
      if (ended || found.is !== 'compare' || found.matched) return;
      state.set({ ...found, matched: true });
      void finish();
    },
    differ: () => close('differ'),
    stop: () => close('stopped'),
  };
};
