import { rational } from '../arithmetic/rational.ts';
import type { Timing } from '../domain/timing.ts';
import { fittedTo } from './source.ts';

/*
 * The brief gives no timing: its calculator had it, and only the results are in print. All of
 * these are fitted to those results, to the nearest of 220 working days where they are a day,
 * and other timings would lead to the same results. Which cells are therefore no evidence is in
 * docs/adr/0042.
 */

const shares = (...written: string[]) => written.map((each) => rational(each));

const wholeInYearOne: Timing = {
  id: 'set-up',
  label: 'Set up in year 1',
  term: 'once',
  shares: shares('1', '0', '0', '0', '0'),
  evidence: fittedTo('costs of year 1 and year 2'),
};

const projectManager: Timing = {
  id: 'project-manager',
  label: 'Project manager: 148 of 191 days in year 1, the rest in year 2',
  term: 'once',
  shares: shares('148/191', '43/191', '0', '0', '0'),
  evidence: fittedTo('costs of £190,000 in year 2 against £165,000 in each year after'),
};

const levelOneRunning: Timing = {
  id: 'level-1-running',
  label: 'Running level 1, from working day 155 of year 1',
  term: 'recurring',
  shares: shares('65/220', '1', '1', '1', '1'),
  evidence: fittedTo('ongoing costs of £527,000 over five years at £122,600 a year'),
};

const levelTwoRunning: Timing = {
  id: 'level-2-running',
  label: 'Running level 2, from working day 59 of year 1',
  term: 'recurring',
  shares: shares('161/220', '1', '1', '1', '1'),
  evidence: fittedTo('ongoing costs of £199,000 over five years at £42,000 a year'),
};

const parkingIncome: Timing = {
  id: 'penalty-charge-income',
  label: 'Penalty charges, from working day 177 of year 1, without falling off',
  term: 'recurring',
  shares: shares('43/220', '1', '1', '1', '1'),
  evidence: fittedTo('benefits of £280,000 in year 1, and 5,381 with parking less 2,243 without'),
};

const otherCashable: Timing = {
  id: 'other-cashable',
  label: 'Cashable benefits other than parking, from working day 177 of year 1, falling off',
  term: 'recurring',
  shares: shares('43/220', '0.9921', '0.8049', '0.6619', '0.6174'),
  evidence: fittedTo('benefits by year, less parking that does not fall off'),
};

const levelOneTime: Timing = {
  id: 'level-1-time-freed',
  label: 'Time freed at level 1, from working day 132 of year 1',
  term: 'recurring',
  shares: shares('88/220', '1', '1', '1', '1'),
  evidence: fittedTo('a non-cashable impact of £33,000 with parking and £36,000 without'),
};

const levelTwoTime: Timing = {
  id: 'level-2-time-freed',
  label: 'Time freed at level 2, from working day 96 of year 2',
  term: 'recurring',
  shares: shares('0', '124/220', '1', '1', '1'),
  evidence: fittedTo('a non-cashable impact of £345,000 at £96,810 a year'),
};

export const briefTimings: readonly Timing[] = [
  wholeInYearOne,
  projectManager,
  levelOneRunning,
  levelTwoRunning,
  parkingIncome,
  otherCashable,
  levelOneTime,
  levelTwoTime,
];
