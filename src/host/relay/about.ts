import type { Limits } from '../limits.ts';
import { KINDS } from './guard.ts';

/** What the relay says of itself (NIP-11). */
export const aboutRelay = (limits: Limits) => ({
  name: 'Caderneta relay',
  description: 'A letter box for appointment books: sealed requests, and what businesses publish.',
  supported_nips: [1, 11, 40, 59, 78],
  software: 'caderneta',
  limitation: {
    max_message_length: limits.frameBytes,
    max_content_length: limits.eventBytes,
    max_subscriptions: limits.subscriptions,
    max_filters: limits.filters,
    max_limit: limits.results,
    default_limit: limits.results,
    max_subid_length: 64,
    created_at_upper_limit: limits.aheadSeconds,
    auth_required: false,
    payment_required: false,
    restricted_writes: true,
  },
  retention: [{ kinds: [KINDS[0]], time: limits.wrapSeconds }],
});
