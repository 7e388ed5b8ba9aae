import { expect, test } from 'vitest';
import { en as accountsEn } from '../accounts/en';
import { es as accountsEs } from '../accounts/es';
import { own as ownEn } from '../accounts/own/en';
import { own as ownEs } from '../accounts/own/es';
import { own as ownPt } from '../accounts/own/pt-BR';
import { ptBR as accountsPt } from '../accounts/pt-BR';
import { en as bookingEn } from '../booking/en';
import { es as bookingEs } from '../booking/es';
import { ptBR as bookingPt } from '../booking/pt-BR';
import { en as clientEn } from '../client/en';
import { es as clientEs } from '../client/es';
import { ptBR as clientPt } from '../client/pt-BR';
import { en as deskEn } from '../desk/en';
import { es as deskEs } from '../desk/es';
import { ptBR as deskPt } from '../desk/pt-BR';
import { LOCALES } from '../words';
import { loadClientHelp, loadOwnerHelp } from './help';

const SCREENS = {
  en: [bookingEn, clientEn, deskEn, accountsEn, ownEn],
  'pt-BR': [bookingPt, clientPt, deskPt, accountsPt, ownPt],
  es: [bookingEs, clientEs, deskEs, accountsEs, ownEs],
} as const;

const textsIn = (words: object): string[] =>
  Object.values(words).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? textsIn(value) : [];
  });

const quoted = (text: string): string[] =>
  [...text.matchAll(/[“«]([^”»]+)[”»]/g)].map(([, name = '']) => name);

test('what help pages name in quotes is called so on the screens, in every language', async () => {
  for (const locale of LOCALES) {
    const shown = new Set(SCREENS[locale].flatMap(textsIn));
    for (const load of [loadOwnerHelp, loadClientHelp]) {
      const { parts } = await load[locale]();
      const names = Object.values(parts).flatMap(({ text }) => text.flatMap(quoted));
      expect(
        names.filter(name => !shown.has(name)),
        locale,
      ).toEqual([]);
    }
  }
});

test('a part has as many paragraphs in each language', async () => {
  for (const load of [loadOwnerHelp, loadClientHelp]) {
    const [first, ...others] = await Promise.all(
      LOCALES.map(async locale =>
        Object.entries((await load[locale]()).parts).map(([name, { text }]) => `${name} ${text.length}`),
      ),
    );
    for (const other of others) expect(other).toEqual(first);
  }
});
