import * as v from 'valibot';
import type { LetterFault } from '../../app/ports';
import type { Json } from '../../core/json';
import { err, ok, type Result } from '../../core/result';
import { base64, bytesFromBase64 } from './base64';
import { deflate, inflate } from './deflate';

/** What a letter says, as its content: base64 of deflated JSON. */
export const packBody = async (body: unknown): Promise<string> => base64(await deflateJson(body));

export const deflateJson = (body: unknown): Promise<Uint8Array<ArrayBuffer>> =>
  deflate(new TextEncoder().encode(JSON.stringify(body)));

/** The JSON of a content, inflated to at most `most` bytes. */
export const unpackBody = async (content: string, most: number): Promise<Result<Json, LetterFault>> => {
  const packed = bytesFromBase64(content);
  return packed ? inflateJson(packed, most) : err('malformed');
};

export const inflateJson = async (
  packed: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Result<Json, LetterFault>> => {
  const bytes = await inflate(packed, most);
  if (!bytes.ok) return bytes;
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value)));
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

const isNewer = (body: Json): boolean =>
  v.is(v.object({ v: v.pipe(v.number(), v.safeInteger(), v.minValue(VERSION + 1)) }), body);
