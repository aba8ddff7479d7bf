/** What a run's results depend on beside its plan, as the record of a sweep keeps it. */
export interface RunEnvironment {
  /** Backend of tfjs. */
  readonly backend: string;
  /** Versions of the programs. */
  readonly versions: Readonly<Record<string, string>>;
  /** Anything else that tells one way to compute from another, by name. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** Everything that says how results were made, in one list of names and values. */
export function environmentEntries({ backend, versions, facts }: RunEnvironment): Record<string, string> {
  return { backend, ...versions, ...facts };
}

/** The same as a text that orders and compares. */
export function environmentKey(environment: RunEnvironment): string {
  return JSON.stringify(Object.entries(environmentEntries(environment)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * In what two environments differ, in words: `tfjs 4.21.0, here 4.22.0`; undefined where they do not, and results
 * compare.
 *
 * @example environmentDifference({ backend: 'wasm', versions: {} }, { backend: 'cpu', versions: {} }) // 'backend wasm, here cpu'
 */
export function environmentDifference(there: RunEnvironment, here: RunEnvironment): string | undefined {
  const [a, b] = [environmentEntries(there), environmentEntries(here)];
  const differing = Object.keys({ ...a, ...b }).filter((name) => a[name] !== b[name]);
  if (differing.length === 0) return undefined;
  return differing
    .map((name) => `${name} ${a[name] ?? 'not told'}, here ${b[name] ?? 'not told'}`)
    .join('; ');
}
