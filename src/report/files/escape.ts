/** A value as JSON that can stand in a `<script type="application/json">`: nothing in it opens or closes a tag. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/**
 * A program that can stand in a `<script>`. HTML ends a script at `</script` and changes how it reads one at `<!--`,
 * even inside strings; in JavaScript's strings and regular expressions a backslash there changes nothing.
 */
export function scriptSource(source: string): string {
  return source.replace(/<(\/script|!--)/gi, '\\x3c$1');
}

/** Text that Markdown shows as it stands, also in a cell of a table. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~#&]/g, (character) => MARKDOWN_ENTITIES[character] ?? `\\${character}`)
    .replace(/\s+/g, ' ');
}

const MARKDOWN_ENTITIES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
