import {
  type CaseModel,
  caseOf,
  evidenceOf,
  type OwnFigures,
  type PriceIndex,
  type Rational,
  yearShares,
} from '../business-case/index.ts';
import { ReeveError, valueAt } from '../kernel/index.ts';
import { readAuthorityDocument } from './authority-document.ts';
import { type AuthorityFile, authoritySchema } from './authority-schema.ts';

/**
 * Reads a file of an authority (docs/guides/business-case.md) and makes its case.
 *
 * @param text YAML or JSON
 * @param file its name, for errors
 * @throws ReeveError `business-case/syntax`, `business-case/invalid` and what `caseOf` throws,
 *   each with the line
 * @example readAuthority(readFileSync('anytown.yaml', 'utf8'), 'anytown.yaml')
 */
export function readAuthority(text: string, file: string): CaseModel {
  const { value, locate } = readAuthorityDocument(text, file);
  const read = authoritySchema.safeParse(value);
  if (!read.success) {
    const { message, hint, path } = faultOf(read.error.issues, value);
    throw new ReeveError('business-case/invalid', message, { location: locate(path), hint });
  }
  try {
    return caseOf(ownFigures(read.data));
  } catch (error) {
    if (!(error instanceof ReeveError)) throw error;
    const path = placeOf(error.location.field ?? '', read.data);
    throw new ReeveError(error.code, error.message, {
      location: { ...error.location, ...locate(path) },
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      cause: error,
    });
  }
}

interface Fault {
  readonly message: string;
  readonly hint: string;
  readonly path: readonly PropertyKey[];
}

type Issue = Extract<
  ReturnType<typeof authoritySchema.safeParse>,
  { success: false }
>['error']['issues'][number];

const SEE_GUIDE = 'See docs/guides/business-case.md.';

/** The first fault; a field misspelt before the one that it leaves missing. */
function faultOf(issues: readonly Issue[], value: unknown): Fault {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? (issues[0] as Issue);
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return { message: `There is no field "${key}"`, hint: SEE_GUIDE, path: [...path, key] };
  }
  if (valueAt(value, path) === undefined) {
    return { message: 'This field is missing', hint: SEE_GUIDE, path };
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String).join(', ');
    return { message: 'This is not one of those known', hint: `Give one of: ${known}.`, path };
  }
  const hint = issue.code === 'custom' ? issue.params?.hint : undefined;
  return { message: issue.message, hint: typeof hint === 'string' ? hint : SEE_GUIDE, path };
}

/** Where in the file a field of the case was written: figures and what is added are found by id. */
function placeOf(
  field: string,
  { additional = {}, figures = {} }: AuthorityFile,
): readonly PropertyKey[] {
  const [list = '', ...rest] = field.split(/[.[\]]+/).filter((part) => part !== '');
  const added = additional[list as keyof typeof additional];
  const at = added?.findIndex((each) => each.id === rest[0]) ?? -1;
  if (at >= 0) return ['additional', list, at];
  if (list === 'inputs' && Object.hasOwn(figures, rest[0] ?? '')) return ['figures', ...rest];
  return [list, ...rest.map((part) => (/^\d+$/.test(part) ? Number(part) : part))];
}

function ownFigures({
  name,
  type,
  prices,
  without,
  figures,
  timings,
  additional,
}: AuthorityFile): OwnFigures {
  return {
    name,
    type,
    ...(without === undefined ? {} : { without }),
    ...(prices === undefined ? {} : { prices: pricesOf(prices) }),
    figures: Object.fromEntries(
      Object.entries(figures ?? {}).map(([id, figure]) => [id, defined(figure)]),
    ),
    timings: Object.fromEntries(
      Object.entries(timings ?? {}).map(([id, { source, ...given }]) => [
        id,
        { shares: sharesOf(given), ...(source === undefined ? {} : { source }) },
      ]),
    ),
    additional: {
      services: additional?.services ?? [],
      inputs: (additional?.inputs ?? []).map(({ source, low, high, ...input }) => ({
        ...input,
        evidence: evidenceOf(source),
        setBy: 'user',
        ...(low === undefined || high === undefined
          ? {}
          : { range: { low, high, evidence: evidenceOf(source) } }),
      })),
      timings: (additional?.timings ?? []).map((timing) => ({
        id: timing.id,
        label: timing.label,
        term: timing.term,
        evidence: evidenceOf(timing.source),
        shares: sharesOf(timing),
      })),
      benefits: (additional?.benefits ?? []).map(withEvidence),
      costs: (additional?.costs ?? []).map(withEvidence),
      qualitative: (additional?.qualitative ?? []).map(withSource),
      risks: (additional?.risks ?? []).map(withSource),
    },
  };
}

type GivenTiming = Omit<NonNullable<AuthorityFile['timings']>[string], 'source'>;

/** Shares as they were given, or as they follow from how a benefit comes and goes. */
function sharesOf({ shares, startsAfterMonths = 0, ...plan }: GivenTiming): readonly Rational[] {
  return shares ?? yearShares({ ...plan, startsAfterMonths });
}

function pricesOf({
  year,
  index,
}: NonNullable<AuthorityFile['prices']>): NonNullable<OwnFigures['prices']> {
  if (index === undefined) return { year };
  const evidence = evidenceOf(index.source);
  const priceIndex: PriceIndex = {
    name: 'price index given',
    years: Object.fromEntries(
      Object.entries(index.years).map(([each, value]) => [each, { index: value, evidence }]),
    ),
  };
  return { year, index: priceIndex };
}

function withSource<Thing extends { source?: string | undefined }>({ source, ...thing }: Thing) {
  return { ...thing, evidence: evidenceOf(source) };
}

function withEvidence<
  Line extends {
    source?: string | undefined;
    group?: string | undefined;
    formula: { label?: string | undefined; multiply: string[]; divide?: string[] | undefined }[];
  },
>({ source, group, formula, ...line }: Line) {
  return {
    ...line,
    ...(group === undefined ? {} : { group }),
    formula: formula.map(defined),
    evidence: evidenceOf(source),
  };
}

type Defined<Thing> = { [Key in keyof Thing]: Exclude<Thing[Key], undefined> };

/** Without the fields that are undefined, which zod leaves in its types. */
function defined<Thing extends object>(thing: Thing): Defined<Thing> {
  return Object.fromEntries(
    Object.entries(thing).filter(([, value]) => value !== undefined),
  ) as Defined<Thing>;
}
