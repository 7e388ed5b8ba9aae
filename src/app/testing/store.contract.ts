import type { Draft, Folded, Kind } from '../../core/ledger';
import type { Log, Store, Where } from '../ports';
import { type Case, same, yes } from './cases.contract';

/** A log, empty, and the store that follows it. */
export type StoreUnderTest = {
  readonly log: Log;
  readonly store: Store;
  readonly close: () => Promise<void>;
};

const session = (key: string, start: number, more: Draft['set'] = {}): Draft => ({
  of: 'session',
  key,
  by: 'owner',
  set: {
    when: { staff: 's', start, end: start + 1, before: 0, after: 0 },
    state: { is: 'confirmed' },
    ...more,
  },
});

const client = (key: string, set: Draft['set']): Draft => ({ of: 'client', key, by: 'owner', set });

const keys = (records: readonly Folded[]) => records.map(({ key }) => key);

/** What every store promises. */
export const storeContract = (make: () => Promise<StoreUnderTest>): readonly Case[] => {
  const story = (name: string, tell: (under: StoreUnderTest) => Promise<void>): Case => ({
    name,
    run: async () => {
      const under = await make();
      try {
        await tell(under);
      } finally {
        await under.close();
      }
    },
  });

  const write = async ({ log, store }: StoreUnderTest, drafts: readonly Draft[]) => {
    const result = await log.append(drafts);
    if (!result.ok) throw new Error(`not written: ${result.error.is}`);
    await store.caughtUp(await log.end());
  };

  const asked = async ({ store }: StoreUnderTest, where: Where) => keys(await store.find(where));

  return [
    story('an empty store has nothing', async ({ store }) => {
      await store.caughtUp(0);
      same(await store.get('client', 'x'), null);
      same(await store.find({ of: 'session', by: 'start', from: 0 }), []);
      same(await store.find({ of: 'service' }), []);
    }),

    story('a record is the fold of its changes, with the ids behind its fields', async under => {
      await write(under, [client('x', { first: 'Ana', '|odd.name': [1, { a: null }], __x: 'kept' })]);
      await write(under, [client('x', { first: 'Eva' }), client('y', { first: 'Rui' })]);
      const record = await under.store.get('client', 'x');
      same(record?.fields, { first: 'Eva', '|odd.name': [1, { a: null }], __x: 'kept' });
      const [, second] = (await under.log.history('client', 'x')).map(({ id }) => id);
      same(record?.ids['first'], second);
      same(keys(await under.store.many('client', ['y', 'none', 'x', 'x'])).sort(), ['x', 'y']);
    }),

    story('sessions are asked for by start, both ends included', async under => {
      await write(
        under,
        [5, 1, 3, 2, 4].map(n => session(`s${n}`, n * 100)),
      );
      const by = { of: 'session' as Kind, by: 'start' as const };
      same(await asked(under, { ...by, from: 200, to: 400 }), ['s2', 's3', 's4']);
      same(await asked(under, { ...by, from: 400 }), ['s4', 's5']);
      same(await asked(under, { ...by, to: 100 }), ['s1']);
      same(await asked(under, { ...by, newestFirst: true, limit: 2 }), ['s5', 's4']);
      same(await asked(under, { ...by, from: 200, limit: 2 }), ['s2', 's3']);
      same(await asked(under, { of: 'session' }), ['s1', 's2', 's3', 's4', 's5']);
    }),

    story('sessions are asked for by any of several values, in order', async under => {
      await write(
        under,
        [5, 1, 3, 2, 4].map(n => session(`s${n}`, n * 100, { client: n % 2 ? 'odd' : `c${n}` })),
      );
      const by = { of: 'session' as Kind, by: 'client' as const };
      same(await asked(under, { ...by, any: ['odd', 'c4', 'none', 'c4'] }), ['s4', 's1', 's3', 's5']);
      same(await asked(under, { ...by, any: ['c4', 'odd'], newestFirst: true, limit: 2 }), ['s5', 's3']);
      same(await asked(under, { of: 'session', by: 'start', any: [100, 300] }), ['s1', 's3']);
      same(await asked(under, { ...by, any: [] }), []);
    }),

    story('an answer is read on after a record of it, which may be gone by then', async under => {
      await write(
        under,
        [5, 1, 3, 2, 4].map(n => session(`s${n}`, n < 4 ? 100 : 200)),
      );
      const by = { of: 'session' as Kind, by: 'start' as const };
      same(await asked(under, { ...by, after: { column: 100, key: 's2' }, limit: 2 }), ['s3', 's4']);
      same(await asked(under, { ...by, after: { column: 100, key: 's2' }, to: 100 }), ['s3']);
      same(await asked(under, { ...by, after: { column: 150, key: '' } }), ['s4', 's5']);
      same(await asked(under, { ...by, after: { column: 200, key: 's4' }, newestFirst: true }), [
        's3',
        's2',
        's1',
      ]);
      same(await asked(under, { of: 'session', after: { column: '', key: 's3' } }), ['s4', 's5']);
    }),

    story('columns are given alone, in the order of the records', async under => {
      await write(under, [
        session('a', 300, { client: 'x' }),
        session('b', 100),
        session('c', 200, { client: 'y' }),
      ]);
      const where: Where = { of: 'session', by: 'start', from: 200, newestFirst: true };
      same(await under.store.columns(where, ['client', 'waiting']), [
        { key: 'a', client: 'x', waiting: 0 },
        { key: 'c', client: 'y', waiting: 0 },
      ]);
      same(await under.store.columns(where, []), [{ key: 'a' }, { key: 'c' }]);
    }),

    story('a moved session is found at its new start only', async under => {
      await write(under, [session('a', 100)]);
      await write(under, [session('a', 900)]);
      same(await asked(under, { of: 'session', by: 'start', from: 50, to: 150 }), []);
      same(await asked(under, { of: 'session', by: 'start', from: 900, to: 900 }), ['a']);
    }),

    story('what waits is found by its limit', async under => {
      await write(under, [
        session('a', 100, { state: { is: 'requested', until: 70 } }),
        session('b', 100, { state: { is: 'requested', until: 60 } }),
        session('c', 100),
      ]);
      same(await asked(under, { of: 'session', by: 'waiting', from: 1 }), ['b', 'a']);
      await write(under, [{ ...session('b', 100), set: { state: { is: 'confirmed' } } }]);
      same(await asked(under, { of: 'session', by: 'waiting', from: 1 }), ['a']);
    }),

    story(
      'clients are asked for by what a search looks into, by email and the end of a phone',
      async under => {
        await write(under, [
          client('a', { first: 'Zoë', email: 'Z@x.org' }),
          client('b', { first: 'Ána', last: 'B', phone: '+55 (11) 9' }),
        ]);
        same(await asked(under, { of: 'client', by: 'search' }), ['b', 'a']);
        same(await asked(under, { of: 'client', by: 'email', from: 'z@x.org', to: 'z@x.org' }), ['a']);
        same(await asked(under, { of: 'client', by: 'phone', from: '5119', to: '5119' }), ['b']);
      },
    ),

    story('kinds that share a home are told apart', async under => {
      const set = { wallet: 'w', session: 's', request: 'r' };
      await write(under, [
        { of: 'request', key: 'r', by: 'desk', set },
        { of: 'answer', key: 'r/d', by: 'desk', set },
        { of: 'service', key: 'r', by: 'owner', set: { name: 'Cut' } },
      ]);
      same(await asked(under, { of: 'request', by: 'wallet', from: 'w', to: 'w' }), ['r']);
      same(await asked(under, { of: 'answer', by: 'session', from: 'r', to: 'r' }), ['r/d']);
      same(await asked(under, { of: 'request', by: 'session', from: 's', to: 's' }), ['r']);
      same((await under.store.get('service', 'r'))?.fields, { name: 'Cut' });
    }),

    story('a live question is told at once, and of each later answer', async under => {
      const told: string[][] = [];
      let wake = () => {};
      const stop = under.store.watch({ of: 'session', by: 'start', from: 100, to: 200 })(records => {
        told.push(keys(records));
        wake();
      });
      const until = async (expected: readonly string[]) => {
        while (told.at(-1)?.join() !== expected.join())
          await new Promise<void>(resolve => {
            wake = resolve;
          });
      };
      await until([]);
      await write(under, [session('a', 100), session('far', 900)]);
      await until(['a']);
      await write(under, [session('b', 200)]);
      await until(['a', 'b']);
      await write(under, [session('a', 900)]);
      await until(['b']);
      stop();
      const heard = told.length;
      await write(under, [session('c', 150)]);
      same(told.length, heard, 'answers after stopping');
    }),

    story('a live question keeps its order and its limit, whatever is written', async under => {
      const by = { of: 'session' as Kind, by: 'start' as const };
      const wheres: readonly Where[] = [
        { of: 'session' },
        { ...by, from: 100, to: 300 },
        { ...by, from: 100, to: 300, newestFirst: true },
        { ...by, newestFirst: true, limit: 2 },
      ];
      const told = new Map<Where, readonly string[]>();
      let wake = () => {};
      const stops = wheres.map(where =>
        under.store.watch(where)(records => {
          told.set(where, keys(records));
          wake();
        }),
      );
      for (const drafts of [
        [session('b', 200), session('a', 200), session('d', 400)],
        [session('c', 100), session('a', 300)],
        [session('e', 300), session('b', 50)],
        [session('d', 150, { state: { is: 'no-show' } })],
      ]) {
        await write(under, drafts);
        for (const where of wheres) {
          const expected = (await asked(under, where)).join();
          while (told.get(where)?.join() !== expected)
            await new Promise<void>(resolve => {
              wake = resolve;
            });
        }
      }
      for (const stop of stops) stop();
    }),

    story('writes of a kind are told of, and of which records', async under => {
      const clients: string[] = [];
      let wake = () => {};
      const heard = new Promise<void>(resolve => {
        wake = resolve;
      });
      await write(under, [client('before', { first: 'A' })]);
      const stop = under.store.onWritten('client', keys => {
        clients.push(...(keys ?? []));
        wake();
      });
      await write(under, [session('a', 1)]);
      await write(under, [client('x', { first: 'Ana' })]);
      await heard;
      same(clients, ['x'], 'told of the client');
      stop();
    }),

    story('an erased record is gone and stays gone', async under => {
      await write(under, [client('x', { first: 'Ana' }), client('y', { first: 'Eva' })]);
      const erased = await under.log.erase('client', 'x', 'owner');
      yes(erased.ok, 'erased');
      await under.store.caughtUp(await under.log.end());
      same(await under.store.get('client', 'x'), null);
      same(await under.store.many('client', ['x']), []);
      same(await asked(under, { of: 'client' }), ['y']);
      same(await asked(under, { of: 'client', by: 'search' }), ['y']);
    }),
  ];
};
