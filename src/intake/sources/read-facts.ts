import type { Finding } from '../../standards/index.ts';
import { standardisers } from '../../standards/index.ts';
import { compileConditions } from './conditions.ts';
import type { FactDefinition } from './definition-schema.ts';
import type { FactValue, ItemFinding, ReceivedRow } from './mapped-row.ts';
import { remembered } from './memo.ts';
import { penceOf } from './money.ts';
import { dateReader } from './read-values.ts';
import { codeReader, type FileLayout, textReader } from './row-values.ts';
import { sourceFindings } from './source-findings.ts';

/** Reads one fact of a row. */
export type FactReader = (
  row: ReceivedRow,
  facts: Record<string, FactValue>,
  findings: ItemFinding[],
) => void;

/** Compiles the facts of a record or an attachment. */
export function factReaders(
  layout: FileLayout,
  facts: Readonly<Record<string, FactDefinition>> = {},
): readonly FactReader[] {
  return Object.entries(facts).map(([name, fact]) => factReader(layout, name, fact));
}

interface ReadFact {
  readonly value: FactValue | null;
  readonly finding?: Finding;
}

/** Compiles a fact of a definition for the columns of a file. */
function factReader(layout: FileLayout, name: string, fact: FactDefinition): FactReader {
  const { from, join, blank, when } = fact;
  const text = textReader(layout, {
    from,
    ...(join === undefined ? {} : { join }),
    ...(blank === undefined ? {} : { blank }),
  });
  const reader = readerOf(layout, fact);
  const read = fact.type === 'text' ? reader : remembered(reader);
  const item = `fact:${name}`;
  const test = compileConditions(layout, when);
  return (row, facts, findings) => {
    const received = text(row);
    if (received === '' || !test(row)) return;
    const { value, finding } = read(received);
    if (value !== null) facts[name] = value;
    if (finding !== undefined) findings.push({ item, finding });
  };
}

function readerOf(layout: FileLayout, fact: FactDefinition): (text: string) => ReadFact {
  switch (fact.type) {
    case 'text':
      return (text) => ({ value: text });
    case 'code':
      return codeFact(layout, fact);
    case 'money':
      return (text) => orFinding(penceOf(text), sourceFindings.notMoney);
    case 'number':
      return (text) => orFinding(numberOf(text), sourceFindings.notANumber);
    case 'yes-no':
      return yesNoFact(fact);
    case 'date':
      return dateFact(layout, fact);
  }
}

function orFinding(value: FactValue | null, finding: Finding): ReadFact {
  return value === null ? { value, finding } : { value };
}

function numberOf(text: string): number | null {
  const decimal = standardisers.number?.standardise(text) ?? null;
  return decimal === null ? null : Number(decimal);
}

function codeFact(layout: FileLayout, { codes }: FactDefinition): (text: string) => ReadFact {
  const meaning = codeReader(layout, codes);
  return (text) => {
    const word = meaning?.(text);
    return word === undefined
      ? { value: text, finding: sourceFindings.unknownCode }
      : { value: word };
  };
}

function yesNoFact({ yes = YES, no = NO }: FactDefinition): (text: string) => ReadFact {
  const answers = new Map([
    ...no.map((word) => [word.toLowerCase(), false] as const),
    ...yes.map((word) => [word.toLowerCase(), true] as const),
  ]);
  return (text) => orFinding(answers.get(text.toLowerCase()) ?? null, sourceFindings.notYesOrNo);
}

const YES = ['Y', 'Yes', 'True', '1'];
const NO = ['N', 'No', 'False', '0'];

function dateFact(layout: FileLayout, fact: FactDefinition): (text: string) => ReadFact {
  const { definition } = layout;
  const read = dateReader({ ...definition.dates, ...fact.dates }, new Set(definition.tolerate));
  return (text) => {
    const { standard, isWrong, findings } = read(text);
    const [finding] = findings;
    return {
      value: isWrong ? null : standard,
      ...(finding === undefined ? {} : { finding }),
    };
  };
}
