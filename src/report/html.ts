/** Markup that is safe to put in a page: made only by the tag `html` and by `trustedHtml`. */
export interface Html {
  readonly markup: string;
}

type Part = Html | readonly Html[] | string | number | null;

/**
 * Markup from a template: what stands in its holes is escaped, unless it is
 * markup itself. Null leaves nothing.
 *
 * @example html`<td>${'<script>'}</td>`.markup // '<td>&lt;script&gt;</td>'
 */
export function html(text: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = text[0] ?? '';
  parts.forEach((part, i) => {
    markup += markupOf(part) + (text[i + 1] ?? '');
  });
  return { markup };
}

/** Markup that this module's own code has made; never what came from a file. */
export function trustedHtml(markup: string): Html {
  return { markup };
}

function markupOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return escapeHtml(String(part));
  if ('markup' in part) return part.markup;
  return part.map(({ markup }) => markup).join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text for an element or a quoted attribute (HTML Standard, "Escaping a
 * string", with the apostrophe as well). Control characters, which HTML does
 * not allow, and characters that reverse the direction of what follows are
 * shown by their code points: a value must not dress up as another.
 */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(HIDDEN, (character) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return `[U+${code}]`;
    });
}

/** C0 and C1 controls but tab and line breaks, and the Unicode bidirectional controls (UAX 9). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const HIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;
