import type { Setup } from '../../app/doors';
import type { Weekly } from '../../core/hours';
import { type TypedWindow, windowsFrom } from '../../core/hoursText';
import { moneyFromText } from '../../core/money';
import { err, ok, type Result } from '../../core/result';
import { guessOf } from './guess';
import { STEPS, type Step } from './step';
import { zoneFrom } from './zones';

/** A weekday in the wizard: what was typed stays while it is closed. */
export type WizardDay = TypedWindow & { readonly open: boolean };

/** What the wizard's fields hold. `week` begins on Monday. */
export type WizardValues = {
  readonly name: string;
  readonly zone: string;
  readonly service: string;
  readonly duration: number | null;
  readonly price: string;
  readonly week: readonly WizardDay[];
};

export const wizardStart = (zone: string): WizardValues => ({
  name: '',
  zone,
  service: '',
  duration: 60,
  price: '',
  week: [0, 1, 2, 3, 4, 5, 6].map(weekday => ({ open: weekday < 5, from: '09:00', to: '18:00' })),
});

/** Fields at fault, each with what is wrong. */
export type WizardFaults = {
  readonly name?: 'needed' | 'long';
  readonly zone?: 'unknown';
  readonly service?: 'needed' | 'long';
  readonly duration?: 'range';
  readonly price?: 'amount';
  /** Some window does not read, which its rows say; or no day is open. */
  readonly week?: 'windows' | 'none';
};

export const faultsOfStep = (
  step: Step,
  values: WizardValues,
  languages: readonly string[],
): WizardFaults | null => {
  const { name, zone, service, duration, price, week } = values;
  const faults: WizardFaults =
    step === 'business'
      ? { ...textFault('name', name), ...(zoneFrom(zone) === null && { zone: 'unknown' }) }
      : step === 'service'
        ? {
            ...textFault('service', service),
            ...((duration === null || !Number.isInteger(duration) || duration < 1 || duration > 1440) && {
              duration: 'range',
            }),
            ...(price.trim() !== '' &&
              moneyFromText(price, currencyOf(values, languages)) === null && { price: 'amount' }),
          }
        : !week.some(day => day.open)
          ? { week: 'none' }
          : weeklyFrom(week).ok
            ? {}
            : { week: 'windows' };
  return Object.keys(faults).length > 0 ? faults : null;
};

/** The step that can be shown when `wanted` was asked for: no later than the first with a fault. */
export const reachable = (wanted: Step, values: WizardValues, languages: readonly string[]): Step => {
  const before = STEPS.slice(0, STEPS.indexOf(wanted));
  return before.find(step => faultsOfStep(step, values, languages) !== null) ?? wanted;
};

/** The currency of the zone that was typed. */
export const currencyOf = (values: WizardValues, languages: readonly string[]): string =>
  guessOf(zoneFrom(values.zone) ?? '', languages).currency;

/** What the values set up; null while a field is at fault. */
export const setupFrom = (
  values: WizardValues,
  context: { readonly languages: readonly string[]; readonly locale: string; readonly me: string },
): Setup | null => {
  const zone = zoneFrom(values.zone);
  const weekly = weeklyFrom(values.week);
  if (STEPS.some(step => faultsOfStep(step, values, context.languages) !== null)) return null;
  if (zone === null || !weekly.ok || values.duration === null) return null;
  const { country, currency } = guessOf(zone, context.languages);
  return {
    name: values.name.trim(),
    zone,
    locale: context.locale,
    currency,
    country,
    service: {
      name: values.service.trim(),
      duration: values.duration,
      price: moneyFromText(values.price, currency),
    },
    weekly: weekly.value,
    staff: context.me,
  };
};

const weeklyFrom = (week: readonly WizardDay[]): Result<Weekly, 'windows'> => {
  const weekly: Weekly = [];
  for (const { open, ...typed } of week) {
    const read = windowsFrom(open ? [typed] : []);
    if (!read.ok) return err('windows');
    weekly.push(read.value);
  }
  return ok(weekly);
};

const textFault = (field: 'name' | 'service', text: string): WizardFaults =>
  text.trim() === '' ? { [field]: 'needed' } : text.trim().length > 120 ? { [field]: 'long' } : {};
