/** Whether the long form was asked for: `npm run soak`. */
export const soak = process.env['SOAK'] === '1';

/** How often a trial is repeated: few times by `npm test`, many by `npm run soak`. */
export const trials = (short: number, long: number): number => (soak ? long : short);
