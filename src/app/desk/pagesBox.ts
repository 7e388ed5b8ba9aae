import type { Json } from '../../core/json';
import { DAY, SECOND } from '../../core/time';
import { askOnce } from '../asking';
import type { Clock, Letter, Relays, StaffLetters, StaffSecret } from '../ports';
import { createRecent } from '../recent';

/** The letters that staff devices with one secret keep for one another at one relay, by name. */
export type PagesBox = {
  readonly url: string;
  /** Whether it is the host's own relay, which keeps everything; others carry what is recent. */
  readonly isHome: boolean;
  /** Who signs them: tells apart those of one relay, and says nothing of the secret. Empty where there is none. */
  readonly author: string;
  /** What stands under the names; null where the relay did not answer. */
  readonly read: (names: readonly string[]) => Promise<ReadonlyMap<string, Stood> | null>;
  /** A letter that the relay told of, opened; null for one that this box wrote, and for what no staff device did. */
  readonly open: (letter: Letter) => Promise<(Stood & { readonly name: string }) | null>;
  /** Puts a body under a name, in place of what is known to stand there. */
  readonly write: (
    name: string,
    body: Json,
    /** Characters of its sealed content. */
    most?: number,
    /** How long it is kept, in milliseconds. */
    life?: number,
  ) => Promise<'taken' | 'refused' | 'oversized'>;
};

export type Stood = {
  readonly body: Json;
  /** Epoch seconds: of two letters with one name the later stands. */
  readonly date: number;
  /** Epoch milliseconds. */
  readonly expires: number;
};

type Ports = {
  readonly clock: Clock;
  readonly letters: StaffLetters;
  readonly relays: Relays;
  readonly url: string;
  readonly isHome: boolean;
  /** Null: this device holds none of the present epoch, so that nothing is read and nothing taken. */
  readonly secret: StaffSecret | null;
  /** Whether nothing more is written with it: a device that was removed holds it, too. */
  readonly isEnded: () => boolean;
};

/** Names in one question. */
export const NAMES_AT_ONCE = 32;

/** How long letters are kept, from their date on. */
export const LIFE = { home: 400 * DAY, elsewhere: 30 * DAY };

/** How long a relay may take to answer. */
const PATIENCE = 15 * SECOND;

export const createPagesBox = ({ clock, letters, relays, url, isHome, secret, isEnded }: Ports): PagesBox => {
  /** Dates of the letters seen and written, in epoch seconds: relays keep the one dated last. */
  const dates = new Map<string, number>();
  const own = createRecent(MOST_RECENT);

  const opened = async (letter: Letter): Promise<(Stood & { readonly name: string }) | null> => {
    const found = await letters.open(letter);
    if (!found.ok) return null;
    const { name, body } = found.value;
    dates.set(name, Math.max(dates.get(name) ?? 0, letter.created_at));
    const expires = Number(
      letter.tags.find(([tag]) => tag === 'expiration')?.[1] ?? Number.POSITIVE_INFINITY,
    );
    return { name, body, date: letter.created_at, expires: expires * SECOND };
  };

  const once = async (names: readonly string[]): Promise<readonly Letter[] | null> => {
    const got: Letter[] = [];
    const filter = { ...letters.filter(secret, names), limit: names.length };
    return (await askOnce(relays, clock, url, filter, letter => got.push(letter), PATIENCE)) ? got : null;
  };

  return {
    url,
    isHome,
    author: letters.filter(secret).authors?.[0] ?? '',
    open: async letter => (own.has(letter.id) ? null : opened(letter)),
    read: async names => {
      const stood = new Map<string, Stood>();
      if (secret === null) return stood;
      for (let from = 0; from < names.length; from += NAMES_AT_ONCE) {
        let rest = names.slice(from, from + NAMES_AT_ONCE);
        while (rest.length > 0) {
          const got = await once(rest);
          if (got === null) return null;
          for (const letter of got) {
            const found = await opened(letter);
            if (found && rest.includes(found.name)) stood.set(found.name, found);
          }
          const left = rest.filter(name => !stood.has(name));
          // A relay may give less than it was asked for at once; one that gives nothing more has nothing more.
          rest = left.length === rest.length ? [] : left;
        }
      }
      return stood;
    },
    write: async (
      name,
      body,
      most = Number.POSITIVE_INFINITY,
      life = isHome ? LIFE.home : LIFE.elsewhere,
    ) => {
      // Asked once the body is there: what it was read from may have grown since the list of devices changed.
      if (isEnded() || secret === null) return 'refused';
      const date = Math.max(Math.floor(clock.now() / SECOND), (dates.get(name) ?? 0) + 1);
      const sealed = await letters.seal(name, body, date, date + life / SECOND, secret);
      if (!sealed.ok || sealed.value.content.length > most) return 'oversized';
      own.add(sealed.value.id);
      const receipts = await relays.publish([url], sealed.value);
      if (!receipts.some(({ taken }) => taken)) return 'refused';
      dates.set(name, Math.max(dates.get(name) ?? 0, date));
      return 'taken';
    },
  };
};

/** Own letters that are known again. */
const MOST_RECENT = 500;
