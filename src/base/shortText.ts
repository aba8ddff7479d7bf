/**
 * Text of at most so many characters: what is too long loses its middle, for names that differ often do so at an end.
 *
 * @example shortText('vit_large_patch14', 9) // 'vit_…ch14'
 */
export function shortText(text: string, longest: number): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  const half = Math.floor((longest - 1) / 2);
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
}
