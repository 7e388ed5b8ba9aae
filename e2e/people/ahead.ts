import { packBody } from '../../src/shell/letters/body';
import { createDeskLetters } from '../../src/shell/letters/desk';
import { CATALOG } from '../../src/shell/letters/form';
import { createDeskLinks } from '../../src/shell/letters/links';
import { publicly, signLetter } from '../../src/shell/letters/sign';
import { catalogOf } from '../../src/shell/letters/testing/business';
import { memoryVault } from '../../src/shell/letters/testing/desk';
import { post } from './post';

export type ShopAhead = {
  readonly name: string;
  readonly long: string;
  readonly short: string;
  /** From now on its catalog is one that only a newer version of the app can read. */
  readonly goAhead: () => Promise<void>;
};

/** A business whose letters lie at a relay while none of its devices is there, as signed by the app's own code. */
export const openShopAhead = async (base: string, relay: string): Promise<ShopAhead> => {
  const vault = memoryVault();
  const { root } = vault;
  const nobody = () => Promise.reject(new Error('No device of it reads.'));
  const desk = createDeskLetters({
    vault,
    clock: { now: Date.now, at: () => () => undefined },
    opener: { open: nobody, close: () => undefined },
  });
  const catalog = catalogOf(1);
  const { letter: certificate } = await desk.certificate();
  const offered = await desk.catalog(catalog, seconds());
  await post(relay, [certificate, offered]);
  const links = createDeskLinks({ base: `${base}/`, root, relays: () => [relay] });
  return {
    name: catalog.business.name,
    ...(await links.booking(certificate, offered)),
    goAhead: async () => {
      const newer = await packBody({ ...catalog, v: 2, services: 'by name' });
      const secret = vault.deskKey()?.secret;
      if (!secret) throw new Error('No desk key');
      await post(relay, [signLetter(publicly(CATALOG, newer, root, seconds() + 1), secret)]);
    },
  };
};

const seconds = (): number => Math.floor(Date.now() / 1000);
