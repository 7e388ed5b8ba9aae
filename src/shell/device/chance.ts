import type { Chance, Digest } from '../../app/ports';

export const chance: Chance = { bytes: count => crypto.getRandomValues(new Uint8Array(count)) };

export const digest: Digest = {
  sha256: async text => new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))),
};
