import { answerOf, type Outcome, type RequestRecord, requestFrom } from '../../core/answers';
import type { Book } from '../../core/book';
import { whenOf } from '../../core/deciding';
import { type Held, heldFrom } from '../../core/held';
import type { DeviceId, Key } from '../../core/id';
import { json } from '../../core/json';
import type { Fields } from '../../core/ledger';
import { staffFor } from '../../core/offer';
import { known } from '../../core/records';
import type { When } from '../../core/sessions';
import { closedDraft, waitingIn } from '../../core/waiting';
import { combine, first } from '../live';
import type { Live, Log, Store } from '../ports';
import { written } from '../written';
import type { AttentionItem, DeskSessions } from './desk';
import type { Entries } from './entries';
import { isUndecided } from './settled';
import type { Decided } from './write';

type Ports = {
  readonly log: Pick<Log, 'history'>;
  readonly store: Store;
  /** "Answers requests", as things stand. */
  readonly answers: () => boolean;
  readonly book: Live<Book>;
  readonly entries: Entries;
};

/** What a client wants of a session, and the session as it is. */
type Wanted = {
  readonly request: RequestRecord & { readonly key: Key };
  readonly session: Held;
};

/** Null once it is decided, taken back, erased, or the session is no more what it was asked about. */
const wantedOf = async ({ log, store }: Pick<Ports, 'log' | 'store'>, key: Key): Promise<Wanted | null> => {
  const found = await store.get('request', key);
  const request = found && requestFrom(found);
  if (!request?.waits) return null;
  const record = await store.get('session', request.session);
  const session = record && heldFrom(record);
  if (session?.state.is !== 'confirmed') return null;
  return (await isUndecided({ log, store }, key)) ? { request, session } : null;
};

type Placed = { readonly when: When; readonly isTaken: boolean };

/** Where a move leads: of "Anyone" to the first who is free, as things stand. */
const placeOf = async (
  entries: Entries,
  book: Book,
  { request, session }: Wanted,
): Promise<Placed | null> => {
  const service = book.services.find(({ key }) => key === session.service);
  const { to } = request;
  if (!to || !service) return null;
  const offering = staffFor(book.staff, service, to.staff).map(({ key }) => key);
  const places = (offering.length > 0 ? offering : [to.staff ?? session.when.staff]).map(staff =>
    whenOf(service, staff, to.start),
  );
  for (const when of places) {
    const others = await entries.under({ key: session.key, service: session.service, when });
    if (others.length === 0) return { when, isTaken: false };
  }
  const [when] = places;
  return when ? { when, isTaken: true } : null;
};

/** Moves and cancellations that wait for the owner: read too late, or of a service that asks for a yes. */
export const wantedIn = ({ log, store, answers, book, entries }: Ports): Live<readonly AttentionItem[]> =>
  combine(
    [book, store.watch({ of: 'decision' }), written(store, 'session'), written(store, 'answer')],
    async (present, decisions) => {
      const items = waitingIn(decisions).map(async (key): Promise<AttentionItem | null> => {
        const wanted = await wantedOf({ log, store }, key);
        const [entry] = wanted ? await entries.join(present, [wanted.session]) : [];
        if (!wanted?.request.waits || !entry) return null;
        const { waits, kind } = wanted.request;
        const place = await placeOf(entries, present, wanted);
        if (kind === 'move' && !place) return null;
        return {
          is: 'wanted',
          request: key,
          entry,
          waits,
          mayAnswer: answers(),
          to: place && {
            start: place.when.start,
            staff: present.staff.find(one => one.key === place.when.staff) ?? null,
            isTaken: place.isTaken,
          },
        };
      });
      return known(await Promise.all(items));
    },
  );

/** The owner's word on them. */
export const createWanted = (
  ports: Ports & { readonly device: DeviceId; readonly decided: Decided },
): Pick<DeskSessions, 'allow' | 'deny'> => {
  const { answers, book, entries, device, decided } = ports;
  const answer = ({ request }: Wanted, outcome: Outcome) => [
    answerOf(device, request.key, request.wallet, outcome, 'owner'),
    closedDraft(request.key),
  ];
  const granted = async (wanted: Wanted): Promise<Fields | null> => {
    const { request, session } = wanted;
    if (request.kind === 'cancel')
      return { state: { is: 'cancelled', by: 'client', placed: session.placed } };
    const place = await placeOf(entries, await first(book), wanted);
    return place && { when: json(place.when) };
  };
  return {
    allow: key =>
      decided(async () => {
        const wanted = answers() ? await wantedOf(ports, key) : null;
        const set = wanted && (await granted(wanted));
        if (!wanted || !set) return null;
        const session = wanted.session.key;
        return [
          { of: 'session', key: session, by: 'owner', set },
          ...answer(wanted, { is: 'confirmed', nearest: [], session }),
        ];
      }),
    deny: key =>
      decided(async () => {
        const wanted = answers() ? await wantedOf(ports, key) : null;
        return wanted && answer(wanted, { is: 'refused', why: 'by-owner', nearest: [] });
      }),
  };
};
