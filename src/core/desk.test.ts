import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { accountFrom } from './accounts';
import { type Answer, answerKey, type Outcome } from './answers';
import type { Book } from './book';
import { Business } from './business';
import type { Client } from './clients';
import type { Code } from './codes';
import type { DeskState } from './deciding';
import { decide } from './desk';
import { NEVER, nextId } from './hlc';
import type { DeviceId, Key } from './id';
import { type Draft, emptyRecord, fold } from './ledger';
import type { Book as BookRequest, Request, WalletKey } from './requests';
import { Service } from './services';
import type { Session } from './sessions';
import { Staff } from './staff';
import { standingOf } from './standing';
import { busyFrom, everyClass } from './taken';
import { codeOf, drawnOf } from './testing/codes';
import { NOTHING_BEFORE } from './testing/desk';
import { DAY, HOUR, MINUTE } from './time';
import { createZone } from './zone';

const key = (letter: string): Key => letter.repeat(26) as Key;
const DEVICE = 'd'.repeat(16) as DeviceId;
const ANN = 'a'.repeat(64) as WalletKey;
const BOB = 'b'.repeat(64) as WalletKey;
const CUT = key('c');
const MARIA = key('m');
const JOAO = key('j');

// Monday, 4 January 2027, 12:00 in São Paulo (UTC−3).
const NOW = Date.UTC(2027, 0, 4, 15);
const TOMORROW_AT_10 = Date.UTC(2027, 0, 5, 13);

const business = {
  ...v.parse(Business, {
    name: 'Salão',
    zone: 'America/Sao_Paulo',
    currency: 'BRL',
    ask: { email: 'optional', phone: 'needed' },
    burst: 5,
    logins: 'optional',
  }),
  closed: [],
};
const allDay = Array.from({ length: 7 }, () => [{ from: 540, to: 1080 }]);
const staff = (of: Key, name: string, order: number) => ({
  ...v.parse(Staff, { name, weekly: allDay, order }),
  key: of,
  dated: {},
  off: {},
});
const cut = {
  ...v.parse(Service, { name: 'Corte', duration: 60, staff: [MARIA, JOAO] }),
  key: CUT,
  dated: {},
};
const book: Book = {
  business,
  services: [cut],
  staff: [staff(MARIA, 'Maria', 0), staff(JOAO, 'João', 1)],
  forms: [],
  products: [],
  version: NEVER,
  texts: NEVER,
  shown: {},
};

const request = (change: Partial<BookRequest> = {}): BookRequest => ({
  v: 1,
  business: 'f'.repeat(64),
  nonce: 'n'.repeat(22),
  kind: 'book',
  service: CUT,
  staff: MARIA,
  start: TOMORROW_AT_10,
  details: { first: 'Ana', last: 'Souza', email: '', phone: '+55 11 91234-5678' },
  answers: {},
  token: 't'.repeat(43),
  locale: 'pt-BR',
  zone: 'America/Sao_Paulo',
  saw: { catalog: null, busy: null },
  anyway: false,
  ...change,
});

const session = (of: Key, change: Partial<Session> = {}): Session => ({
  key: of,
  when: { staff: MARIA, start: TOMORROW_AT_10, end: TOMORROW_AT_10 + HOUR, before: 0, after: 0 },
  service: CUT,
  client: null,
  account: null,
  price: null,
  code: null,
  state: { is: 'confirmed' },
  title: '',
  ...change,
});

const state = (
  change: Partial<DeskState> = {},
  sessions: readonly Session[] = [],
  of: Book = book,
): DeskState => ({
  book: of,
  busy: busyFrom(of, sessions, { start: NOW - DAY, end: NOW + 30 * DAY }, NOW, everyClass),
  sessions,
  device: DEVICE,
  sent: { from: NOW, at: NOW },
  ...NOTHING_BEFORE,
  phoneForm: phone => phone.replace(/\D/g, ''),
  clientKey: key('k'),
  ...change,
});

const ID = key('r');
const decided = (given: DeskState, asked: Request = request(), from = ANN) =>
  decide(given, ID, from, asked, NOW);
const draftOf = (drafts: readonly Draft[], of: Draft['of']) => drafts.find(draft => draft.of === of);
const withService = (change: Partial<Service>): Book => ({ ...book, services: [{ ...cut, ...change }] });

describe('a booking that a code is to pay', () => {
  const zone = createZone(business.zone);
  const code = codeOf({ terms: { kind: 'package', gives: { is: 'minutes', count: 100 }, valid: null } });
  const standing = (rest: Partial<Code> = {}, bill: { paidAt: number | null } = { paidAt: NOW }) =>
    standingOf({ ...code, ...rest }, bill, [drawnOf(code, NOW, 70)], zone, NOW);
  const asked = request({ code: code.text });
  const priced = withService({ price: { amount: 8000, currency: 'BRL' } });

  test('says what it takes from it, as judged now, and the rest is due', () => {
    const { outcome, drafts } = decided(state({ code: standing() }, [], priced), asked);
    expect(outcome.is).toBe('confirmed');
    expect(draftOf(drafts, 'session')?.set['code']).toEqual({
      code: code.key,
      takes: 30,
      pays: { amount: 4000, currency: 'BRL' },
      at: NOW,
    });
  });

  test('is refused with the reason, and takes no time', () => {
    const refused: readonly [DeskState['code'], string][] = [
      [null, 'code-unknown'],
      [standing({}, { paidAt: null }), 'code-unpaid'],
      [standing({ ended: NOW }), 'code-ended'],
      [standing({ services: [key('x')] }), 'code-service'],
    ];
    for (const [known, why] of refused) {
      const { outcome, drafts } = decided(state({ code: known }, [], priced), asked);
      expect(outcome).toMatchObject({ is: 'refused', why });
      expect(drafts).toHaveLength(1);
    }
  });

  test('takes nothing where none was chosen', () => {
    const { drafts } = decided(state({ code: standing() }, [], priced));
    expect(draftOf(drafts, 'session')?.set).not.toHaveProperty('code');
  });
});

describe('a booking', () => {
  test('for a free time is confirmed: session, request, token, client and answer are written together', () => {
    const { outcome, drafts } = decided(state());
    expect(outcome).toMatchObject({ is: 'confirmed', session: ID });
    expect(drafts.map(({ of, key: under }) => [of, under])).toEqual([
      ['session', ID],
      ['request', ID],
      ['token', 't'.repeat(43)],
      ['client', key('k')],
      ['answer', answerKey(ID, DEVICE)],
    ]);
    expect(draftOf(drafts, 'session')?.set).toMatchObject({
      when: { staff: MARIA, start: TOMORROW_AT_10, end: TOMORROW_AT_10 + HOUR },
      client: key('k'),
      state: { is: 'confirmed' },
    });
  });

  test('holds nothing of the person in its session', () => {
    const { drafts } = decided(state());
    expect(JSON.stringify(draftOf(drafts, 'session'))).not.toMatch(/Ana|Souza|91234/);
  });

  test('for a taken time is refused with the nearest free ones, and writes nothing but its answer', () => {
    const { outcome, drafts } = decided(state({}, [session(key('s'))]));
    expect(outcome).toMatchObject({ is: 'refused', why: 'taken' });
    expect(outcome.nearest.map(({ start }) => start)).toContain(TOMORROW_AT_10 - HOUR);
    expect(drafts.map(({ of }) => of)).toEqual(['answer']);
  });

  test('with anyone goes to whoever has fewest sessions that day', () => {
    const earlier = session(key('s'), {
      when: {
        staff: MARIA,
        start: TOMORROW_AT_10 + 3 * HOUR,
        end: TOMORROW_AT_10 + 4 * HOUR,
        before: 0,
        after: 0,
      },
    });
    const { drafts } = decided(state({}, [earlier]), request({ staff: null }));
    expect(draftOf(drafts, 'session')?.set).toMatchObject({ when: { staff: JOAO } });
  });

  test('waits where the service asks for a yes, until its limit or the start, whichever comes first', () => {
    const long = decided(state({}, [], withService({ ask: true, answerWithin: 60 })));
    expect(long.outcome.is).toBe('waiting');
    expect(draftOf(long.drafts, 'session')?.set).toMatchObject({
      state: { is: 'requested', until: NOW + 60 * MINUTE },
    });
    const short = decided(state({}, [], withService({ ask: true, answerWithin: 43200 })));
    expect(draftOf(short.drafts, 'session')?.set).toMatchObject({
      state: { is: 'requested', until: TOMORROW_AT_10 },
    });
  });

  test('beyond the hourly number waits for the owner, marked as part of a burst', () => {
    expect(decided(state({ lastHour: 4 })).outcome.is).toBe('confirmed');
    const { outcome, drafts } = decided(state({ lastHour: 5 }));
    expect(outcome.is).toBe('waiting');
    expect(draftOf(drafts, 'request')?.set).toMatchObject({ burst: true });
  });

  test('is refused once a burst has gone on tenfold', () => {
    expect(decided(state({ lastHour: 49 })).outcome.is).toBe('waiting');
    expect(decided(state({ lastHour: 50 })).outcome).toMatchObject({ is: 'refused', why: 'burst' });
  });

  test('is refused above three open ones, and not at three less one', () => {
    expect(decided(state({ open: 2 })).outcome.is).toBe('confirmed');
    expect(decided(state({ open: 3 })).outcome).toMatchObject({ is: 'refused', why: 'open-bookings' });
  });

  test('of the same service on the same day needs "anyway"', () => {
    expect(decided(state({ sameDay: true })).outcome).toMatchObject({ is: 'refused', why: 'same-day' });
    expect(decided(state({ sameDay: true }), request({ anyway: true })).outcome.is).toBe('confirmed');
  });

  test.each([
    ['an unknown service', request({ service: key('x') }), 'service'],
    ['staff that nobody knows', request({ staff: key('x') }), 'staff'],
    [
      'no phone where one is needed',
      request({ details: { first: 'Ana', last: '', email: 'a@b.co', phone: '' } }),
      'details',
    ],
    ['a time outside hours', request({ start: TOMORROW_AT_10 - 5 * HOUR }), 'closed'],
    ['a time off the grid', request({ start: TOMORROW_AT_10 + 10 * MINUTE }), 'closed'],
    ['a time in the past', request({ start: NOW - DAY }), 'notice'],
    ['a time beyond the horizon', request({ start: TOMORROW_AT_10 + 100 * DAY }), 'horizon'],
  ])('with %s is refused', (_, asked, why) => {
    expect(decided(state(), asked).outcome).toMatchObject({ is: 'refused', why });
  });

  test.each([
    [
      'email where one is needed',
      { email: 'needed', phone: 'no' },
      { email: '', phone: '+55 11 91234-5678' },
    ],
    [
      'email or phone where either will do',
      { email: 'optional', phone: 'optional' },
      { email: '', phone: '' },
    ],
    ['email or phone where none is asked for', { email: 'no', phone: 'no' }, { email: '', phone: '' }],
  ] as const)('without %s is refused', (_, ask, reached) => {
    const asking: Book = { ...book, business: { ...business, ask } };
    const asked = request({ details: { first: 'Ana', last: '', ...reached } });
    expect(decided(state({}, [], asking), asked).outcome).toMatchObject({ is: 'refused', why: 'details' });
  });

  test('with a notice is refused a minute late and confirmed in time, as the desk reads it', () => {
    const notice = (TOMORROW_AT_10 - NOW) / MINUTE;
    const asking = (minutes: number) =>
      state({}, [], { ...book, business: { ...business, notice: minutes } });
    expect(decided(asking(notice)).outcome.is).toBe('confirmed');
    expect(decided(asking(notice + 1)).outcome).toMatchObject({ is: 'refused', why: 'notice' });
  });

  test('beyond the most sessions of a day is refused, and goes to another where anyone will do', () => {
    const [maria, joao] = book.staff;
    if (!maria || !joao) throw new Error('No staff');
    const limited: Book = { ...book, staff: [{ ...maria, perDay: 1 }, joao] };
    const later = session(key('s'), {
      when: { ...session(key('s')).when, start: TOMORROW_AT_10 + HOUR, end: TOMORROW_AT_10 + 2 * HOUR },
    });
    expect(decided(state({}, [later], limited)).outcome).toMatchObject({ is: 'refused', why: 'limit' });
    const { drafts } = decided(state({}, [later], limited), request({ staff: null }));
    expect(draftOf(drafts, 'session')?.set).toMatchObject({ when: { staff: JOAO } });
  });

  test('needs the answers that its form needs', () => {
    const form = {
      key: key('f'),
      name: 'Saúde',
      archived: false,
      questions: [{ key: key('q'), text: 'Alergias?', kind: 'line' as const, options: [], needed: true }],
    };
    const asking: Book = { ...withService({ form: form.key }), forms: [form] };
    expect(decided(state({}, [], asking)).outcome).toMatchObject({ is: 'refused', why: 'form' });
    const answered = request({ answers: { [key('q')]: 'Nenhuma' } });
    expect(decided(state({}, [], asking), answered).outcome.is).toBe('confirmed');
  });

  test('joins the entry of the same names and phone, however written, and renames nobody', () => {
    const ana: Client = {
      key: key('e'),
      first: 'ANA',
      last: 'Souza',
      email: '',
      phone: '+5511912345678',
      locale: '',
      note: '',
      notes: {},
      said: {},
    };
    const { drafts } = decided(state({ clients: [ana] }));
    expect(draftOf(drafts, 'client')).toBeUndefined();
    expect(draftOf(drafts, 'session')?.set).toMatchObject({ client: ana.key });
    const { drafts: other } = decided(state({ clients: [{ ...ana, first: 'Bia' }] }));
    expect(draftOf(other, 'client')?.key).toBe(key('k'));
  });
});

const stands = (is: Outcome['is'], wallet = ANN): Answer => ({
  wallet,
  request: ID,
  answer: { is, nearest: [] },
});

describe('a request that was answered', () => {
  test('gets the answer that stands, and nothing is written', () => {
    const { outcome, drafts } = decided(state({ answers: [stands('refused')] }));
    expect([outcome.is, drafts]).toEqual(['refused', []]);
  });

  test('of two answers a confirmation stands', () => {
    expect(decided(state({ answers: [stands('refused'), stands('confirmed')] })).outcome.is).toBe(
      'confirmed',
    );
  });

  test('is answered by the session that it made, where that alone has come here', () => {
    const made = (standing: Session['state']) =>
      decided(state({ session: session(ID, { state: standing }) }));
    const { outcome, drafts } = made({ is: 'confirmed' });
    expect(outcome).toEqual({ is: 'confirmed', nearest: [], session: ID });
    expect(drafts.map(({ of }) => of)).toEqual(['answer']);
    expect(made({ is: 'no-show' }).outcome.is).toBe('confirmed');
    expect(made({ is: 'requested', until: NOW + HOUR }).outcome).toMatchObject({
      is: 'waiting',
      session: ID,
    });
    expect(made({ is: 'refused', why: 'by-owner' }).outcome).toMatchObject({
      is: 'refused',
      why: 'by-owner',
    });
    expect(made({ is: 'withdrawn' }).outcome.is).toBe('withdrawn');
    // Of one that a removed device made, others may have written when it is, and nothing says what.
    const { drafts: anew } = decided(state({ session: session(ID, { service: null }) }));
    expect(anew.map(({ of }) => of)).toContain('session');
  });

  test('is not silenced by an answer to another wallet', () => {
    expect(decided(state({ answers: [stands('withdrawn', BOB)] })).outcome.is).toBe('confirmed');
  });
});

describe('a withdrawal', () => {
  const withdraw: Request = {
    v: 1,
    business: 'f'.repeat(64),
    nonce: 'n'.repeat(22),
    kind: 'withdraw',
    request: key('b'),
  };
  const waiting = session(key('b'), { state: { is: 'requested', until: NOW + HOUR } });

  test('takes back what waits for a yes', () => {
    const { outcome, drafts } = decided(state({ session: waiting, own: true }), withdraw);
    expect(outcome.is).toBe('withdrawn');
    expect(draftOf(drafts, 'session')).toMatchObject({ key: key('b'), set: { state: { is: 'withdrawn' } } });
  });

  test.each([
    ['of another wallet', { session: waiting, own: false }],
    ['of what is confirmed', { session: session(key('b')), own: true }],
    [
      'at its very limit',
      { session: session(key('b'), { state: { is: 'requested', until: NOW } }), own: true },
    ],
  ])('%s changes nothing', (_, given) => {
    const { outcome, drafts } = decided(state(given), withdraw);
    expect(outcome).toMatchObject({ is: 'refused', why: 'too-late' });
    expect(drafts.map(({ of }) => of)).toEqual(['answer']);
  });

  test('of what was refused leaves the refusal as it stands', () => {
    const { outcome, drafts } = decided(state({ given: [stands('refused')] }), withdraw);
    expect(outcome).toMatchObject({ is: 'refused', why: 'too-late' });
    expect(drafts.map(draft => draft.key)).not.toContain(answerKey(key('b'), DEVICE));
  });

  test('of what was confirmed elsewhere is too late, though its session has not come here yet', () => {
    const { outcome, drafts } = decided(state({ given: [stands('waiting'), stands('confirmed')] }), withdraw);
    expect(outcome).toMatchObject({ is: 'refused', why: 'too-late' });
    expect(drafts.map(draft => draft.key)).toEqual([answerKey(ID, DEVICE)]);
  });

  test('of what was done, such as an order, is too late, and leaves the answer to that as it stands', () => {
    const { outcome, drafts } = decided(state({ given: [stands('done')] }), withdraw);
    expect(outcome).toMatchObject({ is: 'refused', why: 'too-late' });
    expect(drafts.map(draft => draft.key)).toEqual([answerKey(ID, DEVICE)]);
  });

  test('of what was taken back elsewhere is told so, and takes it back no second time', () => {
    const { outcome, drafts } = decided(state({ given: [stands('withdrawn')] }), withdraw);
    expect(outcome.is).toBe('withdrawn');
    expect(drafts.map(draft => draft.key)).toEqual([answerKey(ID, DEVICE)]);
  });

  test.each(['refused', 'withdrawn'] as const)(
    'of what was %s to another wallet leaves the answer to that one as it stands',
    is => {
      const { outcome, drafts } = decided(state({ given: [stands(is, BOB)] }), withdraw);
      expect(outcome).toMatchObject({ is: 'refused', why: 'too-late' });
      expect(drafts.map(draft => draft.key)).not.toContain(answerKey(key('b'), DEVICE));
    },
  );

  test('that overtakes its request answers that one too, for the same wallet only', () => {
    const { drafts } = decided(state(), withdraw);
    const ahead = drafts.find(draft => draft.key === answerKey(key('b'), DEVICE));
    expect(ahead?.set).toMatchObject({ wallet: ANN, request: key('b'), answer: { is: 'withdrawn' } });
  });
});

describe('a link to a session', () => {
  const open: Request = {
    v: 1,
    business: 'f'.repeat(64),
    nonce: 'n'.repeat(22),
    kind: 'open',
    token: 't'.repeat(22),
  };

  test('binds the wallet to that session only', () => {
    const { outcome, drafts } = decided(state({ session: session(key('b')) }), open, BOB);
    expect(outcome).toMatchObject({ is: 'opened', session: key('b') });
    expect(drafts.map(({ of }) => of)).toEqual(['request', 'answer']);
    expect(draftOf(drafts, 'request')?.set).toMatchObject({ wallet: BOB, session: key('b'), kind: 'open' });
  });

  test('that opens nothing is refused', () => {
    expect(decided(state(), open).outcome).toMatchObject({ is: 'refused', why: 'no-such-link' });
  });
});

describe('a booking and an account', () => {
  const record = fold(emptyRecord('account', key('q')), {
    id: nextId(NOW, DEVICE, []),
    set: {
      email: 'ann@example.org',
      first: 'Ann',
      since: NOW,
      agreed: { catalog: null, at: NOW },
      password: { record: 'r'.repeat(200), at: NOW },
    },
  });
  const account = accountFrom(record);
  const setOn = (drafts: readonly Draft[], of: Draft['of']) =>
    Object.assign({}, ...drafts.filter(draft => draft.of === of).map(({ set }) => set));
  const withLogins = (logins: 'off' | 'required'): Book => ({
    ...book,
    business: { ...book.business, logins },
  });

  test('of a wallet that is logged in, and says so, is assigned and links its entry', () => {
    const { drafts } = decided(state({ account }), request({ account: key('q') }));
    expect(setOn(drafts, 'session')).toMatchObject({ account: key('q'), client: key('k') });
    expect(setOn(drafts, 'request')).toMatchObject({ account: key('q') });
    expect(setOn(drafts, 'account')).toMatchObject({ [`client/${key('k')}`]: ID });
  });

  test('is not assigned where the page says nothing of it, or the wallet is not logged in', () => {
    for (const [present, asked] of [
      [account, null],
      [account, key('p')],
      [null, key('q')],
    ] as const) {
      const { outcome, drafts } = decided(state({ account: present }), request({ account: asked }));
      expect(outcome.is).toBe('confirmed');
      expect(setOn(drafts, 'session')).not.toHaveProperty('account');
      expect(setOn(drafts, 'account')).toEqual({});
    }
  });

  test('joins the linked entry of its names, whatever contact it gives, and only while logged in', () => {
    const linked: Client[] = [
      {
        key: key('l'),
        first: request().details.first,
        last: request().details.last,
        email: 'elsewhere@example.org',
        phone: '',
        locale: '',
        note: '',
        notes: {},
        said: {},
      },
    ];
    const inside = decided(state({ account, linked }), request({ account: key('q') }));
    expect(setOn(inside.drafts, 'session')).toMatchObject({ client: key('l') });
    const outside = decided(state({ account, linked }), request());
    expect(setOn(outside.drafts, 'session')).toMatchObject({ client: key('k') });
  });

  test('where logins are required needs one, whatever a page sends; where they are off none counts', () => {
    const required = withLogins('required');
    expect(decided(state({}, [], required), request({ account: key('q') })).outcome).toMatchObject({
      is: 'refused',
      why: 'log-in-first',
    });
    expect(decided(state({ account }, [], required), request()).outcome).toMatchObject({
      why: 'log-in-first',
    });
    expect(decided(state({ account }, [], required), request({ account: key('q') })).outcome.is).toBe(
      'confirmed',
    );
    const off = decided(state({ account }, [], withLogins('off')), request({ account: key('q') }));
    expect(off.outcome.is).toBe('confirmed');
    expect(setOn(off.drafts, 'session')).not.toHaveProperty('account');
  });
});
