import type { Visit } from '../../app/wallet/wallet';

/** What stands between a visitor and a business's services, when they are not there. */
export type Missing = 'loading' | 'unknown' | 'unreachable' | 'clock' | 'version';

/** What a visitor should know beside the services. */
export type Caution = 'expired' | 'clock' | 'version' | 'offline';

/**
 * Why nothing of the business can be shown; null when it can. `waited`: whether relays had time to answer, as
 * none is reached in the first moments.
 */
export const missingIn = (visit: Visit | undefined, waited: boolean): Missing | null => {
  if (visit?.catalog) return null;
  if (visit?.fault === 'future') return 'clock';
  if (visit?.fault === 'newer-version') return 'version';
  if (visit?.nothing && visit.online) return 'unknown';
  return !visit?.online && (waited || visit?.nothing) ? 'unreachable' : 'loading';
};

export const cautionsIn = (visit: Visit, waited: boolean): Caution[] => [
  ...(visit.certificate === 'expired' ? (['expired'] as const) : []),
  ...(visit.fault === 'future' ? (['clock'] as const) : []),
  ...(visit.fault === 'newer-version' ? (['version'] as const) : []),
  ...(waited && !visit.online ? (['offline'] as const) : []),
];

/** With only an expired certificate the page shows services but sends nothing (design §6). */
export const maySend = (visit: Visit): boolean => visit.certificate !== 'expired';
