import type { Page } from '@playwright/test';
import { times } from './booking';
import { dayName } from './days';

/** The times on offer on a day, as wall time in a zone; none for a day that cannot be chosen at all. */
export const offeredIn = async (
  page: Page,
  day: Temporal.PlainDate,
  zone: string,
): Promise<readonly string[]> => {
  const button = page.getByRole('button', { name: dayName(day) });
  const earlier = page.getByRole('button', { name: 'Earlier days' });
  const later = page.getByRole('button', { name: 'Later days' });
  await later.waitFor();
  while (!(await button.isVisible()) && (await earlier.isEnabled())) await earlier.click();
  while (!(await button.isVisible()) && (await later.isEnabled())) await later.click();
  // Pressed in the same look in which it is found: the day may cease to be on offer at any time.
  const isPressed = await button.evaluateAll(([found]) => {
    if (found instanceof HTMLElement) found.click();
    return found !== undefined;
  });
  if (!isPressed) return [];
  const starts = await times(page)
    .locator('time')
    .evaluateAll(found => found.map(time => time.getAttribute('datetime') ?? ''));
  return starts.map(start =>
    Temporal.Instant.from(start).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5),
  );
};
