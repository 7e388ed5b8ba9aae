import type { Page } from '@playwright/test';

/** The longest task of a page's main threads, in milliseconds. */
export type Longest = {
  /** By the processor: what the page itself did. */
  readonly worked: number;
  /** By the clock: where others want the processor, too, waiting for it is part of it. */
  readonly took: number;
};

type Traced = {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds, by the clock and by the processor. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
};

/** What Chromium calls the main thread of a page's process. */
const MAIN = 'CrRendererMain';

/** Notes the tasks of the page's browser from now on; its value ends that. */
export const noteTasks = async (page: Page): Promise<() => Promise<Longest>> => {
  const browser = page.context().browser();
  if (!browser) throw new Error('A page without a browser');
  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline', '__metadata'],
  });
  return async () => {
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
      readonly traceEvents: readonly Traced[];
    };
    const threadOf = ({ pid, tid }: Traced): string => `${pid} ${tid}`;
    const mains = new Set(
      traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === MAIN).map(threadOf),
    );
    const tasks = traceEvents.filter(event => event.name === 'RunTask' && mains.has(threadOf(event)));
    if (tasks.length === 0) throw new Error('A trace without tasks');
    const longest = (of: readonly (number | undefined)[]): number =>
      of.reduce<number>((most, one = 0) => Math.max(most, one), 0) / 1000;
    return {
      worked: longest(tasks.map(({ tdur }) => tdur)),
      took: longest(tasks.map(({ dur }) => dur)),
    };
  };
};
