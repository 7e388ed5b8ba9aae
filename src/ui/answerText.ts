import type { Answered } from '../core/answered';

/** What was answered; that a box was ticked in the word for it, which is kept in no language. */
export const answerText = ({ answer, ticked }: Answered, yes: string): string => (ticked ? yes : answer);
