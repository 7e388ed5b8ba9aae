import { type DeviceId, hexFrom } from '../../core/id';
import { type NewMember, withMember } from '../../core/membership';
import {
  CODE_BYTES,
  commitmentText,
  digitsFrom,
  digitsText,
  PAIRING_LIFE,
  type PairingEnd,
  pairingCode,
  type Step,
} from '../../core/pairing';
import { createCell } from '../live';
import type {
  Chance,
  Clock,
  Digest,
  Letter,
  Live,
  LogFailure,
  Members,
  PairingBox,
  Relays,
  Stop,
} from '../ports';
import { createTalk, type Talk } from './talk';

export type OfferingState =
  /** For the other device, until a moment (epoch ms). */
  | { readonly is: 'waiting'; readonly until: number }
  /** Both show these digits; the owner says whether they match. */
  | { readonly is: 'compare'; readonly digits: string; readonly name: string }
  /** It is on the list; once it is told there that the digits match, it keeps what it needs. */
  | { readonly is: 'joining'; readonly device: DeviceId; readonly name: string }
  | { readonly is: 'joined'; readonly device: DeviceId; readonly name: string }
  | { readonly is: 'closed'; readonly why: PairingEnd }
  /** It was on the list and did not join: it is off it again, and what it was sent opens nothing new. */
  | { readonly is: 'taken-off'; readonly name: string; readonly why: TakenOff }
  | { readonly is: 'failed'; readonly why: LogFailure['is'] | 'no-root' | 'locked' | 'no-relay' };

export type TakenOff = 'differ' | 'stopped' | 'failed' | 'no-relay';

/** What the new device may do. */
export type Rights = { readonly answers: boolean; readonly settings: boolean };

/** A code that waits for one device. */
export type Offering = {
  readonly code: string;
  readonly state: Live<OfferingState>;
  /** The owner has compared the digits: they are the same. */
  readonly match: (rights: Rights) => Promise<void>;
  /** They are not: somebody stands between the two. */
  readonly differ: () => void;
  /** A device that is on the list and has not joined yet is taken off it. */
  readonly stop: () => void;
};

type Ports = {
  readonly relays: Relays;
  readonly urls: readonly string[];
  readonly clock: Clock;
  readonly chance: Chance;
  readonly digest: Digest;
  readonly members: Members;
  readonly remove: (device: DeviceId) => ReturnType<Members['change']>;
  /** Devices that have told what they hold, which none can without the keys. */
  readonly heard: Live<ReadonlySet<DeviceId>>;
  readonly box: PairingBox;
  /** Root key, hex. */
  readonly root: string;
  /** Name of the business, for the other device's screen. */
  readonly name: string;
};

/** Offers a place in the business to whoever enters the code, once, for five minutes. */
export const createOffering = (ports: Ports): Offering => {
  const { clock, chance, digest, members, root } = ports;
  const code = pairingCode(chance.bytes(CODE_BYTES));
  const until = clock.now() + PAIRING_LIFE;
  const nonce = hexFrom(chance.bytes(32));
  const state = createCell<OfferingState>({ is: 'waiting', until });
  let talk: Talk | null = null;
  let commitment: string | null = null;
  let revealed: Step<'reveal'> | null = null;
  /** Until the new device stands on the list, or does not. */
  let listed: ReturnType<Members['change']> | null = null;
  let stopHeard: Stop = () => undefined;
  let ended = false;

  const finish = (): void => {
    ended = true;
    alarm();
    stopHeard();
    talk?.stop();
  };
  const end = (last: OfferingState): void => {
    if (ended) return;
    finish();
    state.set(last);
  };
  const close = (why: PairingEnd): void => {
    if (!ended) void talk?.say({ step: 'closed', v: 1, why });
    end({ is: 'closed', why });
  };
  /** A member that has no keys would be waited for by all others, for ever. */
  const takeOff = async (device: DeviceId, name: string, why: TakenOff): Promise<void> => {
    if (ended) return;
    finish();
    await talk?.say({ step: 'closed', v: 1, why: why === 'no-relay' ? 'stopped' : why });
    await listed;
    const changed = await ports.remove(device);
    state.set(changed.ok ? { is: 'taken-off', name, why } : { is: 'failed', why: changed.error });
  };
  const leave = (why: Exclude<TakenOff, 'no-relay'>): void => {
    const found = state.get();
    if (found.is === 'joining') void takeOff(found.device, found.name, why);
    else close(why === 'failed' ? 'stopped' : why);
  };
  const expire = (): void => {
    // Once the digits are shown it is the owner's turn, who may take the time it takes.
    if (state.get().is === 'waiting') close('expired');
  };
  const alarm = clock.at(until, expire);

  const hear = async (step: Parameters<Parameters<typeof createTalk>[2]>[0]): Promise<void> => {
    // A page that was frozen may hear what came meanwhile before its alarms ring.
    if (clock.now() >= until) expire();
    if (ended) return;
    switch (step.step) {
      case 'hello': {
        commitment ??= step.commitment;
        // Said again for a relay that lost it; a second device sees by it that the code is used.
        await talk?.say({ step: 'nonce', v: 1, commitment, nonce });
        return;
      }
      case 'reveal': {
        if (revealed !== null || commitment === null) return;
        if (hexFrom(await digest.sha256(commitmentText(step))) !== commitment) return;
        revealed = step;
        const digits = digitsFrom(await digest.sha256(digitsText(root, nonce, step)));
        if (ended) return;
        state.set({ is: 'compare', digits, name: step.name });
        return;
      }
      case 'joined':
        if (revealed?.device === step.device && state.get().is === 'joining')
          end({ is: 'joined', device: step.device, name: revealed.name });
        return;
      case 'closed':
        if (step.why !== 'expired' && step.why !== 'used') leave(step.why);
        return;
      default:
    }
  };

  const open = async (): Promise<void> => {
    const letters = await ports.box(code);
    if (ended) return;
    talk = createTalk(ports, letters, hear);
    const said = await talk.say({
      step: 'offer',
      v: 1,
      business: root,
      name: ports.name.slice(0, 200),
      until,
    });
    if (!said) end({ is: 'failed', why: 'no-relay' });
  };
  void open();

  return {
    code,
    state: state.live,
    match: async rights => {
      if (ended || revealed === null || state.get().is !== 'compare') return;
      const { device, key, letter, name } = revealed;
      state.set({ is: 'joining', device, name });
      const member: NewMember = { device, key, letter, ...rights };
      listed = members.change(list => withMember(list, member));
      const changed = await listed;
      if (!changed.ok) {
        end({ is: 'failed', why: changed.error });
        return;
      }
      const { list, keys, certificate } = await members.news();
      const news = { list, keys: keys.filter(one => isFor(one, letter)), certificate };
      if (ended) return;
      if (!(await talk?.say({ step: 'welcome', v: 1, device, news })))
        await takeOff(device, name, 'no-relay');
      // Relays may have lost that it joined, or refused to take it.
      if (!ended)
        stopHeard = ports.heard(devices => {
          if (devices.has(device)) end({ is: 'joined', device, name });
        });
      if (ended) stopHeard();
    },
    differ: () => close('differ'),
    stop: () => leave('stopped'),
  };
};

const isFor = ({ tags }: Letter, key: string): boolean =>
  tags.some(([tag, value]) => tag === 'p' && value === key);
