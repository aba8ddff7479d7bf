import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { publicApi } from './testing/publicApi.ts';

/** Fails where the API changes: if that is meant, `npm run api` writes it anew, and CHANGELOG.md says what changes. */
test('the public API is as api.md has it', () => {
  expect(publicApi()).toBe(readFileSync('api.md', 'utf8'));
}, 60_000);
