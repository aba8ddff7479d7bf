/** How eyes see colours: normal ones, and those that lack a kind of cone. */
export type Vision = 'normal' | 'protan' | 'deutan' | 'tritan';

type Matrix = readonly (readonly [number, number, number])[];
type Triple = readonly [number, number, number];

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
const VISIONS: Record<Vision, Matrix> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
export const ALL_VISIONS = Object.keys(VISIONS) as Vision[];

/** Linear sRGB to CIE XYZ, white D65. */
const TO_XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const WHITE: Triple = [0.95047, 1, 1.08883];

/** Euclidean distance in CIELAB (CIE76) between two colours as an eye sees them. */
export function colourDistance(a: string, b: string, vision: Vision): number {
  const [labA, labB] = [a, b].map((colour) => labOf(colour, vision));
  return Math.hypot(...labA.map((value, i) => value - labB[i]));
}

/** Contrast of two colours by WCAG 2: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [a, b].map((colour) => product(TO_XYZ, linear(colour))[1]).sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function labOf(colour: string, vision: Vision): Triple {
  const seen = product(VISIONS[vision], linear(colour)).map((value) => Math.min(Math.max(value, 0), 1));
  const [x, y, z] = product(TO_XYZ, seen as unknown as Triple).map((value, i) => {
    const share = value / WHITE[i];
    return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function linear(colour: string): Triple {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;
}

function product(matrix: Matrix, [x, y, z]: Triple): Triple {
  return matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple;
}
