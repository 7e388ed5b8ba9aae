import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js';
import * as v from 'valibot';
import type { Booking, Wallet } from '../../app/wallet/wallet';
import type { Busy } from '../../core/busy';
import type { Catalog } from '../../core/catalog';
import { codeShown, codeTyped } from '../../core/codeText';
import { CodeReason } from '../../core/draws';
import type { Key } from '../../core/id';
import { MINUTE } from '../../core/time';
import { createZone } from '../../core/zone';
import { createOwn } from '../accounts/own';
import { valueIn } from '../address';
import { NO_CODE, type Pay } from '../paying/pay';
import { createPaying } from '../paying/paying';
import { createValue } from '../value';
import { useLanguage } from '../words/language';
import type { Choice } from './choice';
import { answersOf, type Draft, detailsOf, EMPTY, type Form } from './draft';
import { answeredIn, fillingOf, refill } from './filling';

/** Why a press of "Book" sent nothing. */
export type Halt =
  | { readonly is: 'gone' }
  | { readonly is: 'same-day'; readonly booking: Booking }
  | { readonly is: 'full' | 'unavailable' };

export type Attempt = ReturnType<typeof createAttempt>;

/** From what is typed to what the business answered: the draft, the press of "Book", and the booking it makes. */
export const createAttempt = (given: {
  readonly root: string;
  readonly catalog: Accessor<Catalog>;
  readonly busy: Accessor<Busy | null>;
  readonly choice: Choice;
  readonly wallet: Accessor<Wallet | null>;
  /** The request whose status is shown; it stands in the address, so that a reload shows it again. */
  readonly request: Accessor<Key | null>;
  readonly onRequest: (request: Key | null) => void;
}) => {
  const { locale } = useLanguage();
  const { choice } = given;
  const [draft, setDraft] = createSignal<Draft>({ ...EMPTY, pay: payIn(location.hash) });
  const [busy, setBusy] = createSignal(false);
  const [halt, setHalt] = createSignal<Halt | null>(null);
  const [forgotten, setForgotten] = createSignal(false);

  const own = createOwn(given.root, given.wallet, given.catalog);
  const bookings = createValue(() => given.wallet()?.bookings ?? null);
  const ofBusiness = createMemo(() => (bookings() ?? []).filter(({ root }) => root === given.root));
  const booking = createValue(() => {
    const request = given.request();
    return request === null ? null : (given.wallet()?.booking(given.root, request) ?? null);
  });
  const shown = (): Booking | null => (given.request() === null ? null : (booking() ?? null));
  const form = createMemo((): Form | null => {
    const key = choice.service()?.form ?? null;
    return given.catalog().forms.find(form => form.key === key) ?? null;
  });

  const refused = createMemo(() => (shown()?.state.is === 'refused' ? shown() : null));
  const paying = createPaying({
    root: given.root,
    wallet: given.wallet,
    service: choice.service,
    isIn: createMemo(() => own() != null),
    pay: () => draft().pay,
    refused: createMemo(() => {
      const asked = refused();
      const why = asked && codeReasonOf(asked);
      return asked?.asked.code && why ? { code: asked.asked.code, why } : null;
    }),
  });

  // Filled in by itself: what the account knows, or logged out what was typed in this browser before.
  let filling = EMPTY;
  const fill = (next: Draft): void => {
    setDraft(refill(draft(), filling, next));
    filling = next;
  };
  createEffect(
    on(own, async account => {
      if (account === undefined) return;
      const known = account ? fillingOf(account) : { ...EMPTY, ...(await given.wallet()?.details()) };
      if (own() === account) fill(known);
    }),
  );
  // After a reload a refused request fills the form again: once, for what is chosen from then on must stay.
  let filled: Key | null = null;
  createEffect(
    on(booking, asked => {
      if (asked?.state.is !== 'refused' || asked.key === filled) return;
      filled = asked.key;
      if (choice.start() !== null) return;
      const { details, answers, code } = asked.asked;
      const pay: Pay = code === null ? NO_CODE : { from: code, typed: codeShown(code) };
      setDraft({ ...EMPTY, ...details, answers, pay });
      choice.setService(asked.serviceKey);
      choice.setStaff(asked.asked.staff);
      choice.showDay(createZone(choice.zone()).dayOf(asked.start));
    }),
  );
  createEffect(on(choice.start, () => setHalt(null), { defer: true }));

  const sameDay = (service: Key, start: number): Booking | undefined => {
    const zone = createZone(given.catalog().business.zone);
    return ofBusiness().find(
      one =>
        one.serviceKey === service &&
        zone.dayOf(one.start) === zone.dayOf(start) &&
        ['on-its-way', 'waiting', 'confirmed'].includes(one.state.is),
    );
  };

  /** One press makes at most one request, however often it is repeated meanwhile. */
  const book = async (anyway = false): Promise<void> => {
    const wallet = given.wallet();
    const service = choice.service();
    const start = choice.start();
    if (busy() || !wallet || !service || start === null) return;
    if (choice.slot() === null) {
      // The page knows what the desk would answer, so it says so at once; an earlier refusal makes room.
      setHalt({ is: 'gone' });
      given.onRequest(null);
      return;
    }
    const held = sameDay(service.key, start);
    if (held && !anyway) {
      setHalt({ is: 'same-day', booking: held });
      return;
    }
    setBusy(true);
    setHalt(null);
    const { ask } = given.catalog().business;
    const sent = await wallet.book({
      root: given.root,
      service: service.key,
      staff: choice.staff(),
      start,
      details: detailsOf(draft(), ask),
      answers: answersOf(draft(), form()),
      locale: locale(),
      zone: choice.zone(),
      saw: { catalog: given.catalog().version, busy: given.busy()?.version ?? null },
      anyway,
      code: paying.code(),
      shown: {
        service: service.name,
        staff: choice.people().find(({ key }) => key === choice.staff())?.name ?? '',
        end: start + service.duration * MINUTE,
        price: service.price,
      },
    });
    setBusy(false);
    if (sent.ok) {
      choice.setStart(null);
      given.onRequest(sent.value);
    } else setHalt({ is: sent.error.is === 'full' ? 'full' : 'unavailable' });
  };

  const forget = async (): Promise<void> => {
    await given.wallet()?.forget(null, given.root);
    filling = EMPTY;
    setDraft(EMPTY);
    setForgotten(true);
    given.onRequest(null);
  };

  return {
    root: given.root,
    own,
    draft,
    setDraft: (next: Draft): void => {
      setDraft(next);
      setForgotten(false);
    },
    form,
    paying,
    setPay: (pay: Pay): void => void setDraft({ ...draft(), pay }),
    /** Questions of the form that the account answered before. */
    answered: createMemo((): readonly Key[] => {
      const asked = form();
      return asked ? answeredIn(asked, own()?.answers ?? {}) : [];
    }),
    busy,
    halt,
    dismiss: () => setHalt(null),
    book,
    /** The booking whose request stands in the address, when it is not refused. */
    settled: () => (shown()?.state.is === 'refused' ? null : shown()),
    refused,
    /** A request stands in the address, and its booking is not read yet. */
    isReading: () => given.request() !== null && booking() === undefined,
    startAgain: (): void => {
      choice.setStart(null);
      given.onRequest(null);
    },
    /** Requests of this browser to this business that wait for an answer. */
    pending: createMemo(() =>
      ofBusiness().filter(
        one => one.key !== given.request() && (one.state.is === 'on-its-way' || one.state.is === 'waiting'),
      ),
    ),
    forget,
    forgotten,
  };
};

/** Name under which a link carries a code, as that of a gift certificate does. It stays in the fragment. */
const CODE = 'code';

const payIn = (hash: string): Pay => {
  const code = codeTyped(valueIn(hash, CODE) ?? '');
  return code === null ? NO_CODE : { from: code, typed: codeShown(code) };
};

/** Why a booking was refused, where that is because of its code. */
export const codeReasonOf = ({ state }: Pick<Booking, 'state'>): CodeReason | null =>
  state.is === 'refused' && v.is(CodeReason, state.why) ? state.why : null;
