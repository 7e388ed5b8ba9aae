import type * as v from 'valibot';
import type { Letter, LetterFault, PublicLetters } from '../../app/ports';
import type { Busy } from '../../core/busy';
import { busyFromText } from '../../core/busyText';
import { Catalog, LogoLetter } from '../../core/catalog';
import { Certificate, validityOf } from '../../core/certificate';
import { err, ok, type Result } from '../../core/result';
import { isNewer, jsonFrom, parseBody, unpackText } from './body';
import { BUSY, CATALOG, CERTIFICATE, LIMITS, LOGO } from './form';
import { checkPublic, type Expected } from './signed';

/**
 * Reads what any visitor may read. It stands in the first page, so nothing here may import sealing or a pool:
 * signatures, inflating and schemas only.
 */
export const createPublicLetters = (): PublicLetters => ({
  certificate: async (letter, root, now) => {
    const body = await openPublic(
      letter,
      { by: root, else: 'wrong-root', is: CERTIFICATE, now },
      'certificate',
    );
    if (!body.ok) return body;
    const certificate = parseText(Certificate, body.value);
    if (!certificate.ok) return certificate;
    const validity = validityOf(certificate.value, now);
    return validity === 'valid' ? certificate : err(validity);
  },
  catalog: async (letter, desk, now) => {
    const body = await openPublic(letter, { by: desk, else: 'wrong-key', is: CATALOG, now }, 'catalog');
    return body.ok ? parseText(Catalog, body.value) : body;
  },
  busy: async (letter, desk, now) => {
    const body = await openPublic(letter, { by: desk, else: 'wrong-key', is: BUSY, now }, 'busy');
    return body.ok ? parseBusy(body.value) : body;
  },
  logo: async (letter, desk, now) => {
    const body = await openPublic(letter, { by: desk, else: 'wrong-key', is: LOGO, now }, 'logo');
    return body.ok ? parseText(LogoLetter, body.value) : body;
  },
});

const parseText = <const S extends v.GenericSchema>(
  schema: S,
  text: string,
): Result<v.InferOutput<S>, LetterFault> => {
  const json = jsonFrom(text);
  return json.ok ? parseBody(schema, json.value) : json;
};

const parseBusy = (text: string): Result<Busy, LetterFault> => {
  const busy = busyFromText(text);
  if (busy) return ok(busy);
  const json = jsonFrom(text);
  return err(json.ok && isNewer(json.value) ? 'newer-version' : 'malformed');
};

type Wanted = Pick<Expected, 'by' | 'else' | 'now'> & {
  /** Name of the letter; parts of it stand under `name/part`. */
  readonly is: string;
};

const openPublic = async (
  letter: Letter,
  { is, ...wanted }: Wanted,
  kind: keyof typeof LIMITS & ('certificate' | 'catalog' | 'busy' | 'logo'),
): Promise<Result<string, LetterFault>> => {
  const signed = checkPublic(letter, {
    ...wanted,
    isName: name => name === is || Boolean(name?.startsWith(`${is}/`)),
    most: LIMITS[kind].letter,
  });
  return signed.ok ? unpackText(signed.value.content, LIMITS[kind].inflated) : signed;
};
