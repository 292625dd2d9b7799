import type { ReviewWithEvidence } from '../../../master-index/index.ts';
import { derivations, standardisers } from '../../../standards/index.ts';
import { dateText } from '../../shared/formats.ts';
import { comparisonTitle } from '../comparison-title.ts';
import { phoneText } from '../phone-text.ts';
import { factorWords, likelihoodWords, saysNothing, strengthWords } from './strength.ts';

/** One comparison of the two records, in words. */
export interface EvidenceRow {
  readonly label: string;
  readonly left: string | null;
  readonly right: string | null;
  readonly isDifferent: boolean;
  /** What the model makes of it: `the same`, `one letter differs`. */
  readonly finding: string;
  readonly strength: string;
  /** The same as a number: `about 300 times likelier`. */
  readonly factor: string;
  /** `for`, `against` or `neither`. */
  readonly side: 'for' | 'against' | 'neither';
}

/** What the page of a review says. */
export interface ReviewPage {
  readonly rows: readonly EvidenceRow[];
  readonly likelihood: string | null;
  readonly isPartial: boolean;
}

/** What the model weighs of where records are from and who else there is: no value of either. */
const OF_THE_MODEL = new Set(['sources', 'register', 'household', 'companions']);

/** Read of titles and days of birth, which have rows of their own: what it finds is shown alone. */
const AGE_GROUP = 'age_group';

/** Whether a comparison is of where records are from and who else there is: of no value of either. */
export function isOfTheModel(comparison: string): boolean {
  return OF_THE_MODEL.has(comparison);
}

/** What speaks for and against two records being one person, in the order in which people look. */
export function reviewPage({ evidence }: Pick<ReviewWithEvidence, 'evidence'>): ReviewPage {
  const { explained, isPartial } = evidence;
  if (explained === null) return { rows: [], likelihood: null, isPartial };
  const steps = explained.steps.filter(({ comparison }) => !OF_THE_MODEL.has(comparison));
  return { rows: evidenceRows(steps), likelihood: likelihoodWords(explained.weight), isPartial };
}

/** Comparisons of two records in words, in the order of the model, without those that lack a value. */
export function evidenceRows(steps: readonly Step[]): EvidenceRow[] {
  const isOfWholeName = readsWholeName(steps);
  return steps
    .filter(({ level, comparison, weight }) =>
      comparison === AGE_GROUP ? level !== null && !saysNothing(weight) : level !== null,
    )
    .map((step): EvidenceRow => {
      const { comparison } = step;
      const [left, right] = [step.left, step.right].map(({ raw, standard }) =>
        raw === null || comparison === AGE_GROUP || OF_THE_MODEL.has(comparison)
          ? null
          : compared(comparison, { raw, standard }, isOfWholeName),
      ) as [string | null, string | null];
      const isName = isOfWholeName && comparison === 'given_name';
      return {
        label: isName ? 'Name' : comparisonTitle(comparison),
        left,
        right,
        isDifferent: left !== null && right !== null && !isAlike(left, right) && !isSame(step),
        finding: step.level ?? '',
        strength: strengthWords(step.weight),
        factor: factorWords(step.weight),
        side: saysNothing(step.weight) ? 'neither' : step.weight > 0 ? 'for' : 'against',
      };
    });
}

type Step = NonNullable<ReviewWithEvidence['evidence']['explained']>['steps'][number];

/** Whether first and last name are read from one text, the whole name, as the model of residents does. */
function readsWholeName(steps: readonly Step[]): boolean {
  const [given, surname] = ['given_name', 'surname'].map((name) =>
    steps.find(({ comparison }) => comparison === name),
  );
  if (given === undefined || surname === undefined) return false;
  return given.left.raw === surname.left.raw && given.right.raw === surname.right.raw;
}

/** Which word of a whole name a comparison is about; that of the first name is of all of it too. */
const WORDS_OF: Readonly<Record<string, string>> = {
  middle_names: 'middle-words',
  surname: 'last-word',
};
const SEXES: Readonly<Record<string, string>> = { f: 'Female', m: 'Male' };

/** What a comparison saw, of the text that it was read from. */
function compared(
  comparison: string,
  { raw, standard }: { readonly raw: string; readonly standard: string | null },
  isOfWholeName: boolean,
): string {
  if (comparison === 'home') return homeText(raw);
  if (comparison === 'date_of_birth') return dateText(standard ?? raw);
  if (comparison === 'sex') return SEXES[derivedText('sex', raw) ?? ''] ?? raw;
  if (comparison === 'phone' || comparison === 'mobile') return phoneText(raw);
  const words = isOfWholeName ? WORDS_OF[comparison] : undefined;
  const name = words === undefined ? null : standardisers['person-name']?.standardise(raw);
  const part = words === undefined || name == null ? null : derivedText(words, name);
  return part === null ? raw : part.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}

/** An address as people write it, of the UPRN, the postcode and the address that it is read from. */
function homeText(raw: string): string {
  const [, postcode, address] =
    /^(?:\d{5,12} )?(?:([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}) )?(.*)$/is.exec(raw) ?? [];
  return [address, postcode].filter((part) => part !== undefined && part !== '').join(', ') || raw;
}

function derivedText(derivation: string, text: string): string | null {
  const value = derivations[derivation]?.derive(text);
  return typeof value === 'string' ? value : null;
}

/** The level of one UPRN: nothing is to be marked, however the address is written. */
const SAME_HOME = 'the same property';

function isSame({ level, left, right }: Step): boolean {
  const [one, other] = [left.standard ?? left.raw ?? '', right.standard ?? right.raw ?? ''];
  return level === SAME_HOME || isAlike(one, other);
}

function isAlike(left: string, right: string): boolean {
  return left.trim().toUpperCase() === right.trim().toUpperCase();
}
