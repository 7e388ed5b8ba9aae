import { createRoot, createSignal } from 'solid-js';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { CodePays, OwnCode, Wallet, WalletCodes } from '../../app/wallet/wallet';
import type { CodeText } from '../../core/codeText';
import type { CodeReason } from '../../core/draws';
import type { Key } from '../../core/id';
import { NO_CODE, type Pay, type Payable } from './pay';
import { createPaying } from './paying';

const CUT: Payable = { key: 'c'.repeat(26) as Key, duration: 30, price: { amount: 4000, currency: 'USD' } };
const SHAVE: Payable = { ...CUT, key: 's'.repeat(26) as Key };
const PACK: CodeText = '7k2m9qfx40tb';
const WHOLE: CodePays = {
  name: 'Ten cuts',
  pays: { amount: 4000, currency: 'USD' },
  due: { amount: 0, currency: 'USD' },
};
const own: OwnCode = {
  key: 'k'.repeat(26) as Key,
  text: PACK,
  name: 'Ten cuts',
  terms: { kind: 'package', gives: { is: 'sessions', count: 10 }, valid: null },
  services: null,
  state: 'active',
  left: 3,
  until: null,
  renews: null,
};

type Checked = Awaited<ReturnType<WalletCodes['check']>>;

/** "Pay with a code" before a business that answers when it is told to. */
const atDesk = (held: readonly OwnCode[] = []) =>
  createRoot(dispose => {
    onTestFinished(dispose);
    const asked: { code: CodeText; service: Key; answer: (checked: Checked) => Promise<void> }[] = [];
    const codes: Pick<WalletCodes, 'products' | 'own' | 'check'> = {
      products: () => listen => {
        listen([]);
        return () => undefined;
      },
      own: () => listen => {
        listen(held);
        return () => undefined;
      },
      check: (_, code, { key }) =>
        new Promise(resolve => {
          const answer = async (checked: Checked) => {
            resolve(checked);
            await Promise.resolve();
          };
          asked.push({ code, service: key, answer });
        }),
    };
    const [pay, setPay] = createSignal<Pay>(NO_CODE);
    const [service, setService] = createSignal<Payable | null>(CUT);
    const [refused, setRefused] = createSignal<{ code: CodeText; why: CodeReason } | null>(null);
    const paying = createPaying({
      root: 'r',
      wallet: () => ({ codes }) as unknown as Wallet,
      service,
      isIn: () => held.length > 0,
      pay,
      refused,
    });
    return { paying, asked, setPay, setService, setRefused };
  });

test('what is typed is asked once it is applied, and says what is paid until something else is typed', async () => {
  const { paying, asked, setPay } = atDesk();
  setPay({ from: 'typed', typed: '7K2M-9QFX-40TB' });
  expect(asked).toEqual([]);
  paying.apply();
  expect(asked).toMatchObject([{ code: PACK, service: CUT.key }]);
  expect(paying.busy()).toBe(true);
  await asked[0]?.answer({ ok: true, value: WHOLE });
  expect(paying.pays()).toEqual(WHOLE);
  expect(paying.code()).toBe(PACK);
  setPay({ from: 'typed', typed: '7K2M-9QFX-40T' });
  expect(paying.pays()).toBeNull();
  expect(paying.fault()).toBe('not-a-code');
  expect(paying.isReady()).toBe(false);
});

test('another service is asked about anew; an answer that comes too late counts no more', async () => {
  const { paying, asked, setPay, setService } = atDesk();
  setPay({ from: 'typed', typed: PACK });
  paying.apply();
  setService(SHAVE);
  expect(asked.map(({ service }) => service)).toEqual([CUT.key, SHAVE.key]);
  await asked[0]?.answer({ ok: true, value: WHOLE });
  expect(paying.pays()).toBeNull();
  await asked[1]?.answer({ ok: false, error: { is: 'refused', why: 'code-service' } });
  expect(paying.fault()).toBe('code-service');
  expect(paying.isReady()).toBe(false);
});

test("one of the account's codes is looked at as soon as it is chosen; without a choice none is sent", async () => {
  const { paying, asked, setPay } = atDesk([own]);
  expect(paying.choices()).toEqual([own]);
  setPay({ from: PACK, typed: '' });
  await asked[0]?.answer({ ok: true, value: WHOLE });
  expect(paying.pays()).toEqual(WHOLE);
  setPay({ from: 'none', typed: '' });
  expect(paying.code()).toBeNull();
  expect(paying.pays()).toBeNull();
  expect(paying.isReady()).toBe(true);
});

test('while nobody answers one may book with it, and the business decides', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { paying, asked, setPay } = atDesk();
  setPay({ from: 'typed', typed: PACK });
  paying.apply();
  expect(paying.isUnanswered()).toBe(false);
  vi.advanceTimersByTime(8000);
  expect(paying.isUnanswered()).toBe(true);
  expect(paying.busy()).toBe(false);
  expect(paying.isReady()).toBe(true);
  await asked[0]?.answer({ ok: true, value: WHOLE });
  expect(paying.isUnanswered()).toBe(false);
  expect(paying.pays()).toEqual(WHOLE);
});

test('what a booking was refused for stands at its code, until the business says otherwise', async () => {
  const { paying, asked, setPay, setRefused } = atDesk();
  setPay({ from: 'typed', typed: PACK });
  setRefused({ code: PACK, why: 'code-unpaid' });
  expect(paying.fault()).toBe('code-unpaid');
  paying.apply();
  await asked[0]?.answer({ ok: true, value: WHOLE });
  expect(paying.fault()).toBeNull();
  setRefused({ code: '2222333344x5', why: 'code-unpaid' });
  expect(paying.fault()).toBeNull();
});

test('with what is free no code is sent, whatever a link brought along', () => {
  const { paying, setPay, setService } = atDesk();
  setPay({ from: PACK, typed: PACK });
  expect(paying.code()).toBe(PACK);
  setService({ ...CUT, price: { amount: 0, currency: 'USD' } });
  expect(paying.isOffered()).toBe(false);
  expect(paying.code()).toBeNull();
  expect(paying.isReady()).toBe(true);
  setService({ ...CUT, price: null });
  expect(paying.code()).toBe(PACK);
});
