import type { ReviewWithEvidence } from '../../../master-index/index.ts';
import { likelihoodWords, strengthWords } from './strength.ts';

/** One comparison of the two records, in words. */
export interface EvidenceRow {
  readonly label: string;
  readonly left: string | null;
  readonly right: string | null;
  readonly isDifferent: boolean;
  /** What the model makes of it: `the same`, `one letter differs`. */
  readonly finding: string;
  readonly strength: string;
  /** `for`, `against` or `neither`. */
  readonly side: 'for' | 'against' | 'neither';
}

/** What the page of a review says. */
export interface ReviewPage {
  readonly rows: readonly EvidenceRow[];
  readonly likelihood: string | null;
  readonly isPartial: boolean;
}

const LABELS: Readonly<Record<string, string>> = {
  given_name: 'First name',
  middle_names: 'Middle names',
  surname: 'Last name',
  name: 'Name',
  title: 'Title',
  sex: 'Sex',
  date_of_birth: 'Date of birth',
  age_group: 'Age group',
  home: 'Home',
  address: 'Address',
  postcode: 'Postcode',
  phone: 'Telephone',
  email: 'Email',
  nino: 'National Insurance number',
  nhs_number: 'NHS number',
  pupil_number: 'Unique pupil number',
  sources: 'Which services have them',
  register: 'Register of electors',
};

/** What the model weighs of where records are from and who else there is: no value of either. */
const OF_THE_MODEL = new Set(['sources', 'register', 'household', 'companions']);

/** What speaks for and against two records being one person, in the order in which people look. */
export function reviewPage({ evidence }: Pick<ReviewWithEvidence, 'evidence'>): ReviewPage {
  const { explained, isPartial } = evidence;
  if (explained === null) return { rows: [], likelihood: null, isPartial };
  const rows = explained.steps
    .filter(({ comparison, level }) => level !== null && !OF_THE_MODEL.has(comparison))
    .map((step): EvidenceRow => {
      const [left, right] = [step.left.raw, step.right.raw];
      return {
        label: LABELS[step.comparison] ?? sentence(step.comparison),
        left,
        right,
        isDifferent: left !== null && right !== null && !isAlike(left, right),
        finding: step.level ?? '',
        strength: strengthWords(step.weight),
        side: step.weight > 0.5 ? 'for' : step.weight < -0.5 ? 'against' : 'neither',
      };
    });
  return { rows, likelihood: likelihoodWords(explained.weight), isPartial };
}

function isAlike(left: string, right: string): boolean {
  return left.trim().toUpperCase() === right.trim().toUpperCase();
}

function sentence(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
