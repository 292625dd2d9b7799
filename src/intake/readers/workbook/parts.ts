import { posix } from 'node:path';
import type { WorkbookArchive } from './archive.ts';
import { isDateFormat } from './cell-text.ts';

/** What the parts of a workbook other than its sheets say. */
export interface WorkbookParts {
  readonly sheets: readonly {
    readonly name: string;
    readonly isVisible: boolean;
    readonly part: string;
  }[];
  /** Days are counted from 1904, as on early Macs. */
  readonly isFrom1904: boolean;
  readonly sharedStrings: readonly string[];
  /** By style number: what a number in a cell of that style is. */
  readonly styles: readonly CellStyle[];
}

export interface CellStyle {
  readonly isDate: boolean;
  /** Digits that whole numbers are shown with at least. */
  readonly leastDigits: number;
}

interface Relationship {
  readonly type: string;
  readonly part: string;
}

/** Reads the sheets' names, the shared strings and the styles (ECMA-376 part 1, 18). */
export async function readParts(archive: WorkbookArchive): Promise<WorkbookParts> {
  const main = await mainPart(archive);
  const related = await relationships(archive, main);
  const listed: { name: string; isVisible: boolean; id: string }[] = [];
  let isFrom1904 = false;
  await archive.parseWhole(main, {
    open(name, attributes) {
      if (name === 'workbookPr') isFrom1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      listed.push({
        name: attributes.name ?? '',
        isVisible: (attributes.state ?? 'visible') === 'visible',
        id:
          attributes['r:id'] ??
          Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ??
          '',
      });
    },
  });
  // A chart can have a sheet of its own, which holds no cells.
  const sheets = listed.flatMap(({ name, isVisible, id }) => {
    const target = related.get(id);
    return target?.type === 'worksheet' ? [{ name, isVisible, part: target.part }] : [];
  });
  const partOf = (type: string) => [...related.values()].find((each) => each.type === type)?.part;
  return {
    sheets,
    isFrom1904,
    sharedStrings: await readSharedStrings(archive, partOf('sharedStrings')),
    styles: await readStyles(archive, partOf('styles')),
  };
}

async function mainPart(archive: WorkbookArchive): Promise<string> {
  const related = await relationships(archive, '');
  const main = [...related.values()].find(({ type }) => type === 'officeDocument');
  return main?.part ?? 'xl/workbook.xml';
}

/** What a part refers to, by id: the last word of the type's address says what it is. */
async function relationships(
  archive: WorkbookArchive,
  part: string,
): Promise<Map<string, Relationship>> {
  const folder = posix.dirname(part);
  const found = new Map<string, Relationship>();
  const path = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  if (!archive.has(path)) return found;
  await archive.parseWhole(path, {
    open(name, { Id, Type, Target }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      found.set(Id, { type: posix.basename(Type ?? ''), part: target });
    },
  });
  return found;
}

/** Texts that cells refer to by number: all the runs of each, without its pronunciation. */
async function readSharedStrings(
  archive: WorkbookArchive,
  part: string | undefined,
): Promise<string[]> {
  const strings: string[] = [];
  if (part === undefined || !archive.has(part)) return strings;
  let current = '';
  let isText = false;
  let isPronunciation = false;
  await archive.parseWhole(part, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') isPronunciation = true;
      else if (name === 't') isText = !isPronunciation;
    },
    text(text) {
      if (isText) current += text;
    },
    close(name) {
      if (name === 'si') strings.push(unescapeText(current));
      else if (name === 'rPh') isPronunciation = false;
      else if (name === 't') isText = false;
    },
  });
  return strings;
}

/** Characters that XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

async function readStyles(
  archive: WorkbookArchive,
  part: string | undefined,
): Promise<CellStyle[]> {
  const styles: CellStyle[] = [];
  if (part === undefined || !archive.has(part)) return styles;
  const formats = new Map<number, string>();
  let isCellFormats = false;
  await archive.parseWhole(part, {
    open(name, attributes) {
      if (name === 'cellXfs') isCellFormats = true;
      else if (name === 'numFmt') {
        formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      } else if (name === 'xf' && isCellFormats) {
        styles.push(styleOf(Number(attributes.numFmtId ?? 0), formats));
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false;
    },
  });
  return styles;
}

function styleOf(format: number, formats: ReadonlyMap<number, string>): CellStyle {
  const code = formats.get(format);
  if (code === undefined) return { isDate: isBuiltInDate(format), leastDigits: 0 };
  return { isDate: isDateFormat(code), leastDigits: /^0+$/.exec(code)?.[0].length ?? 0 };
}

/** Number formats that need not be written out, and show dates (ECMA-376 part 1, 18.8.30). */
function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 22) ||
    (format >= 27 && format <= 36) ||
    (format >= 45 && format <= 47) ||
    (format >= 50 && format <= 58)
  );
}
