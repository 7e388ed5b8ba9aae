import { add } from './app/desk/backup';
import { createDesk, type DeskPorts } from './app/desk/create';
import { type Known, NOTHING_KNOWN } from './app/desk/inStep';
import { setupDrafts } from './app/desk/setup';
import type { DeskGate, Setup, Trouble } from './app/doors';
import { combine, first } from './app/live';
import type { LogFailure, Stop } from './app/ports';
import { hexFrom, KEY_BYTES, keyFrom } from './core/id';
import type { Change, Draft } from './core/ledger';
import { wasRemoved } from './core/membership';
import { err, ok, type Result } from './core/result';
import { createJoin } from './main.join';
import { createPainted, type Painted } from './main.painted';
import { createTakeOver } from './main.recover';
import { createRestore } from './main.restore';
import type { Parts } from './main.wallet';
import { createBackupBox } from './shell/backup/folder';
import { chance, digest } from './shell/device/chance';
import { createConfig } from './shell/device/config';
import { keepJournal } from './shell/device/journal';
import { deviceName } from './shell/device/name';
import { painted } from './shell/device/painted';
import { createClockOff } from './shell/device/serverTime';
import { createShared } from './shell/device/shared';
import { createDeskLetters, openerKeys } from './shell/letters/desk';
import { createDeskLinks } from './shell/letters/links';
import { createOpener } from './shell/letters/opener';
import { pairingBox } from './shell/letters/pairing';
import { createRenewedOpener } from './shell/letters/renewedOpener';
import { openerWorkers, spawnOpener } from './shell/letters/spawnOpener';
import { createStaffLetters } from './shell/letters/staff';
import { copyLog } from './shell/log/copy';
import { forgetLedger } from './shell/log/forget';
import { createLedger, type Ledger } from './shell/log/ledger';
import { troubleOf } from './shell/log/trouble';
import { createDeskLogins } from './shell/login/desk';
import { createPeers } from './shell/peers/peers';
import { createPageBack } from './shell/relay/paging';
import { createDeskVault, type DeskVault, openDeskVault } from './shell/vault/deskVault';
import { forgetDesk } from './shell/vault/joining';
import { createRecovery } from './shell/vault/recovery';

/** The business's side, if this browser is one of its devices. Asked again after setting up, it is. */
export const createDeskDoor = (parts: Parts): (() => Promise<DeskGate>) => {
  let gate: Promise<DeskGate> | null = null;
  const painted = createPainted();
  const fill = async (vault: DeskVault, ledger: Ledger, setup: Setup): Promise<SetUp> => {
    const drafts = [...setupDrafts(setup, () => keyFrom(chance.bytes(KEY_BYTES))), namedDraft(vault)];
    // Set up in another tab meanwhile, or by a second press: that business stays, and is opened.
    const written = await ledger.log.append(drafts, { ifAt: 0 });
    if (!written.ok && written.error.is !== 'moved') return written;
    const running = await run(parts, painted, vault, ledger);
    gate = Promise.resolve(running);
    return ok(running.desk);
  };
  const setUp = async (setup: Setup): Promise<SetUp> => {
    const made = await createDeskVault(parts);
    if (!made.ok) return err({ is: 'unavailable', detail: made.error.is });
    const ledger = openLedger(parts, painted, made.value);
    const filled = await fill(made.value, ledger, setup);
    // Two of them in one page would keep against one another, should it be tried again.
    if (!filled.ok) await ledger.close();
    return filled;
  };
  /** The keys of a business are here, and of its book what a backup gave: the rest comes from the other devices. */
  const enter = async (changes: readonly Change[] = []): Promise<Result<void, LogFailure['is']>> => {
    const opened = await openDeskVault(parts);
    if (!opened.ok || opened.value === null) throw new Error('Keys that were just kept cannot be read');
    const vault = opened.value;
    const ledger = openLedger(parts, painted, vault);
    const filled = await add(ledger.log, changes);
    if (!filled.ok) {
      // Keys without the book that they came with would look like a book that is still on its way.
      await ledger.close();
      await forgetAll(parts, vault);
      return filled;
    }
    await ledger.log.append([namedDraft(vault)]);
    gate = Promise.resolve(await run(parts, painted, vault, ledger));
    return ok(undefined);
  };
  const begin = (
    isUnused: () => Promise<boolean>,
    leave: () => Promise<void>,
  ): Pick<Extract<DeskGate, { is: 'none' }>, 'join' | 'takeOver' | 'restore'> => {
    const entered = async (): Promise<void> => {
      await leave();
      await enter();
    };
    return {
      join: createJoin(parts, isUnused, entered),
      takeOver: createTakeOver(parts, isUnused, entered),
      restore: createRestore(parts, isUnused, async changes => {
        await leave();
        return enter(changes);
      }),
    };
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
    if (vault === null)
      return {
        is: 'none',
        setUp,
        ...begin(
          async () => false,
          async () => undefined,
        ),
      };
    if (wasRemoved(vault.list(), vault.device.id)) return removedFrom(parts, vault);
    const ledger = openLedger(parts, painted, vault);
    const stop = ledger.trouble(trouble => trouble?.is === 'blocked' && onShut());
    // A log that cannot be read looks empty: first it is read, then asked whether there was trouble.
    const end = await ledger.log.end();
    const trouble = await first(ledger.trouble);
    stop();
    if (trouble) return { is: 'trouble', trouble: anew(ledger, troubleFor(ledger, trouble)), opens: null };
    // Setting up was cut off between keys and book: it goes on with the same keys, or with those of another one.
    if (end === 0 && (await isFounding(vault)))
      return {
        is: 'none',
        setUp: setup => fill(vault, ledger, setup),
        ...begin(
          async () => (await ledger.log.end()) === 0,
          async () => {
            await ledger.close();
            await vault.close();
          },
        ),
      };
    return run(parts, painted, vault, ledger);
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

/** Whether this device belongs to nobody's business but the one that it has only just made keys for. */
const isFounding = async ({ members, device }: DeskVault): Promise<boolean> =>
  (await first(members.list)).members.every(one => one.device === device.id);

const namedDraft = ({ device }: DeskVault): Draft => ({
  of: 'device',
  key: device.id,
  by: 'owner',
  set: { name: deviceName(navigator.userAgent) },
});

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

const openLedger = ({ clock }: Parts, { idle }: Painted, vault: DeskVault): Ledger =>
  createLedger({
    name: NAME,
    device: vault.device,
    verify: vault.verify,
    standingOf: vault.standingOf,
    members: vault.members.list,
    clock,
    idle,
    painted,
  });

const run = async (
  { base, clock, letters: publicLetters, relays }: Parts,
  { idle, watched }: Painted,
  vault: DeskVault,
  ledger: Ledger,
): Promise<DeskGate & { is: 'open' }> => {
  const opener = createRenewedOpener(
    keys => createOpener({ spawn: spawnOpener, keys, workers: openerWorkers() }),
    () => openerKeys(vault, clock.now()),
    vault.members.list,
  );
  const config = createConfig({ page: document.baseURI, clock });
  const connections = await relays();
  const peers = createPeers({
    name: NAME,
    device: vault.device.id,
    ledger,
    members: vault.members,
    clock,
    chance,
    meeting: config.meeting,
    idle,
  });
  const ports: DeskPorts = {
    log: ledger.log,
    store: ledger.store,
    marks: ledger.marks,
    clock,
    chance,
    digest,
    phones: async () => (await import('./shell/device/phones')).phones,
    device: vault.device.id,
    letters: createDeskLetters({ vault, clock, opener }),
    logins: createDeskLogins(vault),
    publicLetters,
    links: createDeskLinks({ base, root: vault.root, relays: () => config.now()?.relays ?? [] }),
    relays: connections,
    pageBack: createPageBack({ relays: connections, clock, chance }),
    urls: config.relays,
    misconfigured: config.fault,
    members: vault.members,
    staffLetters: createStaffLetters(vault.members),
    peers,
    isHome: url => new URL(url).host === location.host,
    known: createShared<Known>(`${NAME}-known`, NOTHING_KNOWN),
    pairingBox,
    backupBox: createBackupBox(`${NAME}-backup`, clock),
    ownerKey: () => {
      const secret = vault.rootSecret();
      return secret && hexFrom(secret);
    },
    recovery: createRecovery(vault),
    keeper: ledger.keeping,
    damaged: ledger.damaged,
    check: ledger.check,
    clockOff: createClockOff(document.baseURI, clock),
  };
  const running = await createDesk(ports);
  const desk = watched(running.desk);
  // What the search for codes looks through stays at hand once somebody listened: the first key is not to wait for it.
  void idle().then(() => desk.codes.search(() => undefined)());
  // In every tab at once: what is under way ends with the page, and the next one finds that it was removed.
  vault.members.list(list => {
    if (wasRemoved(list, vault.device.id)) location.reload();
  });
  // Reading what is to be told and answered crosses the same disk as the first day.
  ledger.onKeep(generation => {
    let end: Stop | null = null;
    let ended = false;
    void idle().then(() => {
      if (ended) return;
      end = running.keep(generation);
      // On a full disk it is tried again at the next start.
      void keepJournal(`${NAME}-journal`).catch(() => undefined);
    });
    return () => {
      ended = true;
      end?.();
    };
  });
  const trouble = combine([ledger.trouble], found => (found ? troubleFor(ledger, found) : null));
  return { is: 'open', desk, trouble, idle };
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

const forgetAll = async ({ clock }: Parts, vault: DeskVault): Promise<void> => {
  // The keys last: until they are gone the page says what is wrong, and it can be finished.
  await forgetLedger(NAME);
  await vault.close();
  await forgetDesk({ clock });
};

/** What a removed device still has: nothing of it is opened but to be saved, or deleted. */
const removedFrom = (parts: Parts, vault: DeskVault): DeskGate => ({
  is: 'removed',
  leftover: {
    saveCopy: () => copyLog(NAME, parts.clock),
    forget: async () => {
      await forgetAll(parts, vault);
      location.replace('#/');
      location.reload();
    },
  },
});

/** Without keys nothing can be signed or checked; the log is read all the same. */
const withoutKeys = ({ clock }: Parts, is: Trouble['is'], detail: string): Trouble => ({
  is,
  detail,
  retry: () => location.reload(),
  saveCopy: () => copyLog(NAME, clock),
  setAside: null,
});
