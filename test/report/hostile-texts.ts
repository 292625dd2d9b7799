import type { ReportData } from '../../src/linkage/explain/report-data.ts';

/** Values that a file may hold, and that a page must show as they are. */
export const hostileTexts: readonly string[] = [
  '<script>document.title="broken"</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><svg onload=alert(1)>',
  '</style><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<!-- ',
  '--><b>',
  '<![CDATA[<b>]]>',
  '&lt;b&gt; &amp;amp; &#60;b&#62;',
  'javascript:alert(1)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what a template would take.
  '${alert(1)} {{constructor}} #{7*7}',
  '\\u003cscript\\u003e \\x3cb\\x3e',
  'a\u202Egnirts\u2066',
  'nul \u0000 bell \u0007 escape \u001B',
  '\uD800 lone surrogate',
  'line\nbreak\ttab\u2028separator',
  'datum["weight"] + "</text>"',
  '=HYPERLINK("x")',
  '<a href="x" style="position:fixed;inset:0">',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as above.
  '`${1}`',
  '\uFF1Cscript\uFF1E',
];

const FIXED = new Set(['format', 'band', 'kind', 'linkType', 'clustering']);

/** Every text of a report that comes from the user's files or model, replaced. */
export function withHostileTexts(data: ReportData, text: string): ReportData {
  const replace = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return FIXED.has(key) ? value : text;
    if (Array.isArray(value)) return value.map((each) => replace(each, key));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([name, each]) => [
          key === 'versions' ? text : name,
          replace(each, name),
        ]),
      );
    }
    return value;
  };
  const replaced = replace(data, '') as ReportData;
  // What a column was recognised as is text as well; a rule's kind is not.
  return { ...replaced, columns: replaced.columns.map((column) => ({ ...column, kind: text })) };
}
