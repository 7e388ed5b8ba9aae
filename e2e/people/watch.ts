import type { BrowserContext, Page } from '@playwright/test';

/**
 * Notes what no story wants: errors and warnings, rejections that nobody awaits, breaches of the Content-Security-Policy, and calls to anyone but the
 * story's own hosts. The story's end asks for what was noted.
 */
export type Watch = {
  readonly over: (context: BrowserContext) => void;
  /** Origins, as `http://…`, that may be called. */
  readonly allow: (origins: readonly string[]) => void;
  /** From now on a request or socket may fail: someone cut the network, or stopped a host. */
  readonly networkMayFail: () => void;
  readonly troubles: () => readonly string[];
};

/**
 * What RxDB's free storage says once a page; only a licence of its paid plugins silences it. It is the one text
 * on the console that is not the app's to change.
 */
const RXDB_NOTICE = /^-+ RxDB Open Core RxStorage -+/;

const FAILED_NETWORK = /net::ERR_|^WebSocket connection to |^Failed to load resource/;

export const createWatch = (): Watch => {
  const troubles = new Set<string>();
  const allowed = new Set<string>();
  let mayFail = false;

  const noteCall = (url: string): void => {
    // The last two hand a text to another program of the person's own: nobody is called.
    if (/^(data|blob|about|chrome-error|mailto|sms):/.test(url)) return;
    if (!allowed.has(httpOrigin(url))) troubles.add(`called a stranger: ${url}`);
  };

  const overPage = (page: Page): void => {
    page.on('websocket', socket => noteCall(socket.url()));
    page.on('crash', () => troubles.add(`crashed: ${page.url()}`));
  };

  return {
    allow: origins => {
      for (const origin of origins) allowed.add(origin);
    },
    over: context => {
      context.on('request', request => noteCall(request.url()));
      context.on('weberror', thrown =>
        troubles.add(`threw: ${thrown.error().stack ?? thrown.error().message}`),
      );
      context.on('console', message => {
        if (message.type() !== 'error' && message.type() !== 'warning') return;
        const text = message.text();
        if (RXDB_NOTICE.test(text)) return;
        if (!(mayFail && FAILED_NETWORK.test(text))) troubles.add(`console: ${text}`);
      });
      context.on('page', overPage);
      context.pages().forEach(overPage);
    },
    networkMayFail: () => {
      mayFail = true;
    },
    troubles: () => [...troubles],
  };
};

/** A socket's origin as the page's own would be written, so that one list serves both. */
const httpOrigin = (url: string): string => new URL(url.replace(/^ws/, 'http')).origin;
