import { pluralIn } from '../../plural';

const count = pluralIn('en');

/** Words for the book as one sealed file: out, in again, and by itself into a folder. */
export const backup = {
  title: 'Backup',
  lead: 'The whole book in one file, sealed with a passphrase that only you know.',
  last: (when: string) => `Last backup: ${when}`,
  never: 'There is no backup yet.',
  save: 'Save a backup',
  saveHow:
    'Keep the file somewhere else than on this device: on a memory stick, in a cloud, with someone you trust.',
  passphrase: 'Passphrase',
  passphraseHint: (least: number) =>
    `At least ${least} characters. A few words that only you would put together are good.`,
  again: 'Passphrase again',
  show: 'Show passphrase',
  nobody:
    'Nobody can recover this passphrase. Without it the file cannot be opened by anyone, so write it down.',
  needed: 'Enter the passphrase.',
  short: (least: number) => `It needs at least ${least} characters.`,
  differs: 'The two are not the same.',
  saving: 'Sealing the book. This takes a moment…',
  saved: (name: string) => `The backup was handed to your downloads as ${name}.`,
  restore: 'Restore a backup',
  restoreHow:
    'Adds what the file has and this book lacks. Nothing is taken away or turned back, and who was erased stays erased.',
  file: 'Backup file',
  choose: 'Choose a file',
  noFile: 'No file chosen',
  fileNeeded: 'Choose the file.',
  restoring: 'Opening the file. This takes a moment…',
  restored: (n: number) =>
    n === 0 ? 'All that the file has was in the book already.' : `${count(n, 'change', 'changes')} added.`,
  untouched: 'Nothing was changed.',
  partly:
    'Some of it may have been added, and stays. Restoring the file again adds the rest and nothing twice.',
  entered:
    'This browser is a device of your business now, and some of the file is in its book. Open the desk and restore the file again in Settings, Backup: that adds the rest and nothing twice.',
  faults: {
    'not-a-backup': 'This is no backup file.',
    'newer-version':
      'This file was made by a newer version of the app. Update the app first, then try again.',
    'wrong-passphrase': 'The passphrase is another one. Capitals and spaces count.',
    truncated: 'The end of this file is missing: it was cut off while it was copied. Copy it anew.',
    altered: 'This file is not as it was written: it was damaged or changed. Use another copy.',
    malformed: 'This file opens, but what is in it is no book.',
    'other-business': 'This is the backup of another business.',
    refused: 'The list of devices in this file could not be accepted.',
    full: 'This device has no room left. Free some space and try again.',
    unavailable: 'The browser keeps the book shut. Reload the page and try again.',
    removed: 'This device was removed from the business. Delete its book here first.',
    member: 'This browser is a device of the business already: restore the file in Settings, Backup.',
    other: 'This browser could not be made a device of the business.',
    'wrong-words': 'These recovery words belong to another business.',
  },
  folder: {
    title: 'Write a backup into a folder each day',
    how: 'While the app is open, one file a day and the last 30 of them. A folder that your computer copies to a cloud is best.',
    choose: 'Choose a folder',
    chosen: (name: string) => `Written each day into “${name}”.`,
    trying: (name: string) => `Writing into “${name}”…`,
    ask: (name: string) => `The browser wants to be asked again before it writes into “${name}”.`,
    gone: (name: string) =>
      `Nothing can be written into “${name}”: it may have been moved, deleted or unplugged.`,
    full: (name: string) => `There was no room in “${name}” for the last backup. Free some space there.`,
    allow: 'Allow it again',
    tryAgain: 'Try again',
    stop: 'Stop',
    stopped: 'Stopped. The files stay where they are.',
    refused: 'The browser does not let the app write into this folder. Choose another one.',
    denied: 'The browser did not allow it.',
    preparing: 'Preparing. This takes a moment…',
  },
  carry: {
    title: 'Take the book to another browser',
    how: 'Another browser, or the app on the Home Screen of an iPhone or iPad, keeps a book of its own. Two ways lead there: “Add a device” gives a link that works once, to open or paste there; or save a backup here and restore it there.',
    forgets:
      'On iPhone and iPad the browser deletes what a page keeps after 7 days without a visit. Put the app on the Home Screen, and take your book there.',
  },
  here: {
    lead: 'This browser becomes a device of your business, with the book that is in the file.',
    words: 'Recovery words',
    wordsHint: 'This backup was made on a device without the owner’s key: the 24 words are needed as well.',
    go: 'Restore',
    done: 'Your book is here.',
    open: 'Open the book',
    taken: 'This browser is a device of a business already. There, a backup is restored in Settings, Backup.',
  },
  due: {
    title: 'Backup reminder',
    never: 'There is no backup of your book yet.',
    old: (when: string) => `The last backup is from ${when}.`,
    alone: 'This device is the only one that has it.',
    later: 'Not today',
  },
};
