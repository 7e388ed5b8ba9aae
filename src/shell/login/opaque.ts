import type * as Opaque from '@serenity-kit/opaque';

let loaded: Promise<typeof Opaque> | null = null;

/** OPAQUE with its WebAssembly: heavy, so it is fetched when somebody first signs up or logs in. */
export const opaque = (): Promise<typeof Opaque> => {
  loaded ??= import('@serenity-kit/opaque').then(async module => {
    await module.ready;
    return module;
  });
  // What could not be fetched may be there the next time.
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
};
