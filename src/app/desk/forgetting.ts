import { requestFrom } from '../../core/answers';
import type { Key } from '../../core/id';
import type { Folded } from '../../core/ledger';
import { known } from '../../core/records';
import { err, ok, type Result } from '../../core/result';
import type { Log, LogFailure, Store } from '../ports';
import type { Merging } from './merging';

type Ports = { readonly log: Log; readonly store: Store; readonly merging: Pick<Merging, 'now'> };

/**
 * Erases a client: the entry with its notes, those that are merged with it, what the person typed when booking, and
 * what was sent to them. Sessions stay, pointing to
 * nobody, so that totals do; so do answers, which hold nothing of the person and keep a request that is sent
 * again from being decided anew. The entry goes last: should the app be killed in between, it is still there to
 * be erased again. There is no way back.
 */
export const createForget =
  ({ log, store, merging }: Ports) =>
  async (client: Key): Promise<Result<void, LogFailure>> => {
    await store.caughtUp(await log.end());
    const [main, ...merged] = (await merging.now()).membersOf(client);
    for (const entry of known([...merged, main])) {
      for (const request of await requestsOf(store, entry)) {
        const erased = await log.erase('request', request, 'owner');
        if (!erased.ok) return err(erased.error);
      }
      for (const { key } of await messagesOf(store, entry)) {
        const erased = await log.erase('message', key, 'owner');
        if (!erased.ok) return err(erased.error);
      }
      const erased = await log.erase('client', entry, 'owner');
      if (!erased.ok) return err(erased.error);
    }
    return ok(undefined);
  };

/** What was sent to a client, by session. */
export const messagesOf = async (store: Store, client: Key): Promise<readonly Folded[]> => {
  const sessions = await store.find({ of: 'session', by: 'client', from: client, to: client });
  return store.many(
    'message',
    sessions.map(({ key }) => key),
  );
};

/** Those that made or opened a session of this client. */
export const requestsOf = async (store: Store, client: Key): Promise<readonly Key[]> => {
  const sessions = await store.find({ of: 'session', by: 'client', from: client, to: client });
  const lists = await Promise.all(
    sessions.map(({ key }) => store.find({ of: 'request', by: 'session', from: key, to: key })),
  );
  return known(lists.flat().map(requestFrom)).map(({ key }) => key);
};
