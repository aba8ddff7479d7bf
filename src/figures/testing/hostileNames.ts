/** What every name that tries to run something tries to run. */
export const PAYLOAD = 'alert(1)';

/** Names that a table may hold, by accident or on purpose. */
export const HOSTILE_NAMES: readonly string[] = [
  `</script><script>${PAYLOAD}</script>`,
  `<img src=x onerror=${PAYLOAD}>`,
  `\\" + ${PAYLOAD} + "`,
  `'] + ${PAYLOAD} + datum['`,
  `\${${PAYLOAD}}`,
  `{{${PAYLOAD}}}`,
  `javascript:${PAYLOAD}`,
  'x'.repeat(400),
  '\u202egnp.exe',
  'עברית (1 shot)',
  '🦜🦜🦜',
  'line\nbreak\u0000nul',
  '"quotes" & \'apostrophes\' <b>bold</b>',
  'a.b[0].c',
  '<!-- comment',
  '__proto__',
  'constructor',
  ' ',
];
