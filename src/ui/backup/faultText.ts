import type { RestoreFault } from '../../app/desk/backup';
import type { RestoreHereFault } from '../../app/doors';
import type { DeskWords } from '../words/desk/en';

type Fault = RestoreFault | Exclude<RestoreHereFault['is'], 'partly'>;

/**
 * Whether the book is as it was before. A file is added piece by piece once it was found whole, so a disk that fills
 * up meanwhile keeps what it has got.
 */
export const isUntouched = (fault: RestoreFault): boolean => {
  switch (fault) {
    case 'full':
    case 'unavailable':
    case 'moved':
    case 'fenced':
    case 'not-allowed':
      return false;
    default:
      return true;
  }
};

/** Why a file was not restored, in words. */
export const faultText = (fault: Fault, { backup: { faults }, recovery }: DeskWords): string => {
  switch (fault) {
    case 'not-a-backup':
    case 'newer-version':
    case 'wrong-passphrase':
    case 'truncated':
    case 'altered':
    case 'malformed':
    case 'other-business':
    case 'refused':
    case 'full':
    case 'unavailable':
    case 'removed':
    case 'member':
    case 'wrong-words':
      return faults[fault];
    case 'locked':
    case 'checksum':
      return recovery.faults[fault];
    default:
      return faults.other;
  }
};
