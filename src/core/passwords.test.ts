import common from '@zxcvbn-ts/language-common/src/passwords.json';
import { expect, test } from 'vitest';
import { passwordFault, SHORTEST } from './passwords';

const list = new Set(common);

test('of the list only what is long enough to be taken is built in', () => {
  expect(Math.min(...common.map(one => one.length))).toBe(SHORTEST);
});

test.each([
  ['', 'short'],
  ['nine char', 'short'],
  // Characters are counted, not the parts in which they are stored.
  ['🌵🌵🌵🌵🌵', 'short'],
  ['ten chars!', null],
  ['qwertyuiop', 'common'],
  ['Password123', 'common'],
  ['aaaaaaaaaaaa', 'common'],
  ['123123123123', 'common'],
  ['ANA@example.org', 'common'],
  ['Ana  Souza Lima', 'common'],
  ['a fine morning in May', null],
  ['seis cães no telhado', null],
])('%s: %s', (password, fault) => {
  expect(passwordFault(password, list, ['ana@example.org', 'ana souza lima', ''])).toBe(fault);
});
