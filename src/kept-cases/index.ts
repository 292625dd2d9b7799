/** Business cases that are saved under a name, for everybody who makes them. */
export {
  type CaseContent,
  caseModelOf,
  caseScenarioOf,
  LONGEST_SOURCE,
  LONGEST_VALUE,
  levelChoices,
  type PutInFigure,
  priceYears,
  startingContent,
} from './case-content.ts';
export {
  changeKeptCase,
  expectBusinessCase,
  keepCase,
  keptCase,
  keptCases,
  removeKeptCase,
} from './keep-cases.ts';
export type { KeptCase } from './store/cases.ts';
