import { mean, sampleStandardDeviation } from 'simple-statistics';
import { fewShotAccuracy, fewShotPredictions } from '../../probes/fewShotProbe.ts';
import { PAPER_L2 } from '../../probes/probeDefaults.ts';
import { drawSupport } from '../../probes/supports.ts';
import { representations } from '../models/representations.ts';
import type { UpstreamModel } from '../models/upstreamModel.ts';
import type { BlockScore, TaskScore } from './runRecord.ts';
import type { SweepPreset } from './sweepPreset.ts';
import type { TasksOfScene } from './taskImages.ts';

type Settings = Pick<SweepPreset, 'shots' | 'samplingSeeds' | 'layerShots'>;

/**
 * Few-shot accuracy of a model on tasks that share their images: on the top representation for all shots, and at
 * every block for some of them.
 */
export function probeModel(
  model: UpstreamModel,
  group: TasksOfScene,
  { shots, samplingSeeds: seeds, layerShots }: Settings,
): { scores: TaskScore[]; blocks: BlockScore[] } {
  const poolLayers = representations(model, group[0].pool);
  const testLayers = representations(model, group[0].test);
  const scores: TaskScore[] = [];
  const blocks: BlockScore[] = [];
  for (const { name: downstream, pool, test } of group) {
    const matrix = (features: Float32Array, columns: number) => ({
      values: features,
      rows: features.length / columns,
      columns,
    });
    poolLayers.forEach(({ layer, depth, features, dimension }, place) => {
      const poolFeatures = matrix(features, dimension);
      const testFeatures = matrix(testLayers[place].features, dimension);
      const testSet = { features: testFeatures, labels: test.labels };
      const probe = (count: number, l2: number | 'auto') =>
        fewShotAccuracy(poolFeatures, pool.labels, testSet, { shots: [count], seeds, l2 }).map(
          ({ accuracy }) => accuracy,
        );
      if (place === poolLayers.length - 1) {
        for (const count of shots) {
          const accuracies = probe(count, 'auto');
          scores.push({
            downstream,
            shots: count,
            accuracy: mean(accuracies),
            deviation: accuracies.length > 1 ? sampleStandardDeviation(accuracies) : null,
            paperAccuracy: mean(probe(count, PAPER_L2)),
          });
        }
      }
      // Every image is predicted; those in a support are left out where a block is chosen.
      const everyone = {
        features: matrix(joined(testFeatures.values, features), dimension),
        labels: joinedLabels(test.labels, pool.labels),
      };
      for (const count of layerShots) {
        const predictions = fewShotPredictions(poolFeatures, pool.labels, everyone, {
          shots: [count],
          seeds,
        });
        const accuracies = predictions.map(({ seed, predictions: predicted }) => {
          const support = new Set(drawSupport(pool.labels, count, seed ?? 0));
          const rows = [...pool.labels.keys()].filter((row) => !support.has(row));
          const right = (row: number) => Number(predicted[row] === everyone.labels[row]);
          return {
            accuracy: mean(Array.from(test.labels, (_, row) => right(row))),
            selectionAccuracy: mean(rows.map((row) => right(test.labels.length + row))),
          };
        });
        blocks.push({
          layer,
          depth,
          downstream,
          shots: count,
          accuracy: mean(accuracies.map(({ accuracy }) => accuracy)),
          selectionAccuracy: mean(accuracies.map(({ selectionAccuracy }) => selectionAccuracy)),
        });
      }
    });
  }
  return { scores, blocks };
}

function joined(first: Float32Array, second: Float32Array): Float32Array {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function joinedLabels(first: Int32Array, second: Int32Array): Int32Array {
  return Int32Array.from([...first, ...second]);
}
