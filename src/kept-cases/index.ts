/** Business cases that are saved under a name, for everybody who makes them. */
export {
  type AddedKind,
  type AddedLines,
  isDateText,
  isValueText,
  LONGEST_SOURCE,
  LONGEST_TEXT,
  MOST_ADDED,
} from './added-lines.ts';
export {
  type CaseContent,
  caseModelOf,
  caseScenarioOf,
  levelChoices,
  type PutInFigure,
  type PutInShares,
  priceYears,
  startingContent,
} from './case-content.ts';
export {
  changeKeptCase,
  expectBusinessCase,
  keepCase,
  keepMeasured,
  keptCase,
  keptCases,
  keptMeasured,
  removeKeptCase,
} from './keep-cases.ts';
export { type MeasuredOfCase, measuredOfCase } from './kept-measured.ts';
export { sheetBase, withSheetChanges } from './sheet-changes.ts';
export type { KeptCase } from './store/cases.ts';
