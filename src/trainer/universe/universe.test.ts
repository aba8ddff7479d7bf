import { describe, expect, test } from '@jest/globals';
import { BACKDROPS } from './backdrops.ts';
import { contactSheet } from './contactSheet.ts';
import { DIFFICULTIES } from './difficulty.ts';
import { factorLevels } from './factorLevels.ts';
import { labelImages, sceneImages } from './sceneImages.ts';
import { FACTORS, levelNames, SCENES, type Scene, type SceneName } from './scenes.ts';
import { shapeDistance } from './shapeDistance.ts';
import { SHAPE_REACH, SHAPES } from './shapes.ts';
import { classNames, DOWNSTREAM_TASKS, taskDistances, UPSTREAM_TASKS } from './tasks.ts';
import { TEXTURES } from './textures.ts';

const options = { difficulty: DIFFICULTIES.medium, seed: 1, split: 'test' };

describe('scenes', () => {
  test.each(
    Object.keys(SCENES) as SceneName[],
  )('%s: same bytes for a seed, others for another seed or split', (scene) => {
    const { images } = sceneImages(scene, 12, options);
    expect(sceneImages(scene, 12, options).images).toEqual(images);
    expect(sceneImages(scene, 12, { ...options, seed: 2 }).images).not.toEqual(images);
    expect(sceneImages(scene, 12, { ...options, split: 'train' }).images).not.toEqual(images);
  });

  test.each(
    Object.keys(DIFFICULTIES) as (keyof typeof DIFFICULTIES)[],
  )('%s: more images leave the first ones as they are', (name) => {
    const difficulty = DIFFICULTIES[name];
    const few = sceneImages('crowds', 5, { ...options, difficulty });
    const many = sceneImages('crowds', 9, { ...options, difficulty });
    expect(many.images.subarray(0, few.images.length)).toEqual(few.images);
    expect(many.levels.count.subarray(0, 5)).toEqual(few.levels.count);
  });

  test('every level of every factor comes equally often from the first image on', () => {
    const scene: Scene = SCENES.objects;
    const levels = factorLevels(scene, 500, 1, 'deal');
    for (const factor of FACTORS) {
      const count = levelNames(scene, factor).length;
      for (const images of [7, 100, 499]) {
        const counts = new Array<number>(count).fill(0);
        for (const level of levels[factor].subarray(0, images)) counts[level]++;
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }
    }
  });

  test('factors are independent: shape says nothing of hue', () => {
    const { shape, hue } = factorLevels(SCENES.objects, 6400, 1, 'deal');
    const counts = new Float64Array(64);
    for (let i = 0; i < shape.length; i++) counts[shape[i] * 8 + hue[i]]++;
    // Chi-squared with 49 degrees of freedom; 0.999 quantile 85.4.
    expect(counts.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0)).toBeLessThan(85.4);
  });

  test('an image changes with its factors: a larger object covers more pixels', () => {
    const difficulty = { ...DIFFICULTIES.easy, noise: 0 };
    const { images, levels, size } = sceneImages('glyphs', 400, { ...options, difficulty });
    const light = [0, 0, 0, 0, 0];
    for (let i = 0; i < 400; i++) {
      for (const byte of images.subarray(i * size * size * 3, (i + 1) * size * size * 3))
        light[levels.size[i]] += byte;
    }
    expect([...light].sort((a, b) => a - b)[4]).toBe(light[4]);
    expect(light[4]).toBeGreaterThan(1.05 * light[0]);
  });
});

describe('tasks', () => {
  const tasks = Object.entries({ ...UPSTREAM_TASKS, ...DOWNSTREAM_TASKS });

  test.each(tasks)('%s: every class has a name and images', (_name, task) => {
    const names = classNames(task);
    const { labels, classes } = labelImages(
      sceneImages(task.scene, task.label.length < 3 ? 400 : 4000, { ...options, size: 6 }),
      task,
    );
    expect(new Set(names).size).toBe(classes);
    expect(new Set(labels).size).toBe(classes);
  });

  const upstreams = Object.keys(UPSTREAM_TASKS) as (keyof typeof UPSTREAM_TASKS)[];

  test('there are three upstream tasks, one of hundreds of classes, and at least 14 downstream ones, near, mid and far', () => {
    expect(upstreams).toHaveLength(3);
    expect(Math.max(...Object.values(UPSTREAM_TASKS).map((task) => classNames(task).length))).toBe(320);
    const distances = Object.values(DOWNSTREAM_TASKS).map(taskDistances);
    expect(distances.length).toBeGreaterThanOrEqual(14);
    for (const upstream of upstreams) {
      expect(new Set(distances.map((distance) => distance[upstream]))).toEqual(
        new Set(['near', 'mid', 'far']),
      );
    }
  });

  test('a task is near, mid or far by what it asks for and on which scene', () => {
    expect(taskDistances(DOWNSTREAM_TASKS.hue)).toEqual({ objects: 'far', things: 'near', crowds: 'mid' });
    expect(taskDistances(DOWNSTREAM_TASKS.outline)).toEqual({ objects: 'mid', things: 'mid', crowds: 'far' });
    expect(taskDistances(DOWNSTREAM_TASKS.count)).toEqual({ objects: 'far', things: 'far', crowds: 'near' });
  });

  test('things are a finer label of the very images of objects', () => {
    const drawn = sceneImages('objects', 200, options);
    const [coarse, fine] = [UPSTREAM_TASKS.objects, UPSTREAM_TASKS.things].map((task) =>
      labelImages(drawn, task),
    );
    expect(fine.images).toBe(coarse.images);
    expect(fine.labels.map((label) => Math.floor(label / 8))).toEqual(coarse.labels);
  });

  test('an object stands where its place says: before a flat backdrop the brightest ninth is that of the label', () => {
    const drawn = sceneImages('places', 600, { ...options, difficulty: DIFFICULTIES.easy });
    const { images, labels, size } = labelImages(drawn, DOWNSTREAM_TASKS.position);
    const flat = [...labels.keys()].filter((i) => drawn.levels.backdrop[i] === 0);
    const right = flat.filter((i) => {
      const light = new Float64Array(9);
      const third = (at: number) => Math.floor((3 * at) / size);
      images.subarray(i * 3 * size ** 2, (i + 1) * 3 * size ** 2).forEach((byte, at) => {
        const pixel = Math.floor(at / 3);
        light[3 * third(Math.floor(pixel / size)) + third(pixel % size)] += byte;
      });
      return light.indexOf(Math.max(...light)) === labels[i];
    });
    expect(flat.length).toBeGreaterThan(90);
    expect(right.length / flat.length).toBeGreaterThan(0.9);
  });

  test('the contact sheet shows every class of every task by name', () => {
    const svg = contactSheet({ difficulty: DIFFICULTIES.easy, seed: 1, size: 12 });
    for (const [name, task] of tasks) {
      expect(svg).toContain(name);
      for (const word of classNames(task).flatMap((label) => label.split(' '))) expect(svg).toContain(word);
    }
  });
});

describe('shapes', () => {
  const area = (name: string) => {
    const distance = shapeDistance(SHAPES[name]);
    let inside = 0;
    for (let i = 0; i < 10_000; i++)
      if (distance(((i % 100) + 0.5) / 50 - 1, (Math.floor(i / 100) + 0.5) / 50 - 1) < 0) inside++;
    return inside / 2500;
  };

  test('distances are those of geometry', () => {
    const square = shapeDistance(SHAPES.square);
    expect(square(0, 0)).toBeCloseTo(-0.78, 12);
    expect(square(1, 0)).toBeCloseTo(0.22, 12);
    expect(square(0.78 + 0.3, 0.78 + 0.4)).toBeCloseTo(0.5, 12);
  });

  test('areas are those of geometry, holes left out', () => {
    expect(area('square')).toBeCloseTo(1.56 ** 2, 1);
    // A regular polygon of 24 corners: half of 24 r^2 sin(2 pi / 24).
    const polygon = (radius: number) => 12 * radius ** 2 * Math.sin(Math.PI / 12);
    expect(area('disc')).toBeCloseTo(polygon(0.92), 1);
    expect(area('ring')).toBeCloseTo(polygon(0.98) - polygon(0.5), 1);
  });

  test.each(Object.keys(SHAPES))('%s lies within its reach', (name) => {
    const distance = shapeDistance(SHAPES[name]);
    const angles = Array.from({ length: 126 }, (_, i) => 0.05 * i);
    const outside = angles.map((angle) =>
      distance(SHAPE_REACH * Math.cos(angle), SHAPE_REACH * Math.sin(angle)),
    );
    expect(Math.min(...outside)).toBeGreaterThan(0);
    expect(area(name)).toBeGreaterThan(0.5);
  });
});

test('textures and backdrops stay within 0 and 1', () => {
  for (const shade of [...Object.values(TEXTURES), ...Object.values(BACKDROPS)]) {
    const values = Array.from({ length: 500 }, (_, i) =>
      shade(Math.sin(i) * 3, Math.cos(1.7 * i) * 3, 3 * Math.abs(Math.sin(0.3 * i))),
    );
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThanOrEqual(1);
  }
});
