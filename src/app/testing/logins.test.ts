import { describe, test } from 'vitest';
import { createMemoryLogins } from './logins';
import { loginsContract } from './logins.contract';

describe('logging in, in memory', () => {
  let made = 0;
  const bytes = (count: number) => {
    made += 1;
    return new Uint8Array(count).fill(made);
  };
  const { desk, wallet } = createMemoryLogins({ bytes });
  for (const { name, run } of loginsContract(async () => ({ desks: [desk, desk], wallet }))) test(name, run);
});
