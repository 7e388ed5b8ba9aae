import { err, ok, type Result } from '../../core/result';

/** deflate-raw (RFC 1951) by the platform's own streams. */
export const deflate = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await new Response(
      new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    ).arrayBuffer(),
  );

/**
 * A chunk of input is inflated in one go, to as much as 1032 times its size, before its output can be counted:
 * small chunks bound what a bomb may take.
 */
const CHUNK = 1024;

/** The bytes that were deflated, at most `most` of them: the rest is not even inflated. */
export const inflate = async (
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Result<Uint8Array<ArrayBuffer>, 'oversized' | 'malformed'>> => {
  const stream = new DecompressionStream('deflate-raw');
  const reader = stream.readable.getReader();
  const writer = stream.writable.getWriter();
  const fed = feed(writer, bytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > most) {
        await reader.cancel().catch(() => undefined);
        return err('oversized');
      }
      chunks.push(value);
    }
    return (await fed) ? ok(joined(chunks, length)) : err('malformed');
  } catch {
    return err('malformed');
  }
};

const feed = async (
  writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> => {
  // The reader learns of a failure; this promise must not reject unheard.
  writer.closed.catch(() => undefined);
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) await writer.write(bytes.subarray(at, at + CHUNK));
    await writer.close();
    return true;
  } catch {
    return false;
  }
};

const joined = (chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};
