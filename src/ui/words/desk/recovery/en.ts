/** Words for the owner's key as 24 words: shown to be written down, and entered when devices are lost. */
export const recovery = {
  title: 'Recovery words',
  how: 'These 24 words are the owner’s key. With them a new device takes the business over when all others are lost.',
  warn: 'Whoever has the words has your business. Write them on paper, keep it where you keep other valuable papers, and show them to nobody. No photo, no cloud.',
  show: 'Show the recovery words',
  list: 'Your 24 recovery words, in their order',
  print: 'Print',
  printed: (business: string) => `Recovery words of ${business}`,
  written: 'I have written them down',
  check: 'To be sure that what you wrote can be read: type two of them back.',
  word: (at: number) => `Word ${at}`,
  confirm: 'Check',
  wrong: 'This is not the word at this place.',
  confirmed: 'They are right. Keep the paper well.',
  hide: 'Hide them',
  back: 'Show them again',
  enterTitle: 'Manage devices here',
  enterHow:
    'With the recovery words this device gets the owner’s key, and can add and remove devices as the first one can.',
  enter: 'Enter the recovery words',
  words: 'Recovery words',
  wordsHint: 'All 24, in their order, with spaces between. Capitals and accents do not matter.',
  take: 'Use these words',
  taken: 'This device manages devices now.',
  faults: {
    empty: 'Enter the 24 words.',
    count: (n: number) => `There are ${n} words here; it needs 24.`,
    unknown: (word: string, at: number) =>
      `“${word}”, word ${at}, is none of the words there are. Check how it is written.`,
    checksum: 'All of these are words, but not these in this order. Two may have changed places.',
    'wrong-root': 'These words belong to another business.',
    locked: 'The keys of this device do not open.',
    'no-relay': 'No relay can be reached just now. Check the connection and try again.',
    'not-found':
      'No relay keeps anything for these words. Check them, or restore a backup, for which the words are good too.',
    full: 'This device has no room left. Free some space and try again.',
    removed:
      'This browser was removed from the business. Delete its book here first, or use another browser.',
    'other-business':
      'This browser holds the book of another business. Use another browser or browser profile.',
    other: 'This device could not be made a device of the business. Try again.',
  },
  here: {
    title: 'Recover my business',
    lead: 'When every device is lost: with the 24 recovery words this browser takes the business over, and gets the book from the relay.',
    alone: 'The other devices are lost: remove them',
    aloneHint:
      'They read nothing that comes after. What they write until this device has heard all of them, a day at most, may still be taken in. Leave it off while another one is still in use.',
    go: 'Take over',
    going: 'Looking at the relay…',
    done: 'This browser is a device of your business now.',
    doneHow: 'The book comes from the relay, or from another device. It may take a moment.',
    open: 'Open the book',
    backup: 'Have a backup file?',
    restore: 'Restore a backup',
  },
};
