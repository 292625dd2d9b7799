import type { CaseModel } from '../../business-case/index.ts';
import { heads, type PlannedSheet, text, title } from './sheet-plan.ts';

const lines = [
  'What a customer data hub costs, what it brings and when it pays: amounts are formulas, which a click shows.',
  '',
  'Colours',
  'Yellow: a figure, or words, for you to change. The figures have names, which the formulas use.',
  'White: words, and formulas that work themselves out again when a yellow cell changes.',
  '',
  'Standing of a figure',
  'cited: a source says it.',
  'fitted: a source gives a result, and this is the value that leads there. It is no evidence for that result.',
  'illustrative: nobody says it. It shows how the sum goes until your own figure takes its place.',
  'own: put in by the authority, with a source. Without a source: own, illustrative.',
  '',
  'To change a figure',
  '1. On Inputs, write the value, its date and its source. A figure that is changed without a new source is illustrative.',
  '2. Low and high are what you would still believe: give both or neither.',
  '3. On Ramp-up and fall-off, change the shares of years of a timing. What is spent once has shares that make 100%.',
  '4. Look at Summary. Where it does not change, have the program calculate again (LibreOffice: Ctrl+Shift+F9; Excel: Ctrl+Alt+F9).',
  '5. Save it as XLSX and give it back: reeve business-case --sheet FILE, with the --authority FILE that it was made from, if any.',
  'Only Inputs and Ramp-up and fall-off are read back, but for notes. Lines, units and ids are not changed here but in the file of the authority.',
  '',
  'What matters most',
  'Sensitivity tries each input at its lowest and its highest value, all others as they are. It is in formulas too, and Charts shows its widest bars.',
  'Ranges says which values those are; Sensitivity working and Present value of £1 are how it is worked out.',
  'What must be true, and How sure it is where there is one, are values that Reeve worked out when this file was written. They do not follow a change.',
  '',
  'How amounts are rounded',
  'Pounds to the penny, halves away from zero: the value of a line, its amount in each year, and the net present value, each once.',
  'ROUND(ROUND(100*x,6),0)/100 does that: a computer holds decimals in binary, where half a penny may come out a hair beside it; the inner ROUND takes the hair away.',
  'Totals add up those pence. ROUND(...,2) around a sum takes away the hair that adding leaves, and changes nothing else.',
];

const HEADINGS = new Set([
  'Colours',
  'Standing of a figure',
  'To change a figure',
  'What matters most',
  'How amounts are rounded',
]);

export function readMeSheet(
  { name, prices, pricesBy }: CaseModel,
  sheets: readonly string[],
): PlannedSheet {
  return {
    name: 'Read me',
    widths: [140],
    frozenRows: 0,
    rows: [
      [title(`The business case of a customer data hub: ${name}`)],
      [
        text(
          pricesBy === undefined
            ? `In prices of ${prices}.`
            : `In prices of ${prices}. Figures of other years were brought to them by ${pricesBy}.`,
        ),
      ],
      [],
      ...lines.map((line) => (HEADINGS.has(line) ? heads(line) : [text(line)])),
      [],
      heads('Sheets'),
      [text(sheets.join(', '))],
    ],
  };
}
