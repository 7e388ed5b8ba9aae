import { describe, expect, test } from 'vitest';
import type { Account } from './accounts';
import { attachedTo, attaching } from './attaching';
import { nextId } from './hlc';
import type { DeviceId } from './id';
import type { WalletKey } from './requests';
import { codeOf } from './testing/codes';
import { keyOf } from './testing/shop';

const DEVICE = '0'.repeat(16) as DeviceId;
const HERE = 'a'.repeat(64) as WalletKey;
const ELSEWHERE = 'b'.repeat(64) as WalletKey;
const ANA = keyOf('ana');

const account = (rest: Partial<Account> = {}) => ({
  key: ANA,
  email: 'Ana@Example.org',
  made: nextId(1, DEVICE, []),
  wallets: { [HERE]: { is: 'out', at: 1, device: '' } } as Account['wallets'],
  ...rest,
});

const bought = {
  email: 'ana@example.org',
  wallet: ELSEWHERE as WalletKey | null,
  account: null as typeof ANA | null,
  recipient: null as { name: string; email: string; message: string } | null,
};

describe('whose a bought code is', () => {
  test('at once of whoever is logged in, whatever email they typed', () => {
    expect(attachedTo({ ...bought, email: '', account: ANA }, [])).toEqual({ account: ANA, offer: null });
  });

  test('at once in a browser where the account of the email was logged in once', () => {
    expect(attachedTo({ ...bought, wallet: HERE }, [account()])).toEqual({ account: ANA, offer: null });
  });

  test('at once where the holder opened a link that was sent to that email', () => {
    const confirmed = account({ confirmed: 5 });
    expect(attachedTo(bought, [confirmed])).toEqual({ account: ANA, offer: null });
    expect(attachedTo({ ...bought, wallet: null }, [confirmed])).toEqual({ account: ANA, offer: null });
  });

  test('else the email proves nothing, and the owner is asked', () => {
    expect(attachedTo(bought, [account()])).toEqual({ account: null, offer: ANA });
    expect(attachedTo({ ...bought, wallet: null }, [account()])).toEqual({ account: null, offer: ANA });
  });

  test('nobody’s without an email, or with one that no account has', () => {
    const none = { account: null, offer: null };
    expect(attachedTo({ ...bought, email: '' }, [account({ email: '' })])).toEqual(none);
    expect(attachedTo({ ...bought, email: 'bia@example.org' }, [account()])).toEqual(none);
  });

  test('of two accounts with one email the earlier, as for logging in', () => {
    const late = account({ key: keyOf('late'), made: nextId(2, DEVICE, []), confirmed: 9 });
    expect(attachedTo(bought, [late, account()])).toEqual({ account: null, offer: ANA });
  });

  test('a gift is not the giver’s, and never by itself the recipient’s', () => {
    const recipient = { name: 'Bia', email: 'bia@example.org', message: '' };
    const bia = account({ key: keyOf('bia'), email: 'bia@example.org', confirmed: 1 });
    const gift = { ...bought, account: ANA, recipient };
    expect(attachedTo(gift, [account(), bia])).toEqual({ account: null, offer: keyOf('bia') });
    expect(attachedTo({ ...gift, recipient: { ...recipient, email: '' } }, [account({ email: '' })])).toEqual(
      {
        account: null,
        offer: null,
      },
    );
  });
});

test('the account that a code leaves is told', () => {
  const code = codeOf({ account: ANA });
  expect(attaching(code, ANA, 'owner')).toEqual([]);
  expect(attaching(code, null, 'owner')).toEqual([
    { of: 'code', key: code.key, by: 'owner', set: { account: null } },
    { of: 'account', key: ANA, by: 'owner', set: { [`left/${code.key}`]: true } },
  ]);
  expect(attaching(codeOf(), ANA, 'owner')).toHaveLength(1);
  // An offer is decided with it.
  expect(attaching(codeOf({ offer: ANA }), ANA, 'owner')).toMatchObject([
    { set: { account: ANA, offer: null } },
  ]);
});
