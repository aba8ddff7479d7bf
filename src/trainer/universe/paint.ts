import type { Colour } from './colour.ts';
import type { ShapeDistance } from './shapeDistance.ts';
import { SHAPE_REACH } from './shapes.ts';
import type { Texture } from './textures.ts';

/** An image being painted: red, green and blue of every pixel, row by row, nominally in [0, 1]. */
export interface Canvas {
  readonly pixels: Float64Array;
  /** Width and height, in pixels. */
  readonly size: number;
}

/** Two shades and where the second one stands. */
export interface Fill {
  readonly first: Colour;
  readonly second: Colour;
  readonly texture: Texture;
  /** Length of the texture's period, in pixels. */
  readonly period: number;
  /** Turn of the texture, in radians. */
  readonly turn: number;
}

/** A shape at its place. */
export interface Figure {
  readonly distance: ShapeDistance;
  /** Centre and radius, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** In radians. */
  readonly turn: number;
  /** Width of the line for an outline, in pixels; undefined fills the shape. */
  readonly line?: number;
}

/** Paints a figure over what is there, its edge smoothed over one pixel. */
export function paintFigure({ pixels, size }: Canvas, figure: Figure, fill: Fill): void {
  const { distance, x, y, radius, line } = figure;
  const [cos, sin] = [Math.cos(figure.turn) / radius, Math.sin(figure.turn) / radius];
  const shade = shader(fill);
  const reach = SHAPE_REACH * radius + 1;
  const [left, right] = [Math.max(0, Math.floor(x - reach)), Math.min(size - 1, Math.ceil(x + reach))];
  const [top, bottom] = [Math.max(0, Math.floor(y - reach)), Math.min(size - 1, Math.ceil(y + reach))];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const dx = column + 0.5 - x;
      const dy = row + 0.5 - y;
      const edge = radius * distance(cos * dx + sin * dy, cos * dy - sin * dx);
      const cover = Math.min(1, Math.max(0, 0.5 - (line === undefined ? edge : Math.abs(edge) - line / 2)));
      if (cover > 0) shade(pixels, 3 * (row * size + column), cover, dx, dy);
    }
  }
}

/** Paints the whole image; the fill's frame starts at a point of it. */
export function paintAll({ pixels, size }: Canvas, fill: Fill, x: number, y: number): void {
  const shade = shader(fill);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      shade(pixels, 3 * (row * size + column), 1, column + 0.5 - x, row + 0.5 - y);
    }
  }
}

/** Paints a straight stroke, its edge smoothed. */
export function paintStroke(
  { pixels, size }: Canvas,
  { x, y, length, turn, width }: { x: number; y: number; length: number; turn: number; width: number },
  colour: Colour,
): void {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const dx = column + 0.5 - x;
      const dy = row + 0.5 - y;
      const beyond = Math.max(0, Math.abs(cos * dx + sin * dy) - length / 2);
      const cover = Math.min(1, width / 2 + 0.5 - Math.hypot(beyond, cos * dy - sin * dx));
      if (cover > 0) blend(pixels, 3 * (row * size + column), cover, colour);
    }
  }
}

type Shader = (pixels: Float64Array, at: number, cover: number, dx: number, dy: number) => void;

/** Mixes a fill's two shades at a pixel of the image, dx and dy away from the fill's origin. */
function shader({ first, second, texture, period, turn }: Fill): Shader {
  const [cos, sin] = [Math.cos(turn) / period, Math.sin(turn) / period];
  // A distance takes long to compute: only for a texture that looks at it.
  const radial = texture.length > 2;
  return (pixels, at, cover, dx, dy) => {
    const radius = radial ? Math.hypot(dx, dy) / period : 0;
    const share = texture(cos * dx + sin * dy, cos * dy - sin * dx, radius);
    for (let channel = 0; channel < 3; channel++) {
      const colour = first[channel] + share * (second[channel] - first[channel]);
      pixels[at + channel] += cover * (colour - pixels[at + channel]);
    }
  };
}

function blend(pixels: Float64Array, at: number, cover: number, colour: Colour): void {
  for (let channel = 0; channel < 3; channel++) {
    pixels[at + channel] += cover * (colour[channel] - pixels[at + channel]);
  }
}
