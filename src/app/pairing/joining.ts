import { type DeviceId, hexFrom } from '../../core/id';
import { commitmentText, digitsFrom, digitsText, type PairingStep, type Step } from '../../core/pairing';
import { SECOND } from '../../core/time';
import { createCell } from '../live';
import type { Chance, Clock, Digest, Joiner, JoinFault, Live, PairingBox, Relays, Stop } from '../ports';
import { createTalk, type Talk } from './talk';

export type JoiningState =
  | { readonly is: 'asking' }
  /** No device waits behind this code, as far as the relays know; it goes on looking. */
  | { readonly is: 'nobody' }
  /** Both show these digits; the other device's owner compares them. */
  | { readonly is: 'compare'; readonly digits: string; readonly business: string }
  | { readonly is: 'joined'; readonly business: string }
  | { readonly is: 'closed'; readonly why: Step<'closed'>['why'] }
  | { readonly is: 'failed'; readonly why: JoinFault };

export type Joining = { readonly state: Live<JoiningState>; readonly stop: () => void };

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

/** How long relays may take to tell of an offer before the screen says that nobody waits. */
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
  let ended = false;

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
      if (!ended && state.get().is === 'asking') state.set({ is: 'nobody' });
    });
  };
  ask();

  const finish = async (device: DeviceId, news: unknown, business: Step<'offer'>): Promise<void> => {
    const done = await ports.joiner.finish(business.business, news);
    if (!done.ok) {
      end({ is: 'failed', why: done.error });
      return;
    }
    await talk?.say({ step: 'joined', v: 1, device });
    end({ is: 'joined', business: business.name });
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
        state.set({ is: 'compare', digits, business: offer.name });
        await talk?.say({ step: 'reveal', v: 1, ...own, name: ports.name.slice(0, 200) });
        return;
      }
      case 'welcome':
        if (offer !== null && state.get().is === 'compare' && step.device === own.device)
          await finish(own.device, step.news, offer);
        return;
      case 'closed':
        end({ is: 'closed', why: step.why });
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
    if (!ended) talk = createTalk(ports, letters, hear);
  };
  void open();

  return {
    state: state.live,
    stop: () => {
      void talk?.say({ step: 'closed', v: 1, why: 'stopped' });
      end({ is: 'closed', why: 'stopped' });
    },
  };
};
