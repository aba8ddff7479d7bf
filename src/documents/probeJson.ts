import type { ProbeSummary } from '../features/probeSummary.ts';
import type { LayerProbes } from '../probes/probeLayers.ts';

/** What `plateau probe --json` prints. */
export interface ProbeDocument {
  readonly schema: 'plateau.probe/1';
  readonly input: {
    /** Folder of features, or images that a model was run on. */
    readonly path: string;
    /** Saved model that made the features; null where they were exported. */
    readonly model: string | null;
    /** Folder of the test examples; null where a share was held out or the images have a test split. */
    readonly test: string | null;
    /** Share that was held out; null where there are test examples. */
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

/** Probes as the document of schema `plateau.probe/1`. */
export function probeDocument(
  source: Pick<ProbeDocument['input'], 'path' | 'model' | 'test' | 'testFraction' | 'seed' | 'l2'>,
  { layers, best, classes, trainExamples, testExamples, notes }: ProbeSummary,
): ProbeDocument {
  const { path, model, test, testFraction, seed, l2 } = source;
  return {
    schema: 'plateau.probe/1',
    input: { path, model, test, testFraction, classes, trainExamples, testExamples, seed, l2, notes },
    layers,
    best,
  };
}
