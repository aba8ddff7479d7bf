/** A model that no other beats on every chosen task at once. */
export interface ParetoModel {
  readonly model: string;
  /** Downstream accuracy on each task, in the order of `tasks`. */
  readonly accuracies: readonly number[];
  /** Most that it gives away against the best model of a task, over the tasks, and on average. */
  readonly largestRegret: number;
  readonly meanRegret: number;
}

/** The models worth taking for several tasks at once. */
export interface ParetoSet {
  readonly tasks: readonly string[];
  /** Models evaluated on all tasks. */
  readonly candidates: number;
  /** Smallest largest regret first. */
  readonly models: readonly ParetoModel[];
}
