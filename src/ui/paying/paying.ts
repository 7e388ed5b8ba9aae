import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import * as v from 'valibot';
import type { LogFailure } from '../../app/ports';
import type { CodeFault, CodePays, OwnCode, Wallet } from '../../app/wallet/wallet';
import { type CodeText, codeTyped } from '../../core/codeText';
import { CodeReason } from '../../core/draws';
import type { Result } from '../../core/result';
import { createValue } from '../value';
import { fittingCodes, type Meant, meantBy, type Pay, type Payable } from './pay';

/** How long a desk that is there may take: as for logging in. */
const SILENT_AFTER = 8000;

type Checked = Result<CodePays, LogFailure | CodeFault>;

/** Why the code that is meant does not pay, as far as is known. */
export type PayFault = 'not-a-code' | CodeReason;

export type Paying = ReturnType<typeof createPaying>;

/** From what stands at "Pay with a code" to what it pays, as the business says or this browser knows. */
export const createPaying = (given: {
  readonly root: string;
  readonly wallet: Accessor<Wallet | null>;
  readonly service: Accessor<Payable | null>;
  /** Whether somebody is logged in, whose codes are offered. */
  readonly isIn: Accessor<boolean>;
  readonly pay: Accessor<Pay>;
  /** A code that the business has just refused for this service, and why. */
  readonly refused: Accessor<{ readonly code: CodeText; readonly why: CodeReason } | null>;
}) => {
  const products = createValue(() => given.wallet()?.codes.products(given.root) ?? null);
  const own = createValue(() => given.wallet()?.codes.own(given.root) ?? null);
  const choices = createMemo((): readonly OwnCode[] => {
    const service = given.service();
    return service && given.isIn() ? fittingCodes(own() ?? [], service) : [];
  });
  /** Nothing is paid of what is free, unless a code is for just that. */
  const isOffered = createMemo(() => given.service()?.price?.amount !== 0 || choices().length > 0);
  const meant = createMemo((): Meant => (isOffered() ? meantBy(given.pay(), choices()) : { is: 'none' }));
  /** What "Apply" was pressed for. */
  const [applied, setApplied] = createSignal<CodeText | null>(null);
  const [pressed, setPressed] = createSignal(false);
  const [again, setAgain] = createSignal(0);
  const [checked, setChecked] = createSignal<Checked | null>(null);
  const [busy, setBusy] = createSignal(false);
  const [silent, setSilent] = createSignal(false);

  /** What to ask about: a choice at once, what is typed once it is applied. */
  const asked = createMemo(
    () => {
      const [code, service] = [meant(), given.service()];
      if (code.is !== 'code' || !service || !given.wallet()) return null;
      if (code.typed && applied() !== code.text) return null;
      const { key, duration, price } = service;
      // What is left of a choice may change while one looks.
      const left = choices().find(({ text }) => text === code.text)?.left;
      return { text: code.text, service: { key, duration, price }, left, again: again() };
    },
    null,
    { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  createEffect(
    on(asked, ask => {
      setChecked(null);
      setSilent(false);
      const wallet = given.wallet();
      setBusy(ask !== null && wallet !== null);
      if (!ask || !wallet) return;
      const until = new AbortController();
      const timer = setTimeout(() => setSilent(true), SILENT_AFTER);
      onCleanup(() => {
        clearTimeout(timer);
        until.abort();
      });
      void wallet.codes.check(given.root, ask.text, ask.service, until.signal).then(found => {
        if (until.signal.aborted) return;
        clearTimeout(timer);
        setSilent(false);
        setBusy(false);
        setChecked(found);
      });
    }),
  );

  const fault = createMemo((): PayFault | null => {
    const code = meant();
    if (code.is === 'bad') return pressed() ? 'not-a-code' : null;
    if (code.is === 'none') return null;
    const found = checked();
    if (found?.ok) return null;
    if (found && found.error.is === 'refused' && v.is(CodeReason, found.error.why)) return found.error.why;
    const refused = given.refused();
    return refused?.code === code.text ? refused.why : null;
  });

  return {
    choices,
    /** Whether a code makes sense at all. */
    isOffered,
    meant,
    busy: () => busy() && !silent(),
    fault,
    /** What the code pays; null: not known, or nothing. */
    pays: (): CodePays | null => {
      const found = checked();
      return found?.ok ? found.value : null;
    },
    /** Nobody can tell now; the business will when it reads the booking. */
    isUnanswered: (): boolean => {
      const found = checked();
      return silent() || (found !== null && !found.ok && fault() === null);
    },
    /** Whether anything is known to be sold here, or there is a code to choose. */
    isUsual: (): boolean => (products()?.length ?? 0) > 0 || choices().length > 0,
    /** Asks once for each press. */
    apply: (): void =>
      batch(() => {
        setPressed(true);
        setApplied(codeTyped(given.pay().typed));
        setAgain(again() + 1);
      }),
    /** Says what is wrong with what stands there; whether a booking can be sent with it. */
    isReady: (): boolean => {
      setPressed(true);
      return meant().is !== 'bad' && fault() === null;
    },
    /** The code to book with; null: none. */
    code: (): CodeText | null => {
      const code = meant();
      return code.is === 'code' ? code.text : null;
    },
  };
};
