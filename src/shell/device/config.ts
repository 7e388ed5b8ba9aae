import { type Config, type ConfigFault, configFrom } from '../../app/config';
import { createCell } from '../../app/live';
import type { Clock, Live, Stop } from '../../app/ports';
import { err, type Result } from '../../core/result';

/** The host's configuration, asked for again until it can be used. */
export type HostConfig = {
  readonly now: () => Config | null;
  /** Told once the configuration could be read, not before. */
  readonly relays: Live<readonly string[]>;
  /** Where devices of one business meet; told like the relays. */
  readonly meeting: Live<Pick<Config, 'signaling' | 'turn'>>;
  readonly fault: Live<ConfigFault | null>;
  readonly stop: Stop;
};

/** Between tries, in milliseconds; the last one goes on. */
const PAUSES = [2_000, 10_000, 30_000];

/** Until a second try, in milliseconds. */
const SOON = 1_000;

type ConfigParts = {
  /** `config.json` stands beside it; usually `document.baseURI`. */
  readonly page: string;
  readonly clock: Clock;
  readonly read?: (url: URL) => Promise<Response>;
};

/** Reads `config.json` beside the page, again and again until it can be used. */
export const createConfig = ({ page, clock, read = url => fetch(url) }: ConfigParts): HostConfig => {
  const found = createCell<Config | null>(null);
  const fault = createCell<ConfigFault | null>(null);
  let stop: Stop = () => undefined;
  let tries = 0;
  const look = async (): Promise<void> => {
    const config = await loadConfig(page, read);
    if (config.ok) {
      fault.set(null);
      found.set(config.value);
      return;
    }
    fault.set(config.error);
    stop = clock.at(clock.now() + (PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 0), () => void look());
    tries += 1;
  };
  void look();
  return {
    now: found.get,
    relays: listen => found.live(config => config && listen(config.relays)),
    meeting: listen => found.live(config => config && listen(config)),
    fault: fault.live,
    stop: () => stop(),
  };
};

/** For who cannot wait until it can be used: what a second try says where the first one did not reach it. */
export const readConfig = async ({ page, clock, read = url => fetch(url) }: ConfigParts) => {
  const config = await loadConfig(page, read);
  if (config.ok || config.error.is === 'refused') return config;
  await new Promise<void>(resolve => void clock.at(clock.now() + SOON, resolve));
  return loadConfig(page, read);
};

/** A page opened from its own cache reads it from there, so it is known offline too. */
const loadConfig = async (
  page: string,
  read: (url: URL) => Promise<Response>,
): Promise<Result<Config, ConfigFault>> => {
  try {
    const answer = await read(new URL('config.json', page));
    if (!answer.ok) return err({ is: 'unreadable', detail: `config.json: ${answer.status}` });
    return configFrom(await answer.json(), page);
  } catch (error) {
    return err({ is: 'unreadable', detail: `config.json: ${String(error)}` });
  }
};
