import type { ColumnKind } from '../../standards/index.ts';
import type { ColumnDefinition } from '../model/match-model.ts';
import type { Attribute } from './attributes.ts';

/** One expression that records may be blocked on, with how often it holds for two records of one person. */
export interface BlockingKey {
  readonly attribute: Attribute;
  readonly expression: string;
  /** Probability that two records of one person agree on it, both having a value. */
  readonly agreement: number;
  /** Fine keys find few pairs by themselves; coarse ones only beside another. */
  readonly fine: boolean;
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
}

/**
 * How often two records of one person agree exactly on an attribute. Guesses
 * from experience with administrative data, used only to weigh one blocking
 * rule against another; the model's m are trained.
 */
const AGREEMENT: Partial<Readonly<Record<ColumnKind, number>>> = {
  'given-name': 0.75,
  'middle-name': 0.7,
  surname: 0.8,
  'full-name': 0.6,
  'date-of-birth': 0.8,
  date: 0.8,
  year: 0.9,
  month: 0.9,
  day: 0.9,
  postcode: 0.7,
  phone: 0.65,
  email: 0.65,
  address: 0.6,
  street: 0.65,
  town: 0.75,
  'house-number': 0.75,
  nino: 0.85,
  'nhs-number': 0.85,
  'national-id': 0.85,
  uprn: 0.65,
};

/** Share of the disagreements that a coarse key of the same attribute gets over. */
const RECOVERED = 0.5;

const FINE: ReadonlySet<ColumnKind> = new Set([
  'given-name',
  'surname',
  'full-name',
  'date-of-birth',
  'date',
  'postcode',
  'phone',
  'email',
  'address',
  'street',
  'nino',
  'nhs-number',
  'national-id',
  'uprn',
  'unknown',
]);

const COARSE: ReadonlySet<ColumnKind> = new Set([
  'middle-name',
  'year',
  'month',
  'day',
  'town',
  'house-number',
  'occupation',
]);

export function blockingKeys(attributes: readonly Attribute[]): BlockingKey[] {
  return attributes.flatMap((attribute) => {
    const { kind, name } = attribute;
    if (attribute.definition.type === 'text[]') return [];
    const keys: BlockingKey[] = [];
    const agreement = AGREEMENT[kind] ?? 0.6;
    const add = (
      expression: string,
      fine: boolean,
      coarser: boolean,
      columns: Readonly<Record<string, ColumnDefinition>> = {},
    ): void => {
      keys.push({
        attribute,
        expression,
        agreement: coarser ? agreement + (1 - agreement) * RECOVERED : agreement,
        fine,
        columns,
      });
    };
    if (FINE.has(kind)) add(name, true, false);
    else if (COARSE.has(kind)) add(name, false, false);
    switch (kind) {
      case 'given-name':
        add(`left(${name}, 3)`, false, true);
        break;
      case 'surname':
        add(`${name}_soundex`, false, true, {
          [`${name}_soundex`]: { from: name, derive: 'soundex' },
        });
        add(`left(${name}, 4)`, false, true);
        break;
      case 'full-name':
        add(`word(${name}, 1)`, false, true);
        add(`word(${name}, -1)`, false, true);
        break;
      case 'date-of-birth':
      case 'date':
        add(`substr(${name}, 1, 4)`, false, true);
        add(`substr(${name}, 6, 5)`, false, true);
        break;
      case 'postcode':
        add(`left(${name}, 3)`, false, true);
        break;
      case 'phone':
      case 'nino':
      case 'nhs-number':
      case 'national-id':
        add(`right(${name}, 5)`, false, true);
        add(`left(${name}, 4)`, false, true);
        break;
      case 'email':
        add(`${name}_local`, false, true, {
          [`${name}_local`]: { from: name, derive: 'email-local' },
        });
        break;
      case 'address':
      case 'street':
        add(`left(${name}, 7)`, false, true);
        break;
      case 'town':
        add(`left(${name}, 4)`, false, true);
        break;
    }
    return keys;
  });
}
