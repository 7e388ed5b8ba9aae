import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { ChangeId } from './hlc';
import { base32Number, type DeviceId } from './id';
import {
  answering,
  boundedBy,
  countingOf,
  endsOf,
  foundMembership,
  includesMembership,
  isAnsweredUnknown,
  isPresent,
  isUnbounded,
  joined,
  Membership,
  maySet,
  memberOf,
  metOf,
  type NewMember,
  rotated,
  standingOf,
  supersedesMembership,
  textOf,
  unanswering,
  wasRemoved,
  withAnswers,
  withAnswersUpTo,
  withLetterKey,
  withMember,
  withOnly,
  withoutMember,
  withRoot,
  withSettings,
} from './membership';

const device = (n: number): NewMember => ({
  device: base32Number(n, 16) as DeviceId,
  key: `${n}`.padStart(43, 'A'),
  letter: `${n}`.padStart(64, '0'),
  answers: true,
  settings: true,
});
const [tablet, phone, laptop] = [device(0), device(1), device(2)];
const first = foundMembership('a'.repeat(64), tablet);
const two = withMember(first, phone);

const standing = (list: Membership, { device }: NewMember, seq: number, of = 'session', by = 'owner') =>
  standingOf(list, { device, seq, of, key: 'x', by });

test('a list that was signed before devices had letter keys and rights reads with all rights', () => {
  const { device, key, last, end } = memberOf(first, tablet.device) ?? {};
  const read = v.parse(Membership, { ...first, members: [{ device, key, last, end }] });
  expect(read.members).toEqual([
    { ...memberOf(first, tablet.device), letter: null, answered: null, root: false },
  ]);
  expect(standing(read, tablet, 7, 'answer')).toBe('member');
  const known = withLetterKey(read, tablet.device, 'c'.repeat(64));
  expect(memberOf(known, tablet.device)?.letter).toBe('c'.repeat(64));
  expect(known.version).toBe(2);
  expect(withLetterKey(known, tablet.device, 'd'.repeat(64))).toBe(known);
});

test('a device that is added ranks last; adding it again changes nothing', () => {
  expect(answering(two)).toEqual([tablet.device, phone.device]);
  expect(withMember(two, phone)).toBe(two);
});

test('a device that does not answer has no rank, and keeps its place for when it does', () => {
  const three = withMember(two, laptop);
  const quiet = withAnswers(three, phone.device, false, 0);
  expect(answering(quiet)).toEqual([tablet.device, laptop.device]);
  expect(answering(withAnswers(quiet, phone.device, true, 0))).toEqual(answering(three));
  expect(withAnswers(quiet, phone.device, false, 0)).toBe(quiet);
});

test('a revoked device counts up to its last change, and a new epoch begins', () => {
  const without = withoutMember(two, phone.device, 7);
  expect(without.epoch).toBe(2);
  expect([6, 7, 8].map(seq => standing(without, phone, seq))).toEqual(['member', 'member', 'revoked']);
  expect(standing(without, laptop, 1)).toBe('unknown');
  expect(withMember(without, phone)).toBe(without);
  expect(withoutMember(without, phone.device, 9)).toBe(without);
  expect(answering(without)).toEqual([tablet.device]);
});

test('settings count while the device may change them, all else always', () => {
  const stopped = withSettings(two, phone.device, false, 5);
  const again = withSettings(stopped, phone.device, true, 9);
  expect([4, 5, 6, 9, 10].map(seq => standing(again, phone, seq, 'service'))).toEqual([
    'member',
    'member',
    'not-allowed',
    'not-allowed',
    'member',
  ]);
  expect(standing(again, phone, 7)).toBe('member');
  expect([two, stopped, again].map(list => list.members.map(maySet))).toEqual([
    [true, true],
    [true, false],
    [true, true],
  ]);
  expect(withSettings(again, phone.device, true, 12)).toBe(again);
});

test('the id at which a device ended is told to everyone, the lower of two that were named apart', () => {
  const end = (n: number) => `${String(n).padStart(14, '0')}${phone.device}` as ChangeId;
  const [here, there] = [
    withoutMember(two, phone.device, 7, end(70)),
    withoutMember(two, phone.device, 5, end(50)),
  ];
  expect([two, here, there].map(list => endsOf(list).ends)).toEqual([[], [end(70)], [end(50)]]);
  for (const list of [joined(here, there), joined(there, here)]) expect(endsOf(list).ends).toEqual([end(50)]);
  const unnamed = withoutMember(two, phone.device, 7);
  expect(endsOf(joined(unnamed, here)).ends).toEqual([end(70)]);
  expect(endsOf(withOnly(two, tablet.device)).ends).toEqual([]);
  const bounded = boundedBy(
    withOnly(two, tablet.device),
    { [phone.device]: 7 },
    new Map([[phone.device, end(70)]]),
  );
  expect(endsOf(bounded).ends).toEqual([end(70)]);
});

test('up to where a device answered that does so no more is told to everyone, until it answers or is removed', () => {
  const end = (at: number) => base32Number(at, 30) as ChangeId;
  const quiet = withAnswers(two, phone.device, false, 7, end(70));
  expect(endsOf(quiet)).toEqual({ ends: [], quiet: [end(70)] });
  expect(endsOf(joined(quiet, rotated(two))).quiet).toEqual([end(70)]);
  expect(endsOf(withAnswers(quiet, phone.device, true, 9)).quiet).toEqual([]);
  expect(endsOf(withoutMember(quiet, phone.device, 9, end(90)))).toEqual({ ends: [end(90)], quiet: [] });
});

test('who takes over alone lets the others count with all that they wrote, until that is known', () => {
  const alone = withOnly(two, tablet.device);
  expect(alone.epoch).toBe(2);
  expect(answering(alone)).toEqual([tablet.device]);
  expect(standing(alone, phone, 1_000_000)).toBe('member');
  const bounded = boundedBy(alone, { [phone.device]: 12 });
  expect([12, 13].map(seq => standing(bounded, phone, seq))).toEqual(['member', 'revoked']);
  expect([isUnbounded(alone), isUnbounded(bounded)]).toEqual([true, false]);
  expect(boundedBy(bounded, { [phone.device]: 20 })).toBe(bounded);
  expect(withOnly(alone, tablet.device)).toBe(alone);
});

test('only a later list of the same business takes the place of one', () => {
  expect(supersedesMembership(first, null)).toBe(true);
  expect(supersedesMembership(two, first)).toBe(true);
  expect(supersedesMembership(first, two)).toBe(false);
  expect(supersedesMembership(two, two)).toBe(false);
  expect(supersedesMembership({ ...two, business: 'b'.repeat(64) }, first)).toBe(false);
  expect(supersedesMembership({ ...two, version: 9 }, rotated(two))).toBe(false);
});

test('of one epoch the list stands that revokes more, whichever is the later: nobody is let in again', () => {
  const all = withMember(two, laptop);
  const without = withoutMember(all, phone.device, 3);
  // The phone has not heard of it, and takes the desk key from the laptop: that, too, begins an epoch.
  const apart = rotated(withAnswers(all, laptop.device, false, 0));
  expect(apart.epoch).toBe(without.epoch);
  expect(apart.version).toBeGreaterThan(without.version);
  expect(metOf(without, apart)).toMatchObject({ stands: without, apart: true });
  expect(metOf(apart, without)).toMatchObject({ stands: without, apart: true });
});

describe('two owners who each remove somebody apart', () => {
  const [tablet, phone, laptop, other] = [device(0), device(1), device(2), device(3)];
  const all = [phone, laptop, other].reduce(withMember, withRoot(first, tablet.device));
  const owned = withRoot(all, other.device);
  const here = withoutMember(owned, other.device, 3);
  const there = rotated(withoutMember(owned, phone.device, 4));

  test('a device keeps to the removal that it knows until the owner who is left joins both', () => {
    expect(supersedesMembership(there, here)).toBe(true);
    expect(countingOf(here, there, laptop.device)).toBe(here);
    expect(countingOf(there, here, laptop.device)).toBe(there);
    expect(countingOf(here, there, other.device)).toBe(here);
    const both = joined(here, there);
    for (const known of [here, there]) expect(countingOf(known, both, laptop.device)).toBe(both);
  });

  test('whoever is removed by the other one keeps its own, which may say what nobody else heard', () => {
    expect(countingOf(here, there, phone.device)).toBe(here);
    expect(countingOf(there, here, other.device)).toBe(there);
    const added = withMember(here, device(4));
    const gone = rotated(rotated(withoutMember(owned, laptop.device, 2)));
    expect(countingOf(added, gone, laptop.device)).toBe(added);
    expect(isPresent(countingOf(added, joined(added, gone), laptop.device), laptop.device)).toBe(false);
  });

  test('where nobody is left who could join them, the one that stands counts for all', () => {
    const revenge = rotated(withoutMember(owned, tablet.device, 5));
    for (const one of [tablet, phone, laptop, other])
      for (const [known, next] of [
        [here, revenge],
        [revenge, here],
      ] as const)
        expect(countingOf(known, next, one.device)).toBe(revenge);
  });

  test('lists of earlier versions, which do not tell of owners, count by what stands', () => {
    const untold = ({ members, ...list }: Membership): Membership => ({
      ...list,
      members: members.map(one => ({ ...one, root: false })),
    });
    expect(countingOf(untold(here), untold(there), laptop.device)).toEqual(untold(there));
  });
});

/** What an owner does to a list, one after the other; `seq` is where the device's changes stand then. */
const deed = fc.record({
  what: fc.constantFrom('add', 'remove', 'answers', 'quiet', 'may', 'may-not', 'rotate'),
  who: fc.integer({ min: 1, max: 5 }),
  seq: fc.integer({ min: 0, max: 20 }),
});
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

const done = (list: Membership, { what, who, seq }: Deed): Membership => {
  const one = device(who);
  switch (what) {
    case 'add':
      return withMember(list, one);
    case 'remove':
      return withoutMember(list, one.device, seq);
    case 'answers':
    case 'quiet':
      return withAnswers(list, one.device, what === 'answers', seq);
    case 'may':
    case 'may-not':
      return withSettings(list, one.device, what === 'may', seq);
    default:
      return rotated(list);
  }
};

const lineOf = (deeds: readonly Deed[]): Membership[] => {
  const line = [first];
  for (const one of deeds) line.push(done(line.at(-1) ?? first, one));
  return line;
};

/** The lists of up to three owners who began with the same one and have not heard of each other since. */
const apart = fc.array(fc.array(deed, { maxLength: 6 }), { minLength: 1, maxLength: 3 });

describe('whatever owners sign apart', () => {
  test('every order of lists leaves the same one', () => {
    fc.assert(
      fc.property(
        apart.chain(owners => {
          const lists = owners.flatMap(lineOf);
          return fc.tuple(
            fc.shuffledSubarray(lists, { minLength: lists.length }),
            fc.shuffledSubarray(lists, { minLength: lists.length }),
          );
        }),
        ([one, other]) => {
          const left = (lists: readonly Membership[]) =>
            lists.reduce((known, next) => metOf(known, next).stands, first);
          expect(textOf(left(one))).toBe(textOf(left(other)));
        },
      ),
    );
  });

  test('lists that followed one another are never apart', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 12 }), deeds => {
        const line = lineOf(deeds);
        const last = line.at(-1) ?? first;
        for (const list of line) {
          expect(metOf(list, last)).toEqual({ stands: last, apart: false, joinable: false });
          expect(includesMembership(last, list)).toBe(true);
        }
      }),
    );
  });

  test('a joined list says all that either says, and is the same whoever joins', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 6 }), fc.array(deed, { maxLength: 6 }), (one, other) => {
        const [a, b] = [lineOf(one).at(-1) ?? first, lineOf(other).at(-1) ?? first];
        const both = joined(a, b);
        expect(textOf(joined(b, a))).toBe(textOf(both));
        for (const part of [a, b]) {
          expect(includesMembership(both, part)).toBe(true);
          expect(supersedesMembership(both, part)).toBe(true);
          for (const { device, last } of part.members)
            if (last !== null) expect(memberOf(both, device)?.last).toBeLessThanOrEqual(last);
        }
        expect(v.is(Membership, both)).toBe(true);
      }),
    );
  });

  test('owners who join what they meet end with one list', () => {
    fc.assert(
      fc.property(apart, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 }), (owners, meetings) => {
        const known = owners.map(deeds => lineOf(deeds).at(-1) ?? first);
        const meet = (from: number, to: number) => {
          const [theirs, own] = [known[from] ?? first, known[to] ?? first];
          const { stands, apart } = metOf(own, theirs);
          known[to] = apart ? joined(own, theirs) : stands;
        };
        for (const [from, to] of meetings) meet(from % known.length, to % known.length);
        // Afterwards everyone meets everyone, as often as it takes: each round leaves fewer that are apart.
        for (let round = 0; round < 4; round++)
          for (const from of known.keys()) for (const to of known.keys()) meet(from, to);
        expect(new Set(known.map(textOf)).size).toBe(1);
        expect(known.every(list => metOf(list, list).apart === false)).toBe(true);
      }),
    );
  });
});

describe('owners and others who meet in any order', () => {
  const owners = [0, 1, 2].map(device);
  const others = [3, 4, 5].map(device);
  const known = owners.reduce(
    (list, { device }) => withRoot(list, device),
    [...owners, ...others].slice(1).reduce(withMember, first),
  );
  const takes = ({ device }: NewMember, own: Membership, theirs: Membership): Membership => {
    const { apart } = metOf(own, theirs);
    const both = joined(own, theirs);
    const joins = memberOf(known, device)?.root === true && apart && isPresent(both, device);
    return joins ? both : countingOf(own, theirs, device);
  };
  const deeds = fc.array(deed, { maxLength: 4 });
  const meetings = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { maxLength: 12 });

  test('nobody lets a device in again that it knew as removed, and all who are left end with one list', () => {
    fc.assert(
      fc.property(fc.tuple(deeds, deeds, deeds), meetings, (all, met) => {
        const lists = [...owners, ...others].map(({ device }, at) =>
          (all[at] ?? []).filter(({ who }) => base32Number(who, 16) !== device).reduce(done, known),
        );
        const somebody = owners.some(({ device }) => lists.every(list => isPresent(list, device)));
        const meet = (from: number, to: number): void => {
          const [own, theirs, one] = [lists[to], lists[from], device(to)];
          if (!own || !theirs) return;
          const next = takes(one, own, theirs);
          if (somebody && isPresent(next, one.device))
            for (const { device } of own.members)
              if (wasRemoved(own, device)) expect(isPresent(next, device)).toBe(false);
          lists[to] = next;
        };
        for (const [from, to] of met) meet(from, to);
        for (let round = 0; round < 5; round++)
          for (const from of lists.keys()) for (const to of lists.keys()) meet(from, to);
        if (!somebody) return;
        const left = lists.filter((list, at) => isPresent(list, device(at).device));
        expect(left.length).toBeGreaterThan(0);
        expect(new Set(left.map(textOf)).size).toBe(1);
        for (const [at, list] of lists.entries())
          if (!left.includes(list)) expect(left.some(one => isPresent(one, device(at).device))).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

test('answers count among the changes in which a device may give them; what a person does by hand always', () => {
  const wallet = 'b'.repeat(64);
  const answers = [
    ['answer', 'desk'],
    ['answer', 'owner'],
    ['request', 'owner'],
    ['session', wallet],
    ['client', wallet],
  ] as const;
  const byHand = [
    ['session', 'owner'],
    ['session', 'desk'],
    ['client', 'owner'],
    ['token', 'owner'],
  ] as const;
  const never = withMember(first, { ...phone, answers: false });
  const quiet = withAnswers(two, phone.device, false, 7);
  const again = withAnswers(quiet, phone.device, true, 9);
  for (const [of, by] of answers) {
    const counted = (list: Membership) =>
      [1, 7, 8, 9, 10].filter(seq => standing(list, phone, seq, of, by) === 'member');
    expect(counted(two)).toEqual([1, 7, 8, 9, 10]);
    expect(counted(never)).toEqual([]);
    expect(counted(quiet)).toEqual([1, 7]);
    expect(counted(again)).toEqual([1, 7, 10]);
    expect(standing(never, phone, 1, of, by)).toBe('not-allowed');
  }
  for (const [of, by] of byHand) expect(standing(never, phone, 1, of, by)).toBe('member');
  const phoneIn = (list: Membership) => unanswering(memberOf(list, phone.device) ?? { answered: null });
  expect([two, never, quiet, again].map(phoneIn)).toEqual([
    [],
    [{ from: 1, to: null }],
    [{ from: 8, to: null }],
    [{ from: 8, to: 9 }],
  ]);
});

test('a list of an earlier version does not tell since when a device answers no more: until whoever may signs it', () => {
  const quiet = withAnswers(two, phone.device, false, 7);
  const old = v.parse(Membership, {
    ...quiet,
    members: quiet.members.map(({ answered: _, ...member }) => member),
  });
  expect(isAnsweredUnknown(old)).toBe(true);
  expect(standing(old, phone, 20, 'answer')).toBe('member');
  const told = withAnswersUpTo(old, { [phone.device]: 9 });
  expect(isAnsweredUnknown(told)).toBe(false);
  expect([9, 10].map(seq => standing(told, phone, seq, 'answer'))).toEqual(['member', 'not-allowed']);
  expect(standing(told, tablet, 20, 'answer')).toBe('member');
  expect(withAnswersUpTo(told, {})).toBe(told);
});

test('nobody erases what holds no personal data: it would be a way round the right to change settings', () => {
  const erasing = (key: string) =>
    standingOf(first, { device: tablet.device, seq: 1, of: 'erased', key, by: 'owner' });
  expect(['client/x', 'request/x'].map(erasing)).toEqual(['member', 'member']);
  const others = [
    'service/x',
    'business/business',
    'session/x',
    'answer/x',
    'token/x',
    'erased/client/x',
    'x',
  ];
  expect(others.map(erasing)).toEqual(others.map(() => 'not-allowed'));
});
