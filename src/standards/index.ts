export { type DateOrder, type DateReading, dateStandardiser, detectDateOrder } from './dates.ts';
export { derivations } from './derivations.ts';
export { nicknameGroup } from './nicknames.ts';
export type { Derivation, Standardiser, StandardType } from './standardiser.ts';
export { standardisers } from './standardisers.ts';
