import * as v from 'valibot';
import { CodeText, codeShown } from '../../core/codeText';
import { Draw } from '../../core/draws';
import { Key } from '../../core/id';
import type { Json } from '../../core/json';
import { Money, moneyToText } from '../../core/money';
import { How } from '../../core/orders';
import { PaysFor, Terms } from '../../core/products';
import { Recipient } from '../../core/requests';
import { givesText, servicesText, validityText } from '../codes/say';
import type { FieldSpeech } from './fieldText';

const PauseEnd = v.object({ to: v.nullable(v.number()) });

/**
 * A value of a product, an order, a code or a payment, or what a code pays of a session, as a person reads it; null
 * where there is none worth saying, undefined where it is read as everywhere.
 */
export const codeValueText = (field: string, value: Json, speech: FieldSpeech): string | null | undefined => {
  const { of, words, format, region, accounts } = speech;
  if (of === 'session') return field === 'code' ? drawText(value, region) : undefined;
  if (of !== 'product' && of !== 'code' && of !== 'order' && of !== 'payment') return undefined;
  if (field.startsWith('pause/') && v.is(PauseEnd, value)) {
    const from = format.moment(Number(field.slice('pause/'.length)));
    const { pauseFrom, pauseSpan } = words.codes.fields;
    return value.to === null ? pauseFrom(from) : pauseSpan(from, format.moment(value.to));
  }
  if (field.startsWith('left/')) return null;
  switch (field) {
    case 'text':
      return v.is(CodeText, value) ? codeShown(value) : undefined;
    case 'terms':
      return v.is(Terms, value) ? termsText(value, speech) : null;
    case 'services':
      return servicesIn(value, speech);
    case 'at':
    case 'ended':
    case 'cancelled':
      return typeof value === 'number' ? format.moment(value) : undefined;
    case 'offer':
      return accounts.find(({ key }) => key === value)?.email ?? words.accounts.gone;
    case 'amount':
      return v.is(Money, value) ? moneyToText(value, region) : null;
    case 'how':
      return v.is(How, value) ? words.codes.payment.hows[value] : null;
    case 'for':
      return value === 'order' || value === 'session' ? words.codes.total.for[value] : null;
    case 'recipient':
      return v.is(Recipient, value) ? value.name : null;
    // A wallet's key says nothing to a person; that there is one does.
    case 'wallet':
      return words.history.yes;
    default:
      // Keys of other records say nothing either.
      return v.is(Key, value) && field !== 'account' ? null : undefined;
  }
};

const servicesIn = (value: Json, { book, words }: FieldSpeech): string | null => {
  const services = v.safeParse(PaysFor, value);
  return services.success ? servicesText({ services: services.output }, book, words) : null;
};

const termsText = (terms: Terms, { words, format, region }: FieldSpeech): string => {
  const speech = { words, format, region };
  const said = [words.codes.kind[terms.kind], givesText(terms, speech)];
  return (terms.kind === 'subscription' ? said : [...said, validityText(terms.valid, speech)]).join(', ');
};

/** What a code pays of a session's price; of one without a price it is only said that a code pays. */
const drawText = (value: Json, region: string): string | null =>
  v.is(Draw, value) && value.pays ? moneyToText(value.pays, region) : null;
