export { asSpreadsheetText, csvValue, spreadsheetLine } from './csv.ts';
export { dayAfter, dayBefore, dayInUk, midnightInUk } from './days.ts';
export { describeError, type ErrorLocation, ReeveError } from './errors.ts';
export { fieldInto, fieldOf, valueAt } from './fields.ts';
export { isIdNumber } from './ids.ts';
export { type Progress, silentProgress } from './progress.ts';
export { mix, type Random, seededRandom } from './random.ts';
