import type { LayerProbes, ProbeRows } from '../probes/probeLayers.ts';
import { rowsByClass, type Shots } from '../probes/supports.ts';

/** Layers that were probed, with what they were probed on. */
export interface ProbeSummary extends LayerProbes {
  readonly classes: number;
  readonly trainExamples: number;
  readonly testExamples: number;
  /** What a reader should know, in words. */
  readonly notes: readonly string[];
}

/** Adds to probes what they were probed on, and which classes had too few examples. */
export function summariseProbes(probes: LayerProbes, rows: ProbeRows, shots: readonly Shots[]): ProbeSummary {
  const byClass = rowsByClass(rows.labels, rows.train);
  return {
    ...probes,
    classes: byClass.size,
    trainExamples: rows.train.length,
    testExamples: 'rows' in rows.test ? rows.test.rows.length : rows.test.labels.length,
    notes: smallClasses(byClass, shots),
  };
}

function smallClasses(byClass: Map<number, number[]>, shots: readonly Shots[]): string[] {
  return shots.flatMap((count) => {
    if (count === 'all') return [];
    const small = [...byClass].filter(([, rows]) => rows.length < count);
    if (small.length === 0) return [];
    const [label, rows] = small[0];
    return [
      `${count} shots: ${small.length} of ${byClass.size} classes have fewer training examples and give all they have ` +
        `(class ${label}: ${rows.length})`,
    ];
  });
}
