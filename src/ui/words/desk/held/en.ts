import { pluralIn } from '../../plural';

const count = pluralIn('en');

/** Words for changes that do not count until someone takes them in. */
export const held = {
  title: {
    revoked: 'Changes of a removed device',
    settings: 'Settings changed by a device that may change none',
    answers: 'Answers given by a device that may give none',
  },
  how: {
    revoked: 'They were written after the device was removed. So far they count nowhere.',
    settings: 'So far they are in force nowhere.',
    answers: 'So far they count nowhere.',
  },
  span: (n: number, from: string, to: string) => `${count(n, 'change', 'changes')}, ${from} to ${to}`,
  one: (when: string) => `1 change, ${when}`,
  about: 'About',
  of: {
    session: 'Session',
    client: 'Client',
    business: 'Business',
    service: 'Service',
    staff: 'Staff',
    form: 'Form',
    product: 'Product',
    code: 'Code',
    payment: 'Payment',
    template: 'Text of messages',
  },
  named: (kind: string, name: string) => (name === '' ? kind : `${kind}: ${name}`),
  more: (n: number) => `and ${count(n, 'more entry', 'more entries')}`,
  nothing: 'Entries without a name',
  once: 'You decide it once for all devices. What was set since then stays as it is.',
  takeIn: 'Take in',
  takenIn: 'Taken in',
  drop: 'Drop',
  dropAsk: 'Drop these changes?',
  dropWhat: 'They will count on none of your devices, and cannot be brought back.',
  dropped: 'Dropped',
  keep: 'Keep waiting',
};
