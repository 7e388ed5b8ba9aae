const STORED = 'caderneta.backup-later';

/** Until when the reminder is put off in this browser, epoch milliseconds. */
export const laterUntil = (): number => {
  try {
    return Number(localStorage.getItem(STORED) ?? 0);
  } catch {
    return 0;
  }
};

/** Puts it off until the next day begins where the reader is; its value is when that is. */
export const putOff = (now: number): number => {
  const next = new Date(now);
  next.setHours(24, 0, 0, 0);
  const until = next.getTime();
  try {
    localStorage.setItem(STORED, String(until));
  } catch {
    // A browser that keeps nothing shows it again when it is opened anew.
    return until;
  }
  return until;
};
