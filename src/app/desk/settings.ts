import * as v from 'valibot';
import { BUSINESS, Business } from '../../core/business';
import { Form } from '../../core/forms';
import type { Key } from '../../core/id';
import { json } from '../../core/json';
import type { Draft, Fields, Kind } from '../../core/ledger';
import { Service } from '../../core/services';
import { Staff } from '../../core/staff';
import type { DeskSettings, Made } from './desk';
import type { Write } from './write';

/** Commands of the settings. Values are those that the forms have checked: others are bugs, and throw. */
export const createSettings = (
  write: Write,
  newKey: () => Key,
  serviceLink: DeskSettings['serviceLink'],
): DeskSettings => {
  const save = async (of: Kind, key: Key | null, set: Fields): Promise<Made> => {
    const record = key ?? newKey();
    const done = await write([{ of, key: record, by: 'owner', set }]);
    return done.ok ? { ok: true, value: { ...done.value, key: record } } : done;
  };
  const draft = (of: Kind, key: string, set: Fields): Draft => ({ of, key, by: 'owner', set });
  return {
    business: set => write([draft('business', BUSINESS, checked(v.partial(Business), set))]),
    closed: (dates, closed) =>
      write([
        draft(
          'business',
          BUSINESS,
          Object.fromEntries(dates.map(date => [`closed/${date}`, closed ? true : null])),
        ),
      ]),
    service: (key, set) => save('service', key, checked(v.partial(Service), set)),
    staff: (key, set) => save('staff', key, checked(v.partial(Staff), set)),
    form: (key, set) => save('form', key, checked(v.partial(Form), set)),
    dated: (of, key, date, windows) =>
      write([draft(of, key, { [`dated/${date}`]: windows === null ? null : json(windows) })]),
    timeOff: async (staff, off) => save('staff', staff, { [`off/${newKey()}`]: off }),
    noTimeOff: (staff, off) => write([draft('staff', staff, { [`off/${off}`]: null })]),
    newKey,
    serviceLink,
  };
};

// A partial schema fills in no defaults: only what was given is set.
const checked = (schema: v.GenericSchema, set: object): Fields => {
  v.assert(schema, set);
  return json(set) as Fields;
};
