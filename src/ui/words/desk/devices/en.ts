import { pluralIn } from '../../plural';

const count = pluralIn('en');

/** Words for the devices of one business: pairing, what each may do and has, and how far all are in step. */
export const devices = {
  title: 'Your devices',
  lead: 'All of them hold the whole book and stay in step by themselves.',
  own: 'this device',
  unnamed: 'Device without a name',
  removed: 'Removed',
  here: 'Connected now',
  seen: (when: string) => `Last seen ${when}`,
  never: 'Not heard of yet',
  whole: 'Has everything that this device has',
  lacks: (n: number) => `Does not have ${count(n, 'change', 'changes')} yet, as far as this device knows`,
  ahead: (n: number) => `Has ${count(n, 'change', 'changes')} that ${n === 1 ? 'is' : 'are'} not here yet`,
  unknown: 'What it has is not known yet',
  first: 'Answers first',
  answers: 'Answers requests',
  answersHint: 'Confirms and refuses what clients ask for, by your rules, while it is open.',
  answersNot: 'Does not answer requests',
  answersNotHow:
    'It has no key to read what clients ask for, nor to write to them. Requests, links with a request in them, and what clients are to be told of changes made here wait for a device that answers.',
  settings: 'May change settings',
  settingsHint: 'Services, staff, hours, the booking page.',
  settingsNot: 'May not change settings',
  rename: 'Rename',
  name: 'Device name',
  nameNeeded: 'Give it a name.',
  renamed: 'Renamed',
  allowed: 'Saved',
  failed: {
    'no-root': 'Only a device with the owner’s key can do this.',
    locked: 'The keys of this device do not open.',
  },
  remove: 'Remove device',
  removeAsk: (name: string) => `Remove ${name}?`,
  removeWhat:
    'What it wrote until now stays in the book. It reads nothing that comes after, and nothing that it still writes is taken in. The other devices get new keys by themselves.',
  removeLimit:
    'What it holds already cannot be taken back: a device that was stolen should be wiped as well, where that is possible. If it holds the owner’s key, because the business was set up on it or the recovery words were entered there, whoever opens it can still take the business over.',
  removeUnsent: (n: number) =>
    `${count(n, 'change', 'changes')} that it wrote ${n === 1 ? 'has' : 'have'} not arrived here. What arrives later waits in Attention.`,
  removeTakesAlong: (n: number) =>
    `${count(n, 'change', 'changes')} of devices that were removed before ${n === 1 ? 'is' : 'are'} on no other device. Once it is removed, only a backup that was made on it brings ${n === 1 ? 'it' : 'them'}.`,
  keep: 'Keep',
  removedSaid: 'Device removed',
  managesNot:
    'Devices are added and removed on the device that has the owner’s key: the one where the business was set up, or one where the recovery words were entered.',
  add: 'Add a device',
  addHow: 'On the new device, open this address and choose “Pair with my business”, or scan the code.',
  code: 'Pairing code',
  codeHow: 'One device, one time.',
  left: (time: string) => `Ends in ${time}`,
  copy: 'Copy link',
  copyHow:
    'For another browser on this device, or the app on its Home Screen: open the link there, or paste it where the code is asked for. It works once.',
  copied: 'Link copied. Open or paste it there while this stays open.',
  notCopied: 'It could not be copied. Type the code instead.',
  qr: 'QR code that opens the pairing page with this code',
  qrTooLong: 'This address is too long for a QR code.',
  compare: 'Do both show these digits?',
  compareHow: (name: string) => `Look at ${name}. If its digits are others, somebody stands in between.`,
  newDevice: 'the new device',
  match: 'Digits match',
  differ: 'They differ',
  joining: (name: string) =>
    `${name} is on the list. It gets its keys once “Digits match” is pressed there too. Keep this open: when it is closed before, ${name} comes off the list again.`,
  joined: (name: string) => `${name} belongs to your business now.`,
  joinedHow: 'It fetches the book by itself, from this device or from the relay.',
  closed: {
    expired: 'The code has ended. Make a new one.',
    used: 'Another device used this code. Make a new one.',
    differ: 'Stopped: the digits differed. Nothing was given to the other device.',
    stopped: 'Stopped.',
  },
  takenOff: {
    stopped: (name: string) => `Stopped before ${name} had joined.`,
    differ: (name: string) => `Stopped: on ${name} somebody said that the digits differ.`,
    failed: (name: string) => `${name} could not keep its keys.`,
    'no-relay': (name: string) => `No relay took the keys for ${name}.`,
  },
  takenOffHow: 'It is off the list again, and what it may have been sent opens nothing new. Make a new code.',
  noRelay: 'No relay can be reached just now, and pairing needs one. Check the connection and try again.',
  again: 'New code',
  done: 'Done',
  stop: 'Stop',
  sync: 'Sync status',
  synced: (n: number) => `Synced with ${count(n, 'device', 'devices')}`,
  syncedSome: (n: number, of: number) => `Synced with ${n} of ${of} devices`,
  waiting: (of: number): string => (of === 1 ? 'The other device is behind' : 'The other devices are behind'),
  unheard: (of: number): string =>
    of === 1 ? 'Nothing heard of the other device yet' : 'Nothing heard of the other devices yet',
  offline: 'Working offline',
  toSend: (n: number) => `${count(n, 'change', 'changes')} to send`,
  toFetch: (n: number) => `${count(n, 'change', 'changes')} to fetch`,
  pair: {
    title: 'Pair this device',
    lead: 'This device gets a copy of the book of a business that you have on another one.',
    how: 'On the other device: Settings, Devices, “Add a device”. Then enter the code that it shows.',
    code: 'Pairing code',
    codeHint: 'Ten letters and digits, or the link with them',
    empty: 'Enter the code that the other device shows.',
    notCode: 'This is not a pairing code: it has ten letters and digits.',
    go: 'Pair',
    asking: 'Looking for the other device…',
    nobody:
      'No device waits behind this code. Check the code, and that the other device shows it at this moment. Looking goes on.',
    compare: 'Compare the digits',
    compareHow: (business: string) =>
      `The other device shows the digits of ${business}. If they are the same, press “Digits match” here and there. If not, somebody stands in between.`,
    matched: 'Now press “Digits match” on the other device as well.',
    joined: (business: string) => `This device belongs to ${business} now.`,
    open: 'Open the book',
    closed: {
      expired: 'The code has ended. Make a new one on the other device.',
      used: 'This code was used already, by another device, or here before the page was reloaded. Make a new one on the other device.',
      differ: 'Stopped: the digits differed. Nothing was given to this device.',
      stopped: 'The other device stopped pairing.',
    },
    refused: {
      'other-business':
        'This browser holds the book of another business. Use another browser or browser profile for a second business.',
      member: 'This device belongs to the business already.',
      removed: 'This device was removed from the business. Delete its book here first, then pair it again.',
      other: 'What the other device sent could not be accepted. Make a new code and try again.',
      disk: 'This browser cannot keep the keys: storage is full or shut. Nothing was changed.',
    },
    again: 'Enter another code',
    scan: 'Scan the code',
    scanStop: 'Stop scanning',
    scanner: {
      looking: 'Hold the code of the other device in front of the camera.',
      faults: {
        'no-camera': 'This device has no camera that can be used. Type the code instead.',
        refused:
          'The camera may not be used. Allow it for this page in the browser’s settings, then try again, or type the code.',
        unavailable:
          'The camera cannot be used right now. Close other apps that use it, then try again, or type the code.',
      },
    },
    strange: 'This is no pairing code. Scan the one under “Add a device”.',
    already:
      'This browser is a device of a business already. Use another browser or browser profile for a second business.',
    desk: 'Open the desk',
  },
  fetching: 'Your book is on its way',
  fetchingHow:
    'It comes from another device of the business, or from the relay. Keep this one open; another one that is open makes it faster. Where neither has it, a backup brings it.',
};
