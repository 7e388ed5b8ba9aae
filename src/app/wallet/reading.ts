import type { Busy } from '../../core/busy';
import { busyFromMonths } from '../../core/busyMonths';
import type { Catalog } from '../../core/catalog';
import { type Certificate, supersedes, validityOf } from '../../core/certificate';
import type { ChangeId } from '../../core/hlc';
import type { Key } from '../../core/id';
import type { Result } from '../../core/result';
import { overlaps, SECOND } from '../../core/time';
import type { HiddenOffer, KnownBusiness, Letter, LetterFault, PublicLetters } from '../ports';

/** Opens the letter of a hidden service with the key in its direct link. */
export type OpenHidden = (
  letter: Letter,
  desk: string,
  service: Key,
) => Promise<Result<HiddenOffer, LetterFault>>;

/** What was made of the letters of one business so far. */
export type Reading = {
  /** Takes a letter from anywhere; its value: whether anything new came of it. */
  readonly take: (letter: Letter) => Promise<boolean>;
  readonly certificate: () => Certificate | null;
  readonly catalog: () => Catalog | null;
  readonly busy: () => Busy | null;
  /** The business's picture as a data URL; empty for none. */
  readonly logo: () => string;
  readonly fault: () => LetterFault | null;
  /** The letters behind it, to be kept for the next visit. */
  readonly letters: () => Pick<KnownBusiness, 'certificate' | 'catalog' | 'logo' | 'busy' | 'hidden'>;
};

type Kept<T> = { readonly letter: Letter; readonly version: ChangeId; readonly value: T };

/**
 * Believes only what chains to the root: a certificate that the root signed, of no lower epoch than the one
 * known, and what the desk that it names signed, of no lower version. Versions are ids of changes and stand
 * inside the letters, so that neither relays nor dates can turn anything back.
 */
export const createReading = (
  root: string,
  letters: PublicLetters,
  now: () => number,
  hidden: { readonly service: Key; readonly open: OpenHidden } | null,
): Reading => {
  let certificate: { readonly letter: Letter; readonly value: Certificate } | null = null;
  let catalog: Kept<Catalog> | null = null;
  let single: Kept<HiddenOffer> | null = null;
  let logo: Kept<string> | null = null;
  let fault: LetterFault | null = null;
  const busy = new Map<string, Kept<Busy>>();
  // Letters of a desk whose certificate has not come yet.
  let early: Letter[] = [];

  const takeCertificate = async (letter: Letter): Promise<boolean> => {
    const opened = await certificateIn(letters, letter, root, now());
    if (!opened.ok) return faulty(opened.error);
    if (!supersedes(opened.value, certificate?.value ?? null)) return false;
    if (certificate && certificate.value.desk !== opened.value.desk) {
      // Another desk key: what the old one signed is not believed any more.
      catalog = null;
      single = null;
      logo = null;
      busy.clear();
    }
    certificate = { letter, value: opened.value };
    const waiting = early;
    early = [];
    for (const one of waiting) await take(one);
    return true;
  };
  const takeCatalog = async (letter: Letter, desk: string): Promise<boolean> => {
    const opened = await letters.catalog(letter, desk, now());
    if (!opened.ok) return faulty(opened.error);
    if (catalog && catalog.version >= opened.value.version) return false;
    catalog = { letter, version: opened.value.version, value: opened.value };
    return true;
  };
  const takeBusy = async (letter: Letter, desk: string, name: string): Promise<boolean> => {
    const opened = await letters.busy(letter, desk, now());
    if (!opened.ok) return faulty(opened.error);
    const { version } = opened.value;
    const known = busy.get(name);
    // Equal versions: the later date, when time alone moved the span on.
    if (
      known &&
      (known.version > version || (known.version === version && known.letter.created_at >= letter.created_at))
    )
      return false;
    busy.set(name, { letter, version, value: opened.value });
    return true;
  };
  const takeLogo = async (letter: Letter, desk: string): Promise<boolean> => {
    const opened = await letters.logo(letter, desk, now());
    if (!opened.ok) return faulty(opened.error);
    if (logo && logo.version >= opened.value.version) return false;
    logo = { letter, version: opened.value.version, value: opened.value.logo };
    return true;
  };
  const takeHidden = async (letter: Letter, desk: string): Promise<boolean> => {
    if (!hidden) return false;
    // Of the other hidden services nothing can be read: that is no fault.
    const opened = await hidden.open(letter, desk, hidden.service);
    if (!opened.ok) return false;
    const { catalog: offered, busy: taken } = opened.value;
    const version = taken && taken.version > offered.version ? taken.version : offered.version;
    if (single && single.version >= version) return false;
    single = { letter, version, value: opened.value };
    return true;
  };
  const take = async (letter: Letter): Promise<boolean> => {
    const name = letter.tags.find(([tag]) => tag === 'd')?.[1] ?? '';
    // Root also writes what is for its own devices: that it cannot be read here is no fault.
    if (letter.pubkey === root) return nameIn(name) === 'certificate' && takeCertificate(letter);
    const desk = certificate?.value.desk;
    if (desk === undefined) {
      if (early.length < MOST_EARLY) early.push(letter);
      return false;
    }
    if (letter.pubkey !== desk) return false;
    switch (nameIn(name)) {
      case 'catalog':
        return takeCatalog(letter, desk);
      case 'busy':
        return takeBusy(letter, desk, name);
      case 'logo':
        return takeLogo(letter, desk);
      case 'hidden':
        return takeHidden(letter, desk);
      default:
        return false;
    }
  };
  const faulty = (error: LetterFault): false => {
    fault = error;
    return false;
  };
  const whole = (): Catalog | null => {
    if (!single) return catalog?.value ?? null;
    if (!catalog) return single.value.catalog;
    const { services, staff, forms } = single.value.catalog;
    return {
      ...catalog.value,
      services: join(catalog.value.services, services),
      staff: join(catalog.value.staff, staff),
      forms: join(catalog.value.forms, forms),
    };
  };
  return {
    take: letter => take(letter),
    certificate: () => certificate?.value ?? null,
    catalog: whole,
    busy: () => {
      const open = newestBusy([...busy.values()].map(({ value }) => value));
      const own = single?.value.busy ?? null;
      return own && !(open && open.version > own.version) ? own : open;
    },
    logo: () => logo?.value ?? '',
    fault: () => fault,
    letters: () => ({
      certificate: certificate?.letter ?? null,
      catalog: catalog?.letter ?? null,
      logo: logo?.letter ?? null,
      busy: [...busy.values()].map(({ letter }) => letter),
      hidden: single ? [single.letter] : [],
    }),
  };
};

/** A certificate that holds, or one that held once: with it services are shown, and nothing is sent. */
export const certificateIn = async (
  letters: Pick<PublicLetters, 'certificate'>,
  letter: Letter,
  root: string,
  now: number,
): Promise<Result<Certificate, LetterFault>> => {
  const opened = await letters.certificate(letter, root, now);
  return !opened.ok && opened.error === 'expired'
    ? letters.certificate(letter, root, letter.created_at * SECOND)
    : opened;
};

/** What a letter under this name is: the second of its parts, `caderneta/busy/3` being a busy letter. */
const nameIn = (name: string): string | undefined => name.split('/')[1];

/** Letters kept while no certificate says whose they are: a relay may send anything. */
const MOST_EARLY = 50;

const join = <T extends { readonly key: string }>(all: readonly T[], more: readonly T[]): T[] => [
  ...all,
  ...more.filter(one => !all.some(({ key }) => key === one.key)),
];

// One letter for the whole span, or one a month: of parts that tell of the same time the newest counts.
const newestBusy = (parts: readonly Busy[]): Busy | null =>
  busyFromMonths(
    parts.filter(part => !parts.some(other => other.version > part.version && overlaps(other, part))),
  );

/** Whether a business can be written to: services are shown with an expired certificate, nothing is sent. */
export const standingOf = (certificate: Certificate | null, now: number): 'none' | 'valid' | 'expired' =>
  certificate === null ? 'none' : validityOf(certificate, now) === 'valid' ? 'valid' : 'expired';
