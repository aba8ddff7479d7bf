import { BACKDROPS } from './backdrops.ts';
import type { Difficulty } from './difficulty.ts';
import { GLYPHS, SEEN_SHAPES, UNSEEN_SHAPES } from './shapes.ts';
import { SEEN_TEXTURES, UNSEEN_TEXTURES } from './textures.ts';

/** What an image of the universe is made of. Every factor is drawn independently of the others, each level equally often. */
export const FACTORS = [
  'shape',
  'texture',
  'hue',
  'backgroundHue',
  'backdrop',
  'size',
  'column',
  'row',
  'count',
  'direction',
  'spacing',
] as const;
export type FactorName = (typeof FACTORS)[number];

/** How an image is laid out. */
export type Layout = 'single' | 'place' | 'crowd' | 'pair' | 'surface';

/** A distribution of images; tasks that look at the same images for different labels share a scene. */
export interface Scene {
  /** What is seen, in words. */
  readonly about: string;
  readonly layout: Layout;
  /** Names that the factor `shape` chooses from. */
  readonly shapes: readonly string[];
  /** Names that the factor `texture` chooses from. */
  readonly textures: readonly string[];
  /** Shapes are drawn as lines around their edge. */
  readonly outlined?: true;
  /** What makes its images harder or easier than the others of a difficulty. */
  readonly difficulty?: Partial<Difficulty>;
}

const HUES = ['red', 'orange', 'lime', 'green', 'cyan', 'blue', 'violet', 'pink'];
const DIRECTIONS = [
  'right',
  'lower right',
  'below',
  'lower left',
  'left',
  'upper left',
  'above',
  'upper right',
];

/** The scenes of the universe. */
export const SCENES = {
  objects: {
    about: 'one object of a seen shape and texture before a backdrop',
    layout: 'single',
    shapes: Object.keys(SEEN_SHAPES),
    textures: Object.keys(SEEN_TEXTURES),
  },
  novelties: {
    about: 'one object of a shape and a texture that no upstream task has',
    layout: 'single',
    shapes: Object.keys(UNSEEN_SHAPES),
    textures: Object.keys(UNSEEN_TEXTURES),
  },
  outlines: {
    about: 'one object of a seen shape, drawn as an outline, in noise',
    layout: 'single',
    shapes: Object.keys(SEEN_SHAPES),
    textures: ['plain'],
    outlined: true,
    difficulty: { noise: 0.12, radius: [0.22, 0.44] },
  },
  glyphs: {
    about: 'one digit drawn with strokes, aslant and in noise',
    layout: 'single',
    shapes: Object.keys(GLYPHS),
    textures: ['plain'],
    difficulty: { noise: 0.12, rotation: 30, radius: [0.26, 0.4] },
  },
  fog: {
    about: 'objects in heavy noise',
    layout: 'single',
    shapes: Object.keys(SEEN_SHAPES),
    textures: Object.keys(SEEN_TEXTURES),
    difficulty: { noise: 0.16 },
  },
  turned: {
    about: 'objects turned by any angle',
    layout: 'single',
    shapes: Object.keys(SEEN_SHAPES),
    textures: Object.keys(SEEN_TEXTURES),
    difficulty: { rotation: 180 },
  },
  places: {
    about: 'one small object in one of nine places before a backdrop',
    layout: 'place',
    shapes: Object.keys(SEEN_SHAPES),
    textures: ['plain'],
    difficulty: { radius: [0.09, 0.27], backdropContrast: 0.5 },
  },
  crowds: {
    about: 'one to five small objects of the same seen shape and hue, in some noise',
    layout: 'crowd',
    shapes: Object.keys(SEEN_SHAPES),
    textures: ['plain'],
    difficulty: { noise: 0.04 },
  },
  pairs: {
    about: 'a disc and a star, the star in some direction from the disc',
    layout: 'pair',
    shapes: ['star'],
    textures: ['plain'],
  },
  surfaces: {
    about: 'a texture that fills the image',
    layout: 'surface',
    shapes: ['square'],
    textures: ['stripes', 'checks', 'dots', 'rings', 'grid', 'speckle'],
  },
} as const satisfies Record<string, Scene>;
export type SceneName = keyof typeof SCENES;

/** Names of the levels of a factor in a scene; their number is the factor's number of classes. */
export function levelNames({ shapes, textures }: Scene, factor: FactorName): readonly string[] {
  switch (factor) {
    case 'shape':
      return shapes;
    case 'texture':
      return textures;
    case 'hue':
    case 'backgroundHue':
      return HUES;
    case 'backdrop':
      return Object.keys(BACKDROPS);
    case 'size':
      return ['tiny', 'small', 'medium', 'large', 'huge'];
    case 'column':
      return ['left', 'middle', 'right'];
    case 'row':
      return ['top', 'centre', 'bottom'];
    case 'count':
      return ['1', '2', '3', '4', '5'];
    case 'direction':
      return DIRECTIONS;
    case 'spacing':
      return ['fine', 'medium', 'coarse', 'broad'];
  }
}
