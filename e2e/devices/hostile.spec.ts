import { WebSocket } from 'ws';
import { expect, test } from './harness';
import { found, inStep, join, reopen } from './steps';

test('whoever listens and speaks at the meeting place without the secret gets nothing and spoils nothing', async ({
  person,
  shopHost,
}) => {
  const [owner, tablet] = [await person('owner'), await person('tablet')];
  await found(owner.page);
  await join(owner.page, tablet.page);
  // A host's operator sees the rooms' names; that is all a stranger could ever learn.
  const topics = new Set<string>();
  owner.page.on('websocket', socket =>
    socket.on('framesent', ({ payload }) => {
      const frame = JSON.parse(String(payload));
      for (const topic of frame.topics ?? []) topics.add(topic);
    }),
  );
  await reopen(owner.page, true);
  await expect.poll(() => topics.size).toBeGreaterThan(0);
  const stranger = new WebSocket(shopHost.signaling);
  await new Promise(resolve => stranger.once('open', resolve));
  const own = new Set<string>();
  const say = (value: { readonly data?: unknown; readonly [name: string]: unknown }) => {
    own.add(JSON.stringify(value.data));
    stranger.send(JSON.stringify(value));
  };
  const heard: string[] = [];
  stranger.on('message', data => {
    const text = String(data);
    const { topic, data: sealed } = JSON.parse(text);
    // The server repeats to it what it said itself.
    if (own.has(JSON.stringify(sealed))) return;
    heard.push(text);
    // What was heard is said again, whole and cut, beside what y-webrtc would take from anyone without a password.
    if (heard.length > 100) return;
    for (const again of [sealed, String(sealed).slice(0, -8), '!', 7, null])
      say({ type: 'publish', topic, data: again });
    const from = '00000000-0000-4000-8000-000000000000';
    say({ type: 'publish', topic, data: { type: 'announce', from, has: [] } });
    say({ type: 'publish', topic, data: { type: 'signal', from, signal: { type: 'answer' } } });
  });
  say({ type: 'subscribe', topics: [...topics] });
  await reopen(tablet.page, true);
  await owner.page.evaluate(() => window.devicePage.write('secret name'));
  await Promise.all([inStep(owner.page, 1), inStep(tablet.page, 1)]);
  expect(heard.length).toBeGreaterThan(0);
  for (const text of heard) expect(text).not.toMatch(/announce|candidate|fingerprint|secret name/);
  stranger.close();
});
