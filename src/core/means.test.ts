import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mailLink, smsLink, whatsAppLink } from './means';

test('an email opens with address, subject and text', () => {
  expect(mailLink('ana@example.org', 'Olá: terça', 'Linha 1\nLinha 2 & mais')).toBe(
    'mailto:ana@example.org?subject=Ol%C3%A1%3A%20ter%C3%A7a&body=Linha%201%0D%0ALinha%202%20%26%20mais',
  );
  expect(mailLink('ana@example.org', '', 'x')).toBe('mailto:ana@example.org?body=x');
});

test('what is no address of one person opens no email', () => {
  for (const email of [
    '',
    'ana',
    'ana@example.org,eve@example.org',
    'ana@example.org?bcc=eve@example.org',
    'a b@c.de',
  ])
    expect(mailLink(email, 's', 'b')).toBeNull();
});

test('WhatsApp and SMS go to the number in international form', () => {
  expect(whatsAppLink('+5511912345678', 'Olá & até?')).toBe(
    'https://wa.me/5511912345678?text=Ol%C3%A1%20%26%20at%C3%A9%3F',
  );
  expect(smsLink('+5511912345678', 'a\nb')).toBe('sms:+5511912345678?&body=a%0Ab');
});

test('whatever a message says, it is the text of one message to one person', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (subject, text) => {
      const mail = new URL(mailLink('ana@example.org', subject, text) ?? '');
      expect(mail.pathname).toBe('ana@example.org');
      expect([...mail.searchParams.keys()]).toEqual(subject === '' ? ['body'] : ['subject', 'body']);
      expect(mail.searchParams.get('body')).toBe(text.replace(/\r?\n/g, '\r\n'));
      const chat = new URL(whatsAppLink('+5511912345678', text));
      expect([chat.host, chat.pathname, chat.hash]).toEqual(['wa.me', '/5511912345678', '']);
      expect([...chat.searchParams]).toEqual([['text', text]]);
      const sms = new URL(smsLink('+5511912345678', text));
      expect([sms.pathname, sms.hash, sms.searchParams.get('body')]).toEqual(['+5511912345678', '', text]);
    }),
  );
});
