/** Words for what the law gives to clients: a copy of their data, and being forgotten. */
export const personal = {
  title: 'Personal data',
  how: 'What your book holds of this person, to hand over on request or to erase.',
  export: 'Export client',
  exportHow: 'Everything in the book about this client, as one file.',
  page: 'A page to read',
  data: 'A file for programs (JSON)',
  file: 'client',
  erase: 'Erase client',
  eraseAsk: (name: string) => `Erase ${name}?`,
  eraseWhat:
    'Name, contact, notes and everything this person typed are deleted on all your devices. Sessions stay without a name, so that your totals do.',
  eraseUpcoming: (count: number) =>
    count === 1
      ? 'One session is still to come. It is not cancelled.'
      : `${count} sessions are still to come. They are not cancelled.`,
  eraseReach:
    'Not reached: backup files that you saved before, and sealed copies at relays, which end within 30 days. What the client’s own browser keeps stays there.',
  eraseNext: 'Go on',
  eraseSure: 'There is no way back. Erase for good?',
  eraseNow: 'Erase for good',
  keep: 'Keep',
  erased: 'Client erased',
  report: {
    title: (name: string) => `Data of ${name}`,
    made: (business: string, when: string) => `From the book of ${business}, ${when}`,
    times: (zone: string) => `Times are those of ${zone}.`,
    contact: 'Contact',
    language: 'Language',
    sessions: 'Sessions',
    requests: 'Typed when booking',
    orders: 'Orders',
    codes: 'Codes',
    paid: 'Paid',
    due: 'Due',
    paidByCode: 'Paid by code',
    messages: 'Messages sent',
    how: 'How',
    changes: 'Changes of the entry',
    none: 'None.',
    by: { owner: 'Owner', desk: 'By rule', client: 'Client' },
    when: 'When',
    what: 'What',
    state: 'State',
    price: 'Price',
    answers: 'Answers',
  },
};
