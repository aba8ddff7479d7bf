/**
 * Licences of everything that Plateau depends on, from the lock file and the packages: `npm run licences` checks them and
 * that LICENCES.md lists them; `npm run licences -- --write` writes it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that let anyone use, change and pass on a work that depends on theirs. */
const FREE = new Set([
  '0BSD',
  'AFL-2.1',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);
/** Licences with terms of their own, each read, with what they ask for. */
const READ: Record<string, string> = {
  'dejavu-fonts-ttf': 'Bitstream Vera: free to use, embed and pass on; a changed font takes another name',
  '@resvg/resvg-js': 'MPL-2.0: changes of its own files stay open; used unchanged',
  'axe-core': 'MPL-2.0: used unchanged, in tests only',
  'caniuse-lite': 'CC-BY-4.0: data, used in development only',
  'typed-function': 'MIT, by the file LICENSE alone',
};

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly development: boolean;
}

const FILE = 'LICENCES.md';
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>;
};
const dependencies = Object.entries(packages)
  .filter(([path, { link }]) => path.includes('node_modules/') && !link)
  .map(([path, { version = '', license, dev = false }]): Dependency => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return { name, version, licence: license ?? installedLicence(path) ?? 'none', development: dev };
  })
  .filter(
    ({ name, version }, i, all) =>
      all.findIndex((other) => other.name === name && other.version === version) === i,
  )
  .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));

const refused = dependencies.filter(({ name, licence }) => !isFree(licence) && readBy(name) === undefined);
const text = document(dependencies);
if (process.argv.includes('--write')) writeFileSync(FILE, text);
const stale = !existsSync(FILE) || readFileSync(FILE, 'utf8') !== text;
const shipped = dependencies.filter(({ development }) => !development).length;
console.log(
  `${dependencies.length} packages tried (${shipped} in use, the rest in development), ${refused.length} without a free licence`,
);
for (const { name, version, licence } of refused) console.log(`${name} ${version}: ${licence}`);
if (stale) console.log(`${FILE} does not list them as they are; write it with npm run licences -- --write`);
if (refused.length > 0 || stale) process.exitCode = 1;

/** Packages for one platform have the licence of the package that chooses among them. */
function readBy(name: string): string | undefined {
  return Object.keys(READ).find((known) => name === known || name.startsWith(`${known}-`));
}

/** Whether one of the licences that one may choose among is free, and all of those that hold together. */
function isFree(licence: string): boolean {
  const plain = licence.replace(/^\((.*)\)$/, '$1');
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isFree);
  if (plain.includes(' AND ')) return plain.split(' AND ').every(isFree);
  return FREE.has(plain);
}

/** What a package itself says, where the lock file does not. */
function installedLicence(path: string): string | undefined {
  const file = join(path, 'package.json');
  if (!existsSync(file)) return undefined;
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'));
  const named = license ?? licenses?.[0];
  return typeof named === 'object' ? named.type : named;
}

function document(all: readonly Dependency[]): string {
  const lines = (development: boolean) =>
    all
      .filter((one) => one.development === development)
      .map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  const table = (rows: readonly string[]) => ['| package | version | licence |', '|---|---|---|', ...rows];
  return [
    '# Licences',
    '',
    'What Plateau, which is under the MIT licence, depends on. Written by `npm run licences -- --write`. The package carries',
    'the licences of what its bundled files hold, word for word, in `dist/NOTICES.txt`.',
    '',
    ...Object.entries(READ).map(([name, what]) => `- ${name}: ${what}.`),
    '',
    '## In use',
    '',
    ...table(lines(false)),
    '',
    '## In development',
    '',
    ...table(lines(true)),
    '',
  ].join('\n');
}
