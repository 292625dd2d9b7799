import type { ItemSurvey } from '../../../intake/index.ts';
import { numberText, upperFirst } from '../../shared/formats.ts';
import { percentText } from './quality-series.ts';
import type { TriedSource } from './services.ts';

/** Reasons that are shown; how many more there are is told. */
const MOST_REASONS = 20;
/** Characters of a value: more would hide the next. */
const LONGEST = 60;

/** What became of a sample, for its page: in the order in which `reeve source check` says it. */
export function triedSource(found: TriedSource) {
  const { advice, rejections, comparison } = found;
  const isRefused = advice.some(({ severity }) => severity === 'error');
  return {
    title: found.title,
    isRefused,
    verdict: isRefused
      ? 'The sample cannot be loaded as defined'
      : advice.length === 0
        ? 'The sample can be loaded as defined: there is nothing to look at'
        : 'The sample can be loaded as defined',
    advice,
    counts: countsOf(found),
    columns: [
      ...found.columns.map(({ column, becomes, status }) => ({
        column,
        becomes: status === 'used' ? upperFirst(becomes.join(', ')) : null,
        note: status === 'used' ? null : status === 'unused' ? 'Not kept' : 'Not known',
        isWrong: status === 'unexpected',
      })),
      ...[...comparison.missing, ...comparison.absent].map((column) => ({
        column,
        becomes: null,
        note: 'Not in this file',
        isWrong: comparison.missing.includes(column),
      })),
    ],
    kinds: found.kinds.map(({ of, title }) => ({
      title,
      items: found.items.filter((item) => item.of === of).map(itemRow),
    })),
    rejections: rejections.slice(0, MOST_REASONS).map(({ column, reason, count, first }) => ({
      column,
      reason,
      count: numberText(count),
      line: numberText(first.line),
      value: cut(first.value),
    })),
    moreRejections: Math.max(0, rejections.length - MOST_REASONS),
  };
}

function countsOf(found: TriedSource) {
  const some = (label: string, count: number) =>
    count === 0 ? [] : [{ label, count: numberText(count) }];
  return [
    { label: 'Rows read', count: numberText(found.rows) },
    ...found.kinds.map(({ title, count, live }) => ({
      label: `${title}, of which ${numberText(live)} live`,
      count: numberText(count),
    })),
    ...some('Relationships', found.relationships),
    ...some('Professionals', found.professionals),
    ...some('Markers', found.markers),
    ...found.filtered.map(({ filter, rows }) => ({
      label: `Left out: ${filter}`,
      count: numberText(rows),
    })),
    { label: 'Rejected', count: numberText(found.rejected) },
  ];
}

function itemRow({ label, filled, among, wrong, examples, findings }: ItemSurvey) {
  return {
    label,
    filled: among === 0 ? '' : percentText(filled / among),
    wrong: filled + wrong === 0 ? '' : percentText(wrong / (filled + wrong)),
    examples: examples.slice(0, 2).map(({ received, value }) => ({
      received: received === value ? null : cut(received),
      value: cut(value),
    })),
    findings: findings.map(({ message, count }) => ({ message, count: numberText(count) })),
  };
}

function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
