/** Help for clients, by what they ask about. */
export const clientHelp = {
  title: 'Help',
  lead: 'How to book here, and what an account is good for.',
  contents: 'On this page',
  back: 'Back',
  parts: {
    book: {
      title: 'Booking',
      text: [
        'Choose a service, a person if there are several, a day and a time, and type how the business can reach you. Times are shown on your own clock; “Times are shown in” changes that.',
        'No account is needed, unless the business asks for one.',
      ],
    },
    answer: {
      title: 'What the page says',
      text: [
        '“Requested: on its way”: the business’s device has not read it yet. It may be off; you can close the page, and it goes on by itself when you open it again.',
        '“Requested: the business will answer”: it was read, and a person decides. “Confirmed”: the time is yours. “Refused”: the page says why, keeps what you typed, and shows the nearest free times.',
        'No network, or nobody reads it? “Send another way” makes a link that you can send to the business by WhatsApp or email.',
      ],
    },
    change: {
      title: 'Moving or cancelling',
      text: [
        'Open the appointment: the buttons are there while the business lets you move or cancel. Until when it does is said before you book.',
        'You can change time and person, not the service. Your time stays yours until the new one is confirmed.',
        'Whoever has the link of an appointment can see its service, time, place and state, and move or cancel it. Give it only to people whom you trust with that.',
      ],
    },
    account: {
      title: 'An account',
      text: [
        'With an account you see your appointments in every browser where you log in, and your details are filled in. Each business has its own; sign up at the top of its booking page.',
        'The account shows the appointments that you booked while logged in, and those that the business put into it. What you booked without logging in stays in that browser, under “My bookings”.',
        'To have an earlier appointment in your account, open its link, log in there or press “Link with my account” where you are logged in, and ask the business to assign it to you.',
        'The email of an account cannot be changed. To use another, make a new account and ask the business to move your appointments.',
      ],
    },
    codes: {
      title: 'Codes',
      text: [
        'A code pays for appointments. It comes from a package, a gift certificate or a subscription; where a business sells them, “Packages and gift certificates” stands at the bottom of its booking page.',
        'You pay the business directly. Until it has noted that, the order says “Ordered: waiting for payment”. Then its codes stand on that page, in the browser that you ordered with, and in your account if you were logged in.',
        'When you book, choose a code of your account or type one at “Pay with a code” and press “Apply”: the page says what is paid and what is due. One code pays for an appointment. What it took is back when the appointment is cancelled in time.',
        '“Codes” in the account menu shows what is left on each, how long it is valid and for which services. Whoever has a code can use it: give it only to people for whom it is meant.',
      ],
    },
    password: {
      title: 'Passwords',
      text: [
        'A password has at least 10 characters. It never leaves your browser: the business cannot see it, and cannot tell you what it was.',
        'Forgotten? Press “Forgot your password?” and “Send me a link”. A person at the business sends the link to the email of your account, from the address that the page shows. It works once, for 60 minutes.',
        'Log in, sign up and new passwords need the business’s device to be there. While it is not, the page says so and how to reach the business.',
      ],
    },
    devices: {
      title: 'Several devices, and shared ones',
      text: [
        '“Where you are logged in” lists your browsers; “Log out this device” ends one of them from any other.',
        'On a device that others use, log out when you are done: that takes the account’s data off it. “Forget me on this device” removes what was kept without an account.',
      ],
    },
    data: {
      title: 'Your data',
      text: [
        'What you send goes sealed to the business’s own devices; no server in between can read it. The business keeps its own entry of you, with notes that you do not see.',
        '“Export my data” gives you what the account holds. “Delete my account” ends it; appointments that are coming up are not cancelled. To have the business erase its entry of you, ask the business.',
      ],
    },
  },
};
