/** A point of a shape in its radii from its middle, y pointing down. */
export type ShapePoint = readonly [x: number, y: number];

/** A shape: filled contours (even-odd, so that a second contour is a hole), or strokes of some width. */
export interface Shape {
  readonly contours?: readonly (readonly ShapePoint[])[];
  readonly strokes?: readonly (readonly ShapePoint[])[];
}

/** Nothing of a shape is farther from its middle, in its radii. */
export const SHAPE_REACH = 1.3;

/** Width of a stroke, in radii of the shape. */
export const STROKE_WIDTH = 0.36;

/** Shapes that the upstream task "objects" is made of. */
export const SEEN_SHAPES = {
  disc: { contours: [regular(24, 0.92)] },
  square: { contours: [box(0.78, 0.78)] },
  triangle: { contours: [regular(3, 1)] },
  star: { contours: [star(5, 1, 0.42)] },
  cross: { contours: [plus(1, 0.32)] },
  crescent: { contours: [crescent(0.95, 0.5)] },
  ring: { contours: [regular(24, 0.98), regular(24, 0.5)] },
  arrow: { contours: [points(0, -1, 0.8, -0.1, 0.3, -0.1, 0.3, 0.9, -0.3, 0.9, -0.3, -0.1, -0.8, -0.1)] },
} satisfies Record<string, Shape>;

/** Shapes that no upstream task shows as a class. */
export const UNSEEN_SHAPES = {
  'half-disc': { contours: [arc(0.98, 0, Math.PI, 14).map(([x, y]) => [x, y - 0.4] as const)] },
  heart: { contours: [heart()] },
  ell: { contours: [points(-0.7, -0.95, -0.1, -0.95, -0.1, 0.35, 0.75, 0.35, 0.75, 0.95, -0.7, 0.95)] },
  tee: {
    contours: [
      points(-0.9, -0.9, 0.9, -0.9, 0.9, -0.3, 0.3, -0.3, 0.3, 0.95, -0.3, 0.95, -0.3, -0.3, -0.9, -0.3),
    ],
  },
  bolt: { contours: [points(0.25, -1, -0.65, 0.2, -0.1, 0.2, -0.3, 1, 0.65, -0.3, 0.1, -0.3)] },
  hourglass: { contours: [points(-0.8, -0.9, 0.8, -0.9, 0.15, 0, 0.8, 0.9, -0.8, 0.9, -0.15, 0)] },
  frame: { contours: [box(0.85, 0.85), box(0.45, 0.45)] },
  trefoil: { contours: [trefoil()] },
} satisfies Record<string, Shape>;

/** Digits, drawn with strokes. */
export const GLYPHS = {
  0: { strokes: [[...regular(12, 1), regular(12, 1)[0]].map(([x, y]) => [0.58 * x, 0.85 * y] as const)] },
  1: { strokes: [points(-0.35, -0.5, 0.1, -0.85, 0.1, 0.85)] },
  2: { strokes: [points(-0.5, -0.5, -0.3, -0.8, 0.2, -0.85, 0.5, -0.5, 0.4, -0.1, -0.5, 0.85, 0.55, 0.85)] },
  3: { strokes: [points(-0.5, -0.85, 0.5, -0.85, 0, -0.15, 0.5, 0.2, 0.4, 0.75, -0.1, 0.9, -0.5, 0.65)] },
  4: { strokes: [points(0.3, 0.9, 0.3, -0.85, -0.55, 0.35, 0.6, 0.35)] },
  5: {
    strokes: [
      points(0.5, -0.85, -0.4, -0.85, -0.45, -0.1, 0.2, -0.15, 0.5, 0.25, 0.35, 0.75, -0.1, 0.9, -0.5, 0.7),
    ],
  },
  6: {
    strokes: [
      points(0.35, -0.85, -0.25, -0.35, -0.5, 0.3, -0.25, 0.85, 0.3, 0.85, 0.5, 0.4, 0.25, 0, -0.4, 0.1),
    ],
  },
  7: { strokes: [points(-0.5, -0.85, 0.55, -0.85, -0.15, 0.9)] },
  8: {
    strokes: [
      points(0, -0.05, -0.42, -0.4, -0.3, -0.85, 0.3, -0.85, 0.42, -0.4, 0, -0.05),
      points(0, -0.05, -0.52, 0.4, -0.3, 0.88, 0.3, 0.88, 0.52, 0.4, 0, -0.05),
    ],
  },
  9: {
    strokes: [
      points(0.4, -0.15, -0.3, -0.05, -0.5, -0.45, -0.25, -0.85, 0.25, -0.85, 0.45, -0.4, 0.4, 0.2, 0, 0.9),
    ],
  },
} satisfies Record<string, Shape>;

/** Every shape by name. */
export const SHAPES: Readonly<Record<string, Shape>> = { ...SEEN_SHAPES, ...UNSEEN_SHAPES, ...GLYPHS };

function points(...numbers: number[]): ShapePoint[] {
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]] as const);
}

function arc(radius: number, from: number, to: number, steps: number): ShapePoint[] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = from + ((to - from) * i) / steps;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
}

function regular(corners: number, radius: number): ShapePoint[] {
  return arc(radius, -Math.PI / 2, 1.5 * Math.PI, corners).slice(0, -1);
}

function box(halfWidth: number, halfHeight: number): ShapePoint[] {
  return points(
    -halfWidth,
    -halfHeight,
    halfWidth,
    -halfHeight,
    halfWidth,
    halfHeight,
    -halfWidth,
    halfHeight,
  );
}

function star(tips: number, outer: number, inner: number): ShapePoint[] {
  return regular(2 * tips, 1).map(([x, y], i) => (i % 2 ? [inner * x, inner * y] : [outer * x, outer * y]));
}

function plus(arm: number, half: number): ShapePoint[] {
  return points(
    ...[-half, -arm, half, -arm, half, -half, arm, -half, arm, half, half, half],
    ...[half, arm, -half, arm, -half, half, -arm, half, -arm, -half, -half, -half],
  );
}

/** A disc from which one of the same radius is cut whose centre lies to the right by a shift. */
function crescent(radius: number, shift: number): ShapePoint[] {
  const angle = Math.acos(shift / (2 * radius));
  const outer = arc(radius, angle, 2 * Math.PI - angle, 20);
  const inner = arc(radius, Math.PI + angle, Math.PI - angle, 14).map(([x, y]) => [x + shift, y] as const);
  return [...outer, ...inner].map(([x, y]) => [1.05 * (x + 0.3), 1.05 * y] as const);
}

function heart(): ShapePoint[] {
  return Array.from({ length: 24 }, (_, i) => {
    const t = (2 * Math.PI * i) / 24;
    const y = 13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t);
    return [Math.sin(t) ** 3, -y / 17 - 0.1] as const;
  });
}

function trefoil(): ShapePoint[] {
  return Array.from({ length: 30 }, (_, i) => {
    const t = (2 * Math.PI * i) / 30;
    const radius = 0.62 + 0.38 * Math.cos(3 * t);
    return [radius * Math.sin(t), -radius * Math.cos(t)] as const;
  });
}
