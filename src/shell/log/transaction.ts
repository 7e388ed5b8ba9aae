import type { LogFailure } from '../../app/ports';
import { err, type Result } from '../../core/result';
import type { Connection } from '../device/connection';
import { STRICT } from '../device/connection';
import { ALL, EMPTY, type LogSchema, type State, type Write } from './schema';

/**
 * One strict transaction over the whole log. `work` gets the state as it is in that transaction and may await
 * nothing but its requests; what it refuses is rolled back. Resolves when the disk has it.
 */
export const inTransaction = async <T>(
  connection: Connection<LogSchema>,
  work: (tx: Write, state: State) => Promise<Result<T, LogFailure>>,
): Promise<Result<T, LogFailure>> => {
  const done = await connection.use(async db => {
    const tx = db.transaction([...ALL], 'readwrite', STRICT);
    // Awaited below; this keeps a failing transaction from also being an unhandled rejection.
    tx.done.catch(() => undefined);
    try {
      const result = await work(tx, (await tx.objectStore('state').get('state')) ?? EMPTY);
      if (result.ok) await tx.done;
      else tx.abort();
      return result;
    } catch (error) {
      // The transaction knows why it was aborted (a full disk); its requests only that they were.
      const cause = tx.error;
      // Else what was put before the failure would be committed by itself.
      try {
        tx.abort();
      } catch {
        // It had ended already.
      }
      throw cause ?? error;
    }
  });
  return done.ok ? done.value : err(done.error);
};

export const saveState = (tx: Write, state: State): Promise<unknown> =>
  tx.objectStore('state').put(state, 'state');
