// Apart from the wizard, because the route reads it before the wizard is loaded.
export const STEPS = ['business', 'service', 'hours'] as const;
export type Step = (typeof STEPS)[number];
