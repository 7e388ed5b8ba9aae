import { expect, test } from 'vitest';
import { createSteeredClock } from '../../app/testing/clock';
import type { TabMessage } from '../device/messages';
import { createAfterwards } from './afterwards';

const made = () => {
  const clock = createSteeredClock(0);
  const listeners = new Set<(message: TabMessage) => void>();
  const afterwards = createAfterwards(
    {
      post: message => {
        for (const listen of [...listeners]) listen(message);
      },
      listen: listen => {
        listeners.add(listen);
        return () => void listeners.delete(listen);
      },
      close: () => undefined,
    },
    clock,
  );
  let told = 0;
  const stop = afterwards.onAppended(() => {
    told += 1;
  });
  const say = (message: TabMessage) => {
    for (const listen of [...listeners]) listen(message);
  };
  return { clock, say, told: () => told, stop, end: afterwards.stop };
};

test('what was written is told once the store holds all of it', () => {
  const { say, told, end } = made();
  say({ is: 'appended', end: 3 });
  say({ is: 'appended', end: 5 });
  say({ is: 'projected', number: 1, at: 4 });
  expect(told()).toBe(0);
  say({ is: 'projected', number: 1, at: 5 });
  expect(told()).toBe(1);
  say({ is: 'projected', number: 1, at: 5 });
  expect(told()).toBe(1);
  end();
});

test('it is told also where nobody brings it into the store', () => {
  const { clock, say, told, end } = made();
  say({ is: 'appended', end: 3 });
  clock.advance(60);
  expect(told()).toBe(1);
  say({ is: 'appended', end: 4 });
  clock.advance(60);
  expect(told()).toBe(2);
  end();
});

test('nobody is told after stopping', () => {
  const { clock, say, told, stop, end } = made();
  say({ is: 'appended', end: 3 });
  stop();
  clock.advance(60);
  say({ is: 'appended', end: 4 });
  end();
  clock.advance(60);
  expect(told()).toBe(0);
});
