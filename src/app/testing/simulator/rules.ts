import { ERASED, erasedNames, foldAll, nameOf, type Place } from '../../../core/erasing';
import { canonical, type Json } from '../../../core/json';
import type { Change, Folded } from '../../../core/ledger';
import { endsOf, standingOf, wasRemoved } from '../../../core/membership';
import { sessionFrom } from '../../../core/records';
import { isPastEnd } from '../../../core/rows';
import type { Session } from '../../../core/sessions';
import { first } from '../../live';
import { isSettled, rowsOf } from '../../wallet/outcome';
import type { ClientBrowser } from './client';
import { CODE_RULES } from './codeRules';
import { erasedStays, nothingLeftBehind } from './leftBehind';
import type { Machine } from './machine';
import { clashesAmong } from './overlapping';
import { apart, changesOf, countedOf, differing, lines, placeOf, present, type Rule } from './rule';
import { awake, type Scene } from './scene';
import { PRIVATE, SHOP } from './shop';
import type { Shown } from './world';

const sameLedger: Rule = scene => {
  const isAtEnd = atEnd(scene);
  return [
    ...differing(
      'changes',
      present(scene).map(machine => [
        machine.number,
        lines(changesOf(machine).map(one => `${placeOf(one)} ${one.of}/${one.key} ${one.sig.slice(0, 9)}`)),
      ]),
    ),
    ...differing(
      'erased places',
      present(scene).map(({ number, disk }) => [
        number,
        lines(new Set(disk.log.gone.filter(place => !isAtEnd(place)).map(placeOf))),
      ]),
    ),
    ...differing(
      'the list of devices',
      present(scene).map(({ number, disk }) => [number, canonical(disk.keys.list as Json)]),
    ),
  ];
};

/**
 * Whether a place comes after all that counts of its device, wherever it is held. What a device wrote last, of a record
 * that was erased elsewhere meanwhile, only itself knows as erased until it writes again (`heldHeads` tells why); and
 * what a removed one wrote and erased after its last change is nobody's to have.
 */
const atEnd = (scene: Scene): ((place: Place) => boolean) => {
  const last = new Map<string, number>();
  for (const machine of present(scene)) {
    const beside = machine.disk.log.held.flatMap(({ change, why }) => (why === 'revoked' ? [] : [change]));
    for (const { device, seq } of [...changesOf(machine), ...beside])
      last.set(device, Math.max(seq, last.get(device) ?? 0));
  }
  return ({ device, seq }) => seq > (last.get(device) ?? 0);
};

const textOf = ({ of, key, fields, ids }: Folded): string =>
  `${of}/${key} ${canonical([fields, ids] as Json)}`;

/** Folded without the code that is tried: of each field the value with the greatest id. */
const folded = (changes: readonly Change[]): string => {
  const erased = new Set(changes.flatMap(({ of, key }) => (of === ERASED ? [key] : [])));
  const newest = new Map<string, { fields: Record<string, Json>; ids: Record<string, string> }>();
  for (const change of [...changes].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const name = nameOf(change);
    if (erased.has(name)) continue;
    const record = newest.get(name) ?? { fields: {}, ids: {} };
    for (const [field, value] of Object.entries(change.set)) {
      record.fields[field] = value;
      record.ids[field] = change.id;
    }
    newest.set(name, record);
  }
  return lines([...newest].map(([name, { fields, ids }]) => `${name} ${canonical([fields, ids])}`));
};

const storeIsRebuild: Rule = scene =>
  present(scene).flatMap(machine => {
    const stands = lines(
      [...machine.disk.store.records.values()].flatMap(kind => [...kind.values()].map(textOf)),
    );
    const rebuilt = lines([...foldAll(changesOf(machine)).values()].map(textOf));
    const expected = folded(changesOf(machine));
    return [
      ...(stands === rebuilt
        ? []
        : [`device ${machine.number}: store is no rebuild: ${apart(stands, rebuilt)}`]),
      ...(rebuilt === expected
        ? []
        : [`device ${machine.number}: folding is wrong: ${apart(rebuilt, expected)}`]),
    ];
  });

/**
 * An erasing that a removed device wrote after its last change was obeyed by those who had not heard of the removal:
 * what it took comes back from whoever still has it, and from nobody where all had obeyed.
 *
 * What a removed device wrote before its end and none that is present ever took in, only others have that were removed,
 * too: such as the one that removed it, and was removed before it was heard. It counts when someone brings it, say in a
 * backup, and is not missed before. That it is signed fixes it no more than its number does: whoever holds the device
 * signs another, and puts it where it stood with keys of an earlier epoch. Nobody present could tell them apart, and
 * those who read the one and those who read the other would differ for good.
 */
const nothingLost: Rule = scene => {
  const list = scene.list();
  const isAtEnd = atEnd(scene);
  const kept = new Map(present(scene).map(machine => [machine, heldBy(machine)]));
  const undone = erasedNames(everWritten(scene).filter(change => standingOf(list, change) === 'revoked'));
  return scene.world.records.acknowledged.flatMap(change => {
    const standing = standingOf(list, change);
    // What a removed device wrote afterwards stays with it, and with whomever it reached.
    const keepers = standing === 'revoked' ? [] : [...kept];
    const place = placeOf(change);
    const isHeld = keepers.some(([, { sigs }]) => sigs.has(place));
    const isNowhere = undone.has(nameOf(change)) && !isHeld;
    const wasTaken = keepers.some(([{ id }]) => scene.world.records.taken.get(id)?.has(change.sig));
    if (wasRemoved(list, change.device) && !isHeld && !wasTaken) return [];
    return keepers.flatMap(([{ number }, held]) => {
      const found = held.sigs.get(place);
      if (found === change.sig) return [];
      const isErased = held.erased.has(nameOf(change)) || isNowhere;
      if (found === undefined && isErased && (held.gone.has(place) || isAtEnd(change))) return [];
      return [`device ${number} lost ${place} (${nameOf(change)} ${Object.keys(change.set).join()})`];
    });
  });
};

/** With what no command was told of because the power went: it may be on the disk all the same. */
const everWritten = (scene: Scene): readonly Change[] => [
  ...scene.world.records.acknowledged,
  ...scene.machines.flatMap(machine => [
    ...changesOf(machine),
    ...machine.disk.log.held.map(({ change }) => change),
  ]),
];

const heldBy = (machine: Machine) => ({
  sigs: new Map(
    [...changesOf(machine), ...machine.disk.log.held.map(({ change }) => change)].map(change => [
      placeOf(change),
      change.sig,
    ]),
  ),
  gone: new Set(machine.disk.log.gone.map(placeOf)),
  erased: new Set(changesOf(machine).flatMap(({ of, key }) => (of === ERASED ? [key] : []))),
});

/** Those who share a class with a session, itself among them; of another service itself alone. */
const attendeesWith = (machine: Machine, key: string): readonly string[] => {
  const all = [...(machine.disk.store.records.get('session')?.values() ?? [])].flatMap(
    record => sessionFrom(record) ?? [],
  );
  const own = all.find(one => one.key === key);
  const isMate = ({ service, when }: Session): boolean =>
    service === SHOP.shared && when.staff === own?.when.staff && when.start === own.when.start;
  return own?.service === SHOP.shared ? all.filter(isMate).map(one => one.key) : [key];
};

const clashes = (machine: Machine, now: number): readonly string[] => {
  const records = [...(machine.disk.store.records.get('session')?.values() ?? [])];
  const sessions = records
    .flatMap(record => sessionFrom(record) ?? [])
    .filter(({ state, when, service }) => state.is === 'confirmed' && when.end > now && service !== null);
  return clashesAmong(sessions);
};

const overlapsAreTold: Rule = async scene => {
  const told = await Promise.all(
    present(scene).map(async machine => {
      const tab = awake(machine.tabs());
      const items = tab ? await first(tab.desk.attention) : [];
      const doubles = items.flatMap(item =>
        item.is === 'overlap'
          ? [[item.loser.session.key, ...item.others.map(({ session }) => session.key)]]
          : [],
      );
      return { machine, items, doubles };
    }),
  );
  const untold = told.flatMap(({ machine, doubles }) => {
    const decided = [...(machine.disk.store.records.get('decision')?.values() ?? [])].filter(({ fields }) =>
      Object.values(fields).includes(true),
    );
    return clashes(machine, scene.world.time.now())
      .filter(pair => {
        const keys = pair.split(',');
        const isTold = doubles.some(
          (all: readonly string[]) => keys.filter(key => all.includes(key)).length >= 2,
        );
        // Who joins a class that was kept beside a session asks nobody again.
        const mates = keys.map(one => attendeesWith(machine, one));
        const isKept = decided.some(
          ({ key }) =>
            mates.filter(all => all.some(one => key.includes(one))).length >= Math.min(2, 4 - keys.length) ||
            (key.startsWith('seat/') && keys.some(one => key.includes(one))),
        );
        return !isTold && !isKept;
      })
      .map(pair => `device ${machine.number} tells nobody that ${pair} overlap`);
  });
  return [
    ...untold,
    ...differing(
      'attention',
      told.map(({ machine, items }) => [
        machine.number,
        lines(
          // What is held back is told only where it came.
          items.flatMap(item => {
            if (item.is === 'held' || item.is === 'more') return [];
            if (item.is === 'late') return [`${item.is} ${item.late.key}`];
            if (item.is === 'ordered') return [`${item.is} ${item.order.key}`];
            if (item.is === 'offered') return [`${item.is} ${item.code.standing.code.key} ${item.to.key}`];
            const about = item.is === 'overlap' || item.is === 'overspent' ? item.loser : item.entry;
            return [`${item.is} ${about.session.key}`];
          }),
        ),
      ]),
    ),
  ];
};

/** Judged as it was written (`confirmedOver`): what stood in its log then may have left it since. */
const nothingConfirmedOver: Rule = ({ world }) => world.records.over;

/** Judged as it was written (`decidedAgain`): by another list of devices it may stand elsewhere in the log since. */
const nothingDecidedAgain: Rule = ({ world }) => world.records.again;

const ownRowsOnly: Rule = ({ world, clients }) => {
  const links = new Map(
    clients.flatMap(({ shelf }) =>
      [...shelf.outbox.values()].flatMap(({ request, token, id }) =>
        request.kind === 'book' ? [[token, id] as const] : [],
      ),
    ),
  );
  return clients.flatMap(client => {
    const own = client.asked;
    const rows = client.shelf.rows.get(world.root.key) ?? [];
    // Also one whose link it holds: the answer about it may be too old to be told by the time when the session is, or be
    // one that a device gave after it was removed, of what counts.
    const opened = new Set<string>([
      ...rows.flatMap(row => (row.row === 'answer' && row.session ? [row.session] : [])),
      ...[...client.shelf.outbox.values()].flatMap(({ request }) => {
        if (request.kind === 'open') return links.get(request.token) ?? [];
        return 'session' in request && request.session ? [request.session] : [];
      }),
    ]);
    return rows.flatMap(row =>
      own.has(row.key) ||
      (row.row === 'session' && opened.has(row.key)) ||
      (row.row === 'code' && row.order !== undefined && own.has(row.order))
        ? []
        : [`client ${client.number} was told of ${row.row} ${row.key}, which is not its own`],
    );
  });
};

/** What anyone on the wire could read: nothing of sessions, of requests, or of what people typed. */
const wireIsPrivate: Rule = ({ world }) => {
  const requests: readonly string[] = [...world.records.requests.keys()];
  const seen = new Set<string>();
  return [...world.relays.values()].flatMap(relay =>
    relay.wire().flatMap(letter => {
      if (seen.has(letter.id)) return [];
      seen.add(letter.id);
      const text = `${letter.content} ${letter.tags.flat().join(' ')}`;
      const isOpen =
        text.includes(PRIVATE) ||
        (!letter.content.startsWith('sealed ') && requests.some(key => text.includes(key)));
      return isOpen
        ? [`anyone can read the letter ${letter.kind} ${letter.tags[0]?.join(' ')}: ${text.slice(0, 200)}`]
        : [];
    }),
  );
};

/** One request makes each of its changes once on each device that decides it; what a person takes in was decided before. */
const onceOnly: Rule = scene => {
  const seen = new Map<string, number>();
  const list = scene.list();
  const heldBack = everWritten(scene).filter(change => standingOf(list, change) !== 'member');
  const isTakenIn = ({ device, of, key, by, set }: Change): boolean =>
    heldBack.some(
      one =>
        one.device !== device &&
        one.of === of &&
        one.key === key &&
        one.by === by &&
        Object.entries(set).every(([field, value]) => canonical(one.set[field] ?? null) === canonical(value)),
    );
  for (const change of scene.world.records.acknowledged) {
    const { device, of, key, by, set, why = key } = change;
    if (!/^[0-9a-f]{64}$/.test(by) || isTakenIn(change)) continue;
    // What is asked about a session that stands is written with the request behind it.
    const what = of === 'session' ? ('when' in set || why !== key ? 'made' : '') : of;
    // Of a code its first change says what was sold; later ones go with the sessions that it pays for.
    if (what === '' || of === 'client' || (of === 'code' && !('text' in set))) continue;
    const name = `${device} ${what} ${why}`;
    seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  return [...seen].flatMap(([name, count]) => (count > 1 ? [`done ${count} times: ${name}`] : []));
};

/**
 * Sessions that a removed device made, and others did something about before they heard of that: only what they did
 * counts. What such a session is, and whose, nothing says, and it is nobody's before a person takes in what waits.
 */
const unsaidIn = (scene: Scene): ReadonlySet<string> => {
  const list = scene.list();
  const sessions = present(scene)[0]?.disk.store.records.get('session');
  const heldBack = everWritten(scene).flatMap(change =>
    change.of === 'session' && 'service' in change.set && standingOf(list, change) !== 'member'
      ? [change.key]
      : [],
  );
  const isUnsaid = (key: string): boolean => {
    const record = sessions?.get(key);
    return record !== undefined && record.fields['service'] === undefined;
  };
  return new Set(heldBack.filter(isUnsaid));
};

/**
 * What was shown on the word of none but a removed device, given after its last change, or of one that might answer no
 * more, is not the business's word: a wallet that has not heard of it believes it, and is told by the others what stands.
 * Of what is erased nobody tells anything any more; what nothing says of is asked for anew, and may be refused. A wallet
 * keeps one row of a session: with one that was made from what a device wrote after its word had ended it lets go of all
 * that it was told before, and may be told less again, until devices have met.
 */
const confirmedStays: Rule = scene => {
  const list = scene.list();
  const grants = new Map(
    everWritten(scene).flatMap(change => {
      const { state, answer } = change.set as { state?: { is: string }; answer?: { is: string } };
      const isGrant = state?.is === 'confirmed' || answer?.is === 'confirmed';
      return isGrant ? [[change.id, standingOf(list, change)] as const] : [];
    }),
  );
  const isPromise = ({ is, by }: Shown): boolean => {
    const behind = by.flatMap(id => grants.get(id) ?? []);
    return is === 'confirmed' && (behind.length === 0 || behind.some(standing => standing === 'member'));
  };
  const { ends, quiet } = endsOf(list);
  const isLetGo = ({ by: [id, ...behind] }: Shown): boolean =>
    id !== undefined && isPastEnd({ id, behind }, [...ends, ...quiet]);
  const erased = erasedNames(countedOf(scene));
  const unsaid = unsaidIn(scene);
  return [...scene.world.records.shown].flatMap(([key, shown]) => {
    if (unsaid.has(key) || erased.has(nameOf({ of: 'request', key }))) return [];
    let isPromised = false;
    const isBroken = shown.some(one => {
      if (isPromised && one.is === 'refused') return true;
      isPromised = (isPromised || isPromise(one)) && !isLetGo(one);
      return false;
    });
    return isBroken ? [`${key} was shown as ${shown.map(({ is }) => is).join(', ')}`] : [];
  });
};

const removedReadsNothing: Rule = scene =>
  scene.machines.flatMap(machine => {
    if (scene.isPresent(machine.id)) return [];
    const held = new Set(changesOf(machine).map(({ sig }) => sig));
    return (scene.world.records.after.get(machine.id) ?? [])
      .filter(({ sig }) => held.has(sig))
      .map(
        change => `device ${machine.number}, which was removed, read ${placeOf(change)} ${nameOf(change)}`,
      );
  });

/** What was erased before its client read the answer is told to nobody any more: views of it are emptied. */
const everyoneIsAnswered: Rule = scene => {
  const { world, clients } = scene;
  const erased = erasedNames(countedOf(scene));
  return clients.flatMap(client => {
    const rows = client.shelf.rows.get(world.root.key) ?? [];
    const now = world.time.now();
    return [...client.shelf.outbox.values()]
      .filter(entry => !isSettled(rows, entry, now) && !erased.has(nameOf({ of: 'request', key: entry.id })))
      .map(({ id, request }) => `client ${client.number} has no answer to ${request.kind} ${id}`);
  });
};

/** What a client is shown of a session to come is what became of it. */
const toldWhatStands: Rule = scene => {
  const { world, clients } = scene;
  const [machine] = present(scene);
  if (!machine) return [];
  const sessions: ReadonlyMap<string, Folded> | undefined = machine.disk.store.records.get('session');
  const unsaid = unsaidIn(scene);
  const told = (client: ClientBrowser) => {
    const rows = client.shelf.rows.get(world.root.key) ?? [];
    return [...client.shelf.outbox.values()].flatMap(({ id, request }) => {
      const record = sessions?.get(id);
      const session = record && sessionFrom(record);
      if (request.kind !== 'book' || !session || session.when.end < world.time.now()) return [];
      if (unsaid.has(id)) return [];
      // What a removed device erased after its last change is nowhere where all had obeyed: nobody knows who asked.
      if (!machine.disk.store.records.get('request')?.has(id)) return [];
      const { session: shown } = rowsOf(rows, id);
      const isSame = shown?.state.is === session.state.is && shown.start === session.when.start;
      return isSame
        ? []
        : [
            `client ${client.number} is shown ${id} as ${shown?.state.is} at ${shown?.start}, it is ${session.state.is} at ${session.when.start}`,
          ];
    });
  };
  return clients.flatMap(told);
};

const allInStep: Rule = async scene => {
  const machines = present(scene);
  const told = await Promise.all(
    machines.map(async machine => {
      const tab = awake(machine.tabs());
      const sync = tab && (await first(tab.desk.devices.sync));
      const isTrue =
        machines.length === 1 ? sync?.is === 'alone' : sync?.is === 'synced' && sync.devices === sync.of;
      return isTrue ? [] : [`device ${machine.number} says ${JSON.stringify(sync)}`];
    }),
  );
  return told.flat();
};

export const RULES = {
  'all devices come to the same ledger': sameLedger,
  'the store is what a rebuild makes of the log': storeIsRebuild,
  'no acknowledged command is lost': nothingLost,
  'overlapping sessions are told to a person, the same everywhere': overlapsAreTold,
  'a device confirms nothing over what it knows': nothingConfirmedOver,
  'what was answered is not decided again': nothingDecidedAgain,
  'a wallet sees only its own': ownRowsOnly,
  'nothing private can be read on the wire': wireIsPrivate,
  'a letter sent twice changes nothing twice': onceOnly,
  'what was confirmed is not refused later': confirmedStays,
  'what was erased stays erased': erasedStays,
  'nothing is left of whom was erased': nothingLeftBehind,
  'a removed device reads nothing new': removedReadsNothing,
  'every request is answered': everyoneIsAnswered,
  'a client is told what stands': toldWhatStands,
  'every device says that it is in step': allInStep,
  ...CODE_RULES,
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;
