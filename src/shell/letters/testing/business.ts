import * as v from 'valibot';
import type { Busy } from '../../../core/busy';
import { Catalog } from '../../../core/catalog';
import type { ChangeId } from '../../../core/hlc';
import { type Key, keyFrom } from '../../../core/id';
import { DAY, HOUR, MINUTE } from '../../../core/time';
import type { Row } from '../../../core/views';

/** Reproducible bytes: link and letter sizes must not change from run to run. */
const bytesFrom = (seed: number, count: number): Uint8Array => {
  let state = (seed + 1) * 2654435761;
  return Uint8Array.from({ length: count }, () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
    return state >>> 24;
  });
};

export const keyOf = (seed: number): Key => keyFrom(bytesFrom(seed, 17));

export const VERSION = '01g4xk8m2p0000q7n3c5v9r1t2w4y6' as ChangeId;

const NAMES = [
  'Corte feminino',
  'Barba',
  'Manicure',
  'Coloração',
  'Massagem relaxante',
  'Sobrancelha',
  'Escova',
];

/** A salon with so many services. */
export const catalogOf = (services: number): Catalog =>
  v.parse(Catalog, {
    v: 1,
    version: VERSION,
    business: {
      name: 'Salão da Rita',
      zone: 'America/Sao_Paulo',
      locale: 'pt-BR',
      currency: 'BRL',
      country: 'BR',
      address: 'Rua Augusta 1200, São Paulo',
      phone: '+55 11 91234 5678',
    },
    services: Array.from({ length: services }, (_, n) => ({
      key: keyOf(n),
      name: `${NAMES[n % NAMES.length]}${n < NAMES.length ? '' : ` ${n}`}`,
      duration: 30 + 15 * (n % 5),
      price: { amount: 4000 + 1500 * n, currency: 'BRL' },
      staff: [keyOf(1000)],
      order: n,
    })),
    staff: [
      {
        key: keyOf(1000),
        name: 'Rita',
        weekly: [...Array.from({ length: 6 }, () => [{ from: 540, to: 1080 }]), []],
      },
    ],
    forms: [],
  });

/** So many staff, each with sessions of an hour on some of the days. */
export const busyOf = (staff: number, days: number, from: number): Busy => ({
  version: VERSION,
  start: from,
  end: from + days * DAY,
  staff: Object.fromEntries(
    Array.from({ length: staff }, (_, n) => [
      keyOf(1000 + n),
      {
        taken: Array.from({ length: days * 4 }, (_, i) => {
          const jitter = (bytesFrom(n * 10_000 + i, 1)[0] ?? 0) % 12;
          const start = from + Math.floor(i / 4) * DAY + (12 + 2 * (i % 4)) * HOUR + jitter * 5 * MINUTE;
          return { start, end: start + HOUR };
        }),
        off: [],
        full: [],
        fullWeeks: [],
      },
    ]),
  ),
  classes: [],
});

/** Rows of so many sessions, and the answer to each. */
export const rowsOf = (sessions: number, from: number): Row[] =>
  Array.from({ length: sessions }, (_, n): Row[] => [
    {
      row: 'session',
      key: keyOf(n),
      id: VERSION,
      service: NAMES[n % NAMES.length] ?? '',
      serviceKey: keyOf(2000 + (n % NAMES.length)),
      staff: 'Rita',
      start: from + n * DAY,
      end: from + n * DAY + HOUR,
      price: { amount: 8000, currency: 'BRL' },
      state: { is: 'confirmed' },
      sequence: 0,
    },
    { row: 'answer', key: keyOf(n), id: VERSION, is: 'confirmed', nearest: [], session: keyOf(n) },
  ]).flat();
