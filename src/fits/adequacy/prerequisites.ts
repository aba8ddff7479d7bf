import type { FrontierFit } from '../../curves/frontier/frontierFit.ts';
import { SAMPLER } from '../../curves/frontier/sampleTempered.ts';
import type { LawGain } from '../verdict/lawGain.ts';
import { type MeasuredModel, refutes } from '../verdict/refutes.ts';
import { percentOf } from '../words/numbers.ts';
import type { Adequacy } from './adequacy.ts';
import type { AdequacyCheck } from './adequacyCheck.ts';
import { adequacyWords } from './adequacyWords.ts';

/**
 * Adds what must hold before any check of the law means something: draws that have settled, and a plateau that no model
 * of the table lies beyond. Only what fails is added.
 */
export function withPrerequisites(
  adequacy: Adequacy,
  { mixing }: Pick<FrontierFit, 'mixing'>,
  { plateau }: Pick<LawGain, 'plateau'>,
  models: readonly MeasuredModel[],
): Adequacy {
  const failed: AdequacyCheck[] = [];
  if (!mixing.mixed) {
    const words = `the draws of the law have not settled (split R-hat ${mixing.rHat.toFixed(2)})`;
    failed.push({ ...FAILED, name: 'mixing', statistic: mixing.rHat, threshold: SAMPLER.agreement, words });
  }
  const statement = { kind: 'plateau', downstreamAccuracy: plateau.median } as const;
  const beyond = models.filter((model) => refutes(model, statement));
  if (beyond.length > 0) {
    const best = beyond.reduce((most, { downstreamAccuracy }) => Math.max(most, downstreamAccuracy), 0);
    const words = `the law ends at ${percentOf(plateau.median)}, below a model that reaches ${percentOf(best)}`;
    failed.push({ ...FAILED, name: 'plateau', statistic: beyond.length, threshold: 0, words });
  }
  if (failed.length === 0) return adequacy;
  const { rates, setting } = adequacy;
  const checks = [...adequacy.checks, ...failed];
  const verdict = { checks, stands: false, within: null };
  return { ...adequacy, ...verdict, words: adequacyWords({ ...verdict, rates, models: setting.models }) };
}

const FAILED = { passed: false, miss: 0, falseAlarm: null } as const;
