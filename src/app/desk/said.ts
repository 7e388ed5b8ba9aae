import type { WalletKey } from '../../core/requests';
import { isOutdated, type ToldRow } from '../../core/viewed';
import type { DeskLetters, Letter } from '../ports';

/** Whether one of the views that stand in a wallet's mailbox, of whichever device, says all that it is to be told. */
export const isSaid = async (
  letters: Pick<DeskLetters, 'readBack'>,
  wallet: WalletKey,
  held: readonly Letter[],
  told: readonly ToldRow[],
): Promise<boolean> => {
  for (const letter of held) {
    const view = await letters.readBack(wallet, letter);
    if (view && !isOutdated(view, told)) return true;
  }
  return false;
};
