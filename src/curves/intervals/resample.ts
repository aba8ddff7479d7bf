import type { Random } from '../../base/random.ts';

/** A bootstrap resample of models, or of runs with all of their models; drawn again and again into the same arrays. */
export class Resample {
  /** How often each model is in the resample, and how many models are in it, repeats counted. */
  readonly counts: Uint16Array;
  total = 0;
  /** Models in the resample, without repeats, in ascending order. */
  chosen: Uint32Array = new Uint32Array(0);
  private readonly buffer: Uint32Array;
  /** Models of each run; undefined where every model is one. */
  private readonly members: readonly (readonly number[])[] | undefined;

  constructor(models: number, runs?: ArrayLike<number>) {
    this.counts = new Uint16Array(models);
    this.buffer = new Uint32Array(models);
    if (!runs) return;
    const byRun = new Map<number, number[]>();
    for (let i = 0; i < models; i++) {
      const members = byRun.get(runs[i]);
      if (members) members.push(i);
      else byRun.set(runs[i], [i]);
    }
    this.members = [...byRun.values()];
  }

  draw(random: Random): void {
    const { counts, members, buffer } = this;
    counts.fill(0);
    const units = members?.length ?? counts.length;
    let total = 0;
    for (let draw = 0; draw < units; draw++) {
      const unit = random.integer(units);
      if (members) {
        for (const model of members[unit]) counts[model]++;
        total += members[unit].length;
      } else {
        counts[unit]++;
        total++;
      }
    }
    let size = 0;
    for (let i = 0; i < counts.length; i++) if (counts[i] > 0) buffer[size++] = i;
    this.total = total;
    this.chosen = buffer.subarray(0, size);
  }
}
