import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** A helper in a process of its own, so that neither story nor host waits for its work. */
export type Helper<Order, Report> = {
  /** Gives an order; its value: the next report that comes. */
  readonly ask: (order: Order) => Promise<Report>;
  readonly end: () => Promise<void>;
};

export const startHelper = <Order extends object, Report>(
  name: 'careless' | 'flooder',
): Helper<Order, Report> => {
  const child = fork(join(import.meta.dirname, 'start.mjs'), [name], { stdio: 'inherit', execArgv: [] });
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()));
  return {
    ask: order => {
      const report = next<Report>(child, name);
      child.send(order);
      return report;
    },
    end: async () => {
      child.kill();
      await gone;
    },
  };
};

const next = <Report>(child: ChildProcess, name: string): Promise<Report> =>
  new Promise((resolve, reject) => {
    const failed = (): void => reject(new Error(`The ${name} ended.`));
    child.once('exit', failed);
    child.once('message', report => {
      child.off('exit', failed);
      resolve(report as Report);
    });
  });

/** The helper's own side: answers each order with a report. */
export const serveOrders = <Order, Report>(carryOut: (order: Order) => Promise<Report>): void => {
  process.on('message', order => void carryOut(order as Order).then(report => process.send?.(report)));
  // Whoever started it is gone: nobody is left to order anything.
  process.once('disconnect', () => process.exit());
};
