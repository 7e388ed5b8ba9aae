/** Help for owners, by what they ask about. */
export const ownerHelp = {
  title: 'Help',
  lead: 'How your book works, in the order in which you are likely to need it.',
  contents: 'On this page',
  back: 'Back',
  parts: {
    link: {
      title: 'Your booking link',
      text: [
        'Clients book from one link. It stands in Settings, “Booking page”: copy it, share it, or print its QR code for the counter.',
        'Your device answers bookings by itself, by the rules that you set. It must be open to do so. While it is not, requests wait for up to 30 days, and the client’s page says plainly that they are on their way.',
        'Nobody keeps your book but your own devices. It works without a network: what clients asked for meanwhile arrives when the network is back.',
      ],
    },
    services: {
      title: 'Services',
      text: [
        'A service has a duration, a price, and buffers: minutes before and after it that stay free. “Offered by” says who gives it.',
        'More than one seat makes it a class: several clients book the same start, and it takes its staff’s time once.',
        '“Wait for my yes”: a booking takes its time at once, and you confirm or refuse it under Attention. If you do not answer within the time that you set, it is refused.',
        '“Hidden”: the service is in no list, but its direct link still books it.',
      ],
    },
    hours: {
      title: 'Staff and hours',
      text: [
        'Each person, room or chair has weekly hours. Single dates can have other hours or be closed. Time off and closed days take times away.',
        'Hours are those of your business’s time zone. Clients elsewhere see times on their own clock, with yours named.',
        'You may book anything at any time yourself, also outside hours or over another session: the desk warns you, says why, and obeys.',
        "A client asks why a time is not offered? “Why isn't this time offered?” in the calendar names the rule that hides it.",
      ],
    },
    forms: {
      title: 'Forms',
      text: [
        'A form asks clients questions before they book. Make it under Forms and choose it at a service. The answers stand in the session.',
      ],
    },
    page: {
      title: 'Booking page',
      text: [
        '“Minimum notice” is the least time between booking and start. “Book ahead up to” is how far ahead clients may book. A service can have its own.',
        'Choose whether clients must give email and phone. At least one is always needed, so that you can reach them.',
        '“Bookings an hour” protects you from floods: above it, further bookings wait for your yes, and you can refuse a whole burst with one press.',
      ],
    },
    logins: {
      title: 'Client logins',
      text: [
        'Clients can have an account with your business: they then see their appointments in every browser where they log in, and need not type their details again.',
        '“Off” is for one-time appointments, such as job interviews: log in and sign up are nowhere. Accounts that exist stay, and return when you turn logins on again.',
        '“Optional” is for regular and one-time clients alike. Nobody is asked to sign up.',
        '“Required” is for regular clients: every new client makes an account before booking.',
        'Whatever you choose, the link of an appointment opens it for whoever has it.',
      ],
    },
    accounts: {
      title: 'Clients and their accounts',
      text: [
        'Only clients make accounts, with a password that you never see. You cannot make one for them, nor change its email.',
        'An appointment that a client books while logged in is shown in the account. One booked without logging in is not, even with the same email, because anybody can type an email.',
        'When you book for a client, the session goes to the account to which that client’s other sessions are assigned. The field “Client account” shows it, and you can clear it.',
        'You can assign a session to an account that is linked to its client. An account becomes linked when the client books while logged in, or opens the link of one of your sessions and logs in or signs up there, or presses “Link with my account”. If it is not linked yet, send the client that link.',
        'Taking a session out of an account leaves it in the client’s entry. Deleting an account cancels nothing.',
        'Someone wants another email? They make a new account, and you move their sessions to it.',
        'Is somebody in your book twice? “Clients” shows pairs that look like one person, and an entry offers “Merge” for any two. Both stay whole and are shown as one, with the sessions, notes and accounts of both; “Unmerge” parts them again.',
      ],
    },
    codes: {
      title: 'Codes',
      text: [
        'Under Codes you sell packages, gift certificates and subscriptions. First make a product: what it gives, which services it pays for, its price and how long it is valid. “Hidden” keeps it off the booking page; you then sell it at the desk alone.',
        'Each product sold becomes a code. It is bought on your booking page, or you enter it with “New order”. It works from “Mark as paid” on, unless the product says “Usable before payment”.',
        'Whoever has a code may type it while booking. An account shows its codes by itself: those bought while logged in, and those that you give it with “Assign to account” and “Update code”. An email alone proves nothing, so Attention asks you where only that agrees.',
        'A code pays for one session whole, for as many minutes as are left, or for as much of the price as is left. The rest is due: you mark it as paid in the session, where you can also choose “Pay with a code” later.',
        'A session that is cancelled in time, refused or withdrawn gives back what it took. When you cancel later than clients may, you are asked “Give back to the code?”. A missed session gives nothing back.',
        'A subscription renews on its date and carries nothing over. “Pause” lets its calendar stand still until “Resume”; after “Cancel subscription” it is usable until it would have renewed. Each period is owed again in its order.',
        'Two devices that were apart can take the last of a code twice. Then Attention shows both sessions: keep both, or take the code off the later one.',
        'A gift certificate can be printed from its order, with a QR code that opens your booking page. “Totals” shows what was sold, what came in and how, and what codes paid for; as a table, a drawing and a CSV file.',
      ],
    },
    policies: {
      title: 'Moving and cancelling by clients',
      text: [
        'Under Policies you say whether clients may move and cancel, until how long before the start, and how often. Exactly at the limit is still allowed.',
        'Clients see the pencil and the buttons only while they may. Your device decides again when it reads the request, so an old page or an old link changes nothing.',
        'A request that may have been sent in time while none of your devices was open is put to you under Attention, with both times.',
        'Moving gives another time and, if you like, another person; never another service. You yourself may always move and cancel.',
      ],
    },
    messages: {
      title: 'Messages',
      text: [
        'When a session is confirmed, moved, cancelled or refused, a message to its client waits under Messages, “To send”. Press Email, WhatsApp or SMS: your own app opens with the text written. Send it there, come back, and press “Mark as sent”. Nothing goes out by itself, and nothing counts as sent before you say so.',
        'Messages are written in the client’s language and hold the link of the appointment. All your devices show the same list: what one has sent is gone from the others.',
        'If something else happens to a session before you sent its message, only the newest one waits. When the appointment begins, its message goes.',
        'Under “Templates” you choose what waits there and change the words. What stands in braces is filled in. One press brings the app’s own words back.',
        'Which ways are offered depends on what you know of the client: WhatsApp and SMS need a whole phone number, with the country’s code or of the country set under Business.',
        'A client who forgot the password asks for a new one on your booking page. You get a message with a link and send it by email, to the address of the account. Clients are told to expect it from the email that stands under Business.',
      ],
    },
    attention: {
      title: 'Attention',
      text: [
        'Here stands what only a person can decide: bookings that wait for your yes, orders that wait for payment, wishes to move or cancel that came late, sessions of one time, and what two devices said differently. Each has its choices as buttons. What you decide counts on all your devices.',
      ],
    },
    devices: {
      title: 'Several devices',
      text: [
        '“Add a device” under Devices shows a code for the new one. Both then show the same six digits, and you say so on both. From then on each has the whole book, also without a network.',
        'Was a device lost? “Remove device”, on one that has the owner’s key: it reads and writes nothing from then on. What it already holds cannot be taken back.',
        'The 24 recovery words bring your business back when all devices are lost. Write them on paper: whoever has them owns the business.',
      ],
    },
    backup: {
      title: 'Backup',
      text: [
        'Your book is in this browser. Clearing the browser’s data deletes it, so keep a copy elsewhere: a second device, a backup, or both.',
        'Another browser, or the app on the Home Screen of an iPhone or iPad, begins with a book of its own. Take yours there by the link under “Add a device”, which works once, or by a backup.',
        'A backup is one file under a passphrase. Restoring it adds what is missing and takes nothing away. Nobody can open it without the passphrase.',
      ],
    },
    data: {
      title: 'Personal data',
      text: [
        'A client’s entry has “Export client”, with everything that your book holds of the person, and “Erase client”, which deletes name, contact, notes, what the person typed and what was sent, on all your devices and for good. Sessions stay without a name, so that your totals do.',
        'Not reached are backup files that you saved before, sealed copies at relays, which end within 30 days, and what stands in your own mail and messengers.',
      ],
    },
  },
};
