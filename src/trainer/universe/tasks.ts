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
 * Upstream tasks, of different kind: `objects` asks what a thing is and has to ignore its colour and its place;
 * `crowds` asks how many things there are and of what colour, and has to ignore what they are.
 */
export const UPSTREAM_TASKS = {
  objects: { scene: 'objects', label: ['shape', 'texture'] },
  crowds: { scene: 'crowds', label: ['count', 'hue'] },
} as const satisfies Record<string, UniverseTask>;
export type UpstreamName = keyof typeof UPSTREAM_TASKS;

/** A downstream task with its declared distance from each upstream task. */
export interface DownstreamTask extends UniverseTask {
  readonly distance: Readonly<Record<UpstreamName, Distance>>;
}

const distance = (objects: Distance, crowds: Distance) => ({ objects, crowds });

/**
 * Downstream tasks. Near: the class is a factor of the upstream label. Mid: the same kind of factor in other images,
 * or another factor of the same things. Far: a factor that the upstream task has to ignore or never shows.
 */
export const DOWNSTREAM_TASKS = {
  shape: { scene: 'objects', label: ['shape'], distance: distance('near', 'far') },
  texture: { scene: 'objects', label: ['texture'], distance: distance('near', 'far') },
  hue: { scene: 'objects', label: ['hue'], distance: distance('far', 'mid') },
  'background-hue': { scene: 'objects', label: ['backgroundHue'], distance: distance('far', 'far') },
  backdrop: { scene: 'objects', label: ['backdrop'], distance: distance('far', 'far') },
  size: { scene: 'objects', label: ['size'], distance: distance('far', 'far') },
  'new-shape': { scene: 'novelties', label: ['shape'], distance: distance('mid', 'far') },
  'new-texture': { scene: 'novelties', label: ['texture'], distance: distance('mid', 'far') },
  outline: { scene: 'outlines', label: ['shape'], distance: distance('mid', 'far') },
  digit: { scene: 'glyphs', label: ['shape'], distance: distance('mid', 'far') },
  count: { scene: 'crowds', label: ['count'], distance: distance('far', 'near') },
  'crowd-hue': { scene: 'crowds', label: ['hue'], distance: distance('far', 'near') },
  'crowd-shape': { scene: 'crowds', label: ['shape'], distance: distance('mid', 'far') },
  direction: { scene: 'pairs', label: ['direction'], distance: distance('far', 'far') },
  surface: { scene: 'surfaces', label: ['texture'], distance: distance('mid', 'far') },
  spacing: { scene: 'surfaces', label: ['spacing'], distance: distance('far', 'far') },
} as const satisfies Record<string, DownstreamTask>;
export type DownstreamName = keyof typeof DOWNSTREAM_TASKS;

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
