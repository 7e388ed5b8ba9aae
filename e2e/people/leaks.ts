import type { Page } from '@playwright/test';
import { en as bookingEn } from '../../src/ui/words/booking/en';
import { es as bookingEs } from '../../src/ui/words/booking/es';
import { ptBR as bookingPt } from '../../src/ui/words/booking/pt-BR';
import { en as clientEn } from '../../src/ui/words/client/en';
import { es as clientEs } from '../../src/ui/words/client/es';
import { ptBR as clientPt } from '../../src/ui/words/client/pt-BR';
import { en as deskEn } from '../../src/ui/words/desk/en';
import { es as deskEs } from '../../src/ui/words/desk/es';
import { ptBR as deskPt } from '../../src/ui/words/desk/pt-BR';
import { UPDATE_WORDS } from '../../src/ui/words/update';
import { soak } from './trials';

const ENGLISH = { ...bookingEn, client: clientEn, desk: deskEn, update: UPDATE_WORDS.en };

export const WORDS = {
  'pt-BR': { ...bookingPt, client: clientPt, desk: deskPt, update: UPDATE_WORDS['pt-BR'] },
  es: { ...bookingEs, client: clientEs, desk: deskEs, update: UPDATE_WORDS.es },
};

/** Languages in which the screens are walked through: each in `npm run soak`, to save minutes one in `npm test`. */
export const WALKED: readonly (keyof typeof WORDS)[] = soak ? ['pt-BR', 'es'] : ['pt-BR'];

/** What the app does not say itself may speak English too: no other language of the screens has these words. */
const ENGLISH_WORDS = /\b(the|and|you|your|with|this|available|suggestions|dismiss|notifications|close)\b/i;

/** What of the present screen is English: its texts, names and hints, those of hidden parts too. */
export const englishOn = async (page: Page, locale: keyof typeof WORDS): Promise<readonly string[]> => {
  const said = await page.evaluate(() => {
    const found = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '');
    const names = ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt'];
    for (const element of document.querySelectorAll('*'))
      for (const name of names) found.push(element.getAttribute(name) ?? '');
    return found.map(text => text.replace(/\s+/g, ' ').trim());
  });
  return [...new Set(said)].filter(
    text => ENGLISH_WORDS.test(text) || (SAYS.en(text) && !SAYS[locale](text)),
  );
};

/** Whether a text says any word of a language; what stands in its gaps is anyone's. */
const sayings = (words: object): ((text: string) => boolean) => {
  const all = wordsIn(words);
  const whole = new Set(all.filter(word => typeof word === 'string'));
  const withGaps = all.filter(word => word instanceof RegExp);
  const known = new Map<string, boolean>();
  return text => {
    const says = known.get(text) ?? (whole.has(text) || withGaps.some(pattern => pattern.test(text)));
    known.set(text, says);
    return says;
  };
};

const wordsIn = (words: object): readonly (string | RegExp)[] =>
  Object.values(words).flatMap((word: unknown) => {
    if (typeof word === 'string') return [word];
    if (typeof word === 'function')
      return [GAP, 1].flatMap(gap => patternOf(String(word(gap, gap, gap, gap)), gap));
    return typeof word === 'object' && word !== null ? wordsIn(word) : [];
  });

const GAP = '\u0001';

const patternOf = (word: string, gap: string | number): readonly RegExp[] => {
  const parts = word.split(String(gap));
  // Nothing but gaps and signs is of no language.
  if (!parts.some(part => /\p{L}{3}/u.test(part))) return [];
  return [new RegExp(`^${parts.map(part => escaped(part)).join('.+')}$`)];
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Made once: there are some thousand words, and some fifty screens. */
const SAYS = { en: sayings(ENGLISH), 'pt-BR': sayings(WORDS['pt-BR']), es: sayings(WORDS.es) };
