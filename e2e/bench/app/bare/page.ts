import * as Y from 'yjs';

declare global {
  interface Window {
    readonly barePage: typeof page;
  }
}

/** Bytes: of one piece, and that may wait in the browser. */
const PIECE = 16 * 1024;
const WAITING = 1024 * 1024;

const connection = new RTCPeerConnection();
let written: Promise<number> | null = null;

const letters = 'abcdefghijklmnopqrstuvwxyz012345';

const random = (length: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), byte => letters[byte & 31]).join('');

/** What a session's change holds, with random bytes for a signature. */
const change = (seq: number, start: number): readonly unknown[] => [
  random(30),
  seq,
  'session',
  random(26),
  {
    service: null,
    when: { staff: random(26), start, end: start + 1_800_000, before: 0, after: 0 },
    state: { is: 'confirmed' },
    title: `Session ${seq}`,
    client: null,
  },
  'owner',
  crypto.getRandomValues(new Uint8Array(64)),
];

/** With every way to reach this browser, so that nothing has to be said later. */
const described = async (description: RTCSessionDescriptionInit): Promise<string> => {
  const whole = new Promise<void>(resolve => {
    connection.onicecandidate = ({ candidate }) => {
      if (candidate === null) resolve();
    };
  });
  await connection.setLocalDescription(description);
  await whole;
  return JSON.stringify(connection.localDescription);
};

const send = async (channel: RTCDataChannel, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
  channel.bufferedAmountLowThreshold = WAITING / 4;
  channel.send(String(bytes.byteLength));
  for (let from = 0; from < bytes.byteLength; from += PIECE) {
    if (channel.bufferedAmount > WAITING)
      await new Promise(resolve => {
        channel.onbufferedamountlow = resolve;
      });
    channel.send(bytes.subarray(from, from + PIECE));
  }
};

const received = (channel: RTCDataChannel): Promise<Uint8Array> =>
  new Promise(resolve => {
    let whole = new Uint8Array(0);
    let at = 0;
    channel.binaryType = 'arraybuffer';
    channel.onmessage = ({ data }: { readonly data: string | ArrayBuffer }) => {
      if (typeof data === 'string') {
        whole = new Uint8Array(Number(data));
        return;
      }
      whole.set(new Uint8Array(data), at);
      at += data.byteLength;
      if (at === whole.byteLength) resolve(whole);
    };
  });

/** Yjs reads bytes as a window on the whole update, and IndexedDB would put all of that down with each of them. */
const apart = (row: unknown): unknown =>
  Array.isArray(row) ? row.map(value => (value instanceof Uint8Array ? value.slice() : value)) : row;

/** One row a change, in one transaction. Its value: how many there are. */
const put = (rows: readonly unknown[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('bare', 1);
    opening.onupgradeneeded = () => void opening.result.createObjectStore('changes', { autoIncrement: true });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const tx = opening.result.transaction('changes', 'readwrite', { durability: 'strict' });
      const store = tx.objectStore('changes');
      for (const row of rows) store.put(apart(row));
      const count = store.count();
      tx.oncomplete = () => resolve(count.result);
      tx.onabort = () => reject(tx.error);
    };
  });

/** A document goes whole over one plain channel to a page that writes down what is in it: nothing is checked. */
const page = {
  /** Gives an offer; who takes it is sent so many changes. */
  offer: async (count: number): Promise<string> => {
    const doc = new Y.Doc();
    const now = Date.now();
    doc.getArray('changes').push(Array.from({ length: count }, (_, n) => change(n + 1, now - n * 2_220_000)));
    const channel = connection.createDataChannel('bare');
    channel.onopen = () => void send(channel, Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>);
    return described(await connection.createOffer());
  },
  answer: async (offer: string): Promise<string> => {
    written = new Promise((resolve, reject) => {
      connection.ondatachannel = ({ channel }) =>
        void received(channel)
          .then(bytes => {
            const doc = new Y.Doc();
            Y.applyUpdate(doc, bytes);
            return put(doc.getArray('changes').toArray());
          })
          .then(resolve, reject);
    });
    await connection.setRemoteDescription(JSON.parse(offer));
    return described(await connection.createAnswer());
  },
  accept: (answer: string): Promise<void> => connection.setRemoteDescription(JSON.parse(answer)),
  /** Resolves with how many changes were written down. */
  written: (): Promise<number> | null => written,
};

Object.assign(window, { barePage: page });
