import type { TaskAnswer } from '../taskAnswer.ts';
import type { Adequacy } from './adequacy.ts';
import { expectedFalseFlags } from './checkRates.ts';

/** Below so many checked tasks, chance is no matter. */
const MANY = 5;

/**
 * Of many tasks some fail a check by chance: how many fail one of contact, outliers and slope, and how many would if
 * the law were true of every task.
 *
 * @returns null below 5 checked tasks, or where none fails
 */
export function falseFlagWords(answers: readonly Pick<TaskAnswer, 'adequacy'>[]): string | null {
  const checked = answers.flatMap(({ adequacy }) => (adequacy ? [adequacy] : []));
  const failed = checked.filter(failsByRate).length;
  if (checked.length < MANY || failed === 0) return null;
  const expected = expectedFalseFlags(checked);
  const about = expected < 0.5 ? 'fewer than one' : `about ${Math.round(expected)}`;
  return `${failed} of ${checked.length} tasks fail contact, outliers or slope; were the law true of all, ${about} would by chance`;
}

/** Whether a check fails whose rate of false alarms is measured. */
function failsByRate({ checks }: Adequacy): boolean {
  return checks.some(({ name, passed }) => !passed && ['contact', 'outliers', 'slope'].includes(name));
}
