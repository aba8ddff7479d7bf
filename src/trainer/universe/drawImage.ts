import type { Random } from '../../base/random.ts';
import { BACKDROPS } from './backdrops.ts';
import { type Colour, hsv } from './colour.ts';
import type { Difficulty } from './difficulty.ts';
import type { ImageLevels } from './factorLevels.ts';
import { type Canvas, type Fill, paintAll, paintFigure, paintStroke } from './paint.ts';
import { placeObjects } from './placeObjects.ts';
import { type FactorName, levelNames, type Scene } from './scenes.ts';
import { type ShapeDistance, shapeDistance } from './shapeDistance.ts';
import { SHAPES } from './shapes.ts';
import { TEXTURES } from './textures.ts';

const TURN = 2 * Math.PI;
/** Share of a hue's bin that hues are drawn from, so that neighbouring bins are apart. */
const HUE_SPREAD = 0.6;
/** Periods of textures in pixels for an image 24 wide: on objects any of the range, on surfaces one a level. */
const PERIOD = [4, 5.5] as const;
const SURFACE_PERIODS = [3.2, 4.6, 6.6, 9.5];
/** Image width that lengths in pixels are meant for. */
const NOMINAL_SIZE = 24;
/** Width of outlines, in pixels of an image 24 wide. */
const OUTLINE = 1.5;

const distances: Readonly<Record<string, ShapeDistance>> = Object.fromEntries(
  Object.entries(SHAPES).map(([name, shape]) => [name, shapeDistance(shape)]),
);

/** Draws one image of a scene on a canvas, noise included. */
export function drawImage(
  canvas: Canvas,
  scene: Scene,
  levels: ImageLevels,
  asked: Difficulty,
  random: Random,
): void {
  const difficulty = { ...asked, ...scene.difficulty };
  const within = ([low, high]: readonly [number, number]) => low + (high - low) * random.uniform();
  const name = (factor: FactorName) => levelNames(scene, factor)[levels[factor]];
  const hue = (factor: 'hue' | 'backgroundHue') =>
    (levels[factor] + HUE_SPREAD * (random.uniform() - 0.5)) / levelNames(scene, factor).length;
  const unit = canvas.size / NOMINAL_SIZE;

  const contrast = within(difficulty.contrast);
  const dark = 0.12 + (0.83 - contrast) * random.uniform();
  const objectIsDark = difficulty.darkObjects && random.uniform() < 0.5;
  const [behind, object] = objectIsDark ? [dark + contrast, dark] : [dark, dark + contrast];
  const saturation = () => within(difficulty.saturation);
  const shades = (hueOf: number, value: number, spread: number): [Colour, Colour] => {
    const s = saturation();
    // The second shade lies on the side that has room for it.
    const other = value > 0.5 ? value * (1 - spread) : value + (1 - value) * spread;
    return [hsv(hueOf, s, value), hsv(hueOf, s, other)];
  };

  const [back, backOther] = shades(hue('backgroundHue'), behind, difficulty.backdropContrast);
  const backdrop = BACKDROPS[name('backdrop')];
  const [front, frontOther] = shades(hue('hue'), object, difficulty.textureContrast);
  const fill: Fill = {
    first: front,
    second: frontOther,
    texture: TEXTURES[name('texture')],
    period: unit * (scene.layout === 'surface' ? SURFACE_PERIODS[levels.spacing] : within(PERIOD)),
    turn: TURN * random.uniform(),
  };

  if (scene.layout === 'surface') {
    paintAll(canvas, fill, within([0.2, 0.8]) * canvas.size, within([0.2, 0.8]) * canvas.size);
  } else {
    paintAll(
      canvas,
      {
        first: back,
        second: backOther,
        texture: backdrop,
        period: canvas.size,
        turn: TURN * random.uniform(),
      },
      within([0.35, 0.65]) * canvas.size,
      within([0.35, 0.65]) * canvas.size,
    );
    const strokes = random.integer(difficulty.clutter + 1);
    for (let i = 0; i < strokes; i++) {
      const colour = hsv(random.uniform(), saturation(), dark + contrast * random.uniform());
      const place = { x: random.uniform() * canvas.size, y: random.uniform() * canvas.size };
      const length = within([0.15, 0.4]) * canvas.size;
      paintStroke(canvas, { ...place, length, turn: TURN * random.uniform(), width: unit }, colour);
    }
    for (const { shape = name('shape'), ...place } of placeObjects(
      scene.layout,
      levels,
      difficulty,
      random,
    )) {
      const turn = ((2 * random.uniform() - 1) * difficulty.rotation * Math.PI) / 180;
      paintFigure(
        canvas,
        {
          distance: distances[shape],
          x: place.x * canvas.size,
          y: place.y * canvas.size,
          radius: place.radius * canvas.size,
          turn,
          line: scene.outlined && OUTLINE * unit,
        },
        fill,
      );
    }
  }
  for (let i = 0; i < canvas.pixels.length; i++) canvas.pixels[i] += difficulty.noise * random.normal();
}
