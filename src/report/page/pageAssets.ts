import { readFileSync } from 'node:fs';
import { packageFile } from '../../files/installedPackage.ts';

/** What draws figures on a page, in the order in which the libraries need each other. */
export function figureLibraries(): string[] {
  return ['vega', 'vega-lite', 'vega-embed'].map((name) =>
    readFileSync(packageFile(name, `build/${name}.min.js`), 'utf8'),
  );
}

/** A file of a page that lies beside this one. */
export function pageAsset(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}
