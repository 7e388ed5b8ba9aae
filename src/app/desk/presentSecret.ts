import type { Membership } from '../../core/membership';
import type { Members, StaffSecret } from '../ports';

/** The staff secret of a list's epoch, the one that counts where devices apart made two; null: it is not here. */
export const presentSecret = (
  members: Pick<Members, 'secrets'>,
  { epoch }: Pick<Membership, 'epoch'>,
): StaffSecret | null => members.secrets().find(secret => secret.epoch === epoch) ?? null;
