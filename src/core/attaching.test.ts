import { expect, test } from 'vitest';
import { attachedTo, attaching } from './attaching';
import type { ChangeId } from './hlc';
import type { WalletKey } from './requests';
import { keyOf } from './testing/shop';

const WALLET = 'a'.repeat(64) as WalletKey;
const account = (change: object = {}) => ({
  key: keyOf('ana'),
  email: 'ana@example.org',
  made: '1' as ChangeId,
  wallets: {},
  ...change,
});
const buyer = { email: 'Ana@Example.org', wallet: WALLET, account: null, recipient: null };
const NOBODY = { account: null, offer: null };

test('an email proves nothing: it is offered, and given at once only to who is known by more', () => {
  expect(attachedTo(buyer, [])).toEqual(NOBODY);
  expect(attachedTo(buyer, [account({ email: 'bia@example.org' })])).toEqual(NOBODY);
  expect(attachedTo(buyer, [account()])).toEqual({ account: null, offer: keyOf('ana') });
  const given = { account: keyOf('ana'), offer: null };
  expect(attachedTo({ ...buyer, account: keyOf('ana') }, [])).toEqual(given);
  const out = { is: 'out' as const, at: 1, device: '' };
  expect(attachedTo(buyer, [account({ wallets: { [WALLET]: out } })])).toEqual(given);
  expect(
    attachedTo({ ...buyer, wallet: null }, [account({ wallets: { [WALLET]: out } })]).account,
  ).toBeNull();
  expect(attachedTo({ ...buyer, wallet: null }, [account({ confirmed: 5 })])).toEqual(given);
});

test('a gift is for its recipient, and never attached by itself', () => {
  const gift = {
    ...buyer,
    account: keyOf('bia'),
    recipient: { name: 'Ana', email: buyer.email, message: '' },
  };
  expect(attachedTo(gift, [account({ confirmed: 5 })])).toEqual({ account: null, offer: keyOf('ana') });
  expect(attachedTo({ ...gift, recipient: { ...gift.recipient, email: '' } }, [])).toEqual(NOBODY);
});

test('the account that a code leaves is told, and an offer is decided with it', () => {
  const key = keyOf('code');
  const of = (was: string | null, offer: string | null = null) => ({
    key,
    account: was === null ? null : keyOf(was),
    offer: offer === null ? null : keyOf(offer),
  });
  expect(attaching(of(null), null, 'owner')).toEqual([]);
  expect(attaching(of(null, 'ana'), keyOf('ana'), 'owner')).toEqual([
    { of: 'code', key, by: 'owner', set: { account: keyOf('ana'), offer: null } },
  ]);
  expect(attaching(of('ana'), keyOf('bia'), 'owner')).toEqual([
    { of: 'code', key, by: 'owner', set: { account: keyOf('bia') } },
    { of: 'account', key: keyOf('ana'), by: 'owner', set: { [`left/${key}`]: true } },
  ]);
});
