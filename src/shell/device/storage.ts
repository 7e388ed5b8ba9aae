/** What the browser says about this origin's storage. */
export type StorageUse = {
  /** Bytes in use and allowed, as far as the browser tells. */
  readonly used: number | null;
  readonly quota: number | null;
  /** Whether it promised not to clear them by itself. */
  readonly kept: boolean;
};

/** `navigator.storage.persist` is refused in a fresh profile and granted to an installed app: ask again then. */
export const askToKeep = async (): Promise<boolean> =>
  (await navigator.storage.persisted()) || (await navigator.storage.persist());

export const storageUse = async (): Promise<StorageUse> => {
  const [{ usage, quota }, kept] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return { used: usage ?? null, quota: quota ?? null, kept };
};
