import type { Adequacy } from './adequacy.ts';

/** Checks whose failure speaks against the law; reach and mixing say that the frontier was not seen well enough to tell. */
const REFUTING: readonly string[] = ['contact', 'outliers', 'slope', 'plateau'];

/** Whether a check speaks against the law, so that it does not describe the models. */
export function isRefuted({ checks }: Pick<Adequacy, 'checks'>): boolean {
  return checks.some(({ name, passed }) => !passed && REFUTING.includes(name));
}
