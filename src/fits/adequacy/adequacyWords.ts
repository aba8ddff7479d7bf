import { pointsOf } from '../words/numbers.ts';
import { ADEQUACY, type AdequacyCheck } from './adequacyCheck.ts';
import type { CheckRates } from './checkRates.ts';

/** What the checks come to, in one or two sentences. */
export function adequacyWords({
  checks,
  stands,
  within,
  rates,
  models,
}: {
  readonly checks: readonly AdequacyCheck[];
  readonly stands: boolean;
  readonly within: number | null;
  readonly rates: CheckRates | null;
  /** Models, or how many independent ones they count for. */
  readonly models: number;
}): string {
  if (checks.length === 0) return 'The models are too few to check the law on.';
  if (stands) {
    return ['The law stands: no check refutes it.', weakness(rates, models)].filter(Boolean).join(' ');
  }
  const failed = checks.filter((check) => !check.passed);
  const found = `The law does not stand: ${failed.map(describe).join('; ')}.`;
  if (within === null) return found;
  return `${found} It is within ${pointsOf(Math.max(within, 0.001))} of the models in the observed range; it gives no extrapolation.`;
}

function describe({ name, words }: AdequacyCheck): string {
  return `${words} (${name})`;
}

/** What a pass is worth, where that is little. */
function weakness(rates: CheckRates | null, models: number): string {
  if (!rates) return '';
  const { mild, kink } = rates.power;
  if (mild >= ADEQUACY.power) return '';
  const share = (power: number) => `${Math.round(100 * power)} %`;
  return `That means little: with about ${Math.round(models)} models spread like these, the checks find a mildly convex frontier in ${share(mild)} of tables and one with a kink in ${share(kink)}.`;
}
