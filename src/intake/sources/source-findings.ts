import type { Finding } from '../../standards/index.ts';

/** What mapping finds beside what the parsers of the standards find. */
export const sourceFindings = {
  unknownCode: {
    code: 'source/unknown-code',
    severity: 'suspicious',
    message: 'Not in the list of codes of the definition',
  },
  notMoney: {
    code: 'source/not-money',
    severity: 'wrong',
    message: 'Not an amount of pounds and pence',
  },
  notANumber: { code: 'source/not-a-number', severity: 'wrong', message: 'Not a number' },
  notYesOrNo: {
    code: 'source/not-yes-or-no',
    severity: 'wrong',
    message: 'Neither a word for yes nor one for no',
  },
  noName: {
    code: 'source/no-name',
    severity: 'wrong',
    message: 'A word that stands for no name',
  },
  lostLetters: {
    code: 'text/lost-letters',
    severity: 'suspicious',
    message: 'A mark stands where a letter was lost on the way',
  },
} as const satisfies Readonly<Record<string, Finding>>;
