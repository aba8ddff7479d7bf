import { encode } from 'fast-png';
import type { ImageSet } from '../datasets/imageSet.ts';
import type { Difficulty } from './difficulty.ts';
import { labelImages, type SceneImages, sceneImages } from './sceneImages.ts';
import { SCENES } from './scenes.ts';
import { classNames, DOWNSTREAM_TASKS, taskDistances, type UniverseTask, UPSTREAM_TASKS } from './tasks.ts';

/** Images of a class that are shown. */
const EXAMPLES = 3;
/** Images drawn of each scene to find examples among. */
const DRAWN = 360;
/** With more classes than this one image of each is shown, found among as many as it takes. */
const MANY_CLASSES = 100;
const DRAWN_FOR_MANY = 4000;
/** Layout, in pixels. */
const CELL = 58;
const IMAGE = 54;
const LABEL_HEIGHT = 17;
const HEAD_HEIGHT = 44;
const MARGIN = 24;
const COLUMNS = 20;
const WIDTH = 2 * MARGIN + COLUMNS * CELL;
const LONGEST_LABEL = 11;
const SECTION_GAP = 14;

/**
 * A sheet of every task of the universe as SVG: each class with its name and a few images, each task with its
 * distance from the upstream tasks.
 */
export function contactSheet(options: { difficulty: Difficulty; seed: number; size?: number }): string {
  const drawn = new Map<string, SceneImages>();
  const imagesOf = (task: UniverseTask) => {
    const images = classNames(task).length > MANY_CLASSES ? DRAWN_FOR_MANY : DRAWN;
    const key = `${task.scene} ${images}`;
    const known = drawn.get(key) ?? sceneImages(task.scene, images, { ...options, split: 'sheet' });
    drawn.set(key, known);
    return labelImages(known, task);
  };
  const parts: string[] = [];
  /** Draws a task with its head; returns the height it takes. */
  const section = (x: number, y: number, title: string, about: string, task: UniverseTask): number => {
    parts.push(
      `<text x="${x}" y="${y + 16}" font-size="17" font-weight="bold">${escapeXml(title)}</text>`,
      `<text x="${x}" y="${y + 34}" font-size="12" fill="#555">${escapeXml(about)}</text>`,
    );
    const { svg, height } = taskCells(imagesOf(task), classNames(task), x, y + HEAD_HEIGHT);
    parts.push(svg);
    return HEAD_HEIGHT + height + SECTION_GAP;
  };
  let y = MARGIN;
  for (const [name, task] of Object.entries<UniverseTask>(UPSTREAM_TASKS)) {
    const about = `${classNames(task).length} classes: ${listFactors(task)}. ${SCENES[task.scene].about}`;
    y += section(MARGIN, y, `Upstream: ${name}`, about, task);
  }
  // Downstream tasks stand in two columns.
  const downstream = Object.entries<UniverseTask>(DOWNSTREAM_TASKS);
  for (let i = 0; i < downstream.length; i += 2) {
    const heights = downstream.slice(i, i + 2).map(([name, task], column) => {
      const distances = Object.entries(taskDistances(task)).map(
        ([upstream, distance]) => `${distance} for ${upstream}`,
      );
      const x = MARGIN + (column * (COLUMNS * CELL)) / 2;
      return section(x, y, name, `${distances.join(', ')}. ${SCENES[task.scene].about}`, task);
    });
    y += Math.max(...heights);
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y + MARGIN}" font-family="DejaVu Sans">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...parts,
    '</svg>',
  ].join('\n');
}

function listFactors({ label }: UniverseTask): string {
  return label.join(' x ');
}

/** One cell a class: examples below one another, the class's name under them. */
function taskCells(
  set: ImageSet,
  names: readonly string[],
  left: number,
  top: number,
): { svg: string; height: number } {
  const shown = names.length > MANY_CLASSES ? 1 : EXAMPLES;
  const cellHeight = shown * CELL + LABEL_HEIGHT + (shown === 1 ? 8 : 0);
  const svg = names.flatMap((name, label) => {
    const x = left + (label % COLUMNS) * CELL;
    const y = top + Math.floor(label / COLUMNS) * cellHeight;
    const images = examples(set, label, shown).map(
      (index, row) =>
        `<image x="${x}" y="${y + row * CELL}" width="${IMAGE}" height="${IMAGE}" image-rendering="optimizeSpeed" href="${image(set, index)}"/>`,
    );
    const words = name.length > LONGEST_LABEL ? name.split(' ') : [name];
    const lines = words.map(
      (word, line) =>
        `<text x="${x + IMAGE / 2}" y="${y + shown * CELL + 6 + 8 * line}" font-size="8" text-anchor="middle">${escapeXml(word)}</text>`,
    );
    return [...images, ...lines];
  });
  return { svg: svg.join('\n'), height: Math.ceil(names.length / COLUMNS) * cellHeight };
}

function examples({ labels }: ImageSet, label: number, shown: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < labels.length && found.length < shown; i++) if (labels[i] === label) found.push(i);
  return found;
}

function image({ images, size }: ImageSet, index: number): string {
  const length = size * size * 3;
  const data = images.subarray(index * length, (index + 1) * length);
  const png = encode({ width: size, height: size, channels: 3, data });
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
