/** Which task a row of a result speaks of: the same three names in every result. */
export interface TaskKey {
  readonly upstream: string;
  readonly downstream: string;
  /** Examples a class; null for full fine-tuning or zero-shot. */
  readonly shots: number | null;
}

/** The key of a task. */
export function taskKey({ upstream, downstream, shots }: TaskKey): TaskKey {
  return { upstream, downstream, shots };
}

/**
 * Name of a task among those of its upstream task.
 *
 * @example taskName({ downstream: 'birds', shots: 25 }) // 'birds (25 shots)'
 */
export function taskName({ downstream, shots }: Pick<TaskKey, 'downstream' | 'shots'>): string {
  return shots === null ? downstream : `${downstream} (${shots} ${shots === 1 ? 'shot' : 'shots'})`;
}
