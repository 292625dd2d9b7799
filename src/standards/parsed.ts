import type { Standardiser } from './standardiser.ts';

/**
 * How much a finding takes away from a value.
 *
 * - `wrong`: the value cannot be what the field asks for.
 * - `suspicious`: it can be, and experience says that it often is not.
 * - `repaired`: it was not, one thing was certainly meant, and the standard form has that.
 */
export type Severity = 'wrong' | 'suspicious' | 'repaired';

/** One thing that is wrong or suspicious with a value, or was put right in it. */
export interface Finding {
  /** Stable, for programs: `postcode/unknown-area`. Every code is listed in docs/standards.md. */
  readonly code: string;
  readonly severity: Severity;
  /** For people: a plain sentence that does not repeat the value, which may be personal. */
  readonly message: string;
  /** What was probably meant, in standard form, where it was not certain enough to be put in. */
  readonly suggestion?: string;
}

/** What a parser makes of a value as received. */
export interface Parsed<T> {
  /** The parts; null when the value is not, even after repair, what the parser reads. */
  readonly value: T | null;
  /** The form in which equal things are equal; null when the value holds nothing usable. */
  readonly standard: string | null;
  /** In order of the rules; empty for a blank, which is no error of anyone's. */
  readonly findings: readonly Finding[];
}

/** What a parser can find, by the part of the code after the slash. */
export type FindingKinds = Readonly<
  Record<string, { readonly severity: Severity; readonly message: string }>
>;

/** The findings of one parser: makes them by name, and lists them for the documentation. */
export interface FindingCatalogue<Name extends string = string> {
  readonly all: readonly Finding[];
  readonly finding: (name: Name, suggestion?: string) => Finding;
}

/**
 * Declares what a parser can find.
 *
 * @example
 * const { finding } = findingCatalogue('postcode', {
 *   'unknown-area': { severity: 'wrong', message: 'No postcode area has these letters' },
 * });
 * finding('unknown-area').code; // 'postcode/unknown-area'
 */
export function findingCatalogue<const Kinds extends FindingKinds>(
  parser: string,
  kinds: Kinds,
): FindingCatalogue<keyof Kinds & string> {
  const byName = new Map<string, Finding>(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      Object.freeze({ code: `${parser}/${name}`, severity: kind.severity, message: kind.message }),
    ]),
  );
  return {
    all: [...byName.values()],
    finding: (name, suggestion) => {
      // The type allows declared names alone.
      const found = byName.get(name) as Finding;
      return suggestion === undefined ? found : { ...found, suggestion };
    },
  };
}

/** A parser and what there is to know of it: one for each kind of value. */
export interface Parser<T = unknown, Context = never> {
  /** Also what the codes of its findings begin with. */
  readonly name: string;
  readonly description: string;
  /** Pure; never throws; its standard form parses to itself. */
  readonly parse: (raw: string, context?: Context) => Parsed<T>;
  /** All that it can find, in the order of its catalogue. */
  readonly findings: readonly Finding[];
  /** What gives the same standard form to the linkage engine, where that makes sense. */
  readonly standardiser: Standardiser | null;
}

/** A value that is not there, or that holds nothing of what was asked for. */
export function nothing(...findings: readonly Finding[]): Parsed<never> {
  return { value: null, standard: null, findings };
}
