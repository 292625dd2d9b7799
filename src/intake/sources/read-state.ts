import { dayAfter } from '../../kernel/index.ts';
import { optionsOf } from './columns-used.ts';
import { compileConditions } from './conditions.ts';
import type { StateDefinition, ValueDefinition } from './definition-schema.ts';
import type { ItemFinding, ReceivedRow } from './mapped-row.ts';
import { remembered } from './memo.ts';
import { dateReader } from './read-values.ts';
import { type FileLayout, textReader } from './row-values.ts';

/** Reads when a record stood in the service, and whether it does. */
export type StateReader = (
  row: ReceivedRow,
  findings: ItemFinding[],
) => { readonly started: string | null; readonly ended: string | null; readonly live: boolean };

type DateOfRow = (row: ReceivedRow, findings: ItemFinding[]) => string | null;

/** A record is live until the first day on which it stands no longer, if nothing else says that it is not. */
export function stateReader(layout: FileLayout, definition: StateDefinition): StateReader {
  const { asAt } = layout.context;
  const started = dateOfRow(layout, 'started', definition.started);
  const ended = dateOfRow(layout, 'ended', definition.ended);
  const lastDay = dateOfRow(layout, 'ended', definition.lastDay);
  const isLive = compileConditions(layout, definition.live);
  return (row, findings) => {
    const last = lastDay(row, findings);
    const end = earlier(ended(row, findings), last === null ? null : dayAfter(last));
    const isOver = end !== null && (asAt === undefined || end <= asAt);
    return { started: started(row, findings), ended: end, live: !isOver && isLive(row) };
  };
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function dateOfRow(
  layout: FileLayout,
  item: 'started' | 'ended',
  value: ValueDefinition | undefined,
): DateOfRow {
  if (value === undefined) return () => null;
  const options = optionsOf(value);
  const { definition } = layout;
  const dates = { ...definition.dates, ...options?.dates };
  const read = remembered(dateReader(dates, new Set(definition.tolerate)));
  const text = textReader(layout, value);
  return (row, found) => {
    const received = text(row);
    if (received === '') return null;
    const { standard, isWrong, findings } = read(received);
    for (const finding of findings) found.push({ item, finding });
    return isWrong ? null : standard;
  };
}
