/** A model of the table with what its accuracies were measured on. */
export interface MeasuredModel {
  readonly upstreamAccuracy: number;
  readonly downstreamAccuracy: number;
  /** Examples in the test sets; undefined: accuracies count as exact. */
  readonly testSize?: number;
  readonly upstreamTestSize?: number;
  /** Steps that accuracies are rounded to, fractions; default 0. */
  readonly step?: number;
  readonly upstreamStep?: number;
}

/** What an analysis may say that a single model can refute. */
export type Statement =
  /** However good upstream, downstream accuracy stays at or below this. */
  | { readonly kind: 'plateau'; readonly downstreamAccuracy: number }
  /** Up to an upstream accuracy, downstream accuracy stays at or below this. */
  | { readonly kind: 'frontier'; readonly upstreamAccuracy: number; readonly downstreamAccuracy: number }
  /** A downstream accuracy needs so much upstream accuracy, or cannot be reached (null). */
  | { readonly kind: 'needed'; readonly downstreamAccuracy: number; readonly upstreamAccuracy: number | null }
  /** A model that ranks first: no model of at most its upstream accuracy does better downstream. */
  | { readonly kind: 'ranking'; readonly first: MeasuredModel };

/** A model refutes what it is beyond by more standard errors than this of its own test noise. */
export const REFUTING_ERRORS = 4;
/** Room for the rounding of arithmetic. */
const ARITHMETIC = 1e-9;

/**
 * Whether a model of the table refutes a statement: whether its downstream accuracy is above what the statement allows
 * (at its upstream accuracy, where that matters) by more than 4 standard errors of its told test noise and half a
 * rounding step.
 *
 * @example
 * const plateau = { kind: 'plateau', downstreamAccuracy: 0.7 } as const;
 * refutes({ upstreamAccuracy: 0.8, downstreamAccuracy: 0.717 }, plateau) // true
 */
export function refutes(model: MeasuredModel, statement: Statement): boolean {
  const surplus = (allowed: number) => model.downstreamAccuracy - allowed > downstreamRoom(model);
  switch (statement.kind) {
    case 'plateau':
      return surplus(statement.downstreamAccuracy);
    case 'frontier':
      return surplus(statement.downstreamAccuracy) && atMost(model, statement.upstreamAccuracy, 0);
    case 'needed':
      return reaches(model, statement) && below(model, statement.upstreamAccuracy);
    case 'ranking': {
      const { first } = statement;
      const room = REFUTING_ERRORS * error(first.downstreamAccuracy, first.testSize) + half(first.step);
      const upstreamRoom =
        REFUTING_ERRORS * error(first.upstreamAccuracy, first.upstreamTestSize) + half(first.upstreamStep);
      return surplus(first.downstreamAccuracy + room) && atMost(model, first.upstreamAccuracy, upstreamRoom);
    }
  }
}

/** Whether the model surely has the downstream accuracy that is said to be so dear. */
function reaches(
  model: MeasuredModel,
  { downstreamAccuracy }: { readonly downstreamAccuracy: number },
): boolean {
  return model.downstreamAccuracy - downstreamAccuracy > downstreamRoom(model);
}

/** Whether it surely has less upstream accuracy than is said to be needed; null says that none is enough. */
function below(model: MeasuredModel, needed: number | null): boolean {
  return needed === null || needed - model.upstreamAccuracy > upstreamRoom(model);
}

/** Whether its upstream accuracy is surely no larger; the same accuracy as written is no larger. */
function atMost(model: MeasuredModel, upstreamAccuracy: number, otherRoom: number): boolean {
  const room = upstreamRoom(model) + otherRoom;
  const told = model.upstreamTestSize !== undefined || half(model.upstreamStep) > 0;
  return told
    ? upstreamAccuracy - model.upstreamAccuracy > room
    : model.upstreamAccuracy <= upstreamAccuracy + ARITHMETIC;
}

function downstreamRoom({ downstreamAccuracy, testSize, step }: MeasuredModel): number {
  return REFUTING_ERRORS * error(downstreamAccuracy, testSize) + half(step) + ARITHMETIC;
}

function upstreamRoom({ upstreamAccuracy, upstreamTestSize, upstreamStep }: MeasuredModel): number {
  return REFUTING_ERRORS * error(upstreamAccuracy, upstreamTestSize) + half(upstreamStep) + ARITHMETIC;
}

/** Standard error of a measured accuracy, drawn a little towards one half so that it is never 0 (`testNoise`). */
function error(accuracy: number, testSize: number | undefined): number {
  if (testSize === undefined) return 0;
  const drawn = (accuracy * testSize + 1) / (testSize + 2);
  return Math.sqrt((drawn * (1 - drawn)) / testSize);
}

function half(step = 0): number {
  return step / 2;
}
