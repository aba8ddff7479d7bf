import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from '@jest/globals';

/** Public data that is not ours to ship: timm's result tables and NIST's StRD problems. */
const FOLDER = process.env.PLATEAU_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** Folder of one public data set. */
export function sharedData(name: string): string {
  return `${FOLDER}/${name}`;
}

/** `describe` for tests that need a public data set; says that it skips them where the data are absent. */
export function describeWithData(name: string, title: string, tests: () => void): void {
  if (existsSync(sharedData(name))) {
    describe(title, tests);
    return;
  }
  const why = `no ${name} data in ${FOLDER}; set PLATEAU_DATA to a folder that holds them`;
  process.stderr.write(`SKIPPED: ${title}: ${why}\n`);
  describe.skip(`${title} (SKIPPED: ${why})`, tests);
}
