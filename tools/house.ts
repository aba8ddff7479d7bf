/**
 * The house rules of src, counted: `npm run house`, a part of `npm run lint`. All counts are to be 0.
 * Which room may import which is written in tools/houseRules.ts. The drawing in docs/architecture.md is held against
 * the imports as they are; `npm run house -- --draw` draws it anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { drawRooms, roomImports } from './drawRooms.ts';
import { HOUSE_RULES, MODULE_STATE } from './houseRules.ts';
import { moduleState, productFiles } from './moduleState.ts';

/** Files that a folder of src may hold, and lines that a file may have; tests and what serves them aside. */
const MOST_FILES = 20;
const MOST_LINES = 300;

const { options, ...ruleSet } = HOUSE_RULES;
const cruised = await cruise(
  ['src'],
  { ...options, ruleSet, validate: true } as unknown as ICruiseOptions,
  undefined,
  {
    tsConfig: extractTsConfig('tsconfig.json'),
  },
);
const { modules, summary } = cruised.output as ICruiseResult;
const { violations } = summary;
const broken = violations.map(({ rule, from, to, cycle }) => ({
  rule: rule.name,
  what: cycle ? [from, ...cycle.map(({ name }) => name)].join(' -> ') : `${from} -> ${to}`,
}));

const files = productFiles();
const folders = new Map<string, number>();
for (const path of files) folders.set(dirname(path), (folders.get(dirname(path)) ?? 0) + 1);
const full = [...folders].filter(([, count]) => count > MOST_FILES);
const long = files
  .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
  .filter(({ lines }) => lines > MOST_LINES);

const state = moduleState(files);
const changing = [
  ...state.filter(({ id }) => !(id in MODULE_STATE)),
  ...Object.keys(MODULE_STATE)
    .filter((id) => state.every((found) => found.id !== id))
    .map((id) => ({ id, what: 'no longer there: MODULE_STATE of tools/houseRules.ts names it' })),
];

const PAGE = 'docs/architecture.md';
const drawing = drawRooms(roomImports(modules));
const page = readFileSync(PAGE, 'utf8');
const drawn = page.replace(/```mermaid\n[\s\S]*?\n```/, () => drawing);
if (process.argv.includes('--draw')) writeFileSync(PAGE, drawn);
const stale = drawn !== page && !process.argv.includes('--draw');

const count = (name: string) => broken.filter(({ rule }) => rule === name).length;
const node = count('no-node-in-pure-rooms') + count('no-node-behind-pure');
const counts: [string, number][] = [
  ['circles of files', count('no-circle')],
  ['imports back up', broken.length - count('no-circle') - node],
  ['imports of Node in pure rooms', node],
  [`folders of src above ${MOST_FILES} files`, full.length],
  [`files of src above ${MOST_LINES} lines`, long.length],
  [`variables of modules that change (${Object.keys(MODULE_STATE).length} have a reason)`, changing.length],
  [`drawings of the rooms that are stale (npm run house -- --draw)`, stale ? 1 : 0],
];
for (const [what, number] of counts) console.log(`${String(number).padStart(4)}  ${what}`);
for (const { rule, what } of broken) console.log(`${rule}: ${what}`);
for (const [folder, number] of full) console.log(`${folder}: ${number} files`);
for (const { path, lines } of long) console.log(`${path}: ${lines} lines`);
for (const { id, what } of changing) console.log(`${id}: ${what}`);
if (counts.some(([, number]) => number > 0)) process.exitCode = 1;
