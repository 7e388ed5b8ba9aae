import * as v from 'valibot';
import { canonical, type Json, json } from '../../core/json';
import { Membership, metOf } from '../../core/membership';
import { NEWS_NAME } from '../../core/pages';
import { HOUR } from '../../core/time';
import { isDue } from '../due';
import { first } from '../live';
import type { Clock, Members, MembersNews, StaffSecret } from '../ports';
import type { PagesBox } from './pagesBox';

type Ports = {
  readonly clock: Clock;
  readonly members: Members;
  /** One relay's letters under one secret. */
  readonly boxAt: (url: string, secret: StaffSecret) => PagesBox;
  readonly apart: Apart;
};

/**
 * Since when a list stands at a place that some device will join with the one here, whatever either side made of its own
 * since: each begins epochs over the other's desk key meanwhile.
 */
export type Apart = Map<string, number>;

/**
 * What was put somewhere once is not put again sooner: two devices must not outdo one another for ever. And for so long
 * a list stands that was signed apart, so that whoever can join the two comes by and sees it.
 */
const ONCE = HOUR;

/** `silent`: the relay did not answer. `read`: what stood there was taken in, though not all could be put there. */
export type Exchanged = 'silent' | 'read' | 'done';

/**
 * Hands the list of devices on through a relay, under every secret that is kept: a device that slept through
 * a change of keys reads it with those that it has, also with one that another made apart for the same epoch. Takes in what is newer there, and puts its own where it is
 * another.
 */
export const createPagesNews = ({
  clock,
  members,
  boxAt,
  apart,
}: Ports): ((url: string) => Promise<Exchanged>) => {
  const put = new Map<string, { readonly what: string; readonly at: number }>();

  const exchange = async (box: PagesBox): Promise<Exchanged> => {
    const stood = await box.read([NEWS_NAME]);
    if (stood === null) return 'silent';
    const there = stood.get(NEWS_NAME)?.body ?? null;
    const what = textOf(there);
    const place = `${box.author} ${box.url}`;
    const now = clock.now();
    const isOther = what !== null && what !== textOf(await ownNews(members));
    const taken = isOther ? await members.take(there) : null;
    if (taken && !taken.ok && isPassing(taken.error)) return 'silent';
    if (taken?.ok && isJoinable(await first(members.list), there)) {
      const since = apart.get(place) ?? now;
      apart.set(place, since);
      if (!isDue(since + ONCE, ONCE, now)) return 'done';
    }
    apart.delete(place);
    const ours = await ownNews(members);
    const own = textOf(ours) ?? '';
    if (what === own && holdsKeys(there, ours)) return 'done';
    const last = put.get(place);
    if (what !== null && last?.what === own && !isDue(last.at + ONCE, ONCE, now)) return 'done';
    put.set(place, { what: own, at: now });
    return (await box.write(NEWS_NAME, ours)) === 'taken' ? 'done' : 'read';
  };

  return async url => {
    const all: Exchanged[] = [];
    for (const secret of members.secrets()) all.push(await exchange(boxAt(url, secret)));
    return (['silent', 'read'] as const).find(one => all.includes(one)) ?? 'done';
  };
};

const ownNews = async (members: Members): Promise<Json> => json(await members.news());

/** Whether some device will join the present list and the one in news that was found sound. */
const isJoinable = (known: Membership, news: Json): boolean => {
  const { list } = (news ?? {}) as { readonly list?: { readonly content?: unknown } };
  const next = v.safeParse(v.pipe(v.string(), v.parseJson(), Membership), list?.content);
  return next.success && metOf(known, next.output).joinable;
};

/** What makes news the same: list and certificate; null for what has no list, which no device would take in. */
const textOf = (news: Json): string | null => {
  const { list, certificate } = (news ?? {}) as {
    readonly [part in keyof MembersNews]?: { readonly content?: unknown } | null;
  };
  return typeof list?.content === 'string'
    ? JSON.stringify([list.content, certificate?.content ?? null])
    : null;
};

/**
 * Whether news holds all keys that other news does. Who was removed may put the list there without them, and devices
 * that slept meanwhile would be told that keys have changed, and not to which.
 */
const holdsKeys = (news: Json, other: Json): boolean => {
  const held = new Set(keysOf(news));
  return keysOf(other).every(key => held.has(key));
};

const keysOf = (news: Json): readonly string[] => {
  const { keys } = (news ?? {}) as { readonly keys?: Json };
  return Array.isArray(keys) ? keys.map(key => canonical(key as Json)) : [];
};

/** A failure of this device, which says nothing about the news. */
const isPassing = (error: string): boolean =>
  error === 'full' ||
  error === 'unavailable' ||
  error === 'fenced' ||
  error === 'moved' ||
  error === 'locked';
