import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import ICAL from 'ical.js';

/** What "Add to calendar" hands over, as a calendar reads it. */
export const calendarEntry = async (page: Page) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Add to calendar' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('salon-aurora.ics');
  const calendar = new ICAL.Component(ICAL.parse(await readFile(await download.path(), 'utf8')));
  const component = calendar.getFirstSubcomponent('vevent');
  if (!component) throw new Error('The file holds no event.');
  const { uid, sequence, summary, startDate } = new ICAL.Event(component);
  return {
    method: calendar.getFirstPropertyValue('method'),
    status: component.getFirstPropertyValue('status'),
    uid,
    sequence,
    summary,
    start: Temporal.Instant.fromEpochMilliseconds(startDate.toJSDate().getTime()).toString(),
  };
};
