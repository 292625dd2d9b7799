import { isDeepStrictEqual } from 'node:util';
import { isMap, isSeq, type Pair, parseDocument, type Scalar, stringify, type YAMLMap } from 'yaml';
import { ReeveError } from '../../kernel/index.ts';
import type { AgreementsFile } from './agreements-schema.ts';
import type { DateText } from './calendar-date.ts';
import { readDocument } from './read-document.ts';

/** One change of a file of agreements. An agreement is never altered but in its days: see `id`. */
export type AgreementChange =
  | { readonly kind: 'add'; readonly agreement: AgreementsFile['agreements'][number] }
  | { readonly kind: 'review'; readonly id: string; readonly review: DateText }
  /** `until`: the last day on which it is in force. */
  | { readonly kind: 'end'; readonly id: string; readonly until: DateText };

/**
 * A file of agreements with one change: nothing else of its text is touched, comments and layout
 * included, so that two versions beside each other show the change and no more.
 *
 * @param text YAML or JSON, as it is in force
 * @throws ReeveError `agreements/unknown` where no agreement has the id
 * @example editAgreements(text, { kind: 'review', id: 'fraud-tenancies', review: '2028-01-01' })
 */
export function editAgreements(text: string, change: AgreementChange): string {
  const root = parseDocument(text, { stringKeys: true, version: '1.2' });
  const list = root.get('agreements');
  if (!isSeq(list)) throw new ReeveError('agreements/invalid', 'The file has no agreements');
  const changed =
    change.kind === 'add'
      ? withAgreement(text, list, change.agreement)
      : withDay(
          text,
          agreementOf(list, change.id),
          change.kind === 'review' ? ['review', change.review] : ['until', change.until],
        );
  requireNothingElse(text, changed, change);
  return changed;
}

type Node = { readonly range?: readonly [number, number, number] | null };
type List = Node & { readonly items: readonly unknown[]; readonly flow?: boolean };

function agreementOf(list: List, id: string): YAMLMap {
  const found = list.items.find((each) => isMap(each) && each.get('id') === id);
  if (isMap(found)) return found;
  throw new ReeveError('agreements/unknown', `There is no agreement "${id}"`);
}

/** A day in place of the one that stands there, or on a line of its own behind the first day. */
function withDay(text: string, agreement: YAMLMap, [field, day]: [string, string]): string {
  const there = pairOf(agreement, field);
  if (there !== undefined) {
    const [start, end] = rangeOf(there.value as Node);
    const quote = /^["']/.exec(text.slice(start, end))?.[0] ?? '';
    return `${text.slice(0, start)}${quote}${day}${quote}${text.slice(end)}`;
  }
  const from = pairOf(agreement, 'from') as Pair<Scalar, Scalar>;
  const [, end] = rangeOf(from.value as Node);
  if (agreement.flow === true) {
    return `${text.slice(0, end)}, "${field}": "${day}"${text.slice(end)}`;
  }
  const [start] = rangeOf(from.key as Node);
  const indent = ' '.repeat(start - lineStart(text, start));
  const at = lineEnd(text, end);
  return `${text.slice(0, at)}\n${indent}${field}: ${day}${text.slice(at)}`;
}

function withAgreement(
  text: string,
  list: List,
  agreement: AgreementsFile['agreements'][number],
): string {
  const last = list.items.at(-1) as Node | undefined;
  if (list.flow === true || last === undefined) {
    const [, end] = last === undefined ? [0, rangeOf(list)[1] - 1] : rangeOf(last);
    const comma = last === undefined ? '' : ', ';
    return `${text.slice(0, end)}${comma}${JSON.stringify(agreement)}${text.slice(end)}`;
  }
  const [start] = rangeOf(list);
  const indent = ' '.repeat(start - lineStart(text, start));
  const lines = stringify([agreement], { lineWidth: 0 }).trimEnd().split('\n');
  const [, end] = rangeOf(last);
  const at = text[end - 1] === '\n' ? end - 1 : lineEnd(text, end);
  return `${text.slice(0, at)}\n${lines.map((line) => `${indent}${line}`).join('\n')}${text.slice(at)}`;
}

function pairOf(agreement: YAMLMap, field: string): Pair | undefined {
  return agreement.items.find(({ key }) => (key as Scalar).value === field);
}

function rangeOf({ range }: Node): readonly [number, number] {
  if (range === null || range === undefined)
    throw new TypeError('a node that was read has a place');
  return [range[0], range[1]];
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  const before = end < 0 ? text.length : end;
  return text[before - 1] === '\r' ? before - 1 : before;
}

/** Text is cut by places: what came of it is read again, and is the change or nothing. */
function requireNothingElse(text: string, changed: string, change: AgreementChange): void {
  const wanted = readDocument(text, undefined).value as { agreements: Record<string, unknown>[] };
  if (change.kind === 'add') {
    wanted.agreements.push(structuredClone(change.agreement) as Record<string, unknown>);
  } else {
    const one = wanted.agreements.find(({ id }) => id === change.id) ?? {};
    if (change.kind === 'review') one.review = change.review;
    else one.until = change.until;
  }
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  if (!isDeepStrictEqual(plain(readDocument(changed, undefined).value), plain(wanted))) {
    throw new ReeveError(
      'agreements/not-editable',
      'The file is laid out in a way that cannot be changed here',
      {
        hint: 'Change the file itself, and put it in force: reeve agreements load FILE.',
      },
    );
  }
}
