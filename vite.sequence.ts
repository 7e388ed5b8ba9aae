import { statSync } from 'node:fs';
import type { TestSequencer, TestSpecification } from 'vitest/node';

/** Runs of whole businesses: each file takes most of a minute, and would run alone at the end. */
const LONG = /\/simulator\//;

/** Begins with what takes longest: the simulator, then the largest files. */
export class LongestFirst implements TestSequencer {
  async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const length = ({ moduleId }: TestSpecification): number =>
      LONG.test(moduleId) ? Number.POSITIVE_INFINITY : statSync(moduleId).size;
    return files.toSorted((a, b) => (length(a) === length(b) ? 0 : length(b) - length(a)));
  }

  async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}
