import { plain } from '../../core/clients';

/** Time zones that the browser knows. */
export const ZONES: readonly string[] = [...Intl.supportedValuesOf('timeZone'), 'UTC'].filter(
  (zone, at, all) => all.indexOf(zone) === at,
);

/**
 * The zone that a person typed: its IANA name in any case, also an older or newer one than the browser lists,
 * or the name of its city alone. Null when it is none, or could be several.
 */
export const zoneFrom = (text: string): string | null => {
  const typed = plain(text).replaceAll(' ', '_');
  if (typed === '') return null;
  const exact = ZONES.find(zone => zone.toLowerCase() === typed);
  if (exact) return exact;
  const cities = ZONES.filter(zone => zone.slice(zone.lastIndexOf('/') + 1).toLowerCase() === typed);
  if (cities.length === 1 && cities[0]) return cities[0];
  return typed.includes('/') && isZone(text.trim()) ? text.trim() : null;
};

const isZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** The browser's own zone; UTC where it does not say. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
