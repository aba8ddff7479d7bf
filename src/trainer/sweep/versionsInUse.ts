import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Versions of what a sweep's results depend on. */
export function versionsInUse(): Record<string, string> {
  const require = createRequire(import.meta.url);
  const version = (file: string | URL) => JSON.parse(readFileSync(file, 'utf8')).version as string;
  return {
    plateau: version(new URL('../../../package.json', import.meta.url)),
    tfjs: version(require.resolve('@tensorflow/tfjs/package.json')),
  };
}
