import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  defaultAgreements,
  parseAgreements,
  roles,
  type SealReason,
  sealPerson,
  type Viewer,
} from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import * as masterIndex from '../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import {
  emptyIndex,
  inCouncilTax,
  link,
  load,
  type MadeRow,
  onThePhone,
  putMatchRows,
  putModel,
  readsOf,
} from '../master-index/reading/made-index.ts';
import { acting } from './small-index.ts';
import { type WatchedDatabase, type WorkDone, watched } from './watched-database.ts';

/*
 * What somebody sealed leaves behind for whoever may not see them: nothing. Each read path is
 * tried in an index with the sealed person and in one where there is no such person; answers,
 * errors, statements and rows read have to be the same.
 */

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));

const home = {
  address: '14 Orchard Lane, Wexmere',
  postcode: 'NW9 4AA',
  uprn: '9900100001',
  mobile: '07700 900123',
};
const housemate: MadeRow = {
  id: 'CT300001',
  forenames: 'Rosalind',
  surname: 'Pemberton',
  dateOfBirth: '12/03/1980',
  ...home,
};
const namesake: MadeRow = {
  id: 'CT300002',
  forenames: 'Imogen',
  surname: 'Pemberton',
  dateOfBirth: '01/02/1955',
  address: '9 Mill Road, Wexmere',
  postcode: 'NW9 6BB',
  uprn: '9900100002',
};
/** Lives with one, is called as the other, and has a name that nobody else has. */
const hidden: MadeRow = {
  id: 'CT300009',
  forenames: 'Imogen Xanthippe',
  surname: 'Pemberton',
  dateOfBirth: '12/03/1981',
  email: 'x.pemberton@post.example',
  ...home,
};

/** People of a source of their own, so that the database plans as it does for many rows. */
const OTHERS = 3000;
const DECISIONS = 1000;
const WAITING = 600;
const EXTRACTS = 200;
const [HOUSEMATE, NAMESAKE] = [OTHERS + 1, OTHERS + 2];
/** The person who is sealed, or would be; the last, so that all others have their numbers. */
const HIDDEN = OTHERS + 3;

async function others(db: Database): Promise<void> {
  await db.query("INSERT INTO source (name, service) VALUES ('others', 'others')");
  await db.query("INSERT INTO dataset (source_id, role, is_person) VALUES (1, 'other', true)");
  await db.query("INSERT INTO decision (kind, decided_by) VALUES ('match', 'test')");
  await db.query("INSERT INTO layout (source_id, columns) VALUES (1, '{A}')");
  await db.query(
    "INSERT INTO source_definition (source_id, sha256, definition) VALUES (1, '0', '{\"records\": []}')",
  );
  await db.query(
    `INSERT INTO extract (source_id, definition_id, layout_id, kind, as_at, file_name, sha256, status, loaded_at)
     SELECT 1, 1, 1, 'full', '2025-01-31', 'others', n, 'loaded', '2025-02-01'
     FROM generate_series(1, ${EXTRACTS}) n ORDER BY n`,
  );
  const n = `generate_series(1, ${OTHERS}) n ORDER BY n`;
  await db.query(`INSERT INTO source_record (dataset_id, record_key) SELECT 1, 'O' || n FROM ${n}`);
  await db.query(`INSERT INTO person (made_at) SELECT '2025-02-01' FROM ${n}`);
  await db.query(
    `INSERT INTO link (record_id, person_id, decision_id, from_at) SELECT n, n, 1, '2025-02-01' FROM ${n}`,
  );
  await db.query(
    `INSERT INTO record_version (record_id, opened_by, layout_id, line, digest, received, uprn)
     SELECT n, 1, 1, n, n, ARRAY['x'], n FROM ${n}`,
  );
  await db.query(
    `INSERT INTO search_record (record_id, dataset_id, keys) SELECT n, 1, ARRAY[n, n + 10000] FROM ${n}`,
  );
  await db.query(
    `INSERT INTO search_word (key, word, is_family, tags) SELECT n, 'w' || n, true, ARRAY[n] FROM ${n}`,
  );
  await db.query(
    `INSERT INTO review (record_a, record_b, weight, reason, closed_at, outcome)
     SELECT n, n + 1, 3, 'doubtful', CASE WHEN n > ${WAITING} THEN timestamptz '2099-01-01' END,
       CASE WHEN n > ${WAITING} THEN 'linked' END
     FROM generate_series(1, ${OTHERS - 1}) n ORDER BY n`,
  );
  // What follows refers to them, and for each row would look through all of what was empty.
  await db.query('ANALYZE');
  // What stewards decided on pairs of them, and what hangs on them.
  await db.query(
    `INSERT INTO decision (kind, decided_by, reason, effects, inverse, constraints, based_on, notes, records, persons)
     SELECT 'not-sure', 's', 'r', '[]', '[]', '[]', '[]', '{}', ARRAY[2 * n - 1, 2 * n], ARRAY[2 * n - 1, 2 * n]
     FROM generate_series(1, ${DECISIONS}) n ORDER BY n`,
  );
  await db.query(
    `INSERT INTO hanger (hanger_id, kind, person_id) SELECT 'lead:' || n, 'lead', n FROM ${n}`,
  );
  await opinions(db);
}

/** Numbers of the checks of others: from the sequence of reviews, whose last they come after. */
const FIRST_CHECK = OTHERS;
const CHECKS = 200;

/** What stewards ask each other about them, and the checks that they are put. */
async function opinions(db: Database): Promise<void> {
  await db.query(
    `INSERT INTO second_opinion (record_a, record_b, asked_by, asked_at, note, thought)
     SELECT n, n + 1, 's', '2026-02-01', 'note', 'same'
     FROM generate_series(1, ${CHECKS}) n ORDER BY n`,
  );
  await db.query(
    `INSERT INTO check_question (record_a, record_b, truth, decision_id, said_by, said_at, person_a, person_b, side_b)
     SELECT n, n + 1, 'different', n - 998, CASE n % 40 WHEN 0 THEN 's' WHEN 1 THEN 'steward-1' ELSE 's3' END, clock_timestamp(), n, n + 1, '{}'
     FROM generate_series(1000, ${999 + CHECKS}) n ORDER BY n`,
  );
  await db.query(
    `INSERT INTO check_answer (check_id, answered_by, answered_at, answer, note, is_known)
     SELECT check_id, CASE said_by WHEN 's' THEN 'steward-1' ELSE 's2' END, clock_timestamp(), 'same', 'note', check_id % 3 > 0
     FROM check_question WHERE check_id % 2 = 0 ORDER BY check_id`,
  );
}

async function world(db: Database, seal: SealReason | null): Promise<void> {
  await emptyIndex(db);
  await others(db);
  const libraries: MadeRow[] = [
    { id: 'LB300001', forenames: 'Rosalind', surname: 'Pemberton', postcode: 'NW9 4AA' },
  ];
  await putModel(db);
  await load(db, 'libraries-borrowers', '2026-01-31', libraries);
  const rows = [housemate, namesake];
  await load(db, 'council-tax-liability', '2026-01-31', seal === null ? rows : [...rows, hidden]);
  const people = [['CT300001', 'LB300001'], ['CT300002']];
  await link(db, seal === null ? people : [...people, ['CT300009']]);
  await putMatchRows(db);
  await db.query(
    `INSERT INTO match_record (record_id, model_id, "values", keys, places)
     SELECT n, 1, '[]', ARRAY[n], ARRAY[n] FROM generate_series(1, ${OTHERS}) n`,
  );
  // As after all records were counted: how many have a word is not kept up with each that comes.
  await db.query('SELECT seal_words(ARRAY(SELECT key FROM search_word))');
  await db.query('ANALYZE');
  // Somebody else is sealed in either world, and one viewer sees through that.
  await sealPerson(db, acting(), SEALED_IN_BOTH, { reason: 'witness', users: [NAMED] });
  await db.query('VACUUM ANALYZE');
  if (seal === null) return;
  // Doubtful pairs of the sealed one with the housemate and with the namesake.
  await db.query(
    `INSERT INTO review (record_a, record_b, weight, reason)
     SELECT record_id, $1, 5, 'doubtful' FROM source_record
     WHERE record_key IN ('CT300001', 'CT300002') ORDER BY record_key DESC`,
    [Number(HIDDEN_RECORD)],
  );
  // A steward had said of the latter that they are two.
  await masterIndex.makeDecision(
    db,
    stewarding,
    { kind: 'never-match', records: [NAMESAKE_RECORD, HIDDEN_RECORD] },
    { reason: 'Xanthippe told us so herself.' },
  );
  // Stewards asked each other about both, and were put checks of them.
  await db.query(
    `WITH pair AS (
       SELECT record_id AS a, $1::int AS b FROM source_record WHERE record_key IN ('CT300001', 'CT300002')
     ), asked AS (
       INSERT INTO second_opinion (record_a, record_b, asked_by, asked_at, note, thought)
       SELECT a, b, unnest(ARRAY['s', 'steward-1']), '2026-02-01', 'note', 'same' FROM pair
     ), checks AS (
       INSERT INTO check_question (record_a, record_b, truth, decision_id, said_by, said_at, person_a, person_b, side_b)
       SELECT a, b, 'different', 500 + row_number() OVER (), said_by, clock_timestamp(), 1, 2, '{}'
       FROM pair, unnest(ARRAY['s', 's', 'steward-1']) AS said_by
       RETURNING check_id, said_by
     )
     INSERT INTO check_answer (check_id, answered_by, answered_at, answer, note, is_known)
     SELECT check_id, CASE said_by WHEN 's' THEN 'steward-1' ELSE 's' END, clock_timestamp(), 'same', 'note', false
     FROM checks WHERE check_id % 2 = 0`,
    [Number(HIDDEN_RECORD)],
  );
  await sealPerson(db, acting(), HIDDEN, { reason: seal, level: 'existence' });
  // Indexes keep what was sealed until they are cleaned.
  await db.query('VACUUM ANALYZE');
}

const steward: Viewer = {
  subject: 'steward-1',
  name: 'Steward',
  service: 'council-tax',
  roles: ['steward'],
  training: [{ course: 'data-matching', completed: '2099-01-01', until: '2199-01-01' }],
};
const stewarding = {
  viewer: {
    ...steward,
    training: [{ course: 'data-matching', completed: '2000-01-01', until: '2199-01-01' }],
  },
  purpose: masterIndex.STEWARD_PURPOSE,
  requestId: 'r-9',
};

/** A steward to whom no opinion is asked of others: they come to the queue, and to checks. */
const everAsking = { ...stewarding, viewer: { ...stewarding.viewer, subject: 's' } };

type Probe = (db: WatchedDatabase) => Promise<unknown>;

/** Tries a path of each person: the sealed one, one of the household, and one of the same name. */
const ofPersons = (probe: (db: WatchedDatabase, personId: string) => Promise<unknown>) =>
  Object.fromEntries(
    [HOUSEMATE, NAMESAKE, HIDDEN].map((person) => [
      String(person),
      (db: WatchedDatabase) => probe(db, String(person)),
    ]),
  );

/** The numbers after the last check of others: where there is a sealed person, of what is about them. */
const AFTER_CHECKS = FIRST_CHECK + CHECKS;

/** Tries what is about a question on those that are about the sealed one, or would be. */
const ofHiddenQuestions = (probe: (db: WatchedDatabase, review: number) => Promise<unknown>) =>
  Object.fromEntries(
    Array.from({ length: 8 }, (_, i) => AFTER_CHECKS + i).map((review) => [
      String(review),
      (db: WatchedDatabase) => probe(db, review),
    ]),
  );

/** The last record, of the person who is sealed, or would be; and that of the namesake. */
const [HIDDEN_RECORD, NAMESAKE_RECORD] = [String(OTHERS + 4), String(OTHERS + 3)];
/** The decision of a steward on the two, before the one was sealed: the last. */
const HIDDEN_DECISION = String(DECISIONS + CHECKS / 2 + 3);

const [namesakeId, hiddenId] = [String(NAMESAKE), String(HIDDEN)];
/** What is asked of the sealed one: refused as of nobody. */
const requestsRefused: readonly masterIndex.StewardRequest[] = [
  { kind: 'merge', keep: namesakeId, other: hiddenId },
  { kind: 'merge', keep: hiddenId, other: namesakeId },
  { kind: 'move', record: HIDDEN_RECORD, to: namesakeId },
  { kind: 'link', record: HIDDEN_RECORD, to: namesakeId },
  { kind: 'link', record: NAMESAKE_RECORD, to: hiddenId },
  { kind: 'split', person: hiddenId, records: [HIDDEN_RECORD] },
  { kind: 'split', person: namesakeId, records: [HIDDEN_RECORD] },
  { kind: 'never-match', records: [NAMESAKE_RECORD, HIDDEN_RECORD] },
  { kind: 'always-match', records: [NAMESAKE_RECORD, HIDDEN_RECORD] },
  { kind: 'not-sure', records: [NAMESAKE_RECORD, HIDDEN_RECORD] },
  { kind: 'undo', decision: HIDDEN_DECISION },
];
const requests: readonly masterIndex.StewardRequest[] = [
  ...requestsRefused,
  { kind: 'merge', keep: String(HOUSEMATE), other: '1' },
];

const searches = [
  'Pemberton',
  'Imogen Pemberton',
  'Xanthippe',
  'Xanthipe',
  'Pembertn',
  'NW9 4AA',
  'Pemberton NW9 4AA',
  '14 Orchard Lane',
  '12/03/1981',
  '07700 900123',
  'x.pemberton@post.example',
  'CT300009',
  '9900100001',
];

/** Records that an application asks about: of the sealed one, of the household, of nobody. */
const asked = [
  { forenames: 'Imogen Xanthippe', surname: 'Pemberton', dateOfBirth: '1981-03-12' },
  { surname: 'Pemberton', dateOfBirth: '1981-03-12', mobile: home.mobile },
  { surname: 'Pemberton', dateOfBirth: '1980-03-12', mobile: home.mobile },
  { surname: 'Pemberton' },
  { surname: 'Nobody', dateOfBirth: '1999-09-09' },
];
const anApplication = {
  ...inCouncilTax,
  viewer: { ...inCouncilTax.viewer, roles: ['application'] },
} as const;

/** Somebody whom the seal of one names, and that of the other does not. */
const NAMED = 'u-named';
const SEALED_IN_BOTH = 5;
const named = { ...inCouncilTax, viewer: { ...inCouncilTax.viewer, subject: NAMED } };

/** By export of the master index: how it is tried, by name of the try. */
const probes: Readonly<Record<string, Readonly<Record<string, Probe>>>> = {
  searchPeople: Object.fromEntries(
    [onThePhone, inCouncilTax, named].flatMap((who) =>
      searches.map((text) => [
        `${who.viewer.subject} ${who.purpose}: ${text}`,
        (db: WatchedDatabase) => masterIndex.searchPeople(readsOf(db), { ...who, text }),
      ]),
    ),
  ),
  readPerson: Object.fromEntries(
    [HOUSEMATE, NAMESAKE, HIDDEN].flatMap((person) =>
      [undefined, '2026-02-15'].flatMap((asKnownOn) =>
        [inCouncilTax, named].map((who) => [
          `${who.viewer.subject} ${person} ${asKnownOn ?? 'now'}`,
          (db: WatchedDatabase) =>
            masterIndex.readPerson(readsOf(db), {
              ...who,
              personId: String(person),
              ...(asKnownOn === undefined ? {} : { asKnownOn }),
            }),
        ]),
      ),
    ),
  ),
  explainPerson: ofPersons((db, personId) =>
    masterIndex.explainPerson(readsOf(db), { ...inCouncilTax, personId }),
  ),
  hiddenFrom: ofPersons((db, personId) =>
    masterIndex.hiddenFrom(readsOf(db), { ...inCouncilTax, personId }),
  ),
  requireVisiblePerson: ofPersons((db, personId) =>
    masterIndex.requireVisiblePerson(readsOf(db), { ...inCouncilTax, personId }, 'view'),
  ),
  consentsOfPerson: ofPersons((db, personId) =>
    masterIndex.consentsOfPerson(readsOf(db), { ...inCouncilTax, personId }),
  ),
  verifyPerson: Object.fromEntries(
    [String(HOUSEMATE), String(HIDDEN)].map((personId) => [
      `at home: ${personId}`,
      (db: WatchedDatabase) =>
        masterIndex.verifyPerson(
          readsOf(db),
          policy,
          {
            ...onThePhone,
            purpose: 'issue-permit',
            viewer: { ...onThePhone.viewer, service: 'parking' },
          },
          personId,
          { ask: 'known-at-address', uprn: home.uprn },
        ),
    ]),
  ),
  findTakeUp: ofPersons((db, personId) =>
    masterIndex.findTakeUp(readsOf(db), policy, onThePhone, personId),
  ),
  RecordMatches: Object.fromEntries(
    asked.map((attributes) => [
      JSON.stringify(attributes),
      (db: WatchedDatabase) =>
        new masterIndex.RecordMatches(db).match(readsOf(db), anApplication, attributes),
    ]),
  ),
  countReviews: { all: (db) => masterIndex.countReviews(db, stewarding) },
  listReviews: { all: (db) => masterIndex.listReviews(db, stewarding) },
  showReview: {
    closed: (db) => masterIndex.showReview(db, stewarding, AFTER_CHECKS),
    waiting: (db) => masterIndex.showReview(db, stewarding, AFTER_CHECKS + 1),
  },
  showQuestion: Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => AFTER_CHECKS - 4 + i).map((review) => [
      String(review),
      (db: WatchedDatabase) => masterIndex.showQuestion(db, stewarding, review),
    ]),
  ),
  nextQuestion: Object.fromEntries(
    // Whom an opinion is asked of; and who has asked all of them, for whom there is a queue and checks.
    [stewarding, everAsking].flatMap((who) =>
      [0, 0.999].map((random) => [
        `${who.viewer.subject} ${random}`,
        (db: WatchedDatabase) => masterIndex.nextQuestion(db, who, { random: () => random }),
      ]),
    ),
  ),
  countDisagreements: { own: (db) => masterIndex.countDisagreements(db, stewarding) },
  listDisagreements: { own: (db) => masterIndex.listDisagreements(db, stewarding) },
  ownFigures: {
    own: (db) =>
      masterIndex.ownFigures(
        db,
        stewarding,
        { from: '2020-01-01T00:00:00Z', until: '2190-01-01T00:00:00Z' },
        // What was done today is counted from tomorrow on.
        { now: new Date('2191-01-01T12:00:00Z') },
      ),
  },
  recordsOfPerson: ofPersons((db, person) =>
    masterIndex.recordsOfPerson(db, stewarding, Number(person)),
  ),
  answerQuestion: ofHiddenQuestions((db, review) =>
    masterIndex.answerQuestion(db, stewarding, review, {
      answer: 'same',
      reason: 'Seen.',
      basedOn: [],
    }),
  ),
  askSecondOpinion: ofHiddenQuestions((db, review) =>
    masterIndex.askSecondOpinion(db, stewarding, review, { note: 'Who?', thought: 'same' }),
  ),
  withdrawSecondOpinion: ofHiddenQuestions((db, review) =>
    masterIndex.withdrawSecondOpinion(db, stewarding, review),
  ),
  settleDisagreement: ofHiddenQuestions((db, review) =>
    masterIndex.settleDisagreement(db, stewarding, review, 'Talked.'),
  ),
  undoAnswer: Object.fromEntries(
    Array.from({ length: 5 }, (_, i) => String(Number(HIDDEN_DECISION) + i)).map((decision) => [
      decision,
      (db: WatchedDatabase) => masterIndex.undoAnswer(db, stewarding, decision),
    ]),
  ),
  personHistory: ofPersons((db, person) =>
    masterIndex.personHistory(db, stewarding, Number(person)),
  ),
  previewDecision: Object.fromEntries(
    requests.map((request) => [
      JSON.stringify(request),
      (db: WatchedDatabase) => masterIndex.previewDecision(db, stewarding, request),
    ]),
  ),
  makeDecision: Object.fromEntries(
    requestsRefused.flatMap((request) =>
      [[], [{ person: String(HIDDEN), version: 99 }]].map((basedOn) => [
        `${JSON.stringify(request)} ${basedOn.length}`,
        (db: WatchedDatabase) =>
          masterIndex.makeDecision(db, stewarding, request, { reason: 'Seen.', basedOn }),
      ]),
    ),
  ),
};

/** Exports that show nothing of persons to anybody who may be without clearance, and why. */
const notRead: Readonly<Record<string, string>> = {
  AuditedReads: 'runs the reads that are tried',
  ModelMemory: 'the model is of nobody',
  isPostcodeToFind: 'reads what was typed and nothing else',
  ...Object.fromEntries(
    ['figuresOfStewards', 'plantKnownPairs', 'setCheckShares'].map((name) => [
      name,
      'for information governance, which answers for seals; names nobody',
    ]),
  ),
  DIGEST_HEX_DIGITS: 'a constant',
  DIGEST_MARKS: 'a constant',
  STEWARD_PURPOSE: 'a constant',
  Submissions: 'writes; tells its writer of the record written',
  accessesToPerson: 'for information governance, which answers for seals',
  ...Object.fromEntries(
    [
      'askToRectify',
      'carryOutRetention',
      'erasePerson',
      'erasuresDone',
      'eraseRecords',
      'holdForReason',
      'liftErasure',
      'noteAnswer',
      'rectificationsWaiting',
      'replayErasures',
      'retentionDue',
      'subjectAccess',
      'subjectAccessPage',
    ].map((name) => [name, 'for information governance, which answers for seals']),
  ),
  answerOnce: 'gives an answer again to whoever it was given',
  checkRestored: 'counts rows of a backup, for whoever runs the installation',
  describeIndex: 'counts rows for a backup, for whoever runs the installation',
  requireEmpty: 'whether a database has tables',
  exportIndex: 'tried in export-leak.test.ts',
  exportTables: 'names of tables',
  JobQueue: 'works off what was asked for',
  KeptGazetteer: 'properties, not persons',
  QUALITY_MEASURES: 'constants',
  askToLoad: 'asks for a job',
  askToLoadGazetteer: 'asks for a job',
  askToMatch: 'asks for a job',
  askToPreview: 'asks for a job',
  askToPutInForce: 'asks for a job',
  askToVerify: 'asks for a job',
  defineSource: 'a definition',
  definitionOf: 'a definition',
  digestedColumns: 'columns of a file',
  expectExtract: 'a file to come',
  expectGazetteer: 'a file to come',
  expectPreview: 'a model to come',
  indexHealth: 'how the installation is, in numbers of all',
  jobGlance: 'whether a job goes well, in numbers of all',
  jobGlances: 'whether jobs go well, in numbers of all',
  jobFor: 'what a job came to, in numbers of all',
  jobsFor: 'what a job came to, in numbers of all',
  keepGazetteer: 'properties, not persons',
  keptGazetteer: 'properties, not persons',
  measureConsistency: 'counts over all records of a source',
  placeBy: 'properties, not persons',
  qualityReport: 'counts over all records of a source',
  rejectionReasonsOf: 'rows that became no record',
  extractFor: 'how many rows a file had',
  extractsFor: 'how many rows a file had',
  forgetOldAnswers: 'deletes',
  latestVerifyJob: 'whether a verification found the audit whole',
  loadExtract: 'loads',
  matchAll: 'matches',
  matchPending: 'matches',
  measureOfAllFor: 'counts over all records of a source',
  migrateIndex: 'makes tables',
  modelFor: 'a model',
  modelInForce: 'a model',
  modelToPut: 'a model',
  modelsFor: 'models',
  modelState: 'a model',
  previewModel:
    'of all records, for whoever works on the installation; its samples name nobody who is sealed',
  previewFor:
    'counts over all records; that its samples name nobody who is sealed by now is in models.test.ts',
  previewForJob: 'does a job, and answers in numbers of all',
  previewsFor: 'which models were asked about',
  qualityFor: 'how many values a file had',
  rejectionReasonsFor: 'rows that became no record',
  rejectionsFor: 'rows that became no record',
  rejectionsOf: 'rows that became no record',
  rowDigest: 'knows no database',
  sourceDefinitionFor: 'a definition',
  sourceOverviews: 'how many rows a file had',
  sourcesFor: 'sources',
  submitOnce: 'writes; tells its writer of the record written',
  takeBackUnfinished: 'takes back',
};

test('every read path that the master index offers is tried, or it is said why not', () => {
  const offered = Object.keys(masterIndex).sort();
  const spoken = [...Object.keys(probes), ...Object.keys(notRead)];
  assert.deepEqual(
    offered.filter((name) => !spoken.includes(name)),
    [],
    'exports that the leak test does not know: try them in `probes`, or say why not in `notRead`',
  );
});

test('nobody who is tried is cleared for a seal by their role alone', () => {
  for (const { viewer } of [onThePhone, inCouncilTax, stewarding]) {
    assert.ok(viewer.roles.every((role) => Object.hasOwn(roles, role)));
    assert.ok(!viewer.roles.some((role) => role === 'safeguarding-lead'));
  }
});

/** Does a long piece of work when it is first asked for. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

interface Tried {
  readonly answer: unknown;
  readonly work: readonly WorkDone[];
}

async function tryAll(db: Database): Promise<Map<string, Tried>> {
  const found = new Map<string, Tried>();
  for (const [path, tries] of Object.entries(probes)) {
    for (const [name, probe] of Object.entries(tries)) {
      const watch = watched(db);
      const answer = await probe(watch).then(
        (value) => ({ value }),
        (error: Error & { code?: string; hint?: string }) => ({
          error: [error.code, error.message, error.hint],
        }),
      );
      found.set(`${path} ${name}`, { answer, work: await watch.work() });
    }
  }
  return found;
}

/** What came of the clock in an answer is of no matter here. */
const timeless = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_, each) =>
      typeof each === 'string' && /^\d{4}-\d\d-\d\dT/.test(each) ? 'a time' : each,
    ),
  );

/** Which seals name the viewer: asked by every read, of whomever it is. */
const OF_THE_VIEWER = /FROM hanger h JOIN seal s/;

for (const kind of databaseKinds) {
  describe(`somebody sealed, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    const worlds = once(async () => {
      const made: ReadonlyMap<string, Tried>[] = [];
      for (const seal of [null, 'adoption'] as const) {
        await on(async (db) => {
          await world(db, seal);
          made.push(await tryAll(db));
        })();
      }
      const [without = new Map<string, Tried>(), sealed = new Map<string, Tried>()] = made;
      return { without, sealed };
    });

    test('is as if not there, in answers and errors', async () => {
      const { without, sealed } = await worlds();
      assert.ok(without.size > 20);
      const all = (tried: ReadonlyMap<string, Tried>) =>
        timeless([...tried].map(([path, { answer }]) => [path, answer]));
      assert.deepEqual(all(sealed), all(without));
    });

    test('is as if not there, in statements run and rows read', async () => {
      const { without, sealed } = await worlds();
      const telling = [...without].flatMap(([path, { work }]): object[] => {
        const other = sealed.get(path)?.work ?? [];
        if (other.length !== work.length)
          return [{ path, statements: [work.length, other.length] }];
        return work.flatMap((each, i) => {
          const { statement, rowsGiven, rowsRead } = other[i] as WorkDone;
          if (OF_THE_VIEWER.test(statement)) return [];
          return statement === each.statement &&
            rowsGiven === each.rowsGiven &&
            rowsRead === each.rowsRead
            ? []
            : [{ path, ...each, sealed: { rowsGiven, rowsRead } }];
        });
      });
      assert.deepEqual(telling, []);
    });

    test('is found where there is no seal: what is tried would tell', async () => {
      await on(async (db) => {
        await world(db, 'adoption');
        await db.query("DELETE FROM hanger WHERE kind = 'seal'");
        const { results } = await masterIndex.searchPeople(readsOf(db), {
          ...inCouncilTax,
          text: 'Xanthippe',
        });
        assert.deepEqual(
          results.map(({ personId }) => personId),
          [String(HIDDEN)],
        );
      })();
    });
  });
}
