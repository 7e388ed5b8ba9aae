import type { OwnSession } from '../../app/wallet/wallet';
import { isUpcoming } from '../bookings/order';

type Faces = readonly OwnSession[];

/** Upcoming ones by their start, the next first. */
export const upcomingOf = (faces: Faces, now: number): Faces =>
  faces.filter(one => isUpcoming(one, now)).sort((a, b) => a.start - b.start);

/** All others, the latest first. */
export const pastOf = (faces: Faces, now: number): Faces =>
  faces.filter(one => !isUpcoming(one, now)).sort((a, b) => b.start - a.start);

/** The one that comes next, if any. */
export const nextOf = (faces: Faces, now: number): Faces => upcomingOf(faces, now).slice(0, 1);

/** The last one that took place, if any. */
export const lastOf = (faces: Faces, now: number): Faces =>
  pastOf(faces, now)
    .filter(({ end, state }) => end <= now && state.is === 'confirmed')
    .slice(0, 1);
