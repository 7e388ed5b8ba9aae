import * as v from 'valibot';

const PeerId = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));

/** What peers say to one another through the signaling server before they are connected. */
export const Said = v.variant('type', [
  v.object({
    type: v.literal('announce'),
    from: PeerId,
    to: v.optional(PeerId),
    /** With whom the sender is connected, or about to be. */
    has: v.pipe(v.array(PeerId), v.maxLength(64)),
  }),
  v.object({
    type: v.literal('signal'),
    from: PeerId,
    to: PeerId,
    /** Tells one attempt to connect from another; grows. */
    token: v.number(),
    signal: v.variant('type', [
      v.object({ type: v.picklist(['offer', 'answer']), sdp: v.pipe(v.string(), v.maxLength(32 * 1024)) }),
      v.object({
        type: v.literal('candidate'),
        candidate: v.object({
          candidate: v.pipe(v.string(), v.maxLength(2048)),
          sdpMLineIndex: v.nullable(v.number()),
          sdpMid: v.nullable(v.pipe(v.string(), v.maxLength(64))),
        }),
      }),
    ]),
  }),
]);
export type Said = v.InferOutput<typeof Said>;

/** Types of y-webrtc's messages (y-webrtc 10.3): sync, awareness, and the question for it. */
const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;
/** Types of y-protocols' sync messages: both steps and an update. */
const MOST_SYNC = 2;

/** Whether y-webrtc knows what to do with a message; of others it would complain aloud. */
export const isMessage = (data: Uint8Array): boolean => {
  if (data[0] === SYNC) return data.length > 1 && (data[1] ?? 0) <= MOST_SYNC;
  return data[0] === AWARENESS || data[0] === QUERY_AWARENESS;
};
