import type { Letter, LogFailure } from '../../app/ports';
import { type Certificate, certify, isSameEnds, needsRenewal } from '../../core/certificate';
import { endsOf, type Membership } from '../../core/membership';
import type { Result } from '../../core/result';
import { packBody } from './body';
import { APP_DATA, CERTIFICATE } from './form';
import { certificateIn } from './news';
import { named, signLetter } from './sign';

export type Certified = { readonly certificate: Certificate; readonly letter: Letter };

/** What certifying needs to know of a vault. */
export type Certifier = {
  /** Public root key, hex. */
  readonly root: string;
  readonly rootSecret: () => Uint8Array | null;
  /** The present desk key; null on a device that holds none. */
  readonly deskKey: () => { readonly key: string; readonly epoch: number } | null;
  readonly certificate: () => Promise<Result<Letter | null, LogFailure | { readonly is: 'locked' }>>;
  readonly saveCertificate: (letter: Letter) => Promise<unknown>;
  readonly list: () => Membership;
};

/**
 * The certificate of the present desk key: the one kept, or a new one when that ends soon and this device may.
 * Without the root key it is the one that was handed on; null while there is none of the present key.
 */
export const certified = async (vault: Certifier, now: number): Promise<Certified | null> => {
  const kept = await vault.certificate();
  const letter = kept.ok ? kept.value : null;
  const read = letter && (await certificateIn(letter, vault.root));
  const known = read?.ok ? read.value : null;
  const root = vault.rootSecret();
  const desk = vault.deskKey();
  const holds =
    known && (!desk || (known.certificate.desk === desk.key && known.certificate.epoch === desk.epoch));
  const ends = endsOf(vault.list());
  const isNew = holds && !needsRenewal(known.certificate, now) && isSameEnds(known.certificate, ends);
  if (holds && (root === null || !desk || isNew)) return known;
  if (!desk || root === null) return null;
  const certificate = certify(desk.key, desk.epoch, now, ends);
  const date = Math.max(Math.floor(now / 1000), (letter?.created_at ?? 0) + 1);
  const made = signLetter(named(APP_DATA, CERTIFICATE, await packBody(certificate), date), root);
  // Unkept on a full disk, it is made again at the next start: nothing is lost with it.
  await vault.saveCertificate(made);
  return { certificate, letter: made };
};
