import * as v from 'valibot';
import type { Letter, PublicLinks } from '../../app/ports';
import { Certificate } from '../../core/certificate';
import { base64url, bytesFromBase64url } from '../../core/id';
import { base64, bytesFromBase64 } from './base64';
import { unpackBody } from './body';
import { bytesToHex, hexToBytes } from './bytes';
import { APP_DATA, CATALOG, CERTIFICATE, LIMITS } from './form';
import { packed, type Reader, readerOf } from './packing';
import { letterOf, named, publicly } from './sign';

/**
 * Certificate and catalog as text for a link: only what cannot be derived. Author and tags follow from the
 * root, the desk's key from the certificate, ids from all of it. One version byte; then for each letter its
 * length and date, its deflated content, its signature. Null for letters of another form.
 */
export const carriedText = (certificate: Letter, catalog: Letter | null): string | null => {
  const parts = [certificate, ...(catalog ? [catalog] : [])].map(({ content, created_at, sig }) => {
    const bytes = bytesFromBase64(content);
    return bytes && packed([bytes.length, 2], [created_at, 5], bytes, hexToBytes(sig));
  });
  const known = parts.filter(part => part !== null);
  return known.length === parts.length ? base64url(packed([VERSION, 1], ...known)) : null;
};

/** The letters again, unchecked: like those from a relay they must still be opened. None for anything else. */
export const createPublicLinks = (): PublicLinks => ({
  carried: async (text, root) => {
    const bytes = text.length <= LIMITS.carried ? bytesFromBase64url(text) : null;
    if (!bytes) return [];
    const reader = readerOf(bytes);
    if (reader.number(1) !== VERSION) return [];
    const first = partFrom(reader);
    if (!first) return [];
    const certificate = letterOf(named(APP_DATA, CERTIFICATE, first.content, first.date), root, first.sig);
    const second = reader.left() > 0 ? partFrom(reader) : null;
    const desk = second && (await deskIn(first.content));
    if (!second || !desk) return [certificate];
    return [certificate, letterOf(publicly(CATALOG, second.content, root, second.date), desk, second.sig)];
  },
});

const VERSION = 1;

const partFrom = (reader: Reader) => {
  const [length, date] = [reader.number(2), reader.number(5)];
  const [content, sig] = [reader.bytes(length), reader.bytes(64)];
  return reader.left() < 0 ? null : { date, content: base64(content), sig: bytesToHex(sig) };
};

const deskIn = async (content: string): Promise<string | null> => {
  const body = await unpackBody(content, LIMITS.certificate.inflated);
  const certificate = body.ok ? v.safeParse(Certificate, body.value) : null;
  return certificate?.success ? certificate.output.desk : null;
};
