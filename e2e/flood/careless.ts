import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventRepositorySqlite } from '@nostr-relay/event-repository-sqlite';
import { LIMITS, type Limits } from '../../src/host/limits';
import { createRate } from '../../src/host/rate';
import { serve } from '../../src/host/relay/connection';
import { createSubscriptions } from '../../src/host/relay/subscriptions';
import { createSockets } from '../../src/host/sockets';
import { serveOrders } from './helper';

export type CarelessOrder = { readonly limits: Partial<Limits> };
export type CarelessReport = { readonly url: string };

/**
 * A relay that takes everything and checks no signature, as one in a flooder's hands would: with the checks of
 * the app's own host two cores could not carry a thousand letters a second, and the desk would be spared.
 */
export const run = async (): Promise<void> => {
  const repository = new EventRepositorySqlite(':memory:');
  await repository.init();
  const subscriptions = createSubscriptions();
  serveOrders<CarelessOrder, CarelessReport>(async order => {
    const limits = { ...LIMITS, ...order.limits };
    const rate = createRate(limits.eventsPerMinute);
    const sockets = createSockets({
      limits,
      behindProxy: false,
      now: Date.now,
      connect: peer =>
        serve(peer, {
          store: {
            put: async event => {
              await repository.upsert(event);
              subscriptions.tell(event);
              return { taken: true, says: '' };
            },
            find: async filters => (await Promise.all(filters.map(filter => repository.find(filter)))).flat(),
            purge: () => undefined,
            wipe: () => undefined,
            close: () => repository.destroy(),
          },
          subscriptions,
          limits,
          events: rate,
          requests: rate,
          now: Date.now,
        }),
    });
    const server = createServer();
    server.on('upgrade', sockets.upgrade);
    await new Promise<void>(listening => server.listen(0, 'localhost', listening));
    return { url: `ws://localhost:${(server.address() as AddressInfo).port}` };
  });
};
