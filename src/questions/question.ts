import type { FittedTable } from './fittedTable.ts';
import type { ClaimResult } from './judging/claim.ts';
import type { HullOverlay } from './overlay/hullOverlay.ts';
import type { RankCorrelations } from './ranks/rankCorrelations.ts';
import type { RivalComparison } from './rivals/compareRivals.ts';
import type { RivalCurvePoint } from './rivals/rivalRows.ts';
import type { SampleSizeResult } from './sampleSize/sampleSize.ts';
import type { ResidualSpreadRow } from './scale/residualSpread.ts';
import type { ScaleEffect } from './scale/scaleEffect.ts';
import type { ReportSection } from './section.ts';
import type { ShotTrends } from './shots/shotTrends.ts';

/** Why a table does not allow a section. */
export interface Absent {
  readonly absent: string;
}

/** Builds a section from a table, or says why the table does not allow it. */
export type SectionBuilder = (context: ReportContext) => Omit<ReportSection, 'id'> | Absent;

/** What the questions asked of a table gave; null where no section that is asked for needs it. */
export interface Analyses {
  readonly comparison: RivalComparison | null;
  readonly rivalCurves: readonly RivalCurvePoint[];
  readonly samples: SampleSizeResult | null;
  readonly shots: ShotTrends | null;
  readonly spread: readonly ResidualSpreadRow[] | null;
  readonly scale: ScaleEffect | null;
  readonly ranks: readonly RankCorrelations[] | null;
  readonly overlay: HullOverlay | null;
  readonly claims: readonly ClaimResult[] | null;
}

/** What the sections of a report are built from. */
export interface ReportContext extends FittedTable {
  readonly analyses: Analyses;
}
