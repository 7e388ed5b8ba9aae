import * as v from 'valibot';
import { MOST_RELAYS } from '../core/link';
import { err, ok, type Result } from '../core/result';
import { socketFault } from '../core/socket';

const Turn = v.object({
  urls: v.union([v.string(), v.array(v.string())]),
  username: v.optional(v.string()),
  credential: v.optional(v.string()),
});

/** What a host writes into `config.json`. Keys that it does not know are left alone. */
const ConfigFile = v.object({
  relays: v.array(v.string()),
  signaling: v.optional(v.array(v.string()), []),
  turn: v.optional(v.array(Turn), []),
});

/** A TURN or STUN server, in the form that WebRTC takes. */
export type IceServer = {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
};

/** With whom the app speaks: absolute addresses, each once. */
export type Config = {
  readonly relays: readonly string[];
  readonly signaling: readonly string[];
  readonly turn: readonly IceServer[];
};

export type ConfigFault =
  | { readonly is: 'unreadable'; readonly detail: string }
  /** `entry` stands under `of`; `why` is a whole sentence in English, for whoever wrote the file. */
  | { readonly is: 'refused'; readonly of: keyof Config; readonly entry: string; readonly why: string };

/** The content of `config.json`, its relative entries seen from the page at `page` (an absolute URL). */
export const configFrom = (value: unknown, page: string): Result<Config, ConfigFault> => {
  const file = v.safeParse(ConfigFile, value);
  if (!file.success) return err({ is: 'unreadable', detail: file.issues.map(issueText).join('; ') });
  const relays = socketUrls('relays', file.output.relays, page);
  if (!relays.ok) return relays;
  const [first, sixth] = [relays.value[0], relays.value[MOST_RELAYS]];
  if (first === undefined) return refused('relays', '', 'At least one relay is needed.');
  if (sixth !== undefined) return refused('relays', sixth, `At most ${MOST_RELAYS} relays can be named.`);
  const signaling = socketUrls('signaling', file.output.signaling, page);
  if (!signaling.ok) return signaling;
  const turn = iceServers(file.output.turn);
  if (!turn.ok) return turn;
  return ok({ relays: relays.value, signaling: signaling.value, turn: turn.value });
};

/** A WebSocket address as it is used everywhere, or why it may not be used. Relative ones are seen from `page`. */
export const socketUrl = (text: string, page?: string): Result<string, string> => {
  const url = parsed(text, page);
  if (url === null) return err('This is not an address.');
  if (url.protocol === 'http:') url.protocol = 'ws:';
  if (url.protocol === 'https:') url.protocol = 'wss:';
  const fault = socketFault(url);
  if (fault !== null) return err(fault);
  return ok(url.pathname === '/' ? url.href.replace(/\/$/, '') : url.href);
};

// `http:` and `https:` mean the page's own scheme, so only relative entries may come out as these.
const parsed = (text: string, page?: string): URL | null => {
  const absolute = URL.canParse(text);
  if (absolute && !/^wss?:/i.test(text)) return new URL('refused:');
  return URL.canParse(text, page) ? new URL(text, page) : null;
};

const socketUrls = (
  of: 'relays' | 'signaling',
  entries: readonly string[],
  page: string,
): Result<readonly string[], ConfigFault> => {
  const urls = new Set<string>();
  for (const entry of entries) {
    const url = socketUrl(entry, page);
    if (!url.ok) return refused(of, entry, url.error);
    urls.add(url.value);
  }
  return ok([...urls]);
};

const iceServers = (
  entries: readonly v.InferOutput<typeof Turn>[],
): Result<readonly IceServer[], ConfigFault> => {
  const servers: IceServer[] = [];
  for (const { urls, username, credential } of entries) {
    const list = [urls].flat();
    const wrong = list.find(url => !/^(stuns?|turns?):[^\s/]/.test(url));
    if (wrong !== undefined) return refused('turn', wrong, 'A TURN server begins with turn: or turns:.');
    servers.push({
      urls: list,
      ...(username !== undefined && { username }),
      ...(credential !== undefined && { credential }),
    });
  }
  return ok(servers);
};

const refused = (of: keyof Config, entry: string, why: string): Result<never, ConfigFault> =>
  err({ is: 'refused', of, entry, why });

const issueText = (issue: v.BaseIssue<unknown>): string =>
  `${v.getDotPath(issue) ?? 'config'}: ${issue.message}`;
