import { type Certificate, certify, type Ends, isSameEnds, validityOf } from '../../../core/certificate';
import { err, ok, type Result } from '../../../core/result';
import type { Letter, LetterFault } from '../../ports';
import type { KeyPair, Ring } from './keys';

/** The certificates that root has signed; they go from device to device with the list, and here stand for it. */
export type Certificates = {
  readonly of: (desk: string) => { readonly certificate: Certificate; readonly letter: Letter } | null;
  /** Signed by a device that holds the root key; again where it is to say something else of devices. */
  readonly make: (desk: string, epoch: number, now: number, ends: Ends) => void;
  readonly read: (letter: Letter, root: string, now: number) => Result<Certificate, LetterFault>;
};

const NAME = 'caderneta/certificate';

export const createCertificates = (ring: Ring, root: KeyPair): Certificates => {
  const made = new Map<string, { readonly certificate: Certificate; readonly letter: Letter }>();
  return {
    of: desk => made.get(desk) ?? null,
    make: (desk, epoch, now, ends) => {
      const certificate = certify(desk, epoch, now, ends);
      const known = made.get(desk)?.certificate;
      if (known && isSameEnds(known, ends)) return;
      const letter = ring.sign(root.secret, {
        kind: 30078,
        tags: [['d', NAME]],
        content: JSON.stringify(certificate),
        created_at: Math.max(
          Math.floor(now / 1000),
          ...[...made.values()].map(one => one.letter.created_at + 1),
        ),
      });
      made.set(desk, { certificate, letter });
    },
    read: (letter, by, now) => {
      if (letter.pubkey !== by) return err('wrong-root');
      if (!letter.tags.some(([tag, name]) => tag === 'd' && name === NAME)) return err('malformed');
      if (!ring.isSigned(letter)) return err('bad-signature');
      const certificate = JSON.parse(letter.content) as Certificate;
      const validity = validityOf(certificate, now);
      return validity === 'valid' ? ok(certificate) : err(validity);
    },
  };
};
