import type { TakeOverFault } from '../../app/doors';
import type { LogFailure } from '../../app/ports';
import type { DeskWords } from '../words/desk/en';

type Fault = TakeOverFault | { readonly is: LogFailure['is'] | 'wrong-root' };

/** What is wrong with recovery words, or why they could not be used. */
export const wordsFaultText = (fault: Fault, { recovery: { faults } }: DeskWords): string => {
  switch (fault.is) {
    case 'count':
      return fault.count === 0 ? faults.empty : faults.count(fault.count);
    case 'unknown':
      return faults.unknown(fault.word, fault.at);
    case 'checksum':
    case 'wrong-root':
    case 'locked':
    case 'no-relay':
    case 'not-found':
    case 'full':
    case 'removed':
    case 'other-business':
      return faults[fault.is];
    default:
      return faults.other;
  }
};
