import { THEMES } from '../../figures/palette.ts';
import { themeConfig } from '../../figures/theme.ts';

/** Configurations of Vega-Lite by theme, on the page's own background. */
export function pageThemes(): Record<string, unknown> {
  return Object.fromEntries(THEMES.map((theme) => [theme, themeConfig(theme, 'transparent')]));
}
