/**
 * Shape of an error curve e_DS = offset + scale * shape(theta, t), with t = log(e_US / largest e_US), so t <= 0.
 * The scale is bounded so that the curve stays at 1 or below where the shape does.
 */
export interface ErrorShape {
  /** Whether there is an offset; without one it is held at 0. */
  readonly offset: boolean;
  /** Bounds of theta. */
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Values of each entry of theta whose combinations are tried as starts. */
  readonly grid: readonly (readonly number[])[];
  /**
   * Value at t for parameters [offset, share, ...theta]; fills `slopes`, where given, from index 2 on with its
   * derivatives with respect to theta.
   */
  at(parameters: readonly number[], t: number, slopes?: number[]): number;
}
