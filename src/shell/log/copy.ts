import type { Clock } from '../../app/ports';
import { createConnection } from '../device/connection';
import { allRaw } from './damage';
import { LOG_VERSION, type LogSchema, upgrade } from './schema';

/** Entries as a person keeps them: JSON. */
export const asFile = (rows: readonly unknown[]): Blob =>
  new Blob([JSON.stringify(rows)], { type: 'application/json' });

/**
 * Everything that stands in the log of a ledger, which nobody needs keys to read. Throws when the disk gives
 * nothing.
 */
export const copyLog = async (name: string, clock: Clock): Promise<Blob> => {
  const connection = createConnection<LogSchema>(`${name}-log`, LOG_VERSION, clock, upgrade);
  const rows = await connection.use(allRaw);
  await connection.close();
  if (!rows.ok) throw new Error(`The log cannot be read: ${rows.error.is}`);
  return asFile(rows.value);
};
