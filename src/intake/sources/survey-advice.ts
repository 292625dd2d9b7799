import type { DateSample } from './date-samples.ts';
import type { SourceDefinition } from './definition-schema.ts';
import type { Advice, ItemSurvey, SourceSurveySummary } from './survey-summary.ts';

type Counted = Omit<SourceSurveySummary, 'advice'>;

/** Share of the values of a column above which being wrong is more than slips. A judgement. */
const MANY = 0.1;
/** Fewer wrong values than these are slips, in a sample of any size. A judgement. */
const FEW = 3;
/** Codes that are named in a warning. */
const MOST_CODES = 8;

/** What somebody should look at before a file like the sample is loaded, errors first. */
export function surveyAdvice(
  definition: SourceDefinition,
  counted: Counted,
  dates: readonly DateSample[],
): readonly Advice[] {
  return [
    ...errors(counted),
    ...rejected(counted),
    ...keys(counted),
    ...columns(counted),
    ...dates.flatMap(dateFormat),
    ...counted.items.flatMap((item) => itemAdvice(item, counted.items)),
    ...filters(definition, counted),
  ];
}

function errors({ rows, rejected, kinds }: Counted): Advice[] {
  if (rows === 0) {
    return [error('source/no-rows', 'The sample has no rows', 'Take a file with records in it.')];
  }
  if (kinds.some(({ count }) => count > 0)) return [];
  return [
    rejected > 0
      ? error(
          'source/all-rejected',
          'Not one row is taken: each is rejected or left out',
          'See the reasons: most likely the key or a required attribute is read from another column.',
        )
      : error(
          'source/all-filtered',
          'Not one row is taken: the filters and conditions leave out all',
          'Look at "filters" and "when" in the definition.',
        ),
  ];
}

function rejected({ rows, rejected: count, rejections }: Counted): Advice[] {
  const [first] = rejections;
  if (first === undefined) return [];
  return [
    warning(
      'source/rejected-rows',
      `${count} of ${rows} rows are rejected, most because of column "${first.column}": ${first.reason}`,
      'If such rows are no records, leave them out with a filter; if they are, the source must put them right.',
    ),
  ];
}

function keys({ kinds }: Counted): Advice[] {
  return kinds.flatMap(({ title, repeatedKeys, firstRepeated }) => {
    if (firstRepeated === null) return [];
    const lines = firstRepeated.lines.join(' and ');
    return [
      warning(
        'source/repeated-key',
        `${title}: the key "${firstRepeated.key}" stands on lines ${lines}; ${times(repeatedKeys)} in all a key comes again`,
        'Of rows that differ only the first is loaded, and the others are rejected: add a column to the key that tells them apart, or ask the source why it sends them twice.',
      ),
    ];
  });
}

function columns({ comparison }: Counted): Advice[] {
  const { unexpected, absent } = comparison;
  return [
    ...(unexpected.length === 0
      ? []
      : [
          warning(
            'source/unexpected-column',
            `The definition does not know ${listed(unexpected)}`,
            'Say what it becomes, or list it under columns: unused.',
          ),
        ]),
    ...(absent.length === 0
      ? []
      : [
          warning(
            'source/absent-column',
            `The sample has no ${listed(absent)}, which may be missing`,
            'Nothing needs doing if that is an older extract.',
          ),
        ]),
  ];
}

function dateFormat(sample: DateSample): Advice[] {
  const { column, format, order, hasDayNumbers } = sample;
  const found: Advice[] = [];
  if (order === 'month-first' && format.order !== 'month-first') {
    found.push(
      warning(
        'source/date-order',
        `The dates of "${column}" have the month first`,
        'Say dates: { order: month-first } for it.',
      ),
    );
  }
  if (hasDayNumbers && format.dayNumbers !== true) {
    found.push(
      warning(
        'source/day-numbers',
        `"${column}" has Excel’s numbers of days among its dates`,
        'Say dates: { dayNumbers: true } for it.',
      ),
    );
  }
  return found;
}

function itemAdvice(survey: ItemSurvey, all: readonly ItemSurvey[]): Advice[] {
  const { of, item, label, columns, among, filled, wrong, findings, unknownCodes } = survey;
  const where = columns.map((column) => `"${column}"`).join(', ');
  const found: Advice[] = [];
  if (unknownCodes.length > 0) {
    const codes = unknownCodes
      .slice(0, MOST_CODES)
      .map(({ code, count }) => `"${code}" (${count})`)
      .join(', ');
    const more = unknownCodes.length > MOST_CODES ? ' and others' : '';
    found.push(
      warning(
        'source/unknown-code',
        `${label}, from ${where}, has codes that are not in its list: ${codes}${more}`,
        'Add them to the list with what they mean.',
      ),
    );
  }
  const [first] = findings.filter(({ severity }) => severity === 'wrong');
  if (first !== undefined && wrong >= FEW && wrong > MANY * (filled + wrong)) {
    found.push(
      warning(
        'source/many-wrong',
        `${label}, from ${where}, is wrong in ${wrong} of ${filled + wrong} values: ${first.message} (${first.code})`,
        'Look whether it is read from the right column and in the right format. If it is so by nature, list the finding under "tolerate".',
      ),
    );
  }
  if (among > 0 && wrong === 0 && columns.length > 0 && isEmpty(survey, all)) {
    found.push(
      warning(
        'source/never-filled',
        `${label} (${item} of ${of}), from ${where}, is filled in no row`,
        'Take a larger sample; if the source never fills it, list the column under columns: unused.',
      ),
    );
  }
  return found;
}

/** Telephone numbers go where their kind says, whichever column they stood in. */
function isEmpty({ of, item, filled }: ItemSurvey, all: readonly ItemSurvey[]): boolean {
  if (filled > 0) return false;
  if (item !== 'phone' && item !== 'mobile') return true;
  const other = item === 'phone' ? 'mobile' : 'phone';
  return !all.some((each) => each.of === of && each.item === other && each.filled > 0);
}

function filters({ filters: defined = [] }: SourceDefinition, { filtered }: Counted): Advice[] {
  return defined.flatMap(({ name }) =>
    filtered.some(({ filter, rows }) => filter === name && rows > 0)
      ? []
      : [
          warning(
            'source/idle-filter',
            `The filter "${name}" leaves out no row of the sample`,
            'Nothing needs doing if such rows are rare.',
          ),
        ],
  );
}

function error(code: string, message: string, hint: string): Advice {
  return { severity: 'error', code, message, hint };
}

function warning(code: string, message: string, hint: string): Advice {
  return { severity: 'warning', code, message, hint };
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`).join(', ');
  return names.length === 1 ? `the column ${quoted}` : `the columns ${quoted}`;
}
