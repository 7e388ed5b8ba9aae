import { openDB } from 'idb';
import * as Y from 'yjs';

declare global {
  interface Window {
    readonly barePage: typeof page;
  }
}

const PIECE = 16 * 1024;
const WAITING = 1024 * 1024;

const connection = new RTCPeerConnection();
let doc = new Y.Doc();
let written: Promise<number> | null = null;

const random = (length: number): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, byte => (byte & 31).toString(32)).join('');
};

/** A session as a change has it, with random bytes for a signature. */
const change = (seq: number, start: number): unknown[] => [
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

/** Once every way to reach this browser is known. */
const described = async (description: RTCSessionDescriptionInit): Promise<string> => {
  await connection.setLocalDescription(description);
  while (connection.iceGatheringState !== 'complete')
    await new Promise(resolve =>
      connection.addEventListener('icegatheringstatechange', resolve, { once: true }),
    );
  return JSON.stringify(connection.localDescription);
};

const send = async (channel: RTCDataChannel, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
  channel.bufferedAmountLowThreshold = WAITING / 4;
  channel.send(String(bytes.byteLength));
  for (let from = 0; from < bytes.byteLength; from += PIECE) {
    if (channel.bufferedAmount > WAITING)
      await new Promise(resolve => channel.addEventListener('bufferedamountlow', resolve, { once: true }));
    channel.send(bytes.subarray(from, from + PIECE));
  }
};

const receive = (channel: RTCDataChannel): Promise<Uint8Array> =>
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

/** One row a change in one transaction. Its value: how many there are. */
const write = async (rows: readonly unknown[]): Promise<number> => {
  const db = await openDB('bare', 1, { upgrade: fresh => void fresh.createObjectStore('changes') });
  const tx = db.transaction('changes', 'readwrite');
  for (const [at, row] of rows.entries()) void tx.store.put(row, at);
  await tx.done;
  const count = await db.count('changes');
  db.close();
  return count;
};

/** A document goes over one plain channel to a page that writes what is in it: nothing is asked, nothing checked. */
const page = {
  fill: (count: number): void => {
    doc = new Y.Doc();
    const now = Date.now();
    const changes = Array.from({ length: count }, (_, n) => change(n + 1, now - n * 2_220_000));
    doc.getArray('changes').push(changes);
  },
  /** Sends the document as soon as someone is there. */
  offer: async (): Promise<string> => {
    const channel = connection.createDataChannel('bare');
    channel.onopen = () => void send(channel, Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>);
    return described(await connection.createOffer());
  },
  answer: async (offer: string): Promise<string> => {
    written = new Promise((resolve, reject) => {
      connection.ondatachannel = ({ channel }) =>
        void receive(channel)
          .then(bytes => {
            Y.applyUpdate(doc, bytes);
            return write(doc.getArray('changes').toArray());
          })
          .then(resolve, reject);
    });
    await connection.setRemoteDescription(JSON.parse(offer));
    return described(await connection.createAnswer());
  },
  accept: (answer: string): Promise<void> => connection.setRemoteDescription(JSON.parse(answer)),
  written: (): Promise<number> | null => written,
};

Object.assign(window, { barePage: page });
