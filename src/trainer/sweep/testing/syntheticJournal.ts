import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../../../base/random.ts';
import { downstreamNames } from '../downstreamNames.ts';
import { JOURNAL_SCHEMA, type JournalEntry, type JournalHeader } from '../journal/journalShapes.ts';
import type { RunEnvironment } from '../journal/runEnvironment.ts';
import { JOURNAL } from '../journal/scanJournal.ts';
import { sealedLine } from '../journal/sealedLine.ts';
import { ownVersions } from '../ownVersions.ts';
import { planDigest } from '../planDigest.ts';
import type { SweepPlan, SweepRun } from '../sweepRuns.ts';

/** How the made-up runs say that they were made: as ones of this version would. */
export function syntheticEnvironment(): RunEnvironment {
  return { backend: 'wasm', versions: ownVersions() };
}

/** The header of a journal of a plan. */
export function syntheticHeader(plan: SweepPlan, environment = syntheticEnvironment()): JournalHeader {
  return { schema: JOURNAL_SCHEMA, digest: planDigest(plan), plan, ...environment };
}

/** What a run's entry could be, without training: everything the plan asks for, random accuracies. */
export function syntheticEntry(plan: SweepPlan, { index }: SweepRun, layers = 3): JournalEntry {
  const random = createRandom(index, 'synthetic entry');
  const { preset, fineTune } = plan;
  const tasks = downstreamNames(plan);
  const accuracy = () => random.uniform();
  const times = { estimate: 10, training: 8 + random.uniform(), evaluation: 2 };
  const pairs = (counts: readonly number[]) =>
    tasks.flatMap((downstream) => counts.map((shots) => ({ downstream, shots })));
  const blocks = Array.from({ length: layers }, (_, i) => ({
    layer: `block-${i + 1}`,
    depth: (i + 1) / layers,
  }));
  return {
    record: {
      ...{ status: 'done', index, parameters: 20_000, steps: 100, finalLoss: random.uniform() },
      upstreamAccuracy: accuracy(),
      scores: pairs(preset.shots).map((pair) => ({
        ...pair,
        accuracy: accuracy(),
        deviation: 0.01,
        paperAccuracy: accuracy(),
      })),
      blocks: blocks.flatMap((block) =>
        pairs(preset.layerShots).map((pair) => ({
          ...block,
          ...pair,
          accuracy: accuracy(),
          selectionAccuracy: accuracy(),
        })),
      ),
      layers: [...blocks, { layer: 'head' }].map(({ layer }) => ({
        ...{ layer, trained: 1, weightNorm: accuracy(), weightRms: accuracy() },
        margin: [0.1, 0.2, 0.2 + accuracy()] as const,
      })),
      fineTuned: fineTune.map((downstream) => ({ downstream, accuracy: accuracy(), images: 100 })),
      testSizes: Object.fromEntries(tasks.map((task) => [task, preset.testSize])),
    },
    times,
  };
}

/** Writes a folder with a journal. */
export function writeJournal(folder: string, header: object, entries: readonly object[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, JOURNAL), [header, ...entries].map(sealedLine).join(''));
}
