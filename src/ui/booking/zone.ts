/** The zone that this browser's clock runs in. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
