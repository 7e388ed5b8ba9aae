import { cappedHeads, headOf, lacking, placesOf } from '../../core/heads';
import type { Heads } from '../../core/ledger';
import type { Membership } from '../../core/membership';
import { type HeadsLetter, type Span, spansOf } from '../../core/pages';
import { HOUR } from '../../core/time';
import type { Clock, Log } from '../ports';

type Ports = { readonly log: Log; readonly clock: Clock; readonly list: Membership };

/** The same device's pages are not looked at again sooner. */
const PAUSE = HOUR;

export type PagesApart = {
  /** How many of each device's changes are known here as erased. */
  readonly gone: () => Promise<Heads>;
  /** The pages in which this device and the one that wrote the letter may differ in that. */
  readonly spans: (from: string, letter: HeadsLetter) => Promise<readonly Span[]>;
};

/**
 * Finds devices that have the same changes and not the same ones erased: whoever was removed may have erased after
 * its last change that counts, and those that heard of it before they heard of the removal hold nothing any more of
 * what others still do.
 */
export const createPagesApart = ({ log, clock, list }: Ports): PagesApart => {
  const looked = new Map<string, number>();
  const headsHere = async (): Promise<Heads> => cappedHeads(await log.heads(), list);
  const gone = async (): Promise<Heads> => {
    const heads = await headsHere();
    return placesOf((await log.gone()).filter(({ device, seq }) => seq <= headOf(heads, device)));
  };
  return {
    gone,
    spans: async (from, letter) => {
      if (letter.gone === null || letter.list !== list.version) return [];
      const theirs = letter.gone;
      const [heads, known] = [await headsHere(), cappedHeads(await log.known(), list)];
      const told = cappedHeads(letter.heads, list);
      // What the other one lacks may be what erases.
      if (lacking(told, heads).length > 0 || lacking(known, told).length > 0) return [];
      const ours = await gone();
      const apart = Object.keys(heads).filter(device => headOf(ours, device) !== headOf(theirs, device));
      const now = clock.now();
      if (apart.length === 0 || Math.abs(now - (looked.get(from) ?? Number.NEGATIVE_INFINITY)) < PAUSE)
        return [];
      looked.set(from, now);
      return apart.flatMap(device => spansOf({ device, from: 1, to: headOf(heads, device) }));
    },
  };
};
