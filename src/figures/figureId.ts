/** Longest part of an id that is taken from a name. */
const LONGEST_NAME = 40;

/**
 * File name of a figure: what it shows, its number among figures of that kind, and what is left of a name when only
 * letters and digits are kept. Kind and number make it unique, whatever the name.
 *
 * @example figureId('law', 3, 'imagenet-sketch (25 shots)') // 'law-3-imagenet-sketch-25-shots'
 * @example figureId('law', 4, '</script>') // 'law-4-script'
 * @example figureId('law', 5, '🦜') // 'law-5'
 */
export function figureId(kind: string, number: number, name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '');
  return [kind, number, ...(words === '' ? [] : [words])].join('-');
}
