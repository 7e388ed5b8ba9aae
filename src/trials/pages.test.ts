import { describe, expect, test } from 'vitest';
import { first } from '../app/live';
import type { Letter, Relays } from '../app/ports';
import { addKeys } from '../app/testing/members';
import { erasedBy } from '../core/erasing';
import type { DeviceId } from '../core/id';
import { memberOf, rotated, withoutMember } from '../core/membership';
import { SPAN } from '../core/pages';
import { DAY, HOUR } from '../core/time';
import {
  type Business,
  client,
  clients,
  contentOf,
  createBusiness,
  createDevice,
  DEVICES,
  type DeviceAt,
  HOME,
  inStep,
  newMember,
  OTHER,
  passes,
  relayAt,
  rest,
} from './pagesWorld';

const [A, B, C] = DEVICES;

/** Each is awake for a while, one after the other. */
const inTurn = async (business: Business, ...devices: readonly DeviceAt[]): Promise<void> => {
  for (const device of devices) {
    const sleep = device.wake();
    await rest(business);
    sleep();
    await rest(business, 2);
  }
};

/** Where a device puts pages at relays and, for as long as `isCutOff`, does not tell what it put there. */
const withoutHeads =
  (isCutOff = () => true) =>
  (relays: Relays): Relays => ({
    ...relays,
    publish: async (urls, letter) =>
      isCutOff() && letter.content.includes('"heads/') ? [] : relays.publish(urls, letter),
  });

const sameBook = async (...devices: readonly DeviceAt[]): Promise<void> => {
  const [first, ...others] = await Promise.all(devices.map(contentOf));
  for (const other of others) expect(other).toEqual(first);
};

describe('devices that are never awake together', () => {
  test('end with the same book', async () => {
    const business = await createBusiness();
    const [a, b, c] = [createDevice(business, A), createDevice(business, B), createDevice(business, C)];
    await a.write(...clients(100, 'a'));
    await b.write(...clients(70, 'b'));
    await c.write(client('c0'));
    await inTurn(business, a, b, c, a, b);
    expect((await contentOf(a)).length).toBe(171);
    await sameBook(a, b, c);
    expect([a.toSend(), b.toSend(), c.toSend()]).toEqual([0, 0, 0]);
  });

  test('a device that comes back after long reads only what it lacks, and what it wrote is read', async () => {
    const business = await createBusiness([A, B]);
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    await a.write(...clients(200, 'a'));
    await inTurn(business, a, b);
    await b.write(...clients(3, 'b'));
    for (let day = 0; day < 40; day++) {
      business.clock.advance(DAY);
      await a.write(client(`late${day}`));
      if (day % 10 === 0) await inTurn(business, a);
    }
    await inTurn(business, a);
    const before = b.sent();
    await inTurn(business, b, a);
    await sameBook(a, b);
    // A page and what it has, twice at most: nothing that stood there already was sent again.
    expect(b.sent() - before).toBeLessThanOrEqual(5);
  });

  test('a fresh device gets the whole book from the pages, also with nobody else awake', async () => {
    const business = await createBusiness();
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    await a.write(...clients(300, 'a'));
    await b.write(...clients(90, 'b'));
    await inTurn(business, a, b, a);
    const fresh = createDevice(business, C);
    await inTurn(business, fresh);
    await sameBook(a, fresh);
    expect((await contentOf(fresh)).length).toBe(390);
    // It tells once what it has, and nothing else.
    expect(fresh.sent()).toBeLessThanOrEqual(2);
  });

  test('a page whose writer was cut off before it told of it is taken in by who comes upon it', async () => {
    const business = await createBusiness([A, B]);
    const [a, b] = [createDevice(business, A, { through: withoutHeads() }), createDevice(business, B)];
    await a.write(...clients(10, 'a'));
    await inTurn(business, a);
    await b.log.accept((await a.log.read(0, 5)).map(({ change }) => change));
    await inTurn(business, b);
    await sameBook(a, b);
  });

  test('changes are still to send until it is told where they stand: who reads then finds them', async () => {
    const business = await createBusiness([A, B]);
    let isCutOff = true;
    const through = withoutHeads(() => isCutOff);
    const [a, b] = [createDevice(business, A, { through }), createDevice(business, B)];
    await a.write(...clients(10, 'a'));
    a.wake();
    await rest(business);
    expect(a.toSend()).toBe(10);
    isCutOff = false;
    await passes(business, () => a.toSend() === 0);
    await inTurn(business, b);
    await sameBook(a, b);
  });

  test('what one handed to another without a relay reaches a third through that one', async () => {
    const business = await createBusiness();
    const [a, b, c] = [createDevice(business, A), createDevice(business, B), createDevice(business, C)];
    await a.write(...clients(10, 'a'));
    await b.log.accept((await a.log.read(0, 100)).map(({ change }) => change));
    await inTurn(business, b, c);
    await sameBook(a, c);
  });

  test('what comes another way while pages are read is not asked for any more', async () => {
    const business = await createBusiness([A, B]);
    const a = createDevice(business, A);
    // Four pages more than are asked for at once.
    await a.write(...clients(36 * 64, 'a'));
    await inTurn(business, a);
    const book = (await a.log.read(0, 36 * 64)).map(({ change }) => change);
    const asked: number[] = [];
    const handing = (relays: Relays): Relays => ({
      ...relays,
      subscribe: (urls, filter, told) => {
        const names = filter['#d']?.length ?? 0;
        if (names <= 3) return relays.subscribe(urls, filter, told);
        asked.push(names);
        let stop = () => {};
        // A peer hands over all of it before the first pages are there.
        void b.log.accept(book).then(() => {
          stop = relays.subscribe(urls, filter, told);
        });
        return () => stop();
      },
    });
    const b: DeviceAt = createDevice(business, B, { through: handing });
    b.wake();
    await passes(business, inStep(a, b));
    await rest(business);
    await sameBook(a, b);
    expect(asked).toEqual([32]);
  });

  test('a whole book that comes another way is put at the relay once all of it is here', async () => {
    const business = await createBusiness([A, B]);
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    await a.write(...clients(400, 'a'));
    const book = (await a.log.read(0, 400)).map(({ change }) => change);
    b.wake();
    await rest(business, 10);
    const before = b.sent();
    for (let from = 0; from < book.length; from += 40) {
      await b.log.accept(book.slice(from, from + 40));
      await rest(business, 4);
    }
    // It told what it has, at most every ten seconds.
    expect(b.sent() - before).toBeLessThanOrEqual(5);
    await rest(business, 20);
    const c = createDevice(business, A);
    await inTurn(business, c);
    await sameBook(a, c);
  });
});

describe('devices that are awake together', () => {
  test('a change is with the other in seconds, and letters come to rest', async () => {
    const business = await createBusiness([A, B]);
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    a.wake();
    b.wake();
    await rest(business);
    await a.write(client('x'));
    await passes(business, inStep(a, b), 5);
    await rest(business);
    const before = a.sent() + b.sent();
    await rest(business, 300);
    expect(a.sent() + b.sent()).toBe(before);
  });

  test('each knows what the other has, and what nobody has yet, also after a reload', async () => {
    const business = await createBusiness([A, B]);
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    await a.write(...clients(5));
    await rest(business, 2);
    expect(a.toSend()).toBe(5);
    const sleep = a.wake();
    b.wake();
    await rest(business);
    expect(a.toSend()).toBe(0);
    expect(a.others().map(({ device, heads }) => [device, heads[A]])).toEqual([[B, 5]]);
    expect(b.others().map(({ device, heads }) => [device, heads[A]])).toEqual([[A, 5]]);
    sleep();
    await a.write(client('more'));
    const again = createDevice(business, A, { before: a });
    await rest(business, 2);
    expect(again.toSend()).toBe(1);
  });

  test('when another was heard of last is told by the own clock, however wrong the other one is', async () => {
    for (const off of [365 * DAY, -9 * 365 * DAY]) {
      const business = await createBusiness([A, B]);
      const [a, b] = [createDevice(business, A), createDevice(business, B, { off })];
      const begun = business.clock.now();
      a.wake();
      b.wake();
      await rest(business);
      await b.write(client('x'));
      await passes(business, inStep(a, b));
      await rest(business);
      const [heard] = a.others();
      expect(heard?.at).toBeGreaterThan(begun);
      expect(heard?.at).toBeLessThanOrEqual(business.clock.now());
    }
  });

  test('what another device has by another way is not to be sent any more', async () => {
    const business = await createBusiness([A, B]);
    const a = createDevice(business, A);
    await a.write(...clients(5));
    await rest(business, 1);
    a.heard({ [A]: 4 });
    await rest(business, 1);
    expect(a.toSend()).toBe(1);
  });
});

describe('one device alone', () => {
  test('keeps its book at the host’s own relay, and nothing at others', async () => {
    const business = await createBusiness([A], [OTHER, HOME]);
    const a = createDevice(business, A);
    await a.write(...clients(100));
    a.wake();
    await rest(business);
    expect(relayAt(business, OTHER).letters()).toEqual([]);
    expect(a.toSend()).toBe(0);
    const reloaded = createDevice(business, A);
    await inTurn(business, reloaded);
    await sameBook(a, reloaded);
  });

  test('starting again sends nothing while nothing is new', async () => {
    const business = await createBusiness([A]);
    const a = createDevice(business, A);
    await a.write(...clients(100));
    await inTurn(business, a);
    const before = a.sent();
    await inTurn(business, a, a);
    expect(a.sent()).toBe(before);
  });
});

describe('relays that cannot be relied on', () => {
  test('one that lost everything is filled again', async () => {
    const business = await createBusiness([A, B]);
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    await a.write(...clients(150, 'a'));
    await inTurn(business, a, b);
    relayAt(business).wipe();
    await inTurn(business, b);
    const fresh = createDevice(business, A);
    await inTurn(business, fresh);
    await sameBook(b, fresh);
  });

  test('pages that it dropped are put there again once somebody misses them', async () => {
    const business = await createBusiness();
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    await a.write(...clients(300, 'a'));
    await inTurn(business, a, b);
    const pages = relayAt(business).letters().filter(isPage);
    relayAt(business).drop(letter => pages.slice(1, 3).includes(letter));
    const c = createDevice(business, C);
    await inTurn(business, c, b, c);
    await sameBook(a, c);
  });

  test('pages that it dropped are found missing within a month, though nobody asks for them', async () => {
    const business = await createBusiness([A]);
    const a = createDevice(business, A);
    await a.write(...clients(640, 'a'));
    await inTurn(business, a);
    const [dropped] = relayAt(business).letters().filter(isPage).slice(4);
    relayAt(business).drop(letter => letter === dropped);
    for (let day = 0; day < 30; day++) {
      business.clock.advance(DAY);
      await inTurn(business, a);
    }
    expect(relayAt(business).letters().filter(isPage).length).toBe(10);
  });

  test('pages are renewed long before they end', async () => {
    const business = await createBusiness([A]);
    const a = createDevice(business, A);
    await a.write(...clients(100, 'a'));
    await inTurn(business, a);
    for (let week = 0; week < 60; week++) {
      business.clock.advance(7 * DAY);
      await inTurn(business, a);
      const now = business.clock.now() / 1000;
      for (const letter of relayAt(business).letters().filter(isPage))
        expect(Number(letter.tags.find(([tag]) => tag === 'expiration')?.[1])).toBeGreaterThan(
          now + 100 * 86_400,
        );
    }
  });

  test('letters that are lost on the way, come late, twice and in another order do no harm', async () => {
    const business = await createBusiness();
    const through = (relays: Relays): Relays => ({
      ...relays,
      subscribe: (urls, filter, on) => {
        const held: [Letter, string][] = [];
        return relays.subscribe(urls, filter, {
          letter: (letter, relay) => {
            held.push([letter, relay]);
            if (held.length > 6) held.shift();
            if (letter.created_at % 2 === 0) for (const [one, at] of [...held].reverse()) on.letter(one, at);
          },
          stored: relay => {
            for (const [one, at] of [...held].reverse()) on.letter(one, at);
            on.stored?.(relay);
          },
        });
      },
    });
    const devices = DEVICES.map(id => createDevice(business, id, { through }));
    for (const device of devices) device.wake();
    for (let round = 0; round < 8; round++) {
      for (const device of devices) await device.write(...clients(round, `${device.id[0]}${round}-`));
      await rest(business, 2);
    }
    await passes(business, inStep(...devices), 700);
    await sameBook(...devices);
  });

  test('one that refuses for a while gets everything in the end', async () => {
    const business = await createBusiness([A, B]);
    let left = 3;
    const through = (relays: Relays): Relays => ({
      ...relays,
      publish: async (urls, letter) => {
        left -= 1;
        if (left < 0) return urls.map(relay => ({ relay, taken: false, says: 'rate-limited: slow down' }));
        return relays.publish(urls, letter);
      },
    });
    const a = createDevice(business, A, { through });
    await a.write(...clients(640, 'a'));
    a.wake();
    for (let minute = 0; minute < 8; minute++) {
      await rest(business, 16);
      left = 3;
    }
    const b = createDevice(business, B);
    await inTurn(business, b);
    await sameBook(a, b);
  });

  test('of two relays either is enough, and the one that was away gets what it missed', async () => {
    const business = await createBusiness([A, B], [OTHER, HOME]);
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    a.wake();
    const sleep = b.wake();
    relayAt(business, HOME).setUp(false);
    await a.write(...clients(80, 'a'));
    await passes(business, inStep(a, b), 90);
    sleep();
    relayAt(business, HOME).setUp(true);
    await rest(business);
    relayAt(business, OTHER).setUp(false);
    const fresh = createDevice(business, B);
    await inTurn(business, fresh);
    await sameBook(a, fresh);
  });

  test('others than the host’s own carry what is recent only, until somebody misses the rest', async () => {
    const business = await createBusiness([A, B], [OTHER, HOME]);
    const a = createDevice(business, A);
    await a.write(...clients(640, 'old'));
    business.clock.advance(60 * DAY);
    await a.write(...clients(10, 'new'));
    const sleep = a.wake();
    await rest(business);
    expect(relayAt(business, OTHER).letters().filter(isPage).length).toBe(1);
    expect(relayAt(business, HOME).letters().filter(isPage).length).toBe(11);
    relayAt(business, HOME).wipe();
    relayAt(business, HOME).setUp(false);
    const b = createDevice(business, B);
    b.wake();
    await passes(business, inStep(a, b), 300);
    sleep();
  });
});

describe('clocks that are wrong', () => {
  test('a device whose clock is years behind is read, and never turns a page back', async () => {
    const business = await createBusiness([A, B]);
    const [a, b] = [createDevice(business, A), createDevice(business, B, { off: -20 * DAY })];
    await a.write(...clients(10, 'a'));
    await b.write(...clients(10, 'b'));
    await inTurn(business, a, b, a);
    await sameBook(a, b);
    await a.write(client('more'));
    await b.write(client('more too'));
    await inTurn(business, a, b, a, b);
    await sameBook(a, b);
    const fresh = createDevice(business, B);
    await inTurn(business, fresh);
    await sameBook(a, fresh);
  });

  test('a device whose clock was ahead and is right again still publishes', async () => {
    const business = await createBusiness([A, B]);
    const ahead = createDevice(business, A, { off: 5 * HOUR });
    await ahead.write(...clients(10, 'a'));
    await inTurn(business, ahead);
    const right = createDevice(business, A, { before: ahead });
    await right.write(client('later'));
    await inTurn(business, right);
    const b = createDevice(business, B);
    await inTurn(business, b);
    await sameBook(right, b);
  });

  test('an old page that comes over a newer one is answered by the newer one', async () => {
    const business = await createBusiness([A, B]);
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    await a.write(...clients(10, 'a'));
    await inTurn(business, a);
    const [old] = relayAt(business).letters().filter(isPage);
    await a.write(...clients(10, 'more'));
    a.wake();
    await rest(business);
    // A device that looked before and wrote after, as it may happen.
    if (old) relayAt(business).put({ ...old, id: 'f'.repeat(64), created_at: old.created_at + 1_000 });
    await rest(business);
    await inTurn(business, b);
    await sameBook(a, b);
  });
});

describe('erasing', () => {
  const texts = (business: Business): string =>
    business.urls
      .flatMap(url =>
        relayAt(business, url)
          .letters()
          .map(letter => letter.content),
      )
      .join();

  test('what is erased vanishes from all pages of all devices, and does not come back', async () => {
    const business = await createBusiness(DEVICES, [OTHER, HOME]);
    const [a, b, c] = [createDevice(business, A), createDevice(business, B), createDevice(business, C)];
    await a.write(client('x', 'Ana Souza'), ...clients(5, 'a'));
    await inTurn(business, a, b, c);
    await b.write({ ...client('x', 'Ana Lima'), set: { email: 'Ana Lima' } });
    await inTurn(business, b, a);
    expect(texts(business)).toContain('Ana');
    await a.log.erase('client', 'x', 'owner');
    await inTurn(business, a);
    expect(texts(business)).not.toContain('Ana');
    await inTurn(business, c, b, a, c);
    expect(texts(business)).not.toContain('Ana');
    await sameBook(a, b, c);
    const fresh = createDevice(business, C);
    await inTurn(business, fresh);
    await sameBook(a, fresh);
    expect(await inStep(a, b, c, fresh)()).toBe(true);
  });

  test('what a device wrote of it before it knew does not stay either, and counts', async () => {
    const business = await createBusiness();
    const [a, b, c] = [createDevice(business, A), createDevice(business, B), createDevice(business, C)];
    await a.write(client('x', 'Ana Souza'));
    await inTurn(business, a, b);
    await a.log.erase('client', 'x', 'owner');
    await b.write({ ...client('x'), set: { phone: 'Ana again' } }, client('y'));
    await inTurn(business, b, a, c, b);
    await sameBook(a, b, c);
    expect(await inStep(a, b, c)()).toBe(true);
    expect(texts(business)).not.toContain('Ana');
    expect((await a.log.read(0, 100)).filter(({ change }) => erasedBy(change)).length).toBe(1);
  });

  // Two that meet, and then one of them alone: the other may never come to a relay again.
  for (const [who, index] of [
    ['erased', 0],
    ['wrote', 1],
  ] as const)
    test(`also what no erasing names, by the device that ${who} alone`, async () => {
      const business = await createBusiness([A, B], [OTHER, HOME]);
      const devices = [createDevice(business, A), createDevice(business, B)] as const;
      const [a, b] = devices;
      await b.write(client('z'));
      await a.write(client('x', 'Ana Souza'));
      await inTurn(business, a, b);
      await b.write({ ...client('x'), set: { phone: 'Ana again' } }, ...clients(70, 'b'));
      await inTurn(business, b);
      // The newest letter comes by itself, and shall not be the page that has Ana.
      await b.write(client('y'));
      await inTurn(business, b);
      expect(texts(business)).toContain('Ana again');
      await a.log.erase('client', 'x', 'owner');
      for (const [from, to] of [
        [b, a],
        [a, b],
      ] as const)
        await to.log.accept((await from.log.read(0, 100)).map(({ change }) => change));
      await sameBook(a, b);
      await inTurn(business, devices[index]);
      expect(texts(business)).not.toContain('Ana');
    });

  test('also from pages that someone copied to where a device alone keeps none', async () => {
    const business = await createBusiness([A], [OTHER, HOME]);
    const a = createDevice(business, A);
    await a.write(client('x', 'Ana Souza'));
    await inTurn(business, a);
    for (const letter of relayAt(business, HOME).letters()) relayAt(business, OTHER).put(letter);
    await a.log.erase('client', 'x', 'owner');
    await inTurn(business, a);
    expect(texts(business)).not.toContain('Ana');
    const before = a.sent();
    await inTurn(business, a);
    expect(a.sent()).toBe(before);
  });

  test('also from pages that were halved', async () => {
    const business = await createBusiness([A, B]);
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    await a.write(...clients(64, 'big', 'x'.repeat(1_000)), client('x', 'Ana Souza'));
    await inTurn(business, a, b);
    await sameBook(a, b);
    for (let n = 0; n < 64; n++) await a.log.erase('client', `big${n}`, 'owner');
    await inTurn(business, a);
    expect(texts(business)).not.toContain('xxxxxxxx');
    await inTurn(business, b);
    await sameBook(a, b);
  });
});

describe('erasing, at a relay that does what it likes', () => {
  const hasLetterWith = (business: Business, text: string): boolean =>
    relayAt(business)
      .letters()
      .some(({ content }) => content.includes(text));

  test('what it says that it took, and did not, is put there again', async () => {
    const business = await createBusiness([A, B]);
    let isLying = false;
    const through = (relays: Relays): Relays => ({
      ...relays,
      publish: async (urls, letter) =>
        isLying ? urls.map(relay => ({ relay, taken: true, says: '' })) : relays.publish(urls, letter),
    });
    const a = createDevice(business, A, { through });
    // The erasing stands on another page, which is not missed because of this one.
    await a.write(client('x', 'Ana Souza'), ...clients(SPAN, 'a'));
    a.wake();
    await passes(business, () => hasLetterWith(business, 'Ana'));
    await a.log.erase('client', 'x', 'owner');
    isLying = true;
    await rest(business);
    expect(hasLetterWith(business, 'Ana')).toBe(true);
    isLying = false;
    await passes(business, () => !hasLetterWith(business, 'Ana'), 400);
  });

  test('parts are found though it lost that their page was halved', async () => {
    const business = await createBusiness([A, B]);
    const a = createDevice(business, A);
    await a.write(...clients(64, 'big', 'x'.repeat(1_000)));
    await inTurn(business, a);
    relayAt(business).drop(({ content }) => content.includes('halves'));
    for (let n = 0; n < 64; n++) await a.log.erase('client', `big${n}`, 'owner');
    expect(hasLetterWith(business, 'xxxxxxxx')).toBe(true);
    await inTurn(business, a);
    expect(hasLetterWith(business, 'xxxxxxxx')).toBe(false);
  });
});

describe('what only a removed device erased', () => {
  // Whoever heard of the erasing before the removal lost it; whether that one or the other comes to a relay first.
  for (const [who, order] of [
    ['who lost it', [1, 0]],
    ['who has it', [0, 1]],
  ] as const)
    test(`comes back from who has it, when ${who} puts the pages there`, async () => {
      const business = await createBusiness([A, B]);
      const devices = [createDevice(business, A), createDevice(business, B)] as const;
      const [a, b] = devices;
      await a.write(client('x', 'Ana Souza'), ...clients(100, 'a'));
      await b.write(client('y'));
      await b.log.accept([], [{ device: A, seq: 1 }]);
      await inTurn(business, devices[order[0]], devices[order[1]], a, b, a, b);
      await sameBook(a, b);
      expect((await contentOf(b)).length).toBe(102);
      expect(await b.log.gone()).toEqual([]);
    });

  test('stays away where nobody has it, and everyone counts on', async () => {
    const business = await createBusiness();
    const [a, b, c] = [createDevice(business, A), createDevice(business, B), createDevice(business, C)];
    await a.log.accept([], [{ device: C, seq: 1 }]);
    await b.log.accept([], [{ device: C, seq: 1 }]);
    await a.write(client('x'));
    await inTurn(business, a, b, c, a);
    expect(await inStep(a, b, c)()).toBe(true);
    expect(await c.log.heads()).toEqual({ [A]: 1 });
    await c.write(...clients(3, 'c'));
    await inTurn(business, c, a, b);
    await sameBook(a, b, c);
    expect(await c.log.heads()).toEqual({ [A]: 1, [C]: 3 });
  });
});

describe('what a device says is erased before it was written', () => {
  /** C erases one of its own clients, and names places that others have not come to. */
  const claiming = async (business: Business, ...places: readonly (readonly [string, number, number])[]) => {
    const [a, b, c] = [createDevice(business, A), createDevice(business, B), createDevice(business, C)];
    await a.write(...clients(60, 'a'));
    await c.write(client('x'));
    await inTurn(business, a, b, c, a, b);
    const named = places.flatMap(([device, from, to]) =>
      Array.from({ length: to - from + 1 }, (_, n) => [`${device}/${from + n}`, true] as const),
    );
    await c.write({
      of: 'erased',
      key: 'client/x',
      set: Object.fromEntries([['all', true], [`${C}/1`, true], ...named]),
      by: 'owner',
    });
    await c.log.erase('client', 'x', 'owner');
    await inTurn(business, c, b, a, b);
    return [a, b, c] as const;
  };

  test('reaches the others all the same, though they are never awake together', async () => {
    const business = await createBusiness();
    const [a, b, c] = await claiming(business, [A, 61, 200]);
    expect((await b.log.heads())[A]).toBe(60);
    await a.write(...clients(90, 'later'));
    await inTurn(business, a, b, c);
    await sameBook(a, b, c);
    const fresh = createDevice(business, B);
    await inTurn(business, fresh);
    await sameBook(a, fresh);
  });

  test('also where they came by more than was named before they came by that', async () => {
    const business = await createBusiness();
    const [a, b, c] = await claiming(business, [A, 129, 192]);
    await a.write(...clients(240, 'later'));
    await inTurn(business, a, b, c, a, b, c);
    await sameBook(a, b, c);
    for (const one of [a, b, c]) expect((await one.log.heads())[A]).toBe(300);
  });

  test('and never raises where a device ends that is removed', async () => {
    const business = await createBusiness();
    const [a, b] = await claiming(business, [C, 4, 500]);
    const heads = await Promise.all([a, b].map(one => one.log.heads()));
    expect(heads.map(one => one[C])).toEqual([3, 3]);
  });
});

describe('bounds', () => {
  test('large changes are spread over halves, each letter of a size that relays take', async () => {
    const business = await createBusiness([A, B]);
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    await a.write(...clients(100, 'big', 'x'.repeat(3_000)));
    await inTurn(business, a, b);
    await sameBook(a, b);
    for (const letter of relayAt(business).letters())
      expect(letter.content.length).toBeLessThanOrEqual(24 * 1024);
  });

  test('letters of others, of other epochs and of no form are passed over', async () => {
    const business = await createBusiness([A, B]);
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    await a.write(...clients(10, 'a'));
    await inTurn(business, a);
    const relay = relayAt(business);
    for (const letter of relay.letters()) {
      const named = (content: string, n: number): void =>
        void relay.put({
          ...letter,
          id: `${n}${letter.id.slice(1)}`,
          created_at: letter.created_at + n,
          content,
        });
      const { name, body } = JSON.parse(letter.content);
      named('no json', 1);
      named(JSON.stringify({ name, body: { v: 2 } }), 2);
      named(JSON.stringify({ name, body: { ...body, changes: [{ id: 1 }], heads: { '': 1 } } }), 3);
      named(JSON.stringify({ name: `page/${B}/1-64`, body }), 4);
      relay.put({ ...letter, id: 'e'.repeat(64), pubkey: 'stranger', created_at: letter.created_at + 9 });
    }
    b.wake();
    await rest(business);
    expect(await b.log.heads()).toEqual({});
    a.wake();
    await passes(business, inStep(a, b), 200);
    await sameBook(a, b);
  });

  test('a device that says it has more than anyone ever wrote costs a question, not a book', async () => {
    const business = await createBusiness([A, B]);
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    await a.write(...clients(3));
    await inTurn(business, a);
    const relay = relayAt(business);
    const letter = relay.letters().find(({ content }) => content.includes('heads/'));
    if (!letter) throw new Error('It told nothing');
    const { name, body } = JSON.parse(letter.content);
    const stand = { [A]: Number.MAX_SAFE_INTEGER };
    relay.put({
      ...letter,
      id: 'f'.repeat(64),
      created_at: letter.created_at + 1,
      content: JSON.stringify({ name, body: { ...body, heads: stand, stand } }),
    });
    await inTurn(business, b);
    expect(await b.log.heads()).toEqual({ [A]: 3 });
    expect(b.sent()).toBeLessThan(5);
  });
});

describe('a change of keys', () => {
  test('begins the pages anew; who slept through it reads of it with the old ones, and goes on', async () => {
    const business = await createBusiness();
    const [a, b, c] = [createDevice(business, A), createDevice(business, B), createDevice(business, C)];
    await a.write(...clients(20, 'a'));
    await b.write(...clients(20, 'b'));
    await c.write(...clients(20, 'c'));
    await inTurn(business, c, a, b, a);
    await b.write(client('asleep'));
    await a.members.change(list => withoutMember(list, C, 20));
    await inTurn(business, a);
    await c.write(client('too late'));
    await inTurn(business, b, a);
    await sameBook(a, b);
    expect(await inStep(a, b)()).toBe(true);
    expect((await a.log.heads())[B]).toBe(21);
    expect((await a.log.heads())[C]).toBe(20);
  });

  test('ends what is believed of the removed where it holds the keys: it may have signed others since', async () => {
    const business = await createBusiness();
    const [a, b, c] = [createDevice(business, A), createDevice(business, B), createDevice(business, C)];
    await c.write(...clients(3, 'c'));
    await inTurn(business, c, a);
    const relay = relayAt(business);
    const isPage = ({ content }: Letter): boolean => content.includes(`page/${C}/`);
    const [page] = relay.letters().filter(isPage);
    if (!page) throw new Error('It put no page there');
    await a.members.change(list => withoutMember(list, C, 3));
    await inTurn(business, a);
    // What stands under the present keys is lost, so that there is nothing else to read.
    relay.drop(isPage);
    relay.put({
      ...page,
      id: 'f'.repeat(64),
      created_at: page.created_at + 1,
      content: page.content.replaceAll('"c0"', '"x0"'),
    });
    await inTurn(business, b);
    expect((await b.log.heads())[C]).toBeUndefined();
    await inTurn(business, a, b);
    await sameBook(a, b);
    expect((await b.log.heads())[C]).toBe(3);
  });

  test('is heard of by the one that was removed, though nobody but the owner is left', async () => {
    const business = await createBusiness([A, B], [OTHER, HOME]);
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    await inTurn(business, a, b);
    await a.members.change(list => withoutMember(list, B, 0));
    relayAt(business, HOME).setUp(false);
    await inTurn(business, a, b);
    expect(memberOf(await first(b.members.list), B)?.last).toBe(0);
    const before = a.sent();
    await inTurn(business, a);
    expect(a.sent()).toBe(before);
  });

  test.each([
    ['who hands on what it hears', false],
    ['who sleeps from then on, and had made keys of a later epoch', true],
  ])('made apart by two owners is heard of by whom one of them added, %s', async (_who, sleeps) => {
    const business = await createBusiness();
    const [a, b] = [createDevice(business, A), createDevice(business, B)];
    await inTurn(business, a, b);
    const [theirs, added] = [business.keys.get(B), 'd'.repeat(16) as DeviceId];
    if (theirs) theirs.root = true;
    await b.members.change(list => withoutMember(list, C, 0));
    if (sleeps) await b.members.change(rotated);
    business.keys.set(added, await addKeys(b.members, newMember(added)));
    const d = createDevice(business, added);
    await a.members.change(list => withoutMember(list, B, 0));
    await inTurn(business, ...(sleeps ? [b, a, d] : [b, a, b, d]));
    const list = await first(a.members.list);
    expect([B, C, added].map(device => memberOf(list, device)?.last)).toEqual([0, 0, null]);
    expect(await first(d.members.list)).toEqual(list);
    expect(d.members.secrets()[0]).toEqual(a.members.secrets()[0]);
  });

  test('leaves nothing of what is erased later under the old ones, and puts nothing new there', async () => {
    const business = await createBusiness(DEVICES, [OTHER, HOME]);
    const [a, b, c] = [createDevice(business, A), createDevice(business, B), createDevice(business, C)];
    await a.write(client('x', 'Ana Souza'), client('z', 'Rui Lopes'));
    await c.write({ ...client('x'), set: { phone: 'Ana' } });
    await inTurn(business, c, a, b);
    await a.members.change(list => withoutMember(list, C, 1));
    await inTurn(business, a, b);
    await a.log.erase('client', 'x', 'owner');
    await a.write(client('since'));
    await inTurn(business, a);
    const old = business.urls.flatMap(url =>
      relayAt(business, url)
        .letters()
        .filter(({ pubkey }) => pubkey.startsWith('staff 1')),
    );
    const texts = old.map(({ content }) => content).join();
    expect(texts).toContain('Rui');
    for (const text of ['Ana', 'since']) expect(texts).not.toContain(text);
    const before = a.sent();
    await inTurn(business, a);
    expect(a.sent()).toBe(before);
    await inTurn(business, b);
    await sameBook(a, b);
  });

  test('takes the pages under the old ones away before nobody can take out any more what is erased', async () => {
    const business = await createBusiness(DEVICES, [OTHER, HOME]);
    const [a, b, c] = [createDevice(business, A), createDevice(business, B), createDevice(business, C)];
    await a.write(...clients(200, 'a'), ...clients(30, 'big', 'x'.repeat(2_000)));
    await c.write(client('c', 'Rui Lopes'));
    await inTurn(business, c, a, b);
    await a.members.change(list => withoutMember(list, C, 1));
    await inTurn(business, a, b);
    const old = (): string =>
      business.urls
        .flatMap(url => relayAt(business, url).letters())
        .flatMap(({ pubkey, content }) => (pubkey.startsWith('staff 1') ? [content] : []))
        .join();
    business.clock.advance(52 * DAY);
    await inTurn(business, a);
    expect(old()).toContain('Rui Lopes');
    business.clock.advance(2 * DAY);
    await inTurn(business, a);
    for (const text of ['Rui Lopes', 'a199', 'xxxx']) expect(old()).not.toContain(text);
    // Who slept so long reads of the new keys there all the same, and gets the book under them.
    await inTurn(business, b);
    await sameBook(a, b);
    const fresh = createDevice(business, B);
    await inTurn(business, fresh);
    await sameBook(a, fresh);
  });

  test('ends what was being sent with the old ones: who was removed reads nothing written since', async () => {
    const business = await createBusiness();
    let letGo: () => void = () => undefined;
    let held: Promise<void> | null = null;
    const through = (relays: Relays): Relays => ({
      ...relays,
      publish: async (urls, letter) => {
        await held;
        return relays.publish(urls, letter);
      },
    });
    const [a, b] = [createDevice(business, A, { through }), createDevice(business, B)];
    // More pages than are on their way at a time, and room in the last.
    await a.write(...clients(SPAN * 10 - 5, 'a'));
    held = new Promise(resolve => {
      letGo = resolve;
    });
    a.wake();
    await rest(business, 3);
    await a.members.change(list => withoutMember(list, C, 0));
    await a.write(client('since'));
    letGo();
    await rest(business);
    const holding = relayAt(business)
      .letters()
      .filter(({ content }) => content.includes('since'));
    expect(holding.map(({ pubkey }) => pubkey.slice(0, 7))).toEqual(['staff 2']);
    await inTurn(business, b);
    await sameBook(a, b);
  });
});

const isPage = (letter: Letter): boolean => letter.content.includes('"changes":');
