import { createHash } from 'node:crypto';
import type { CaseModel } from '../../business-case/index.ts';
import { heads, type PlannedSheet, text } from './sheet-plan.ts';

/** The hidden sheet that says which case the others were made from. */
export const MADE_FROM = 'Made from';

export const madeFromColumns = ['Case', 'Fingerprint'] as const;

export function madeFromSheet(base: CaseModel): PlannedSheet {
  return {
    name: MADE_FROM,
    widths: [60, 40],
    frozenRows: 1,
    isHidden: true,
    rows: [heads(...madeFromColumns), [text(base.name), text(fingerprint(base))]],
  };
}

/** The same for the same figures, lines and words alone. */
export function fingerprint(model: CaseModel): string {
  const written = JSON.stringify(model, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  return `case-${createHash('sha256').update(written).digest('hex').slice(0, 24)}`;
}
