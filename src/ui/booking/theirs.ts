import type { SessionFace } from '../../app/wallet/wallet';
import { dateTimeText, zoneText } from '../format';
import type { ClientWords } from '../words/client/en';

/**
 * What the clocks of the business show as an appointment begins; null where it is read in their zone
 * anyway, or nothing was heard of them.
 */
export const theirsText = (
  face: Pick<SessionFace, 'business' | 'start' | 'zone'>,
  zone: string,
  region: string,
  { facts }: Pick<ClientWords, 'facts'>,
): string | null =>
  face.zone === '' || face.zone === zone
    ? null
    : facts.theirs(face.business, zoneText(face.zone), dateTimeText(face.start, face.zone, region));
