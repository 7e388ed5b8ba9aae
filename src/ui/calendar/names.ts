import type { SessionEntry } from '../../app/desk/desk';
import type { Client } from '../../core/clients';
import { isBlock } from '../../core/sessions';
import type { Format } from '../frame/format';
import type { DeskWords } from '../words/desk/en';
import type { Block } from './blocks';

export const clientName = (client: Pick<Client, 'first' | 'last'> | null, words: DeskWords): string =>
  client ? `${client.first} ${client.last}`.trim() || words.clients.nameless : words.calendar.nobody;

/** The service's name; of blocked time what the owner wrote on it. */
export const sessionTitle = ({ session, service }: SessionEntry, words: DeskWords): string =>
  isBlock(session) ? session.title || words.calendar.blocked : (service?.name ?? words.calendar.noService);

/** "start–end service, client, state", as screen readers say it and tests look for it. */
export const sessionName = (entry: SessionEntry, words: DeskWords, format: Format): string => {
  const { session, client } = entry;
  const range = format.range(session.when);
  if (isBlock(session))
    return [`${range} ${words.calendar.blocked}`, session.title].filter(text => text !== '').join(', ');
  return `${range} ${sessionTitle(entry, words)}, ${clientName(client, words)}, ${words.session.state[session.state.is]}`;
};

export const blockName = (block: Block, words: DeskWords, format: Format): string => {
  const [first] = block.entries;
  return block.isClass
    ? `${format.range(block)} ${sessionTitle(first, words)}, ${seatsOf(block, words)}`
    : sessionName(first, words, format);
};

/** Of a class "7 of 10": what stands is counted here, so that it agrees with the list that opens. */
export const seatsOf = ({ entries: [first, ...others] }: Block, words: DeskWords): string =>
  words.calendar.seats(first.seats?.taken ?? 1 + others.length, first.seats?.of ?? 1 + others.length);

/** That it overlaps others, or that it is the one of them to move; '' for neither. */
export const overlapText = ({ loses, overlaps }: SessionEntry, words: DeskWords): string =>
  loses ? words.calendar.loses : overlaps ? words.calendar.overlaps : '';
