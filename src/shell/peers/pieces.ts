import type { Clock, Stop } from '../../app/ports';

/** What of a data channel is used here. */
export type Channel = Pick<
  RTCDataChannel,
  | 'label'
  | 'readyState'
  | 'bufferedAmount'
  | 'binaryType'
  | 'bufferedAmountLowThreshold'
  | 'onopen'
  | 'onmessage'
  | 'onclose'
  | 'onerror'
  | 'onbufferedamountlow'
> & { readonly send: (data: Uint8Array<ArrayBuffer>) => void; readonly close: () => void };

/** The channel as simple-peer drives it. */
export type PieceChannel = {
  binaryType: string;
  /** Set by simple-peer, and of no effect: what waits waits here. */
  bufferedAmountLowThreshold: number;
  readonly bufferedAmount: number;
  readonly label: string;
  readonly readyState: RTCDataChannelState;
  readonly send: (message: Uint8Array) => void;
  readonly close: () => void;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null;
  onclose: (() => void) | null;
  onerror: ((event: unknown) => void) | null;
  onbufferedamountlow: (() => void) | null;
};

/** Bytes; browsers differ in what they take at once, and all take this. */
export const PIECE = 16 * 1024;
/** Bytes that may wait in the browser; above it pieces wait here. */
const WAITING = 1024 * 1024;
/** Milliseconds between signs of life, and of silence after which nobody is there. */
const BEAT = 5_000;
const SILENCE = 25_000;

/** Bytes of a message that takes its reader a while. */
const LARGE = 64 * 1024;

const HEADER = 4;

/**
 * Carries messages of any size up to `most` bytes in pieces, each message after its length; a length of 0 is a
 * sign of life. A channel whose other side keeps silent, sends what is no message, or does not read, is closed
 * as if the other side had done it: browsers notice a dead peer after half a minute, or never.
 *
 * After a large message the page has its turn before the next is told: a book comes in many, faster than they can be
 * read, and what is on screen, or on its way to the disk, would wait for the last.
 */
export const inPieces = (channel: Channel, most: number, clock: Clock): PieceChannel => {
  const waiting: Uint8Array<ArrayBuffer>[] = [];
  let bytesWaiting = 0;
  let heard = clock.now();
  let closed = false;
  let stopBeat: Stop = () => undefined;
  let ready: Uint8Array<ArrayBuffer>[] = [];
  let bytesReady = 0;
  let resting = false;
  let stopRest: Stop = () => undefined;
  let incoming: { readonly length: number; parts: Uint8Array[]; got: number } | null = null;

  const end = () => {
    if (closed) return;
    closed = true;
    stopBeat();
    stopRest();
    waiting.length = 0;
    ready = [];
    incoming = null;
    channel.onmessage = channel.onopen = channel.onbufferedamountlow = channel.onclose = null;
    channel.onerror = null;
    channel.close();
    self.onclose?.();
  };

  const pump = () => {
    if (closed || channel.readyState !== 'open') return;
    try {
      while (channel.bufferedAmount < WAITING) {
        const piece = waiting.shift();
        if (!piece) return;
        bytesWaiting -= piece.byteLength;
        channel.send(piece);
      }
    } catch {
      end();
    }
  };

  const push = (message: Uint8Array) => {
    const whole = new Uint8Array(HEADER + message.byteLength);
    new DataView(whole.buffer).setUint32(0, message.byteLength);
    whole.set(message, HEADER);
    for (let from = 0; from < whole.byteLength; from += PIECE)
      waiting.push(whole.subarray(from, from + PIECE));
    bytesWaiting += whole.byteLength;
  };

  const beat = () => {
    stopBeat = clock.at(clock.now() + BEAT, () => {
      if (clock.now() - heard > SILENCE) return end();
      if (waiting.length === 0) push(new Uint8Array(0));
      pump();
      beat();
    });
  };

  const take = (piece: Uint8Array): boolean => {
    if (incoming === null) {
      if (piece.byteLength < HEADER) return false;
      const length = new DataView(piece.buffer, piece.byteOffset).getUint32(0);
      if (length > most) return false;
      if (length === 0) return piece.byteLength === HEADER;
      incoming = { length, parts: [], got: 0 };
      piece = piece.subarray(HEADER);
    }
    incoming.parts.push(piece);
    incoming.got += piece.byteLength;
    if (incoming.got < incoming.length) return true;
    if (incoming.got > incoming.length) return false;
    const { length, parts } = incoming;
    incoming = null;
    const message = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      message.set(part, at);
      at += part.byteLength;
    }
    ready.push(message);
    bytesReady += length;
    tell();
    // Whoever sends so much more than can be read may begin again.
    return bytesReady <= 2 * most;
  };

  const next = () => {
    const message = ready.shift();
    bytesReady -= message?.byteLength ?? 0;
    return message;
  };

  const tell = () => {
    while (!resting) {
      const message = next();
      if (!message) return;
      if (message.byteLength > LARGE) {
        resting = true;
        stopRest = clock.at(clock.now(), () => {
          resting = false;
          tell();
        });
      }
      self.onmessage?.({ data: message.buffer });
    }
  };

  /** What had come whole is told before the other side is said to be gone. */
  const left = () => {
    for (let message = next(); message; message = next()) self.onmessage?.({ data: message.buffer });
    end();
  };

  channel.binaryType = 'arraybuffer';
  channel.bufferedAmountLowThreshold = WAITING / 4;
  channel.onbufferedamountlow = pump;
  channel.onopen = () => {
    heard = clock.now();
    beat();
    self.onopen?.();
    pump();
  };
  channel.onmessage = ({ data }: { readonly data: unknown }) => {
    heard = clock.now();
    if (!(data instanceof ArrayBuffer) || !take(new Uint8Array(data))) end();
  };
  channel.onclose = left;
  channel.onerror = end;

  const self: PieceChannel = {
    binaryType: 'arraybuffer',
    bufferedAmountLowThreshold: 0,
    get bufferedAmount() {
      return channel.bufferedAmount + bytesWaiting;
    },
    label: channel.label,
    get readyState() {
      return closed ? 'closed' : channel.readyState;
    },
    send: message => {
      if (closed) return;
      // Whoever does not read for so long may come back and ask for what is missing.
      if (message.byteLength > most || bytesWaiting + message.byteLength > 2 * most) return end();
      push(message);
      pump();
    },
    close: end,
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    onbufferedamountlow: null,
  };
  return self;
};

/** What simple-peer makes its connections of: the browser's own, whose channels carry messages in pieces. */
export const wrtcInPieces = (most: number, clock: Clock) => {
  class InPieces extends RTCPeerConnection {
    override createDataChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel {
      return inPieces(super.createDataChannel(label, options), most, clock) as unknown as RTCDataChannel;
    }
    override set ondatachannel(listen: ((event: RTCDataChannelEvent) => void) | null) {
      super.ondatachannel = listen
        ? ({ channel }) =>
            listen({ channel: inPieces(channel, most, clock) } as unknown as RTCDataChannelEvent)
        : null;
    }
    override get ondatachannel() {
      return super.ondatachannel as ((event: RTCDataChannelEvent) => void) | null;
    }
  }
  return { RTCPeerConnection: InPieces, RTCSessionDescription, RTCIceCandidate };
};
