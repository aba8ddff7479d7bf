import * as vega from 'vega';
import { textWidth } from './textWidth.ts';

/** Vega's text metrics, which its types leave out. */
const { textMetrics } = vega as unknown as { textMetrics: { width(item: TextItem, text: unknown): number } };

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  /** Longest text, in pixels; 0 for none. */
  readonly limit?: number;
}

/** Makes Vega measure text by DejaVu Sans instead of by 0.8 of the font size a character. */
export function measureTextByFont(): void {
  textMetrics.width = ({ fontSize = 11, fontWeight, limit = 0 }, text) => {
    const width = textWidth(String(text ?? ''), fontSize, fontWeight === 'bold');
    return limit > 0 ? Math.min(width, limit) : width;
  };
}
