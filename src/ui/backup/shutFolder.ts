import type { BackupFolder } from '../../app/ports';
import type { DeskWords } from '../words/desk/en';

/** What is said of a folder that nothing can be written into just now, and of the button for it; null where it can. */
export const shutFolder = (
  folder: BackupFolder | null,
  { backup: { folder: says } }: DeskWords,
): { readonly text: string; readonly again: string } | null => {
  if (folder === null || folder.is === 'open' || folder.is === 'trying') return null;
  return { text: says[folder.is](folder.name), again: folder.is === 'ask' ? says.allow : says.tryAgain };
};
