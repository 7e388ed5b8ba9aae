import { nameOf } from '../../../core/erasing';
import type { Key } from '../../../core/id';
import { MINUTE } from '../../../core/time';
import { first } from '../../live';
import { awake, type Step } from './scene';
import { keysOf, owner, tell } from './steps';
import { createLife } from './time';

/** In which devices that reach each other hand on what they wrote. */
const MEETING = 5 * MINUTE;

/**
 * An owner who is offline removes a device, which tells a client something that a third one takes in. When they meet,
 * the owner drops it and erases the client. Drawn by itself, beside the other steps: by chance it hardly ever happens.
 */
export const DROP: Step = (scene, lot) => {
  const { world, machines, direct, isPresent } = scene;
  const at = owner(scene, lot);
  const gone =
    at &&
    lot.any(
      machines.filter(one => one.number > 0 && one !== at.machine && one.isAwake() && isPresent(one.id)),
    );
  const tab = gone && awake(gone.tabs());
  const session = gone && lot.any(keysOf(gone, 'session'));
  const record = session && at.machine.disk.store.records.get('session')?.get(session);
  const client = record?.fields['client'];
  if (!at || !tab || !record || typeof client !== 'string') return null;
  const who = `device ${at.machine.number}`;
  const going = async (): Promise<void> => {
    world.trace(`${who}: is cut off and removes device ${gone.number}, which tells a client of a session`);
    at.machine.setOnline(false);
    direct.look();
    await at.tab.desk.devices.remove(gone.id);
    await tell(tab, session);
    await world.time.pause(MEETING, createLife());
    at.machine.setOnline(true);
    direct.look();
    await world.time.pause(MEETING, createLife());
    const held = await first(at.tab.ports.log.held);
    const late = held.filter(({ change }) => nameOf(change) === nameOf({ of: 'message', key: session }));
    world.trace(
      `${who}: drops ${late.length} changes that are held back, and erases client ${client.slice(0, 6)}`,
    );
    if (late.length > 0) await at.tab.ports.log.drop(late);
    await at.tab.desk.clients.forget(client as Key);
  };
  return going();
};
