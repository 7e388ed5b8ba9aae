import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';
import { messageOf, STEP_1, SYNC } from './handing';

/** Changes in one part: what checking their signatures takes a fifth of a second. */
const PART = 2_000;

type Clocks = ReadonlyMap<number, number>;

/** A part of a document as an update, and the state of whoever has read it and all parts before it. */
type Part = { readonly update: Uint8Array; readonly after: Clocks };

/**
 * What whoever has read up to `from` lacks of a document's lists, in updates that can each be read as it comes, with
 * `most` entries at most. Yjs itself would say it in one, of which nothing can be read before all of it is here.
 *
 * In the order of a list each entry follows the one that its writer put it behind. It ends before what does not follow
 * from what was told, and before what is no list entry: that is left to Yjs, and so is whatever was deleted since.
 */
export function* partsFor(doc: Y.Doc, from: Clocks, most = PART): Generator<Part> {
  const state = new Map(from);
  let items: Y.Item[] = [];
  let count = 0;
  const part = (): Part => {
    const update = updateOf(items);
    [items, count] = [[], 0];
    return { update, after: new Map(state) };
  };
  for (const item of itemsOf(doc)) {
    const { client, clock } = item.id;
    for (;;) {
      const known = (state.get(client) ?? 0) - clock;
      if (known >= item.length) break;
      const cut = known < 0 ? null : cutOf(item, known, Math.min(item.length, known + most - count));
      if (cut === null) {
        if (count > 0) yield part();
        return;
      }
      items.push(cut);
      count += cut.length;
      state.set(client, clock + known + cut.length);
      if (count === most) yield part();
    }
  }
  if (count > 0) yield part();
}

function* itemsOf(doc: Y.Doc): Generator<Y.Item> {
  for (const type of doc.share.values())
    for (let item = type._start; item !== null; item = item.right) yield item;
}

/** The entries of an item from one place up to another, as an item that stands for them alone. */
const cutOf = (item: Y.Item, from: number, to: number): Y.Item | null => {
  const { id, origin, rightOrigin, parent, parentSub } = item;
  const content = contentOf(item, from, to);
  if (content === null) return null;
  const [start, behind] = [
    Y.createID(id.client, id.clock + from),
    from === 0 ? origin : Y.createID(id.client, id.clock + from - 1),
  ];
  return new Y.Item(start, null, behind, null, rightOrigin, parent, parentSub, content);
};

const contentOf = ({ content }: Y.Item, from: number, to: number): Y.Item['content'] | null => {
  if (content instanceof Y.ContentAny) return new Y.ContentAny(content.arr.slice(from, to));
  return content instanceof Y.ContentDeleted ? new Y.ContentDeleted(to - from) : null;
};

/** In the form of Yjs's updates (V1): by client its items, which follow one another, and that nothing is deleted. */
const updateOf = (items: readonly Y.Item[]): Uint8Array => {
  const encoder = new Y.UpdateEncoderV1();
  const { restEncoder } = encoder;
  const byClient = new Map<number, Y.Item[]>();
  for (const item of items) {
    const own = byClient.get(item.id.client);
    if (own) own.push(item);
    else byClient.set(item.id.client, [item]);
  }
  writeVarUint(restEncoder, byClient.size);
  for (const [client, own] of byClient) {
    writeVarUint(restEncoder, own.length);
    encoder.writeClient(client);
    writeVarUint(restEncoder, own[0]?.id.clock ?? 0);
    for (const item of own) item.write(encoder, 0);
  }
  writeVarUint(restEncoder, 0);
  return encoder.toUint8Array();
};

/**
 * Answers a peer that says up to where it has read a document: sends it what it lacks in parts. Gives the message for
 * y-webrtc to read in place of the peer's, in which it has those; any other message as it is. Throws on one that is none.
 */
export const inParts = (
  doc: Y.Doc,
  message: Uint8Array,
  send: (message: Uint8Array) => void,
  most = PART,
): Uint8Array => {
  if (message[0] !== SYNC || message[1] !== STEP_1) return message;
  const decoder = createDecoder(message);
  readVarUint(decoder);
  readVarUint(decoder);
  const from = Y.decodeStateVector(readVarUint8Array(decoder));
  let left: Clocks | null = null;
  for (const { update, after } of partsFor(doc, from, most)) {
    send(messageOf(update));
    left = after;
  }
  return left === null ? message : messageOf(Y.encodeStateVector(new Map(left)), STEP_1);
};
