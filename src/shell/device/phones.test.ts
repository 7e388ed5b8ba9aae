import { expect, test } from 'vitest';
import { phoneEnd } from '../../core/clients';
import { phones } from './phones';

test.each([
  ['BR', '+5511912345678', ['(11) 91234-5678', '011 91234-5678', '0 15 11 91234 5678', '+55 11 91234-5678']],
  ['BR', '+5511912345678', ['5511912345678', '11 91234.5678', 'Tel. (11) 91234-5678', '(11) 91234-5678 x12']],
  ['PT', '+351912345678', ['912 345 678', '+351 912 345 678', '00351 912345678']],
  ['US', '+12125550123', ['(212) 555-0123', '1-212-555-0123', '+1 212.555.0123']],
  ['DE', '+493012345678', ['030 12345678', '+49 (0)30 12345678']],
  ['AR', '+5491123456789', ['011 15-2345-6789', '+54 9 11 2345 6789']],
])('in %s, %s is one number however it is written', (country, form, written) => {
  for (const text of written) {
    expect(phones.international(text, country), text).toBe(form);
    expect(phoneEnd(text), text).toBe(form.slice(-4));
  }
});

test('what is no possible number has no international form', () => {
  for (const text of ['', 'ask my sister', '190', '912', '+', '+999 123'])
    expect(phones.international(text, 'BR'), text).toBeNull();
});

test('without a country that is known only the international form is one', () => {
  for (const country of ['', 'ZZ', 'br']) {
    expect(phones.international('(11) 91234-5678', country)).toBeNull();
    expect(phones.international('+55 11 91234-5678', country)).toBe('+5511912345678');
  }
});
