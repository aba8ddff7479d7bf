/**
 * Somebody's text as one that only shows: control characters, characters that XML cannot hold and marks that change
 * the direction of what follows become a replacement character.
 *
 * @example visibleText('a\nb') // 'a�b'
 */
export function visibleText(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\ufffe\uffff\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    '\ufffd',
  );
}
