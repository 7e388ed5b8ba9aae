import type { Recovery } from '../../app/ports';
import { err, ok } from '../../core/result';
import type { DeskVault } from './deskVault';

/** The root key of a vault as words, and back. The word lists are loaded when they are first asked for. */
export const createRecovery = (vault: Pick<DeskVault, 'rootSecret' | 'takeRoot'>): Recovery => ({
  words: async language => {
    const root = vault.rootSecret();
    if (root === null) return null;
    const { recoveryWords } = await import('../letters/words');
    return recoveryWords(root, language);
  },
  enter: async words => {
    const { rootFromWords } = await import('../letters/words');
    const root = rootFromWords(words);
    if (!root.ok) return root;
    const taken = await vault.takeRoot(root.value);
    return taken.ok ? ok(undefined) : err({ is: taken.error.is });
  },
});
