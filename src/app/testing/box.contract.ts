import type { ChangeId } from '../../core/hlc';
import type { Key } from '../../core/id';
import type { Row } from '../../core/views';
import type { Box, KnownBusiness, OutboxEntry } from '../ports';
import { type Case, same, yes } from './cases.contract';

/** Two tabs of one empty box. */
export type BoxUnderTest = { readonly tabs: readonly [Box, Box]; readonly close: () => Promise<void> };

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)] as const;
const key = (n: number) => String(n).padStart(26, '0') as Key;
const id = (n: number) => `${n}`.padStart(14, '0').padEnd(30, '0') as ChangeId;

const business = (root: string, name = 'Rita'): KnownBusiness => ({
  root,
  relays: ['wss://relay.example'],
  name,
  certificate: null,
  catalog: null,
  logo: null,
  busy: [],
  hidden: [],
  visited: 1,
});

const entry = (n: number, root: string): OutboxEntry => ({
  id: key(n),
  root,
  request: { v: 1, kind: 'withdraw', business: root, nonce: 'A'.repeat(22), request: key(n) },
  made: n,
  shown: { service: 'Corte', staff: 'Rita', end: 2 },
});

const answer = (n: number, at: number, is: 'waiting' | 'confirmed' = 'waiting'): Row => ({
  row: 'answer',
  key: key(n),
  id: id(at),
  is,
  nearest: [],
});

const byKey = (rows: readonly Row[]) => [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));

/** What every box promises. */
export const boxContract = (make: () => Promise<BoxUnderTest>): readonly Case[] => {
  const story = (name: string, tell: (one: Box, other: Box) => Promise<void>): Case => ({
    name,
    run: async () => {
      const { tabs, close } = await make();
      try {
        await tell(...tabs);
      } finally {
        await close();
      }
    },
  });
  return [
    story('is empty at first', async one => {
      same(await one.businesses(), []);
      same(await one.business(A), null);
      same(await one.outbox(), []);
      same(await one.rows(A), []);
      same(await one.details(), null);
    }),
    story('keeps businesses, each in its last form', async (one, other) => {
      yes((await one.saveBusiness(business(A, 'Ana'))).ok, 'saved');
      await one.saveBusiness(business(B));
      await other.saveBusiness(business(A));
      same(await one.business(A), business(A));
      same((await other.businesses()).map(({ root }) => root).sort(), [A, B]);
    }),
    story(
      'leaves what a business sells as it was kept, where a visit does not name it',
      async (one, other) => {
        const products = { id: '1', pubkey: B, created_at: 1, kind: 1, tags: [], content: '', sig: '' };
        await one.saveBusiness({ ...business(A), products });
        await other.saveBusiness(business(A, 'Ana'));
        same(await one.business(A), { ...business(A, 'Ana'), products });
        await one.forget(A);
        await one.saveBusiness(business(A));
        same(await other.business(A), business(A));
      },
    ),
    story('keeps requests', async (one, other) => {
      yes((await one.saveRequest(entry(1, A))).ok, 'saved');
      same(await other.outbox(), [entry(1, A)]);
    }),
    story('merges rows, whoever brings them, business by business', async (one, other) => {
      await Promise.all([
        one.mergeRows(A, [answer(1, 1), answer(2, 5)]),
        other.mergeRows(A, [answer(1, 3, 'confirmed'), answer(2, 4)]),
        one.mergeRows(B, [answer(9, 9)]),
      ]);
      same(byKey(await one.rows(A)), [answer(1, 3, 'confirmed'), answer(2, 5)]);
      same(await one.rows(B), [answer(9, 9)]);
      await one.mergeRows(A, []);
      same((await other.rows(A)).length, 2);
    }),
    story('lets go of what a removed device told of its later changes', async (one, other) => {
      const idAt = (at: number) => `${at}`.padStart(14, '0').padEnd(30, 'r') as ChangeId;
      const by = (n: number, at: number): Row => ({ ...answer(n, at), id: idAt(at) });
      await one.mergeRows(A, [by(1, 3), by(2, 5)]);
      await one.mergeRows(A, [], [idAt(4)]);
      same(await other.rows(A), [by(1, 3)]);
      await one.mergeRows(A, [by(2, 6), by(3, 4), answer(4, 9)], [idAt(4)]);
      same(byKey(await other.rows(A)), [by(1, 3), by(3, 4), answer(4, 9)]);
    }),
    story('drops requests, and no others', async (one, other) => {
      await one.saveRequest(entry(1, A));
      await one.saveRequest(entry(2, A));
      await one.dropRequests([key(1), key(3)]);
      same(
        (await other.outbox()).map(({ id: of }) => of),
        [key(2)],
      );
    }),
    story('keeps details', async (one, other) => {
      yes((await one.saveDetails({ first: 'Ana' })).ok, 'saved');
      same(await other.details(), { first: 'Ana' });
    }),
    story('forgets one business and nothing of another', async one => {
      for (const root of [A, B]) {
        await one.saveBusiness(business(root));
        await one.mergeRows(root, [answer(1, 1)]);
      }
      await one.saveRequest(entry(1, A));
      await one.saveRequest(entry(2, B));
      await one.saveDetails({ first: 'Ana' });
      await one.forget(A);
      same(await one.business(A), null);
      same(await one.rows(A), []);
      same(await one.outbox(), [entry(2, B)]);
      same(await one.rows(B), [answer(1, 1)]);
      same(await one.details(), { first: 'Ana' });
      await one.forget(null);
      same(
        [await one.businesses(), await one.outbox(), await one.rows(B), await one.details()],
        [[], [], [], null],
      );
    }),
    story('tells every tab of a write, until it is told to stop', async (one, other) => {
      const heard = new Promise<void>(resolve => other.onChanged(resolve));
      let own = 0;
      const stop = one.onChanged(() => {
        own += 1;
      });
      await one.saveDetails({ first: 'Ana' });
      await heard;
      same(own, 1);
      stop();
      stop();
      await one.saveDetails({ first: 'Eva' });
      same(own, 1);
    }),
  ];
};
