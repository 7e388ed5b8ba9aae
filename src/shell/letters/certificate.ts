import type { Letter } from '../../app/ports';
import { type Certificate, certify, needsRenewal } from '../../core/certificate';
import type { DeskVault } from '../vault/deskVault';
import { packBody } from './body';
import { APP_DATA, CERTIFICATE } from './form';
import { createPublicLetters } from './public';
import { named, signLetter } from './sign';

export type Certified = { readonly certificate: Certificate; readonly letter: Letter };

/** The certificate of the present desk key: the one kept, or a new one when that ends soon and this device may. */
export const certified = async (vault: DeskVault, now: number): Promise<Certified> => {
  const kept = await vault.certificate();
  const letter = kept.ok ? kept.value : null;
  const known = letter && (await reading(letter, vault.root));
  const desk = vault.desks(now)[0];
  const holds = letter && known && known.desk === desk?.key && known.epoch === desk.epoch;
  if (holds && (vault.rootSecret === null || !needsRenewal(known, now)))
    return { certificate: known, letter };
  if (!desk || vault.rootSecret === null)
    throw new Error('A staff device without root key got no certificate');
  const certificate = certify(desk.key, desk.epoch, now);
  const date = Math.max(Math.floor(now / 1000), (letter?.created_at ?? 0) + 1);
  const made = signLetter(named(APP_DATA, CERTIFICATE, await packBody(certificate), date), vault.rootSecret);
  // Unkept on a full disk, it is made again at the next start: nothing is lost with it.
  await vault.saveCertificate(made);
  return { certificate, letter: made };
};

/** What it says, also when it has ended since. */
const reading = async (letter: Letter, root: string): Promise<Certificate | null> => {
  const read = await createPublicLetters().certificate(letter, root, letter.created_at * 1000);
  return read.ok ? read.value : null;
};
