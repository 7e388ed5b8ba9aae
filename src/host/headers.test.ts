import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HEADERS } from './headers';

test('page and header state the same policy, but for what a page cannot state', () => {
  const page = readFileSync('index.html', 'utf8');
  const stated = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1];
  const header = directives(HEADERS['Content-Security-Policy'] ?? '');
  expect(header).toContain("frame-ancestors 'none'");
  expect(directives(stated ?? '')).toEqual(
    header.filter(directive => directive !== "frame-ancestors 'none'"),
  );
});

const directives = (policy: string): readonly string[] => policy.split(/;\s*/).sort();
