import type { DeviceId } from '../../core/id';
import type { Json } from '../../core/json';
import type { Fields } from '../../core/ledger';
import { isPresent, rotated } from '../../core/membership';
import { MINUTE } from '../../core/time';
import { first } from '../live';
import type { Clock, DeskLetters, Letter, Log, Members, PublicLetters, Stop, Store } from '../ports';

// Devices apart may each have begun the same epoch with a desk key of their own, and wallets believe the one of which
// they heard first. Whoever holds the root key and sees both lists begins another epoch. But a device that the other's
// list removes gives its own list up unseen, and what is written to its key is read by nobody: then the certificate
// at a relay alone tells of it, where any device's own one takes its place. So whoever finds it writes it down for all,
// and one that holds the root key begins another epoch over both.

/** In a device's own record: the certificate that it found last, as the letter that root signed. */
const FIELD = 'rival';

/** Long after lists that meet at a relay were joined in a new epoch; as long again for each device before this one. */
const JOINED = 10 * MINUTE;

type Ports = {
  readonly device: DeviceId;
  readonly letters: Pick<DeskLetters, 'root' | 'certificate'>;
  readonly publicLetters: Pick<PublicLetters, 'certificate'>;
  readonly members: Pick<Members, 'change' | 'holdsRoot' | 'list'>;
  readonly log: Pick<Log, 'append'>;
  readonly store: Pick<Store, 'get' | 'watch'>;
  readonly clock: Clock;
};

/** What stands there may be anything: the letter is read no further than a stranger's. */
const letterIn = (fields: Fields | undefined): Letter | null => {
  const found = fields?.[FIELD];
  return typeof found === 'object' && found !== null ? (found as unknown as Letter) : null;
};

/** Whether a letter is the certificate of another desk key of the present epoch. */
const isRival = async (
  { letters, publicLetters, clock }: Pick<Ports, 'letters' | 'publicLetters' | 'clock'>,
  letter: Letter,
): Promise<boolean> => {
  const read = await publicLetters.certificate(letter, letters.root, clock.now());
  if (!read.ok) return false;
  const { certificate } = await letters.certificate();
  return read.value.epoch === certificate.epoch && read.value.desk !== certificate.desk;
};

/** Writes a letter that a relay shows into the ledger if it is a rival; resolves once that is durable. */
export const noteRival = async (ports: Omit<Ports, 'members'>, letter: Letter): Promise<void> => {
  const { device, log, store } = ports;
  if (!(await isRival(ports, letter))) return;
  const known = letterIn((await store.get('device', device))?.fields);
  if (known?.id === letter.id) return;
  await log.append([{ of: 'device', key: device, by: 'desk', set: { [FIELD]: { ...letter } as Json } }]);
};

/** Where this device holds the root key: begins another epoch over each rival that any device wrote down. */
export const startOutdoing = (ports: Ports): Stop => {
  const { device, members, store, clock } = ports;
  let alarm: Stop | null = null;
  let stopped = false;
  const outdo = async (epoch: number): Promise<void> => {
    await members.change(list => (list.epoch === epoch ? rotated(list) : list));
  };
  const look = async (letter: Letter): Promise<void> => {
    if (!(await isRival(ports, letter))) return;
    const list = await first(members.list);
    const before = list.members
      .filter(one => isPresent(list, one.device))
      .findIndex(one => one.device === device);
    if (stopped) return;
    alarm ??= clock.at(
      clock.now() + (1 + before) * JOINED,
      () => void outdo(list.epoch).catch(() => undefined),
    );
  };
  const stop = store.watch({ of: 'device' })(records => {
    if (!members.holdsRoot()) return;
    for (const { fields } of records) {
      const letter = letterIn(fields);
      if (letter) void look(letter).catch(() => undefined);
    }
  });
  return () => {
    stopped = true;
    stop();
    alarm?.();
  };
};
