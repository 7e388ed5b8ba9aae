import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/**
 * Path of a Chromium that starts: the one that CHROMIUM names, else one that is installed, else Playwright's,
 * else the system's, the last two fetched if they must be. Throws with what to do where none can be had.
 */
export const findBrowser = (): string => {
  const named = process.env['CHROMIUM'];
  if (named) return named;
  const found = installed() ?? playwrights() ?? systems();
  if (!found) {
    throw new Error('No Chromium was found or could be installed. Install one, or set CHROMIUM to its path.');
  }
  process.env['CHROMIUM'] = found;
  return found;
};

const installed = (): string | null => {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap(folder => NAMES.map(name => join(folder, name)));
  return [...onPath, ...PLACES, chromium.executablePath()].find(starts) ?? null;
};

/** A file alone proves nothing: Playwright's may lack libraries, and Ubuntu's may be a stub for a snap. */
const starts = (path: string): boolean =>
  existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;

const playwrights = (): string | null => {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  if (!done(process.execPath, cli, 'install', '--no-shell', 'chromium')) return null;
  return installed() ?? (done(process.execPath, cli, 'install-deps', 'chromium') ? installed() : null);
};

const systems = (): string | null =>
  existsSync('/usr/bin/apt-get') &&
  done('apt-get', 'update') &&
  done('apt-get', 'install', '--yes', '--no-install-recommends', 'chromium')
    ? installed()
    : null;

/** Whether the command ended well. What it says is shown: it may take minutes, and may say what is missing. */
const done = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, {
    stdio: 'inherit',
    env: {
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
      DEBIAN_FRONTEND: 'noninteractive',
      ...process.env,
    },
  }).status === 0;
