export { detectDateOrder } from './dates.ts';
export { derivations } from './derivations.ts';
export {
  type ColumnKind,
  type Recognition,
  standardiserOfKind,
} from './recognise/column-kind.ts';
export { recogniseColumn } from './recognise/recognise-column.ts';
export type { Derivation, Standardiser, StandardType } from './standardiser.ts';
export { standardisers } from './standardisers.ts';
