/** Which background a figure is drawn for. */
export type Theme = 'light' | 'dark';

export const THEMES: readonly Theme[] = ['light', 'dark'];

/** The colours of a theme. */
export interface Palette {
  readonly background: string;
  /** Text, laws and hulls. */
  readonly ink: string;
  /** Axis lines and labels that stand back. */
  readonly quiet: string;
  readonly grid: string;
  /** What has no category of its own. */
  readonly rest: string;
  /** Categories, in order; they differ to colour-blind eyes too, and each stands out against the background. */
  readonly categories: readonly string[];
  /** From little to much, for continuous colour; its faint end still stands out against the background. */
  readonly ramp: readonly string[];
  /** From the most negative over none to the most positive. */
  readonly diverging: readonly string[];
}

/**
 * The two palettes. Six hues near those of Okabe and Ito (2008), moved until every pair differs by 19 or more in
 * CIELAB for normal, protan, deutan and tritan vision (as Machado et al. 2009 simulate them), and every hue has a
 * contrast of 3 or more against its background, as WCAG 2.2 (1.4.11) asks of graphics; a test measures both.
 */
export const PALETTES: Record<Theme, Palette> = {
  light: {
    background: '#ffffff',
    ink: '#15181e',
    quiet: '#5b6270',
    grid: '#e4e7ec',
    rest: '#8c8c8c',
    categories: ['#0e5697', '#d97400', '#00a058', '#b877be', '#735600', '#4c80f4'],
    ramp: ['#5897d1', '#2f74b5', '#0e5697', '#06284a'],
    diverging: ['#8c3a06', '#e08a3c', '#f4e3d3', '#f5f5f5', '#d5e3f0', '#5b97cc', '#0b4478'],
  },
  dark: {
    background: '#15181e',
    ink: '#eef0f4',
    quiet: '#a3abb9',
    grid: '#2b303a',
    rest: '#8c8c8c',
    categories: ['#3a9bcf', '#e8622c', '#1fd68a', '#ffb6d9', '#d9e033', '#8f7dff'],
    ramp: ['#35709f', '#3a9bcf', '#8fd0f5', '#e6f7ff'],
    diverging: ['#ffb27a', '#c8642a', '#5c3a28', '#2b303a', '#27445c', '#3a86b8', '#a5dcff'],
  },
};

/** Shapes of categories, in order. Their number and that of the hues have no common factor, so that pairs repeat late. */
export const SHAPES: readonly string[] = ['circle', 'square', 'triangle-up', 'diamond', 'triangle-down'];
/** Shape of what has no category of its own. */
export const REST_SHAPE = 'cross';
/** Categories that are told apart, after which comes grey; 30 pairs of hue and shape would be possible, but nobody can remember so many. */
export const MOST_CATEGORIES = 12;
/** Families of models that are told apart, each by a hue of its own: their points are too small for shapes alone to tell. */
export const MOST_FAMILIES = 6;
