import { percentText } from '../../base/numberText.ts';
import { layerProfiles } from '../../results/layers/layerScore.ts';
import { taskNamer } from '../../results/taskName.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { Absent, Section } from '../question.ts';
import type { ReportTable } from '../section.ts';
import { layerFigures } from './layerFigures.ts';
import { type LayerGain, layerGains } from './layerGains.ts';

/** What each layer knows, beside how saturated each task is (Fig. 6). */
export function layersSection({ layers, answers }: FittedTable): Section | Absent {
  if (layers.length === 0) return { absent: 'no layer profiles were given' };
  const gains = layerGains(layers, answers);
  return {
    title: 'What each layer knows',
    paragraphs: [
      'Few-shot accuracy of a probe on every layer. In the paper tasks near the upstream task are best served by the top layer, and tasks that saturate early by one below it.',
      widest(gains),
    ],
    figures: layerFigures(layerProfiles(layers), gains),
    tables: [gainTable(gains)],
  };
}

/** The task that gains most from a layer below the top. */
function widest(gains: readonly LayerGain[]): string {
  const most = gains.reduce((best, gain) => (gain.gain > best.gain ? gain : best));
  const name = taskNamer(gains);
  return most.gain > 0
    ? `A layer below the top gains most on ${name(most)}: ${percentText(most.gain)} over the top layer (mean over models), mostly at ${most.bestLayer}.`
    : 'On no task is a layer below the top better than the top one.';
}

function gainTable(gains: readonly LayerGain[]): ReportTable {
  const name = taskNamer(gains);
  return {
    id: 'layer-gains',
    title: 'What the best layer gains over the top one',
    columns: [
      { name: 'task', title: 'Task', kind: 'text' },
      { name: 'models', title: 'Models', kind: 'count' },
      { name: 'top_accuracy', title: 'Top layer', kind: 'fraction' },
      { name: 'best_layer', title: 'Best layer', kind: 'text' },
      { name: 'below_top', title: 'Below the top', kind: 'fraction' },
      { name: 'gain', title: 'Gain', kind: 'fraction' },
      { name: 'low', title: 'from', kind: 'fraction' },
      { name: 'high', title: 'to', kind: 'fraction' },
      { name: 'verdict', title: 'Verdict', kind: 'verdict' },
      { name: 'choice', title: 'Chosen by', kind: 'text' },
    ],
    rows: gains.map((gain) => [
      name(gain),
      gain.models,
      gain.topAccuracy,
      gain.bestLayer,
      gain.belowTop,
      gain.gain,
      gain.interval?.[0] ?? null,
      gain.interval?.[1] ?? null,
      gain.verdict,
      gain.choice,
    ]),
    open: true,
    legend: [
      'Of the better half of the models. Below the top: share of models whose best layer is not the top one. The best layer is chosen on other samples than it is scored on, unless "same samples" stands there; such a gain is too high.',
    ],
  };
}
