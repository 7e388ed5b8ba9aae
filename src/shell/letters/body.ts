import * as v from 'valibot';
import type { LetterFault } from '../../app/ports';
import type { Json } from '../../core/json';
import { err, ok, type Result } from '../../core/result';
import { base64, bytesFromBase64 } from './base64';
import { deflate, inflate } from './deflate';

/** What a letter says, as its content: base64 of deflated text, mostly JSON. */
export const packText = async (text: string): Promise<string> => base64(await deflateText(text));

export const packBody = (body: unknown): Promise<string> => packText(JSON.stringify(body));

export const deflateText = (text: string): Promise<Uint8Array<ArrayBuffer>> =>
  deflate(new TextEncoder().encode(text));

/** The text of a content, inflated to at most `most` bytes. */
export const unpackText = async (content: string, most: number): Promise<Result<string, LetterFault>> => {
  const packed = bytesFromBase64(content);
  return packed ? inflateText(packed, most) : err('malformed');
};

export const inflateText = async (
  packed: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Result<string, LetterFault>> => {
  const bytes = await inflate(packed, most);
  if (!bytes.ok) return bytes;
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch {
    return err('malformed');
  }
};

/** The JSON of a content, inflated to at most `most` bytes. */
export const unpackBody = async (content: string, most: number): Promise<Result<Json, LetterFault>> => {
  const text = await unpackText(content, most);
  return text.ok ? jsonFrom(text.value) : text;
};

export const jsonFrom = (text: string): Result<Json, 'malformed'> => {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err('malformed');
  }
};

/** What the schema makes of a body. One of a newer version is told apart, and left alone. */
export const parseBody = <const S extends v.GenericSchema>(
  schema: S,
  body: Json,
): Result<v.InferOutput<S>, 'newer-version' | 'malformed'> => {
  const parsed = v.safeParse(schema, body, { abortEarly: true });
  if (parsed.success) return ok(parsed.output);
  return isNewer(body) ? err('newer-version') : err('malformed');
};

/** The version that this app writes and reads. */
const VERSION = 1;

export const isNewer = (body: Json): boolean =>
  v.is(v.object({ v: v.pipe(v.number(), v.safeInteger(), v.minValue(VERSION + 1)) }), body);
