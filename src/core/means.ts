import * as v from 'valibot';

// Addresses that open the owner's own apps with a message written. Everything filled in is encoded: no name or
// address can add a recipient, a header or another part.

/** Of an email (RFC 6068); null for what is no address. Lines end with CRLF there. */
export const mailLink = (email: string, subject: string, body: string): string | null => {
  const address = email.trim();
  if (!v.is(Email, address)) return null;
  const at = address.lastIndexOf('@');
  const to = `${encodeURIComponent(address.slice(0, at))}@${encodeURIComponent(address.slice(at + 1))}`;
  const parts = [
    ...(subject === '' ? [] : [`subject=${encodeURIComponent(subject)}`]),
    `body=${encodeURIComponent(body.replace(/\r?\n/g, '\r\n'))}`,
  ];
  return `mailto:${to}?${parts.join('&')}`;
};

/** To a number in international form (E.164), https://faq.whatsapp.com/5913398998672934. */
export const whatsAppLink = (phone: string, text: string): string =>
  `https://wa.me/${phone.replace(/\D/g, '')}?text=${encodeURIComponent(text)}`;

/** RFC 5724. Apple's phones want the text after "&", others after "?": both read this. */
export const smsLink = (phone: string, text: string): string =>
  `sms:${phone.startsWith('+') ? '+' : ''}${phone.replace(/\D/g, '')}?&body=${encodeURIComponent(text)}`;

const Email = v.pipe(v.string(), v.maxLength(254), v.rfcEmail());
