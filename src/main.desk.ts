import { createDesk, type DeskPorts } from './app/desk/create';
import { setupDrafts } from './app/desk/setup';
import type { DeskGate, Setup, Trouble } from './app/doors';
import { combine, first } from './app/live';
import { KEY_BYTES, keyFrom } from './core/id';
import type { Draft } from './core/ledger';
import { err, ok } from './core/result';
import type { Parts } from './main.wallet';
import { chance, digest } from './shell/device/chance';
import { createConfig } from './shell/device/config';
import { deviceName } from './shell/device/name';
import { phones } from './shell/device/phones';
import { createClockOff } from './shell/device/serverTime';
import { createDeskLetters, openerKeys } from './shell/letters/desk';
import { createDeskLinks } from './shell/letters/links';
import { createOpener } from './shell/letters/opener';
import { openerWorkers, spawnOpener } from './shell/letters/spawnOpener';
import { copyLog } from './shell/log/copy';
import { createLedger, type Ledger } from './shell/log/ledger';
import { troubleOf } from './shell/log/trouble';
import { createPeers } from './shell/peers/peers';
import { createPageBack } from './shell/relay/paging';
import { createDeskVault, type DeskVault, openDeskVault } from './shell/vault/deskVault';

/** The business's side, if this browser is one of its devices. Asked again after setting up, it is. */
export const createDeskDoor = (parts: Parts): (() => Promise<DeskGate>) => {
  let gate: Promise<DeskGate> | null = null;
  const fill = async (vault: DeskVault, ledger: Ledger, setup: Setup): Promise<SetUp> => {
    const named: Draft = {
      of: 'device',
      key: vault.device.id,
      by: 'owner',
      set: { name: deviceName(navigator.userAgent) },
    };
    const drafts = [...setupDrafts(setup, () => keyFrom(chance.bytes(KEY_BYTES))), named];
    // Set up in another tab meanwhile, or by a second press: that business stays, and is opened.
    const written = await ledger.log.append(drafts, { ifAt: 0 });
    if (!written.ok && written.error.is !== 'moved') return written;
    const running = await run(parts, vault, ledger);
    gate = Promise.resolve(running);
    return ok(running.desk);
  };
  const setUp = async (setup: Setup): Promise<SetUp> => {
    const made = await createDeskVault(parts);
    if (!made.ok) return err({ is: 'unavailable', detail: made.error.is });
    const ledger = openLedger(parts, made.value);
    const filled = await fill(made.value, ledger, setup);
    // Two of them in one page would keep against one another, should it be tried again.
    if (!filled.ok) await ledger.close();
    return filled;
  };
  const open = async (onShut: () => void): Promise<DeskGate> => {
    const opened = await openDeskVault({ ...parts, onHeld: held => held && onShut() });
    if (!opened.ok) {
      const { error } = opened;
      const known = error.is === 'locked' ? null : troubleOf(error);
      const { is, detail } = known ?? { is: 'keys', detail: error.is };
      return { is: 'trouble', trouble: withoutKeys(parts, is, detail), opens: null };
    }
    const vault = opened.value;
    if (vault === null) return { is: 'none', setUp };
    const ledger = openLedger(parts, vault);
    const stop = ledger.trouble(trouble => trouble?.is === 'blocked' && onShut());
    // A log that cannot be read looks empty: first it is read, then asked whether there was trouble.
    const end = await ledger.log.end();
    const trouble = await first(ledger.trouble);
    stop();
    if (trouble) return { is: 'trouble', trouble: anew(ledger, troubleFor(ledger, trouble)), opens: null };
    // Setting up was cut off between keys and book: it goes on with the same keys.
    if (end === 0) return { is: 'none', setUp: setup => fill(vault, ledger, setup) };
    return run(parts, vault, ledger);
  };
  /** Says so while a database is kept shut, and goes on by itself as soon as it opens. */
  const openOrTell = (): Promise<DeskGate> =>
    new Promise((resolve, reject) => {
      const opens = open(() => resolve({ is: 'trouble', trouble: withoutKeys(parts, 'blocked', ''), opens }));
      opens.then(resolve, reject);
    });
  return () => {
    gate ??= openOrTell().catch(error => {
      // Whoever asks next tries again.
      gate = null;
      throw error;
    });
    return gate;
  };
};

/** Trouble before the desk was opened: what ends it opens the page again. */
const anew = (ledger: Ledger, trouble: Trouble): Trouble => ({
  ...trouble,
  retry: () => void ledger.retry().then(() => location.reload()),
  setAside:
    trouble.setAside &&
    (async () => {
      await ledger.setAside();
      location.reload();
    }),
});

/** Begins the names of this device's databases. */
const NAME = 'caderneta';

type SetUp = Awaited<ReturnType<Extract<DeskGate, { is: 'none' }>['setUp']>>;

const openLedger = ({ clock }: Parts, vault: DeskVault): Ledger =>
  createLedger({ name: NAME, device: vault.device, verify: vault.verify, clock, idle });

const run = async (
  { base, clock, letters: publicLetters, relays }: Parts,
  vault: DeskVault,
  ledger: Ledger,
): Promise<DeskGate & { is: 'open' }> => {
  const opener = createOpener({
    spawn: spawnOpener,
    keys: openerKeys(vault, clock.now()),
    workers: openerWorkers(),
  });
  const config = createConfig({ page: document.baseURI, clock });
  const connections = await relays();
  const ports: DeskPorts = {
    log: ledger.log,
    store: ledger.store,
    marks: ledger.marks,
    clock,
    chance,
    digest,
    phones,
    device: vault.device.id,
    letters: createDeskLetters({ vault, clock, opener }),
    publicLetters,
    links: createDeskLinks({ base, root: vault.root, relays: () => config.now()?.relays ?? [] }),
    relays: connections,
    pageBack: createPageBack({ relays: connections, clock, chance }),
    urls: config.relays,
    misconfigured: config.fault,
    members: vault.members,
    keeper: ledger.keeping,
    damaged: ledger.damaged,
    check: ledger.check,
    clockOff: createClockOff(document.baseURI, clock),
  };
  createPeers({
    name: NAME,
    device: vault.device.id,
    ledger,
    members: vault.members,
    clock,
    chance,
    meeting: config.meeting,
    idle,
  });
  const running = await createDesk(ports);
  ledger.onKeep(running.keep);
  const trouble = combine([ledger.trouble], found => (found ? troubleFor(ledger, found) : null));
  return { is: 'open', desk: running.desk, trouble };
};

const troubleFor = (
  ledger: Ledger,
  { is, detail }: { readonly is: Trouble['is']; readonly detail: string },
): Trouble => ({
  is,
  detail,
  retry: () => void ledger.retry(),
  saveCopy: ledger.copy,
  setAside:
    is === 'damaged'
      ? async () => {
          await ledger.setAside();
        }
      : null,
});

/** Without keys nothing can be signed or checked; the log is read all the same. */
const withoutKeys = ({ clock }: Parts, is: Trouble['is'], detail: string): Trouble => ({
  is,
  detail,
  retry: () => location.reload(),
  saveCopy: () => copyLog(NAME, clock),
  setAside: null,
});

/** After the first screen is painted; a tab in the background paints nothing, and waits a moment only. */
const idle = (): Promise<void> =>
  new Promise(resolve => {
    const soon = setTimeout(resolve, 3_000);
    requestAnimationFrame(() => {
      clearTimeout(soon);
      setTimeout(resolve, 500);
    });
  });
