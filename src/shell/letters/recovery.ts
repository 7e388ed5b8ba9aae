import { encrypt, getConversationKey } from 'nostr-tools/nip44';
import { getPublicKey } from 'nostr-tools/pure';
import * as v from 'valibot';
import type { Filter, Letter, LetterFault, MembersNews } from '../../app/ports';
import { DeviceId } from '../../core/id';
import { supersedesMembership, textOf } from '../../core/membership';
import { err, ok, type Result } from '../../core/result';
import { packBody, unpackBody } from './body';
import { plainCurve, unseal } from './curve';
import { APP_DATA, LIMITS, RECOVERY } from './form';
import { type CheckedNews, checkNews } from './news';
import { checkShape, sizeOf, tagOf } from './shape';
import { named, signLetter } from './sign';
import { checkSigned } from './signed';

/** How a device is called, and when it was last heard of, epoch milliseconds; null: not yet. */
const Device = v.object({
  device: DeviceId,
  name: v.pipe(v.string(), v.maxLength(200)),
  seen: v.nullable(v.pipe(v.number(), v.safeInteger())),
});
export type RecoveryDevice = v.InferOutput<typeof Device>;

/** Letters of earlier versions name no devices. */
const Body = v.object({ devices: v.optional(v.pipe(v.array(Device), v.maxLength(200)), []) });

/** What a recovery letter holds, after every check. */
export type Recovered = CheckedNews & {
  readonly devices: readonly RecoveryDevice[];
  /** When it was sent, epoch milliseconds. */
  readonly told: number;
};

/**
 * What the recovery words alone give back: the list of devices and the keys, by a letter of root to itself that
 * holders of the root key keep at the relays. Of the keyrings it holds root's own. Whoever takes over is shown the
 * names; they are left out where there is no room for them.
 */
export const sealRecovery = async (
  { list, keys, certificate }: MembersNews,
  root: Uint8Array,
  date: number,
  devices: readonly RecoveryDevice[] = [],
): Promise<Letter | null> => {
  const own = getPublicKey(root);
  const body = { list, keys: keys.filter(one => tagOf(one, 'p') === own), certificate };
  const whole = await packBody({ ...body, devices });
  const text = whole.length > LIMITS.recovery.sealed ? await packBody(body) : whole;
  if (text.length > LIMITS.recovery.sealed) return null;
  const letter = signLetter(
    named(APP_DATA, RECOVERY, encrypt(text, getConversationKey(root, own)), date),
    root,
  );
  return sizeOf(letter) > LIMITS.recovery.letter ? null : letter;
};

/** Where it stands. */
export const recoveryFilter = (root: string): Filter => ({
  kinds: [APP_DATA],
  authors: [root],
  '#d': [RECOVERY],
});

export const openRecovery = async (
  letter: unknown,
  root: Uint8Array,
): Promise<Result<Recovered, LetterFault>> => {
  const own = getPublicKey(root);
  const shape = checkShape(letter, LIMITS.recovery.letter);
  if (!shape.ok) return shape;
  if (shape.value.pubkey !== own) return err('wrong-root');
  if (shape.value.kind !== APP_DATA || tagOf(shape.value, 'd') !== RECOVERY) return err('malformed');
  const signed = checkSigned(shape.value);
  if (!signed.ok) return signed;
  const conversation = plainCurve.conversation(root, own);
  const text = conversation && unseal(shape.value.content, conversation);
  if (!text) return err('malformed');
  const body = await unpackBody(text, LIMITS.recovery.inflated);
  if (!body.ok) return body;
  const news = await checkNews(body.value, own);
  if (!news.ok) return news;
  const parsed = v.safeParse(Body, body.value);
  const devices = parsed.success ? parsed.output.devices : [];
  return ok({ ...news.value, devices, told: shape.value.created_at * 1000 });
};

/** The newest of what relays hold, whatever else they hold; null when nothing of it can be read. */
export const newestRecovery = async (
  letters: readonly Letter[],
  root: Uint8Array,
): Promise<Recovered | null> => {
  let newest: Recovered | null = null;
  for (const letter of letters) {
    const opened = await openRecovery(letter, root);
    if (opened.ok && isNewer(opened.value, newest)) newest = opened.value;
  }
  return newest;
};

const isNewer = (one: Recovered, than: Recovered | null): boolean =>
  supersedesMembership(one.list, than?.list ?? null) ||
  (than !== null && textOf(one.list) === textOf(than.list) && one.told > than.told);

export const newsFrom = ({ letter, keyrings, certificate }: CheckedNews): MembersNews => ({
  list: letter,
  keys: [...keyrings.values()],
  certificate: certificate?.letter ?? null,
});
