import { afterEach, expect, test } from 'vitest';
import { createCell } from '../../app/live';
import type { Stop } from '../../app/ports';
import { createSteeredClock } from '../../app/testing/clock';
import type { TabMessage, Tabs } from './messages';
import { watchKeeper } from './watching';

// Tabs of one browser that hear one another at once; of real ones e2e/ledger/tabs.spec.ts tells.

const stops: Stop[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const openTabs = (count: number) => {
  const clock = createSteeredClock(Date.UTC(2027, 0, 4));
  const posts: TabMessage['is'][] = [];
  const listeners = new Set<{
    readonly hears: () => boolean;
    readonly listen: (message: TabMessage) => void;
  }>();
  const channelOf = (hears: () => boolean): Tabs => ({
    post: message => {
      posts.push(message.is);
      for (const one of [...listeners]) if (one.hears()) one.listen(message);
    },
    listen: listen => {
      const own = { hears, listen };
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    close: () => undefined,
  });
  let keeper = 0;
  const taken: number[] = [];
  const tabs = Array.from({ length: count }, (_, index) => {
    const tab = { visible: createCell(false), frozen: false };
    const channel = channelOf(() => !tab.frozen);
    const stop = watchKeeper({
      clock,
      channel,
      visible: tab.visible.live,
      isKeeper: () => keeper === index,
      take: () => {
        keeper = index;
        taken.push(index);
        channel.post({ is: 'awake' });
      },
    });
    stops.push(stop);
    return {
      ...tab,
      channel,
      freeze: () => {
        tab.frozen = true;
      },
    };
  });
  const passes = (seconds: number) => {
    for (let second = 0; second < seconds; second++) clock.advance(1000);
  };
  const asked = () => posts.filter(is => is === 'awake?').length;
  return { tabs, passes, taken, asked };
};

test('a tab that comes into view while the keeper is frozen takes over, though nothing is written', () => {
  const { tabs, passes, taken } = openTabs(3);
  tabs[0]?.freeze();
  passes(300);
  expect(taken).toEqual([]);
  tabs[1]?.visible.set(true);
  passes(4);
  expect(taken).toEqual([1]);
});

test('a tab in view notices within the minute that the keeper froze, and only one of two takes over', () => {
  const { tabs, passes, taken } = openTabs(3);
  tabs[1]?.visible.set(true);
  tabs[2]?.visible.set(true);
  passes(300);
  expect(taken).toEqual([]);
  tabs[0]?.freeze();
  passes(60);
  expect(taken).toHaveLength(1);
});

test('ten tabs in view ask no more often than one', () => {
  const ten = openTabs(10);
  for (const { visible } of ten.tabs) visible.set(true);
  const before = ten.asked();
  expect(before).toBeLessThanOrEqual(10);
  ten.passes(600);
  expect(ten.asked() - before).toBeLessThanOrEqual(20);
  expect(ten.taken).toEqual([]);
});

test('tabs that nobody looks at ask nothing, until entries wait', () => {
  const { tabs, passes, taken, asked } = openTabs(2);
  passes(300);
  expect(asked()).toBe(0);
  tabs[0]?.freeze();
  tabs[1]?.channel.post({ is: 'appended', end: 1 });
  passes(7);
  expect(taken).toEqual([1]);
});
