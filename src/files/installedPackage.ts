import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** Folder of an installed package, or null; also of one that does not export its package.json. */
export function packageFolder(name: string): string | null {
  const folders = (require.resolve.paths(name) ?? []).map((folder) => join(folder, name));
  return folders.find((folder) => existsSync(join(folder, 'package.json'))) ?? null;
}

/** Version of an installed package, or null. */
export function packageVersion(name: string): string | null {
  const folder = packageFolder(name);
  return folder && JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}

/**
 * A file of a package that Plateau depends on.
 *
 * @throws Error where the package is not installed
 */
export function packageFile(name: string, path: string): string {
  const folder = packageFolder(name);
  if (!folder) throw new Error(`the package ${name} is not installed; run npm ci`);
  return join(folder, path);
}
