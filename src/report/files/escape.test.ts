import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeXml } from '../../base/escapeXml.ts';
import { escapeMarkdown, scriptJson, scriptSource } from './escape.ts';

describe('escapeXml', () => {
  test('leaves nothing that opens an element or ends an attribute', () => {
    fc.assert(fc.property(fc.string(), (text) => !/[<>"']/.test(escapeXml(text))));
    expect(escapeXml(`<img src=x onerror="a('&')">`)).toBe(
      '&lt;img src=x onerror=&quot;a(&#39;&amp;&#39;)&quot;&gt;',
    );
  });
});

describe('scriptJson', () => {
  test('is JSON of the same value, in which no tag or comment opens', () => {
    const hostile = fc.oneof(fc.string(), fc.constantFrom('</script>', '<!--', '<SCRIPT', '\u2028'));
    fc.assert(
      fc.property(fc.array(hostile), (values) => {
        const json = scriptJson(values);
        expect(json).not.toMatch(/[<\u2028]/);
        expect(JSON.parse(json)).toEqual(values);
      }),
    );
  });
});

describe('scriptSource', () => {
  test('means the same, and ends no script', () => {
    const source = 'const t = "</script><!--</SCRIPT>";';
    expect(scriptSource(source)).not.toMatch(/<\/script|<!--/i);
    const run = (text: string) => runInNewContext(`${text}; t`);
    expect(run(scriptSource(source))).toBe(run(source));
  });
});

describe('escapeMarkdown', () => {
  test('shows marks as text, on one line', () => {
    expect(escapeMarkdown('a|b *c* <d> [e](f)\n# g')).toBe('a\\|b \\*c\\* &lt;d&gt; \\[e\\](f) \\# g');
  });
});
