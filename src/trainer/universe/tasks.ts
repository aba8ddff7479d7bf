import { type FactorName, levelNames, SCENES, type SceneName } from './scenes.ts';

/** How far a downstream task is from an upstream one. */
export type Distance = 'near' | 'mid' | 'far';

/** An image task: images of a scene, labelled by one factor or by several together. */
export interface UniverseTask {
  readonly scene: SceneName;
  /** Factors whose levels make the class, the first one changing slowest. */
  readonly label: readonly FactorName[];
}

/**
 * Upstream tasks. `objects` asks what a thing is and has to ignore its colour and its place; `things` asks the same
 * images for their colour too, a finer label of 320 classes; `crowds` asks how many things there are and of what
 * colour, and has to ignore what they are. A further one is one more entry here.
 */
export const UPSTREAM_TASKS = {
  objects: { scene: 'objects', label: ['shape', 'texture'] },
  things: { scene: 'objects', label: ['shape', 'texture', 'hue'] },
  crowds: { scene: 'crowds', label: ['count', 'hue'] },
} as const satisfies Record<string, UniverseTask>;
export type UpstreamName = keyof typeof UPSTREAM_TASKS;

/** Downstream tasks. A further one is one more entry here; its distances follow ({@link distanceBetween}). */
export const DOWNSTREAM_TASKS = {
  shape: { scene: 'objects', label: ['shape'] },
  texture: { scene: 'objects', label: ['texture'] },
  hue: { scene: 'objects', label: ['hue'] },
  'background-hue': { scene: 'objects', label: ['backgroundHue'] },
  'new-shape': { scene: 'novelties', label: ['shape'] },
  'new-texture': { scene: 'novelties', label: ['texture'] },
  outline: { scene: 'outlines', label: ['shape'] },
  digit: { scene: 'glyphs', label: ['shape'] },
  size: { scene: 'outlines', label: ['size'] },
  'foggy-shape': { scene: 'fog', label: ['shape'] },
  'foggy-texture': { scene: 'fog', label: ['texture'] },
  'turned-shape': { scene: 'turned', label: ['shape'] },
  position: { scene: 'places', label: ['row', 'column'] },
  backdrop: { scene: 'places', label: ['backdrop'] },
  count: { scene: 'crowds', label: ['count'] },
  'crowd-hue': { scene: 'crowds', label: ['hue'] },
  'crowd-shape': { scene: 'crowds', label: ['shape'] },
  direction: { scene: 'pairs', label: ['direction'] },
  surface: { scene: 'surfaces', label: ['texture'] },
  spacing: { scene: 'surfaces', label: ['spacing'] },
} as const satisfies Record<string, UniverseTask>;
export type DownstreamName = keyof typeof DOWNSTREAM_TASKS;

/**
 * How far a downstream task is from an upstream one, by what they ask for alone. Near: its class is part of the
 * upstream label, on the same scene. Mid: the same factors, on another scene. Far: a factor that the upstream task has
 * to ignore or never shows.
 *
 * @example distanceBetween(UPSTREAM_TASKS.objects, DOWNSTREAM_TASKS.outline) // 'mid'
 */
export function distanceBetween(upstream: UniverseTask, downstream: UniverseTask): Distance {
  if (!downstream.label.every((factor) => upstream.label.includes(factor))) return 'far';
  return downstream.scene === upstream.scene ? 'near' : 'mid';
}

/** Distance of a downstream task from every upstream task. */
export function taskDistances(downstream: UniverseTask): Record<UpstreamName, Distance> {
  const entries = Object.entries(UPSTREAM_TASKS).map(([name, upstream]) => [
    name,
    distanceBetween(upstream, downstream),
  ]);
  return Object.fromEntries(entries) as Record<UpstreamName, Distance>;
}

/**
 * Names of a task's classes, in the order of their numbers.
 *
 * @example classNames(DOWNSTREAM_TASKS.count) // ['1', '2', '3', '4', '5']
 */
export function classNames({ scene, label }: UniverseTask): string[] {
  return label
    .map((factor) => levelNames(SCENES[scene], factor))
    .reduce<string[]>(
      (names, levels) =>
        names.length === 0 ? [...levels] : names.flatMap((name) => levels.map((level) => `${name} ${level}`)),
      [],
    );
}
