/** What this origin keeps in bytes, of how much it may, and whether the browser promised not to clear it. */
export type StorageState = {
  readonly used: number | null;
  readonly of: number | null;
  readonly kept: boolean;
};

export const storageState = async (): Promise<StorageState> => {
  // Older browsers have none of this, and some refuse to tell.
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  const kept = await navigator.storage?.persisted?.().catch(() => false);
  return { used: estimate?.usage ?? null, of: estimate?.quota ?? null, kept: kept ?? false };
};

/** Asks the browser not to clear what the app keeps; whether it promised. */
export const keepStorage = async (): Promise<boolean> =>
  (await navigator.storage?.persist?.().catch(() => false)) ?? false;

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** "12 MB", in the reader's way of writing. */
export const bytesText = (bytes: number, region: string): string => {
  const step = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(region, {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** step);
};
