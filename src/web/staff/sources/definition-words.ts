import type {
  AttachmentDefinition,
  FactDefinition,
  RecordDefinition,
  SourceDefinition,
} from '../../../intake/index.ts';
import { isAttributeName, personAttributes } from '../../../standards/index.ts';
import { upperFirst } from '../../shared/formats.ts';
import { kindTitles } from './kind-titles.ts';
import { CADENCES } from './source-list.ts';

type Value = NonNullable<RecordDefinition['started']>;
type Condition = NonNullable<RecordDefinition['when']>[number];
type KeyPart = RecordDefinition['key'][number];
type Codes = NonNullable<FactDefinition['codes']>;

/** A sentence, with the names (columns, files) and the texts of the source in it told apart from ours. */
export type Words = readonly (string | { readonly column: string } | { readonly said: string })[];

/** Something of a definition, and what it says. */
export interface WordsRow {
  readonly label: string;
  readonly words: Words;
  /** Code by code what each means. */
  readonly codes?: readonly { readonly code: string; readonly means: string }[];
}

/** What a definition says of one kind of records, in plain words. */
export interface KindInWords {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly WordsRow[];
  readonly attributes: readonly WordsRow[];
  readonly facts: readonly WordsRow[];
}

/** A definition in plain words: the file, which rows count, and what becomes of the columns. */
export interface DefinitionInWords {
  readonly about: readonly WordsRow[];
  readonly rows: readonly WordsRow[];
  readonly kinds: readonly KindInWords[];
  readonly unused: readonly string[];
}

const HOLDS: Readonly<Record<SourceDefinition['holds'], string>> = {
  adults: 'Adults',
  children: 'Children',
  anyone: 'People of any age',
};

const TYPES: Readonly<Record<FactDefinition['type'], string>> = {
  text: 'Text',
  number: 'Number',
  money: 'Money',
  date: 'Date',
  'yes-no': 'Yes or no',
  code: 'Code',
};

/** Says what a definition says, for whoever knows the source and not the format. */
export function definitionWords(definition: SourceDefinition): DefinitionInWords {
  const { records = [], attachments = [], filters = [], reject = [], columns } = definition;
  const titles = kindTitles(records.map(({ role, title = role }) => ({ of: role, title })));
  return {
    about: about(definition),
    rows: [
      ...filters.map(({ name, when }) => ({ label: `Left out: ${name}`, words: conditions(when) })),
      ...reject.map(({ reason, when }) => ({
        label: `Rejected: ${reason}`,
        words: conditions(when),
      })),
    ],
    kinds: [
      ...records.map((record, i) => ({
        ...recordInWords(record, definition, `kind-${i}`),
        title: titles.get(record.role) ?? record.role,
      })),
      ...attachments.map((each, i) => attachmentInWords(each, definition, `attached-${i}`)),
    ],
    unused: columns?.unused ?? [],
  };
}

function about(definition: SourceDefinition): WordsRow[] {
  const { name, system = name, holds, extract, read, blank, dates, tolerate } = definition;
  const { file, content, change } = extract;
  const reading = readingWords(read);
  return [
    { label: 'Name', words: [{ column: name }] },
    { label: 'System', words: [{ column: system }] },
    { label: 'Whose records', words: [HOLDS[holds]] },
    { label: 'Sent', words: [CADENCES[extract.cadence]] },
    {
      label: 'An extract is',
      words: [
        content === 'full' ? 'All that the source holds' : 'What has changed since the one before',
      ],
    },
    ...(change === undefined
      ? []
      : [{ label: 'What has changed', words: ['Said in ', { column: change.column }] }]),
    ...(file === undefined ? [] : [{ label: 'File', words: [{ column: file }] }]),
    ...(reading.length === 0 ? [] : [{ label: 'Read as', words: begun(reading) }]),
    ...(blank === undefined ? [] : [{ label: 'Stand for nothing', words: texts(blank) }]),
    ...(dates === undefined ? [] : [{ label: 'Dates', words: begun(dateWords(dates)) }]),
    ...(tolerate === undefined
      ? []
      : [{ label: 'Findings that make nothing wrong', words: texts(tolerate) }]),
  ];
}

function readingWords(read: SourceDefinition['read'] = {}): Words {
  const { delimiter, encoding, sheet, headerRow } = read;
  return separated(
    [
      delimiter === undefined ? null : ['columns between ', { said: delimiter }],
      encoding === undefined ? null : ['encoding ', { said: encoding }],
      sheet === undefined ? null : ['sheet ', { said: sheet }],
      headerRow === undefined ? null : [`header in line ${headerRow}`],
    ],
    ', ',
  );
}

function recordInWords(record: RecordDefinition, definition: SourceDefinition, id: string) {
  const { attributes, facts = {}, relationships = [], professionals = [], markers = [] } = record;
  const labels = (names: readonly string[] | undefined): Words | null =>
    names === undefined ? null : [names.map(attributeLabel).join(', ')];
  return {
    id,
    rules: present([
      ['A row has one', record.when === undefined ? null : conditions(record.when)],
      ['Told apart by', key(record.key)],
      ['Rejected without', labels(record.required)],
      ['Rejected without any of', labels(record.requiredAny)],
      ['Rejected where wrong', labels(record.rejectWrong)],
      ...stateRules(record, definition),
      ['Has died', record.deceased === undefined ? null : conditions(record.deceased)],
      ['Proof was seen of', labels(record.verified ?? definition.verified)],
      ...relationships.map((each): Rule => ['Related', relationshipWords(each, definition)]),
      ...professionals.map(
        (each): Rule => ['Works with them', professionalWords(each, definition)],
      ),
      ...markers.map(
        ({ code, text, when, seal }): Rule => [
          `Marked ${code}`,
          separated(
            [
              conditions(when),
              text === undefined ? null : ['what is said: ', ...value(text, definition).words],
              seal === undefined ? null : [`to be sealed: ${seal}`],
            ],
            '; ',
          ),
        ],
      ),
    ]),
    attributes: Object.entries(attributes).flatMap(([name, from]) =>
      from === undefined ? [] : [attributeRow(name, value(from, definition))],
    ),
    facts: factRows(facts, definition),
  };
}

function relationshipWords(
  { role, inverse, to, when }: NonNullable<RecordDefinition['relationships']>[number],
  definition: SourceDefinition,
): Words {
  const from = (label: string, of: Value | undefined): Words | null =>
    of === undefined ? null : [label, ...value(of, definition).words];
  return separated(
    [
      from('the other is ', role),
      from('to whom this one is ', inverse),
      to.source === undefined ? null : ['in ', { said: to.source }],
      to.key === undefined ? null : ['with the key ', ...key(to.key)],
      from('by the name in ', to.name),
      from('telephone ', to.phone),
      when === undefined ? null : ['where ', ...conditions(when)],
    ],
    ', ',
  );
}

function professionalWords(
  { role, name, team, when }: NonNullable<RecordDefinition['professionals']>[number],
  definition: SourceDefinition,
): Words {
  const from = (label: string, of: Value | undefined): Words | null =>
    of === undefined ? null : [label, ...value(of, definition).words];
  return separated(
    [
      from('as ', role),
      from('name ', name),
      from('team ', team),
      when === undefined ? null : ['where ', ...conditions(when)],
    ],
    ', ',
  );
}

function attachmentInWords(
  attachment: AttachmentDefinition,
  definition: SourceDefinition,
  id: string,
): KindInWords {
  const { title, to, when, professionals = [] } = attachment;
  return {
    id,
    title,
    rules: present([
      ['A row has one', when === undefined ? null : conditions(when)],
      ['Told apart by', key(attachment.id)],
      [
        'Whose it is',
        separated(
          [
            to.key === undefined
              ? null
              : [
                  'the record of ',
                  { said: to.source ?? definition.name },
                  ' with the key ',
                  ...key(to.key),
                ],
            to.uprn === undefined ? null : ['the property in ', { column: to.uprn }],
          ],
          ', or ',
        ),
      ],
      ...stateRules(attachment, definition),
      ...professionals.map(
        (each): Rule => ['Works with them', professionalWords(each, definition)],
      ),
    ]),
    attributes: [],
    facts: factRows(attachment.facts, definition),
  };
}

/** A sentence begins with a capital, where it does not begin with a name. */
function begun([first, ...rest]: Words): Words {
  if (typeof first !== 'string') return first === undefined ? [] : [first, ...rest];
  return [upperFirst(first), ...rest];
}

type Rule = readonly [label: string, words: Words | null];

function present(rules: readonly Rule[]): WordsRow[] {
  return rules.flatMap(([label, words]) =>
    words === null || words.length === 0 ? [] : [{ label, words: begun(words) }],
  );
}

function stateRules(
  state: Pick<RecordDefinition, 'started' | 'ended' | 'lastDay' | 'live'>,
  definition: SourceDefinition,
): Rule[] {
  const { started, ended, lastDay, live } = state;
  const from = (of: Value | undefined): Words | null =>
    of === undefined ? null : value(of, definition).words;
  return [
    ['Stands in the service from', from(started)],
    ['Until', from(ended)],
    ['To, its last day', from(lastDay)],
    ['Live where', live === undefined ? null : conditions(live)],
  ];
}

function factRows(
  facts: Readonly<Record<string, FactDefinition>>,
  definition: SourceDefinition,
): WordsRow[] {
  return Object.values(facts).map(({ label, type, when, ...from }) => {
    const { words, codes } = value(when === undefined ? from : { ...from, when }, definition);
    return {
      label,
      words: [`${TYPES[type]} from `, ...words],
      ...(codes === undefined ? {} : { codes }),
    };
  });
}

function attributeRow(name: string, { words, ...codes }: Pick<WordsRow, 'words' | 'codes'>) {
  return { label: attributeLabel(name), words: begun(words), ...codes };
}

function attributeLabel(name: string): string {
  return isAttributeName(name) ? personAttributes[name].label : name;
}

function value(given: Value, definition: SourceDefinition): Pick<WordsRow, 'words' | 'codes'> {
  if (typeof given === 'string') return { words: [{ column: given }] };
  if (isList(given)) return { words: columns(given) };
  const { from, text, join, firstFilled, split, blank, codes, dates, when } = given;
  const source: Words =
    text !== undefined
      ? ['always ', { said: text }]
      : [
          ...(firstFilled === true ? ['the first that is filled of '] : []),
          ...columns(typeof from === 'string' ? [from] : (from ?? [])),
        ];
  const words = separated(
    [
      source,
      join === undefined || join.trim() === '' ? null : ['joined by ', { said: join }],
      split === undefined ? null : ['several, between ', { said: split }],
      blank === undefined ? null : ['nothing where it says ', ...texts(blank)],
      dates === undefined ? null : dateWords(dates),
      when === undefined ? null : ['where ', ...conditions(when)],
    ],
    '; ',
  );
  return codes === undefined ? { words } : { words, codes: codeRows(codes, definition) };
}

function isList(given: Value): given is readonly string[] {
  return Array.isArray(given);
}

function codeRows(codes: Codes, definition: SourceDefinition) {
  const list = typeof codes === 'string' ? (definition.codes?.[codes] ?? {}) : codes;
  return Object.entries(list).map(([code, means]) => ({ code, means }));
}

function dateWords({ order, dayNumbers }: NonNullable<SourceDefinition['dates']>): Words {
  const ways = [
    ...(order === undefined ? [] : [order === 'day-first' ? 'day first' : 'month first']),
    ...(dayNumbers === true ? ['numbers are days of a spreadsheet'] : []),
  ];
  return ways.length === 0 ? ['as usual'] : [ways.join(', ')];
}

function columns(names: readonly string[]): Words {
  return separated(
    names.map((column) => [{ column }]),
    ', ',
  );
}

function texts(said: readonly string[]): Words {
  return separated(
    said.map((each) => [{ said: each }]),
    ', ',
  );
}

function key(parts: readonly KeyPart[]): Words {
  return separated(
    parts.map((part) => [typeof part === 'string' ? { column: part } : { said: part.text }]),
    ' and ',
  );
}

function conditions(all: readonly Condition[]): Words {
  return separated(all.map(condition), ', and ');
}

function condition({ column, is, isNot, isBlank, matches, nameOf }: Condition): Words {
  const tests = separated(
    [
      is === undefined ? null : ['is ', ...either(is)],
      isNot === undefined ? null : ['is not ', ...either(isNot)],
      isBlank === undefined ? null : [isBlank ? 'is blank' : 'is filled'],
      matches === undefined ? null : ['matches ', { said: matches }],
      nameOf === undefined ? null : [`has the name of: ${nameOf.join(', ')}`],
    ],
    ' and ',
  );
  return [{ column }, ' ', ...tests];
}

function either(said: readonly string[]): Words {
  return separated(
    said.map((each) => [{ said: each }]),
    ' or ',
  );
}

/** Those that are there, with something between. */
function separated(all: readonly (Words | null)[], between: string): Words {
  return all
    .filter((words) => words !== null && words.length > 0)
    .flatMap((words, i) => (i === 0 ? words : [between, ...(words ?? [])])) as Words;
}
