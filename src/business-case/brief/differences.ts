/** A place where the brief does not agree with itself, or with its own sums. */
export interface BriefDifference {
  readonly id: string;
  readonly place: string;
  /** What stands there, in the unit that it is printed in. */
  readonly printed: number;
  /** What the brief's other figures come to. */
  readonly instead: number;
  readonly unit: string;
  readonly kind: 'wrong sign' | 'rounding' | 'words against table' | 'words against words';
  readonly explanation: string;
  /** Whether figures in print show the explanation; otherwise it only fits them. */
  readonly shown: boolean;
}

/** All differences found, to be listed wherever the brief's case is. */
export const briefDifferences: readonly BriefDifference[] = [
  {
    id: 'cash-flow-total',
    place: 'section 7, year-by-year table, total of the cash flow',
    printed: 6889,
    instead: 3873,
    unit: 'thousand pounds',
    kind: 'wrong sign',
    explanation:
      'Benefits of 5,381 and costs of 1,508 were added where costs are to be taken off. The cumulative row beside it ends at 3,873.',
    shown: true,
  },
  {
    id: 'costs-total',
    place: 'section 7, year-by-year table, total of costs',
    printed: 1508,
    instead: 1509,
    unit: 'thousand pounds',
    kind: 'rounding',
    explanation:
      'The years as printed add up to 1,509, and so do 513, 527, 270 and 199. The total was rounded from what is behind them.',
    shown: true,
  },
  {
    id: 'cash-flow-of-year-5',
    place: 'section 7, year-by-year table, cash flow of year 5',
    printed: 1007,
    instead: 1006,
    unit: 'thousand pounds',
    kind: 'rounding',
    explanation: 'Benefits of 1,171 less costs of 165, each rounded for itself.',
    shown: true,
  },
  {
    id: 'both-levels',
    place: 'sections 7.1.3 and 7.2.3 against the cumulative row of section 7',
    printed: 3873,
    instead: 3872,
    unit: 'thousand pounds',
    kind: 'rounding',
    explanation: 'A payback of 4,341 at level 1 less 469 for level 2, each rounded for itself.',
    shown: true,
  },
  {
    id: 'parking-share',
    place: 'section 7, "£3.3million of the benefits over 5 years" of parking',
    printed: 3300,
    instead: 3138,
    unit: 'thousand pounds',
    kind: 'words against table',
    explanation:
      'With parking 5,381 and without it 2,243. At £748,000 a year, £3.3 million is 4.4 years in full, the 4.4 years of the non-cashable benefits, and 3,138 is 4.2: the words may be of a draft where money came as early as time did.',
    shown: false,
  },
  {
    id: 'cashable-benefits-in-words',
    place: 'section 7, "over £5.5m over the five year project"',
    printed: 5500,
    instead: 5381,
    unit: 'thousand pounds',
    kind: 'words against table',
    explanation:
      'The tables say 5,381 twice. With parking at 4.4 years it would be 5,534: the same draft would explain this and the £3.3 million.',
    shown: false,
  },
  {
    id: 'non-cash-people',
    place: 'section 7.1.1, people, total of non-cash costs',
    printed: 38_310,
    instead: 38_311,
    unit: 'pounds',
    kind: 'rounding',
    explanation:
      'The five lines as printed add up to 38,311. Not rounded they come to £38,309.78, at the day rates that the lines show.',
    shown: true,
  },
  {
    id: 'technician-days',
    place: 'section 7.1.1, people, IT technician',
    printed: 22,
    instead: 18,
    unit: 'days',
    kind: 'words against table',
    explanation:
      'A technician costs £29,500 a year (section 7.2.1), which is £134.09 a day as for the staff trained. £2,414 is 18 such days; 22 would be £2,950.',
    shown: true,
  },
  {
    id: 'board-days',
    place: 'section 7.1.1, people, project board, "3 days effort over 11 reps"',
    printed: 3,
    instead: 33,
    unit: 'days',
    kind: 'words against words',
    explanation:
      'The other two tasks give the days of all eleven together, 5.5 and 55. £27,583 is reached with 3 days of each, 33 together, and a salary of £55,000; 63.5 days would be £434 each, which no round salary gives.',
    shown: false,
  },
  {
    id: 'first-full-year',
    place: 'section 7.1.2, total of the first full year, against year 2 of section 7',
    printed: 1433,
    instead: 1428,
    unit: 'thousand pounds',
    kind: 'words against table',
    explanation:
      'No year of the table has the value of a first full year: benefits other than parking are below it in year 2 already, and fall on.',
    shown: true,
  },
  {
    id: 'revenue-in-summary',
    place: 'section 2.3, "approximately £825,000" of increased collection',
    printed: 825,
    instead: 1100,
    unit: 'thousand pounds',
    kind: 'words against table',
    explanation:
      'The table counts single person discount, 267.5, as increased revenue, and the summary counts it with fraud and overpayment: 1,099.5 less 267.5 is 832, and 333.9 with 267.5 is the 600 of the summary.',
    shown: true,
  },
  {
    id: 'project-manager-in-summary',
    place: 'section 2.3, "approximately one FTE for the first year" of project management',
    printed: 220,
    instead: 191,
    unit: 'days',
    kind: 'words against table',
    explanation:
      '191 days of 220 are 0.87 of a full-time year, and costs of year 2 are 25 above those of later years, so some of them fall there.',
    shown: false,
  },
  {
    id: 'level-2-cost',
    place: 'section 7, "approximately 50% again" for level 2',
    printed: 50,
    instead: 45,
    unit: 'per cent',
    kind: 'words against table',
    explanation: '469 on top of 1,040; of the cost of setting up it is 53, and of running 38.',
    shown: true,
  },
  {
    id: 'housing-note',
    place: 'section 7.1.2, note: £707 "due to duplicates in Housing"',
    printed: 707,
    instead: 707,
    unit: 'pounds',
    kind: 'words against words',
    explanation:
      'The table says that the £707 is time on fraudulent applications from wrong addresses; duplicates in housing are its £91,200, which is cashable.',
    shown: true,
  },
  {
    id: 'survey-return',
    place: 'appendix C, survey approach: 52 answers, "a respectable return rate of 12%"',
    printed: 12,
    instead: 14,
    unit: 'per cent',
    kind: 'words against words',
    explanation:
      '52 of the 349 heads of IT and 32 members who were written to are 13.6%; 12% would be of some 433, and who came by the link on a web site is not counted.',
    shown: true,
  },
];
