import type { ICruiseResult } from 'dependency-cruiser';
import { ROOMS } from './houseRules.ts';

/** Which room imports which, tests and what serves them aside: pairs such as 'curves base', sorted. */
export function roomImports(modules: ICruiseResult['modules']): string[] {
  const known = new Set(ROOMS.flat());
  const roomOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1] ?? '';
  const pairs = modules
    .filter(({ source }) => !/(\.test\.ts$|\/testing\/)/.test(source))
    .flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => [roomOf(source), roomOf(resolved)]),
    )
    .filter(([from, to]) => from !== to && known.has(from) && known.has(to));
  return [...new Set(pairs.map((pair) => pair.join(' ')))].sort();
}

/** The rooms as a Mermaid drawing, an arrow where one stands on another and on no room between that says so already. */
export function drawRooms(pairs: readonly string[]): string {
  const to = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const [from, on] = pair.split(' ');
    to.set(from, (to.get(from) ?? new Set()).add(on));
  }
  const reaches = (from: string, target: string): boolean =>
    [...(to.get(from) ?? [])].some((on) => on === target || reaches(on, target));
  const arrows = pairs
    .map((pair) => pair.split(' '))
    .filter(([from, on]) => ![...(to.get(from) ?? [])].some((other) => other !== on && reaches(other, on)))
    .map(([from, on]) => `  ${from} --> ${on}`);
  return ['```mermaid', 'graph TD', ...arrows, '```'].join('\n');
}
