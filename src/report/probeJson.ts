import type { FolderProbes, ProbeFolderOptions } from '../features/probeFolder.ts';
import type { LayerProbes } from '../probes/probeLayers.ts';

/** What `plateau probe --json` prints. */
export interface ProbeDocument {
  readonly schema: 'plateau.probe/1';
  readonly input: {
    readonly path: string;
    /** Folder of the test examples; null where a share was held out. */
    readonly test: string | null;
    readonly testFraction: number | null;
    readonly classes: number;
    readonly trainExamples: number;
    readonly testExamples: number;
    readonly seed: number;
    /** L2 that was asked for. */
    readonly l2: number | 'auto';
    readonly notes: readonly string[];
  };
  readonly layers: LayerProbes['layers'];
  readonly best: LayerProbes['best'];
}

/** Probes of a folder as the document of schema `plateau.probe/1`. */
export function probeDocument(
  path: string,
  probes: FolderProbes,
  options: ProbeFolderOptions,
): ProbeDocument {
  const { layers, best, classes, trainExamples, testExamples, notes } = probes;
  const { test = null, testFraction, seed, l2 = 'auto' } = options;
  return {
    schema: 'plateau.probe/1',
    input: {
      path,
      test,
      testFraction: test === null ? testFraction : null,
      classes,
      trainExamples,
      testExamples,
      seed,
      l2,
      notes,
    },
    layers,
    best,
  };
}
