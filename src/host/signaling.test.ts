import { expect, test } from 'vitest';
import { connect, newHost } from './testing/client';

test('what is published on a topic reaches its listeners and nobody else', async () => {
  const { signaling } = await newHost();
  const [one, two, other] = [await connect(signaling), await connect(signaling), await connect(signaling)];
  for (const device of [one, two]) device.send({ type: 'subscribe', topics: ['room', 'second'] });
  other.send({ type: 'subscribe', topics: ['other'] });
  other.send({ type: 'publish', topic: 'room', data: 'from outside' });
  for (const device of [one, two, other]) {
    device.send({ type: 'ping' });
    expect(await device.next()).toEqual({ type: 'pong' });
  }
  one.send({ type: 'publish', topic: 'room', data: { type: 'announce', from: 'one' } });
  const announced = { type: 'publish', topic: 'room', data: { type: 'announce', from: 'one' }, clients: 2 };
  expect(await one.next()).toEqual(announced);
  expect(await two.next()).toEqual(announced);

  two.send({ type: 'unsubscribe', topics: ['room'] });
  two.send({ type: 'ping' });
  expect(await two.next()).toEqual({ type: 'pong' });
  one.send({ type: 'publish', topic: 'room', data: 'alone' });
  expect(await one.next()).toEqual({ type: 'publish', topic: 'room', data: 'alone', clients: 1 });
  two.send({ type: 'ping' });
  expect(await two.next()).toEqual({ type: 'pong' });
  other.send({ type: 'ping' });
  expect(await other.next()).toEqual({ type: 'pong' });
});

test('a device that leaves is not counted any more', async () => {
  const { signaling } = await newHost();
  const [one, two] = [await connect(signaling), await connect(signaling)];
  for (const device of [one, two]) {
    device.send({ type: 'subscribe', topics: ['room'] });
    device.send({ type: 'ping' });
    await device.next();
  }
  await two.close();
  one.send({ type: 'publish', topic: 'room', data: 1 });
  expect(await one.next()).toMatchObject({ clients: 1 });
});

test('topics of a connection and listeners of a topic are limited', async () => {
  const { signaling } = await newHost({ limits: { topics: 2, listeners: 1 } });
  const [one, two] = [await connect(signaling), await connect(signaling)];
  one.send({ type: 'subscribe', topics: ['a', 'b', 'c'] });
  for (const topic of ['c', 'a']) one.send({ type: 'publish', topic, data: 1 });
  expect(await one.next()).toMatchObject({ topic: 'a' });
  two.send({ type: 'subscribe', topics: ['a', 'c'] });
  for (const topic of ['a', 'c']) two.send({ type: 'publish', topic, data: 2 });
  expect(await two.next()).toMatchObject({ topic: 'c' });
});

test('what is no frame is passed over, what is not text ends the connection', async () => {
  const { signaling } = await newHost();
  const device = await connect(signaling);
  for (const frame of ['not json', '{}', '{"type":"publish"}', '{"type":"subscribe","topics":"room"}'])
    device.sendRaw(frame);
  device.send({ type: 'ping' });
  expect(await device.next()).toEqual({ type: 'pong' });
  device.sendRaw(Buffer.from('{"type":"ping"}'));
  expect(await device.closed).toBe(1003);
});

test('who does not answer is cut off, who listens to nothing and says nothing too', async () => {
  let now = Date.now();
  const { signaling } = await newHost({ limits: { heartbeat: 20, idle: 1_000 }, now: () => now });
  const [idle, listening] = [await connect(signaling), await connect(signaling)];
  listening.send({ type: 'subscribe', topics: ['room'] });
  listening.send({ type: 'ping' });
  await listening.next();
  now += 1_001;
  expect(await idle.closed).toBe(1006);
  listening.send({ type: 'ping' });
  expect(await listening.next()).toEqual({ type: 'pong' });
});
