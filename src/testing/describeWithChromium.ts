import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';
import { CHROMIUM } from './startChromium.ts';

/** `describe` for tests that need Chromium; says that it skips them where it is absent. */
export function describeWithChromium(title: string, tests: () => void): void {
  if (existsSync(CHROMIUM)) {
    describe(title, tests);
    return;
  }
  const why = `no Chromium at ${CHROMIUM}; install it, or set PLATEAU_CHROMIUM`;
  process.stderr.write(`SKIPPED: ${title}: ${why}\n`);
  describe.skip(`${title} (SKIPPED: ${why})`, tests);
}
