import type { OwnAccount } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';

/**
 * Whether terms or privacy policy changed after the catalog that was agreed to. Versions are change ids: what was in
 * a catalog is no later than it. A desk that tells no version asks for nothing.
 */
export const areTextsNew = (
  { agreed }: Pick<OwnAccount, 'agreed'>,
  { texts }: Pick<Catalog, 'texts'>,
): boolean => texts !== undefined && agreed !== undefined && (agreed === null || texts > agreed);
