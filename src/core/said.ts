import type { Client } from './clients';
import type { Session, SessionState } from './sessions';

/** Most characters of what the owner says to the client of a session that is refused or cancelled. */
export const MOST_SAID = 500;

/** Whether the owner ended a session, and may have said something to its client. */
export const isEndedByOwner = (
  state: SessionState,
): state is Extract<SessionState, { is: 'refused' | 'cancelled' }> =>
  (state.is === 'refused' && state.why === 'by-owner') || (state.is === 'cancelled' && state.by === 'owner');

/**
 * What the owner said when ending a session: it stands with the client, whose erasing takes it along. Earlier versions
 * wrote it into the session's state. Empty for none.
 */
export const saysOf = (
  { key, state }: Pick<Session, 'key' | 'state'>,
  client: Pick<Client, 'said'> | null,
): string => {
  if (!isEndedByOwner(state)) return '';
  return client?.said[key] ?? state.says ?? '';
};

/** The field of a client that holds what was said of a session. */
export const saidField = (session: string): string => `${SAID}/${session}`;

const SAID = 'said';

/** The sessions of which the fields that a change sets of a client say something. */
export const saidIn = (set: object): readonly string[] =>
  Object.keys(set).flatMap(field => (field.startsWith(`${SAID}/`) ? [field.slice(SAID.length + 1)] : []));
