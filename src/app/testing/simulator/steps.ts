import type { Key } from '../../../core/id';
import { DAY, HOUR, MINUTE, SECOND } from '../../../core/time';
import { first } from '../../live';
import { NOTHING_SHOWN } from '../../wallet/requesting';
import type { ClientBrowser } from './client';
import { hostile } from './hostile';
import type { Lot } from './lot';
import type { Machine, Tab } from './machine';
import { awake, type Scene, type Step } from './scene';
import { PRIVATE, SERVICES, SHOP, someTime } from './shop';
import { createLife } from './time';

const someMachine = ({ machines }: Scene, lot: Lot): { machine: Machine; tab: Tab } | null => {
  const machine = lot.any(machines.filter(one => one.isAwake() && awake(one.tabs())));
  const tab = machine && lot.any(machine.tabs().filter(({ life }) => !life.sleeps()));
  return machine && tab ? { machine, tab } : null;
};

export const keysOf = ({ disk }: Machine, of: string): readonly Key[] =>
  [...(disk.store.records.get(of)?.keys() ?? [])] as Key[];

/** Presses something on some device about some session. */
export const onSession =
  (what: string, press: (tab: Tab, key: Key, lot: Lot, scene: Scene) => Promise<unknown>): Step =>
  (scene, lot) => {
    const at = someMachine(scene, lot);
    const key = at && lot.any(keysOf(at.machine, 'session'));
    if (!at || !key) return null;
    scene.world.trace(`device ${at.machine.number}: ${what} ${key.slice(0, 6)}`);
    return press(at.tab, key, lot, scene);
  };

export const onDevice =
  (what: string, press: (tab: Tab, machine: Machine, lot: Lot, scene: Scene) => Promise<unknown>): Step =>
  (scene, lot) => {
    const at = someMachine(scene, lot);
    if (!at) return null;
    scene.world.trace(`device ${at.machine.number}: ${what}`);
    return press(at.tab, at.machine, lot, scene);
  };

export const onClient =
  (press: (client: ClientBrowser, lot: Lot, scene: Scene) => Promise<unknown> | null): Step =>
  (scene, lot) => {
    const client = lot.any(scene.clients);
    return client && press(client, lot, scene);
  };

export const personOf = ({ number }: ClientBrowser) => ({
  first: `${PRIVATE}${number}`,
  last: '',
  email: `${PRIVATE}${number}@example.org`,
  phone: '',
});

const book = onClient((client, lot, { world }) => {
  const wallet = client.wallet();
  if (!wallet) return null;
  const start = someTime(lot, world.time.now());
  const service = lot.pick(SERVICES);
  const staff = lot.falls(0.3) ? null : lot.pick(SHOP.staff);
  world.trace(`client ${client.number}: books ${service.slice(-2)} at ${(start / HOUR) % 24} h`);
  client.visit();
  const root = world.root.key;
  const asking = async () => {
    await world.time.pause(500, createLife());
    const made = await wallet.book({
      root,
      service,
      staff,
      start,
      details: personOf(client),
      answers: {},
      locale: 'en',
      zone: 'UTC',
      saw: { catalog: null, busy: null },
      anyway: lot.falls(0.7),
      code: null,
      shown: NOTHING_SHOWN,
    });
    if (made.ok) world.records.requests.set(made.value, { wallet: client.own.key, kind: 'book', start });
  };
  return asking();
});

const ownRequests = ({ records }: Scene['world'], client: ClientBrowser): readonly Key[] =>
  [...records.requests].flatMap(([key, { wallet }]) => (wallet === client.own.key ? [key] : []));

/** Asks for another time of a session, or to cancel it: one booked here, or one whose link was handed on. */
const change = onClient((client, lot, { world, clients }) => {
  const wallet = client.wallet();
  const from = lot.falls(0.7) ? client : lot.any(clients);
  const booked = [...(from?.shelf.outbox.values() ?? [])].filter(({ request }) => request.kind === 'book');
  const entry = lot.any(booked);
  if (!wallet || !entry) return null;
  const root = world.root.key;
  const which = { root, session: entry.id, token: from === client ? null : (entry.token ?? null) };
  const kind = lot.falls(0.7) ? 'move' : 'cancel';
  const start = someTime(lot, world.time.now());
  const staff = lot.falls(0.3) ? null : lot.pick(SHOP.staff);
  world.trace(`client ${client.number}: asks to ${kind} ${entry.id.slice(0, 6)}`);
  client.visit();
  const asking = async () => {
    const shown = { service: '', staff: '', end: start + HOUR };
    const made =
      kind === 'move' ? await wallet.move({ ...which, staff, start, shown }) : await wallet.cancel(which);
    if (made.ok) world.records.requests.set(made.value, { wallet: client.own.key, kind, start });
  };
  return asking();
});

const withdraw = onClient((client, lot, { world }) => {
  const key = lot.any(ownRequests(world, client));
  const wallet = client.wallet();
  if (!key || !wallet) return null;
  world.trace(`client ${client.number}: withdraws ${key.slice(0, 6)}`);
  return wallet.withdraw(world.root.key, key);
});

/** A session's link goes from hand to hand. */
const openLink = onClient((client, lot, { world, clients }) => {
  const wallet = client.wallet();
  const from = lot.any(clients);
  const entry = from && lot.any([...from.shelf.outbox.values()].filter(({ token }) => token !== undefined));
  if (!wallet || !from || !entry?.token) return null;
  world.trace(`client ${client.number}: opens the link of ${entry.id.slice(0, 6)}`);
  client.visit();
  return wallet.open(world.root.key, entry.token);
});

const byHand = onClient((client, lot, scene) => {
  const { world } = scene;
  const key = lot.any(ownRequests(world, client));
  const wallet = client.wallet();
  const at = someMachine(scene, lot);
  if (!key || !wallet || !at) return null;
  world.trace(`client ${client.number}: sends ${key.slice(0, 6)} by hand to device ${at.machine.number}`);
  const carry = async () => {
    const link = await wallet.byHand(world.root.key, key);
    if (!link.ok) return;
    const done = await at.tab.desk.byHand.deliver(link.value);
    if (done.ok) await wallet.receive(done.value.reply);
  };
  return carry();
});

const add = onDevice('enters a session', (tab, machine, lot, { world, clients }) => {
  const start = someTime(lot, world.time.now());
  const key = lot.any(keysOf(machine, 'client'));
  const person = lot.any(clients.map(personOf));
  return tab.desk.sessions.add({
    service: lot.pick(SERVICES),
    staff: lot.pick(SHOP.staff),
    start,
    client: key && lot.falls(0.5) ? { key } : person && lot.falls(0.7) ? { person } : null,
    note: lot.falls(0.4) ? `${PRIVATE} note` : '',
  });
});

const block = onDevice('blocks time', (tab, _machine, lot, { world }) => {
  const start = someTime(lot, world.time.now());
  return tab.desk.sessions.block({ staff: lot.pick(SHOP.staff), start, end: start + HOUR, title: PRIVATE });
});

const move = onSession('moves', (tab, key, lot, { world }) =>
  tab.desk.sessions.edit(key, { start: someTime(lot, world.time.now()), staff: lot.pick(SHOP.staff) }),
);
const confirm = onSession('confirms', (tab, key) => tab.desk.sessions.confirm(key));
const refuse = onSession('refuses', (tab, key) => tab.desk.sessions.refuse(key, `${PRIVATE} no`));
const cancel = onSession('cancels', (tab, key) => tab.desk.sessions.cancel(key, `${PRIVATE} sorry`));
const restore = onSession('brings back', (tab, key) => tab.desk.sessions.restore(key));
const noShow = onSession('marks as missed', (tab, key) => tab.desk.sessions.noShow(key));
const note = onSession('writes a note on', (tab, key, lot) =>
  tab.desk.sessions.note(key, `${PRIVATE} ${lot.below(100)}`),
);

const undo = onSession('undoes something of', async (tab, key, lot) => {
  const entry = lot.any(await tab.desk.history('session', key));
  // The first one made the session: without it there is nothing.
  if (entry?.holds && entry.fields.every(({ before }) => before !== null)) await tab.desk.undo(entry);
});

const saveClient = onDevice('edits a client', (tab, machine, lot) => {
  const key = lot.any(keysOf(machine, 'client'));
  return tab.desk.clients.save(key, { first: `${PRIVATE} ${lot.below(100)}`, note: `${PRIVATE} n` });
});

const forget: Step = (scene, lot) => {
  const at = someMachine(scene, lot);
  const key = at && lot.any(keysOf(at.machine, 'client'));
  if (!at || !key) return null;
  scene.world.trace(`device ${at.machine.number}: erases client ${key.slice(0, 6)}`);
  return at.tab.desk.clients.forget(key);
};

const decideAttention = onDevice('decides what waits', async (tab, _machine, lot) => {
  const item = lot.any(await first(tab.desk.attention));
  if (item?.is === 'overlap') {
    const { loser, others, full } = item;
    if (lot.falls(0.5))
      return tab.desk.sessions.keepBoth(
        loser.session.key,
        others.map(({ session }) => session.key),
        full,
      );
    return tab.desk.sessions.cancel(loser.session.key, `${PRIVATE} full`);
  }
  if (item?.is === 'torn')
    return tab.desk.sessions.settle(item.entry.session.key, item.torn, lot.falls(0.5) ? 'leave' : 'restore');
  if (item?.is === 'wanted')
    return lot.falls(0.6) ? tab.desk.sessions.allow(item.request) : tab.desk.sessions.deny(item.request);
  return item?.is === 'asked' ? tab.desk.sessions.confirm(item.entry.session.key) : null;
});

const decideHeld = onDevice('decides what is held back', async (tab, _machine, lot) => {
  const held = await first(tab.ports.log.held);
  const some = held.filter(() => lot.falls(0.7));
  return lot.falls(0.5) ? tab.ports.log.takeIn(some) : tab.ports.log.drop(some);
});

const settings = onDevice('changes settings', (tab, _machine, lot) => {
  if (lot.falls(0.5)) return tab.desk.settings.business({ name: `Salon ${lot.below(9)}` });
  return tab.desk.settings.service(lot.pick(SERVICES), { name: `Service ${lot.below(9)}` });
});

export const owner = ({ machines }: Scene, lot: Lot): { machine: Machine; tab: Tab } | null => {
  const machine = lot.any(
    machines.filter(({ disk, isAwake, tabs }) => disk.keys.root && isAwake() && awake(tabs())),
  );
  const tab = machine && awake(machine.tabs());
  return machine && tab ? { machine, tab } : null;
};

const remove: Step = (scene, lot) => {
  const at = owner(scene, lot);
  const gone =
    at &&
    lot.any(scene.machines.filter(one => one.number > 0 && one !== at.machine && scene.isPresent(one.id)));
  if (!at || !gone) return null;
  scene.world.trace(`device ${at.machine.number}: removes device ${gone.number}`);
  return at.tab.desk.devices.remove(gone.id);
};

const allow: Step = (scene, lot) => {
  const at = owner(scene, lot);
  const other = at && lot.any(scene.machines.filter(({ id, number }) => number > 0 && scene.isPresent(id)));
  if (!at || !other) return null;
  const rights = lot.falls(0.5) ? { settings: lot.falls(0.5) } : { answers: lot.falls(0.6) };
  scene.world.trace(`device ${at.machine.number}: allows device ${other.number} ${JSON.stringify(rights)}`);
  return at.tab.desk.devices.allow(other.id, rights);
};

const done = Promise.resolve();

const onPower =
  (press: (machine: Machine, lot: Lot, scene: Scene) => string | null): Step =>
  (scene, lot) => {
    const machine = lot.any(scene.machines);
    const what = machine && press(machine, lot, scene);
    if (!machine || what === null) return null;
    scene.world.trace(`device ${machine.number} ${what}`);
    scene.direct.look();
    return done;
  };

const online = onPower(machine => {
  machine.setOnline(!machine.isOnline());
  return machine.isOnline() ? 'is online again' : 'is cut off';
});

const sleep = onPower(machine => {
  if (!machine.isOn()) return null;
  machine.sleep(machine.isAwake());
  return machine.isAwake() ? 'wakes' : 'falls asleep';
});

const start = onPower(machine => {
  if (machine.isOn()) return null;
  void machine.start();
  return 'starts again';
});

const crashSoon = onPower((machine, lot) => {
  if (!machine.isAwake()) return null;
  machine.disk.crashIn = lot.between(1, 6);
  return `will lose power in its write ${machine.disk.crashIn} from now`;
});

const openTab = onPower(machine => {
  if (!machine.isAwake() || machine.tabs().length > 2) return null;
  void machine.openTab();
  return 'opens another tab';
});

const closeTab = onPower((machine, lot) => {
  const tab = lot.any(machine.tabs());
  if (!machine.isAwake() || !tab || machine.tabs().length < 2) return null;
  machine.closeTab(tab);
  return `closes a tab${tab.keeping ? ', the one that keeps' : ''}`;
});

const freeze = onPower((machine, lot) => {
  const tab = lot.any(machine.tabs());
  if (!machine.isAwake() || !tab) return null;
  if (tab.life.sleeps()) {
    tab.life.setAsleep(false);
    return 'has a frozen tab go on';
  }
  if (machine.tabs().length < 2) return null;
  tab.life.setAsleep(true);
  if (tab.keeping) machine.elect();
  return `has a tab frozen${tab.keeping ? ', the one that keeps' : ''}`;
});

const clock = onPower((machine, lot) => {
  const ahead = lot.pick([0, 20 * SECOND, -40 * SECOND, 20 * MINUTE, -3 * HOUR, 5 * HOUR, 3 * DAY]);
  machine.setClock(ahead);
  return `has its clock ${ahead / MINUTE} min ahead`;
});

const split: Step = ({ world, machines, direct }, lot) => {
  const side = new Set(machines.filter(() => lot.falls(0.5)));
  world.trace('devices cannot all reach each other');
  direct.setParted((a, b) => side.has(a) !== side.has(b));
  direct.look();
  return done;
};

const heal: Step = ({ world, direct, machines, clients }) => {
  world.trace('every line works again');
  direct.setParted(() => false);
  for (const machine of machines) machine.setOnline(true);
  for (const client of clients) client.setOnline(true);
  Object.assign(world.weather, { slows: 0.02, breaks: 0, repeats: 0, mutes: 0 });
  for (const relay of world.relays.values()) relay.setFaults({ forgets: () => false });
  direct.look();
  return done;
};

const storm: Step = ({ world }, lot) => {
  world.trace('the network turns bad');
  Object.assign(world.weather, {
    slow: lot.pick([500, 5_000, 40_000]),
    slows: 0.2,
    breaks: 0.06,
    repeats: 0.2,
    mutes: 0.1,
  });
  return done;
};

const relayLoses: Step = ({ world }, lot) => {
  const url = lot.any(world.urls);
  const relay = url && world.relays.get(url);
  if (!relay) return null;
  const share = lot.pick([0.3, 1]);
  world.trace(`relay ${url} loses ${share === 1 ? 'everything' : 'some letters'}`);
  const which = lot.of('which');
  relay.lose(() => which.falls(share));
  return done;
};

const relayForgets: Step = ({ world }, lot) => {
  const url = lot.any(world.urls);
  const relay = url && world.relays.get(url);
  if (!relay) return null;
  world.trace(`relay ${url} takes letters and forgets some`);
  const which = lot.of('forgets');
  relay.setFaults({ forgets: () => which.falls(0.4) });
  return done;
};

const relayDown: Step = ({ world, machines, clients }, lot) => {
  const url = lot.any(world.urls);
  if (!url) return null;
  const down = lot.falls(0.5);
  world.trace(`relay ${url} is ${down ? 'down' : 'up'}`);
  for (const { ways } of [...machines, ...clients]) ways.get(url)?.block('down', down);
  return done;
};

const clientPower = onClient((client, lot, { world }) => {
  if (client.isOpen() && lot.falls(0.4)) {
    client.crashIn(lot.between(1, 4));
    return done;
  }
  world.trace(`client ${client.number} ${client.isOpen() ? 'closes' : 'opens'} the page`);
  if (client.isOpen()) client.close();
  else void client.open();
  return done;
});

const clientNet = onClient((client, lot, { world }) => {
  const is = lot.falls(0.5);
  world.trace(`client ${client.number} is ${is ? 'online' : 'offline'}`);
  client.setOnline(is);
  return done;
});

/** What clients ask about what stands: drawn by itself, beside the others. */
export const CHANGE = change;

/** Also drawn by itself: that a client was told of a session. Of whom it knows as erased a device tells nobody. */
export const TELL = onDevice('tells a client of a session', async (tab, { disk }, lot) => {
  const { records } = disk.store;
  const clients = records.get('client');
  const held = [...(records.get('session')?.values() ?? [])];
  const session = lot.any(held.filter(({ fields }) => clients?.has(String(fields['client']))));
  return session && tell(tab, session.key as Key);
});

export const tell = ({ desk }: Tab, session: Key) =>
  desk.messages.mark(session, { is: 'sent', kind: 'confirmation', means: 'email', told: null });

/** Each as often as its weight says. */
export const STEPS: readonly (readonly [number, Step])[] = [
  [16, book],
  [3, withdraw],
  [3, openLink],
  [2, byHand],
  [6, add],
  [2, block],
  [6, move],
  [6, confirm],
  [4, refuse],
  [5, cancel],
  [3, restore],
  [2, noShow],
  [2, note],
  [3, undo],
  [3, saveClient],
  [2, forget],
  [4, decideAttention],
  [2, decideHeld],
  [3, settings],
  [2, (scene, _lot) => scene.join()],
  [2, remove],
  [3, allow],
  [5, online],
  [6, sleep],
  [7, start],
  [4, crashSoon],
  [2, openTab],
  [1, closeTab],
  [3, freeze],
  [2, clock],
  [3, split],
  [4, heal],
  [2, storm],
  [1, relayLoses],
  [1, relayForgets],
  [2, relayDown],
  [5, clientPower],
  [2, clientNet],
  [5, hostile],
];
