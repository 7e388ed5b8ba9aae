import type { MessageWords } from './words';

export const en: MessageWords = {
  names: {
    first: 'first name',
    last: 'last name',
    service: 'service',
    person: 'person',
    date: 'date',
    time: 'time',
    place: 'address',
    reason: 'reason',
    codes: 'codes',
    link: 'link',
    page: 'booking page',
    business: 'business',
  },
  templates: {
    confirmation: {
      subject: '{business}: your appointment on {date}',
      text: `Hello {first name},

your appointment is confirmed:
{service}
{date}, {time}
With {person}
{address}

To see it or change it: {link}

{business}`,
    },
    change: {
      subject: '{business}: your appointment is now on {date}',
      text: `Hello {first name},

your appointment has a new time:
{service}
{date}, {time}
With {person}
{address}

To see it or change it: {link}

{business}`,
    },
    cancellation: {
      subject: '{business}: your appointment on {date} is cancelled',
      text: `Hello {first name},

your appointment is cancelled:
{service}
{date}, {time}

{reason}

More about it: {link}
To book another time: {booking page}

{business}`,
    },
    refusal: {
      subject: '{business}: we cannot take your appointment on {date}',
      text: `Hello {first name},

we are sorry: we cannot take the appointment that you asked for:
{service}
{date}, {time}

{reason}

More about it: {link}
To book another time: {booking page}

{business}`,
    },
    link: {
      subject: '{business}: the link to your appointment',
      text: `Hello {first name},

here is the link to your appointment:
{service}
{date}, {time}

{link}

Open it and press “Log in” or “Sign up”, and your account will be linked to your appointments.

{business}`,
    },
    password: {
      subject: '{business}: your new password',
      text: `Hello {first name},

someone asked for a new password for your account with {business}. Choose it here:
{link}

The link opens once, within 60 minutes. If it was not you, do nothing: your password stays as it is.

{business}`,
    },
    codes: {
      subject: '{business}: your codes',
      text: `Hello {first name},

thank you for your order. Here is what you bought:
{codes}

To use it, choose or type the code at “Pay with a code” when you book: {booking page}

{business}`,
    },
  },
};
