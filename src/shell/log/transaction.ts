import type { LogFailure } from '../../app/ports';
import { err, type Result } from '../../core/result';
import { type Connection, strictly } from '../device/connection';
import { ALL, EMPTY, type LogSchema, type State, type Write } from './schema';

/** Rolls a transaction back for an expected reason. */
type Refusal = { readonly refused: LogFailure };

/**
 * One strict transaction over the whole log. `work` gets the state as it is in that transaction and may await
 * nothing but its requests; what it refuses is rolled back. Resolves when the disk has it.
 */
export const inTransaction = async <T>(
  connection: Connection<LogSchema>,
  work: (tx: Write, state: State) => Promise<Result<T, LogFailure>>,
): Promise<Result<T, LogFailure>> => {
  const done = await connection.use(async db => {
    try {
      return await strictly(db, ALL, async tx => {
        const result = await work(tx, (await tx.objectStore('state').get('state')) ?? EMPTY);
        if (!result.ok) throw { refused: result.error } satisfies Refusal;
        return result;
      });
    } catch (error) {
      if (isRefusal(error)) return err(error.refused);
      throw error;
    }
  });
  return done.ok ? done.value : done;
};

export const saveState = (tx: Write, state: State): Promise<unknown> =>
  tx.objectStore('state').put(state, 'state');

const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' && error !== null && 'refused' in error;
