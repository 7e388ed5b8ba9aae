import * as v from 'valibot';
import { Business, Logo } from './business';
import { Form } from './forms';
import { ChangeId } from './hlc';
import { Dated, PlainDate } from './hours';
import { Key } from './id';
import { Service } from './services';
import { Staff } from './staff';

const closed = v.optional(v.array(PlainDate), []);
const keyed = { key: Key, dated: v.optional(Dated, {}) };

/**
 * What any visitor may see of the business, in a letter signed by the desk: the business itself, services
 * that are offered and not hidden, the staff who offer them, hours and the forms that are asked.
 */
export const Catalog = v.object({
  v: v.literal(1),
  /** The greatest id among the records that it was made from. */
  version: ChangeId,
  /** The change that set the present terms or privacy policy; absent while nobody wrote any. */
  texts: v.optional(ChangeId),
  business: v.object({ ...v.omit(Business, ['burst', 'logo']).entries, closed }),
  services: v.pipe(
    v.array(v.object({ ...v.omit(Service, ['archived']).entries, ...keyed })),
    v.maxLength(500),
  ),
  staff: v.pipe(
    v.array(v.object({ ...v.pick(Staff, ['name', 'weekly', 'order']).entries, ...keyed })),
    v.maxLength(200),
  ),
  forms: v.pipe(v.array(v.object({ ...v.omit(Form, ['archived']).entries, key: Key })), v.maxLength(200)),
});
/** The business's picture, in a letter of its own: in the catalog no long link could carry it. */
export const LogoLetter = v.object({ v: v.literal(1), version: ChangeId, logo: Logo });
export type LogoLetter = v.InferOutput<typeof LogoLetter>;

export type Catalog = v.InferOutput<typeof Catalog>;
export type OfferedService = Catalog['services'][number];
export type OfferedStaff = Catalog['staff'][number];
