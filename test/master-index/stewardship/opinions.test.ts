import assert from 'node:assert/strict';
import type { Acting } from '../../../src/access/index.ts';
import { operator } from '../../../src/cli/operator.ts';
import type { Database } from '../../../src/database/index.ts';
import { dayAfter, dayInUk, midnightInUk } from '../../../src/kernel/index.ts';
import {
  answerQuestion,
  askSecondOpinion,
  countDisagreements,
  figuresOfStewards,
  type GivenAnswer,
  listDisagreements,
  listReviews,
  nextQuestion,
  type OpinionAnswer,
  ownFigures,
  plantKnownPairs,
  type QuestionToAnswer,
  recordsOfPerson,
  setCheckShares,
  settleDisagreement,
  showQuestion,
  undoAnswer,
  withdrawSecondOpinion,
} from '../../../src/master-index/index.ts';
import { checksFor } from '../../../src/master-index/store/check-store.ts';
import { contextOf } from './database-index.ts';
import { type DeskRecord, idsOf, onDesk, people, visit } from './desk-records.ts';

const ann: DeskRecord = ['Ann', 'Lee', '1980-01-01', 'AB1 1AA', '01234 567890'];
const bob: DeskRecord = ['Bob', 'Ray', '1970-02-03', 'AB2 2BB', '01234 567891'];
const elsewhere = (record: DeskRecord): DeskRecord =>
  record.with(3, 'ZE9 9ZZ') as unknown as DeskRecord;

const [jo, sam, kim] = [contextOf('u-jo'), contextOf('u-sam'), contextOf('u-kim')];
const lead: Acting = operator('u-lead');
const EVER = { from: '2020-01-01T00:00:00Z', until: '2990-01-01T00:00:00Z' };
/** Draws that let everything happen that is drawn for, and nothing. */
const always = { random: () => 0 };
const never = { random: () => 0.999 };

/** The records that came by a key are one person by name and date of birth, and live elsewhere. */
async function inDoubt(db: Database): Promise<void> {
  await visit(db, { a1: ann, a2: elsewhere(ann), b1: bob, b2: elsewhere(bob) });
  assert.deepEqual(await people(db), ['a1', 'a2', 'b1', 'b2']);
}

/** The number of the review of two keys that waits. */
async function reviewOf(db: Database, ...keys: readonly string[]): Promise<number> {
  const [row] = await db.query<{ review_id: number }>(
    `SELECT review_id FROM review WHERE closed_at IS NULL
       AND ARRAY[record_a, record_b] @> ARRAY(SELECT record_id FROM source_record WHERE record_key = ANY($1))`,
    [keys],
  );
  return row?.review_id as number;
}

async function answer(
  db: Database,
  who: typeof jo,
  review: number,
  said: OpinionAnswer,
  draw = never,
) {
  const { merge } = await showQuestion(db, who, review);
  const basedOn: GivenAnswer['basedOn'] = 'cannot' in merge ? [] : merge.basedOn;
  const given = { answer: said, reason: 'Seen on the form', basedOn };
  return answerQuestion(db, who, review, given, draw);
}

/** Of a question all that a steward sees, but for numbers that no two questions share. */
const seen = ({ persons, merge, ...rest }: QuestionToAnswer) => ({
  ...rest,
  reviewId: null,
  persons,
  merge:
    'cannot' in merge ? merge : { ...merge, basedOn: merge.basedOn.map((each) => each.person) },
});

/** Own figures, which end with the day before. */
const figuresIn2100 = (db: Database, who: typeof jo) =>
  ownFigures(db, who, EVER, { now: new Date('2100-01-01T12:00:00Z') });

const counts = ({ count, of }: { readonly count: number; readonly of: number }) => [count, of];

onDesk('what stewards think', {
  'a second opinion goes to somebody else, who is told what was thought when they have answered':
    async (db) => {
      await visit(db, { a1: ann, a2: elsewhere(ann) });
      const review = await reviewOf(db, 'a1', 'a2');
      await assert.rejects(askSecondOpinion(db, jo, review, { note: ' ', thought: 'same' }), {
        code: 'review/note',
      });
      await askSecondOpinion(db, jo, review, { note: 'Moved?', thought: 'different' });
      assert.equal(await nextQuestion(db, jo, never), null);
      const { questions, total, likely } = await listReviews(db, jo);
      assert.deepEqual([questions, total, likely], [[], 0, 0]);
      assert.equal((await listReviews(db, sam)).total, 1);
      assert.equal(await nextQuestion(db, sam, never), review);
      const shown = await showQuestion(db, sam, review);
      assert.deepEqual(
        shown.asked.map(({ by, note, ...rest }) => [by, note, Object.keys(rest)]),
        [['u-jo', 'Moved?', ['at']]],
      );
      assert.doesNotMatch(JSON.stringify(shown), /different/);
      assert.equal((await showQuestion(db, jo, review)).isPassedOn, true);
      const { told } = await answer(db, sam, review, 'same');
      assert.deepEqual(told, [{ by: 'u-jo', thought: 'different', isAlike: false }]);
      assert.deepEqual(await people(db), ['a1 a2']);
      for (const who of [jo, sam]) {
        assert.deepEqual(counts((await figuresIn2100(db, who)).agreed), [0, 1]);
      }
    },

  'who is asked and is not sure leaves the question, and the one who asked is not put it again':
    async (db) => {
      await visit(db, { a1: ann, a2: elsewhere(ann) });
      const review = await reviewOf(db, 'a1', 'a2');
      await askSecondOpinion(db, jo, review, { note: 'Moved?', thought: 'same' });
      assert.deepEqual((await answer(db, sam, review, 'unsure')).told, [
        { by: 'u-jo', thought: 'same', isAlike: null },
      ]);
      assert.equal(await nextQuestion(db, jo, never), null);
      assert.equal(await nextQuestion(db, kim, never), review);
      assert.deepEqual((await showQuestion(db, kim, review)).asked, []);
      assert.deepEqual(counts((await figuresIn2100(db, jo)).agreed), [0, 0]);
    },

  'who is asked and asks somebody else again is not put the question at once': async (db) => {
    await inDoubt(db);
    const [one, other] = [await reviewOf(db, 'a1', 'a2'), await reviewOf(db, 'b1', 'b2')];
    await askSecondOpinion(db, jo, one, { note: 'Moved?', thought: 'same' });
    assert.equal(await nextQuestion(db, sam, never), one);
    await askSecondOpinion(db, sam, one, { note: 'Do you know them?', thought: 'unsure' });
    assert.equal(await nextQuestion(db, sam, never), other);
    assert.equal(await nextQuestion(db, jo, never), other);
    assert.equal(await nextQuestion(db, kim, never), one);
    await answer(db, kim, one, 'unsure');
    assert.equal(await nextQuestion(db, sam, never), other);
    await answer(db, kim, one, 'same');
    assert.equal(await nextQuestion(db, sam, never), other);
  },

  'what a steward is not sure of does not come again while there is something else': async (db) => {
    await inDoubt(db);
    const [one, other] = [await reviewOf(db, 'a1', 'a2'), await reviewOf(db, 'b1', 'b2')];
    await answer(db, jo, one, 'unsure');
    for (const random of [0, 0.5, 0.999]) {
      assert.equal(await nextQuestion(db, sam, { random: () => random }), other);
    }
  },

  'what was asked can be taken back': async (db) => {
    await visit(db, { a1: ann, a2: elsewhere(ann) });
    const review = await reviewOf(db, 'a1', 'a2');
    await askSecondOpinion(db, jo, review, { note: 'Moved?', thought: 'same' });
    await withdrawSecondOpinion(db, sam, review);
    assert.equal(await nextQuestion(db, jo, never), null);
    await withdrawSecondOpinion(db, jo, review);
    assert.equal(await nextQuestion(db, jo, never), review);
    assert.deepEqual((await showQuestion(db, sam, review)).asked, []);
  },

  'a decision is put to somebody else as it was, and their answer changes nothing': async (db) => {
    await inDoubt(db);
    await setCheckShares(db, lead, { checked: 0.5, mixed: 0.5 });
    const review = await reviewOf(db, 'a1', 'a2');
    const before = await showQuestion(db, sam, review);
    await answer(db, jo, review, 'same', always);
    const other = await reviewOf(db, 'b1', 'b2');
    assert.equal(await nextQuestion(db, jo, always), other, 'not to whoever decided it');
    assert.equal(await nextQuestion(db, sam, never), other);
    const check = (await nextQuestion(db, sam, always)) as number;
    assert.ok(check !== review && check !== other);
    assert.deepEqual(seen(await showQuestion(db, sam, check)), seen(before));
    await assert.rejects(showQuestion(db, jo, check), { code: 'review/unknown' });
    const { decision, told } = await answer(db, sam, check, 'different');
    assert.deepEqual(told, []);
    assert.deepEqual(await people(db), ['a1 a2', 'b1', 'b2']);
    await assert.rejects(showQuestion(db, sam, check), { code: 'review/closed' });
    assert.equal(await nextQuestion(db, sam, always), other);
    assert.equal(await nextQuestion(db, kim, always), other, 'the two settle it');
    for (const who of [jo, sam]) {
      const [found, ...more] = await listDisagreements(db, who);
      assert.deepEqual([found?.first, found?.second, more], ['same', 'different', []]);
      assert.deepEqual(counts((await figuresIn2100(db, who)).agreed), [0, 1]);
    }
    assert.deepEqual(await listDisagreements(db, kim), []);
    assert.deepEqual(
      [await countDisagreements(db, sam), await countDisagreements(db, kim)],
      [1, 0],
    );
    const counted = await db.query<{ subjects: string[] }>(
      `SELECT subjects FROM audit_entry WHERE action = 'count-disagreements'`,
    );
    assert.ok(counted.every(({ subjects }) => subjects.length === 0));
    await assert.rejects(settleDisagreement(db, kim, check, 'Talked'), { code: 'review/unknown' });
    assert.equal(await undoAnswer(db, sam, decision), null);
    assert.deepEqual(await listDisagreements(db, jo), []);
    assert.equal(await nextQuestion(db, sam, always), check);
    await answer(db, sam, check, 'different');
    await settleDisagreement(db, jo, check, 'The form is of his mother');
    assert.deepEqual(await listDisagreements(db, sam), []);
  },

  'that two records are two people is put as it was too; agreed on, it is known': async (db) => {
    await inDoubt(db);
    await setCheckShares(db, lead, { checked: 0.5, mixed: 0.5 });
    const review = await reviewOf(db, 'a1', 'a2');
    const before = await showQuestion(db, sam, review);
    await answer(db, jo, review, 'different', always);
    const check = (await nextQuestion(db, sam, always)) as number;
    assert.deepEqual(seen(await showQuestion(db, sam, check)), seen(before));
    await answer(db, sam, check, 'unsure');
    assert.equal(await nextQuestion(db, sam, always), await reviewOf(db, 'b1', 'b2'));
    await answer(db, sam, check, 'different');
    assert.equal(await nextQuestion(db, kim, always), check);
    await answer(db, kim, check, 'same');
    assert.deepEqual(await people(db), ['a1', 'a2', 'b1', 'b2']);
    assert.deepEqual(await listDisagreements(db, kim), []);
    const { known, agreed } = await figuresIn2100(db, kim);
    assert.deepEqual(
      [counts(known), counts(agreed)],
      [
        [0, 1],
        [0, 0],
      ],
    );
    const { agreed: ofSam, known: knownToSam } = await figuresIn2100(db, sam);
    assert.deepEqual(
      [counts(ofSam), counts(knownToSam)],
      [
        [1, 1],
        [0, 0],
      ],
    );
  },

  'of a decision that is taken back nothing is checked': async (db) => {
    await inDoubt(db);
    await setCheckShares(db, lead, { checked: 0.5, mixed: 0.5 });
    const review = await reviewOf(db, 'a1', 'a2');
    const { decision } = await answer(db, jo, review, 'same', always);
    const check = (await nextQuestion(db, sam, always)) as number;
    assert.notEqual(check, await reviewOf(db, 'b1', 'b2'));
    await undoAnswer(db, jo, decision);
    assert.deepEqual(await people(db), ['a1', 'a2', 'b1', 'b2']);
    const waiting = [await reviewOf(db, 'a1', 'a2'), await reviewOf(db, 'b1', 'b2')];
    assert.ok(waiting.includes((await nextQuestion(db, sam, always)) as number));
    await assert.rejects(showQuestion(db, sam, check), { code: 'review/unknown' });
  },

  'none is checked where none is to be': async (db) => {
    await inDoubt(db);
    await setCheckShares(db, lead, { checked: 0, mixed: 0.5 });
    await answer(db, jo, await reviewOf(db, 'a1', 'a2'), 'same', always);
    assert.equal(await nextQuestion(db, sam, always), await reviewOf(db, 'b1', 'b2'));
    await assert.rejects(setCheckShares(db, lead, { checked: 0.9, mixed: 0 }), {
      code: 'check/share',
    });
    await assert.rejects(
      setCheckShares(db, { ...lead, viewer: jo.viewer }, { checked: 0, mixed: 0 }),
      { code: 'access/role' },
    );
  },

  'pairs that are known are put to stewards as questions, and measure them alone': async (db) => {
    await visit(db, { k1: ann, k2: ann, k3: ann, b1: bob, b2: elsewhere(bob) });
    assert.deepEqual(await people(db), ['b1', 'b2', 'k1 k2 k3']);
    await setCheckShares(db, lead, { checked: 0, mixed: 0.5 });
    const [one, two] = [
      Number((await idsOf(db, 'k1')).record),
      Number((await idsOf(db, 'k2')).record),
    ];
    const known = { records: [two, one] as const, truth: 'same' as const, line: 2 };
    assert.deepEqual(await plantKnownPairs(db, lead, [known, known]), {
      planted: 1,
      knownBefore: 1,
    });
    await assert.rejects(
      plantKnownPairs(db, lead, [{ records: [one, 999_999], truth: 'same', line: 7 }]),
      (error: { code?: string; location?: unknown }) => {
        assert.deepEqual([error.code, error.location], ['check/unknown-record', { line: 7 }]);
        return true;
      },
    );
    const check = (await nextQuestion(db, jo, always)) as number;
    assert.notEqual(check, await reviewOf(db, 'b1', 'b2'));
    const { persons, merge } = await showQuestion(db, jo, check);
    assert.equal(new Set(persons.map(({ person }) => person)).size, 2);
    assert.ok('persons' in merge);
    assert.deepEqual(
      merge.persons.map(({ before, after }) => [before.length, after.length]),
      [
        [2, 3],
        [1, 0],
      ],
    );
    await answer(db, jo, check, 'same');
    assert.deepEqual(await people(db), ['b1', 'b2', 'k1 k2 k3']);
    await answer(db, sam, check, 'different');
    assert.deepEqual(counts((await figuresIn2100(db, jo)).known), [1, 1]);
    assert.deepEqual(counts((await figuresIn2100(db, sam)).known), [0, 1]);
    assert.deepEqual(await listDisagreements(db, sam), []);
  },

  'somebody else asked about a check is shown and taken back as of any question': async (db) => {
    await visit(db, { k1: ann, k2: ann, b1: bob, b2: elsewhere(bob) });
    await setCheckShares(db, lead, { checked: 0, mixed: 0.5 });
    const records = [
      Number((await idsOf(db, 'k1')).record),
      Number((await idsOf(db, 'k2')).record),
    ] as const;
    await plantKnownPairs(db, lead, [{ records, truth: 'same', line: 2 }]);
    const check = (await nextQuestion(db, jo, always)) as number;
    const real = await reviewOf(db, 'b1', 'b2');
    assert.notEqual(check, real);
    for (const each of [real, check]) {
      const isPassedOn = async () => (await showQuestion(db, jo, each)).isPassedOn;
      assert.equal(await isPassedOn(), false);
      await askSecondOpinion(db, jo, each, { note: 'Moved?', thought: 'same' });
      assert.equal(await isPassedOn(), true);
      await answer(db, jo, each, 'unsure');
      assert.equal(await isPassedOn(), true, 'still not sure, and still asking');
      await withdrawSecondOpinion(db, jo, each);
      assert.equal(await isPassedOn(), false);
    }
    assert.deepEqual(
      await db.query(
        `SELECT actor, count(*)::int AS n FROM audit_entry
         WHERE action = 'withdraw-second-opinion' AND reference = ANY($1) GROUP BY actor`,
        [[`review:${real}`, `review:${check}`]],
      ),
      [{ actor: 'u-jo', n: 2 }],
    );
    assert.equal(await nextQuestion(db, jo, always), check, 'put again');
    await answer(db, jo, check, 'unsure');
    await withdrawSecondOpinion(db, jo, check);
    assert.equal((await figuresIn2100(db, jo)).known.unsure, 1, 'nothing was asked');
  },

  'of a check that is answered again the first answer is counted': async (db) => {
    await visit(db, { k1: ann, k2: ann, b1: bob, b2: elsewhere(bob) });
    await setCheckShares(db, lead, { checked: 0, mixed: 0.5 });
    const records = [
      Number((await idsOf(db, 'k1')).record),
      Number((await idsOf(db, 'k2')).record),
    ] as const;
    await plantKnownPairs(db, lead, [{ records, truth: 'same', line: 2 }]);
    const check = (await nextQuestion(db, jo, always)) as number;
    const { decision } = await answer(db, jo, check, 'different');
    assert.equal(await undoAnswer(db, jo, decision), null);
    const known = async () => counts((await figuresIn2100(db, jo)).known);
    assert.deepEqual(await known(), [0, 1]);
    assert.equal(await nextQuestion(db, jo, always), check);
    await answer(db, jo, check, 'same');
    assert.deepEqual(await known(), [0, 1]);
    await assert.rejects(showQuestion(db, jo, check), { code: 'review/closed' });
    await assert.rejects(undoAnswer(db, jo, decision), { code: 'decision/unknown' });
  },

  'checks that cannot be asked stand in the way of none': async (db) => {
    await visit(db, { k1: ann, k2: ann, k3: ann, b1: bob, b2: elsewhere(bob) });
    await setCheckShares(db, lead, { checked: 0, mixed: 0.5 });
    const record = async (key: string) => Number((await idsOf(db, key)).record);
    const [one, two, three] = [await record('k1'), await record('k2'), await record('k3')];
    // Of one person, and nobody knows any more which records were whose.
    await db.query(
      `INSERT INTO check_question (record_a, record_b, truth, said_by, said_at, person_a, person_b, side_b)
       SELECT $1, $2, 'same', 'u-lead', clock_timestamp(), 1, 2, '{}' FROM generate_series(1, 30)`,
      [Math.min(one, two), Math.max(one, two)],
    );
    assert.equal(await nextQuestion(db, jo, always), await reviewOf(db, 'b1', 'b2'));
    await plantKnownPairs(db, lead, [{ records: [one, three], truth: 'same', line: 2 }]);
    const check = (await nextQuestion(db, jo, always)) as number;
    assert.notEqual(check, await reviewOf(db, 'b1', 'b2'));
    await answer(db, jo, check, 'same');
    const [{ dataset_id: dataset = 0 } = {}] = await db.query<{ dataset_id: number }>(
      'SELECT dataset_id FROM source_record WHERE record_id = $1',
      [one],
    );
    const inSight = async (datasets: readonly number[]) =>
      (await checksFor(db, 'u-jo', datasets)).length;
    assert.deepEqual([await inSight([]), await inSight([dataset, 0])], [0, 30]);
  },

  'what is taken back at once is a slip, and by somebody else a reversal': async (db) => {
    await inDoubt(db);
    const slip = await answer(db, jo, await reviewOf(db, 'a1', 'a2'), 'same');
    await undoAnswer(db, jo, slip.decision);
    const wrong = await answer(db, jo, await reviewOf(db, 'b1', 'b2'), 'different');
    await undoAnswer(db, sam, wrong.decision);
    await answer(db, jo, await reviewOf(db, 'b1', 'b2'), 'unsure');
    const { kinds, decided, corrected, reversed, perHour } = await figuresIn2100(db, jo);
    assert.deepEqual(kinds, { merge: 1, 'never-match': 1, 'not-sure': 1, undo: 1 });
    assert.deepEqual(
      [decided, counts(corrected), counts(reversed), perHour],
      [3, [1, 2], [1, 2], null],
    );
    const all = await figuresOfStewards(db, lead, EVER);
    assert.deepEqual(
      all.map((each) => [each.steward, each.decided]),
      [
        ['u-jo', 3],
        ['u-sam', 0],
      ],
    );
    await assert.rejects(figuresOfStewards(db, { ...lead, viewer: jo.viewer }, EVER), {
      code: 'access/role',
    });
  },

  'own figures end with yesterday, which tells of no answer that it is to a check': async (db) => {
    await visit(db, { a1: ann, a2: elsewhere(ann) });
    await answer(db, jo, await reviewOf(db, 'a1', 'a2'), 'same');
    const [{ at = '' } = {}] = await db.query<{ at: string }>(
      `SELECT decided_at AS at FROM decision WHERE decided_by = 'u-jo'`,
    );
    const next = dayAfter(dayInUk(new Date(at)));
    const decided = async (now?: Date) =>
      (await ownFigures(db, jo, EVER, now === undefined ? {} : { now })).decided;
    assert.deepEqual(
      [
        await decided(),
        await decided(new Date(at)),
        await decided(new Date(Date.parse(midnightInUk(next)) - 1)),
        await decided(new Date(midnightInUk(next))),
      ],
      [0, 0, 0, 1],
    );
    assert.equal((await figuresOfStewards(db, lead, EVER))[0]?.decided, 1);
  },

  'of two who answer at once one wins, and the other is told': async (db) => {
    await visit(db, { a1: ann, a2: elsewhere(ann) });
    const review = await reviewOf(db, 'a1', 'a2');
    const given = await Promise.all(
      [jo, sam].map((who) => answer(db, who, review, 'same').catch((error) => error.code)),
    );
    const refused = given.filter((each) => typeof each === 'string');
    assert.equal(refused.length, 1);
    assert.match(String(refused[0]), /^(review\/closed|review\/unknown|decision\/)/);
  },

  'the records of a person are listed, and refused of nobody': async (db) => {
    await visit(db, { k1: ann, k2: ann });
    const { person } = await idsOf(db, 'k1');
    // Without agreements nothing of them is shown, but that they are there.
    assert.deepEqual(await recordsOfPerson(db, jo, Number(person)), { records: [], others: 2 });
    await assert.rejects(recordsOfPerson(db, jo, 999_999), { code: 'decision/unknown-person' });
  },
});
