import assert from 'node:assert/strict';
import {
  accessesBy,
  accessesTo,
  openSealed,
  parseAgreements,
  type RoleCode,
  type SealLevel,
  sealPerson,
  unsealPerson,
  verifyAudit,
} from '../../../src/access/index.ts';
import type { Database } from '../../../src/database/index.ts';
import { openDatabase } from '../../../src/database/index.ts';
import { ReeveError } from '../../../src/kernel/index.ts';
import {
  answerQuestion,
  listReviews,
  makeDecision,
  nextQuestion,
  personHistory,
  previewDecision,
  type StewardRequest,
  showQuestion,
  showReview,
} from '../../../src/master-index/index.ts';
import type { StewardContext } from '../../../src/master-index/stewardship/steward-context.ts';
import { addHanger } from '../../../src/master-index/store/hanger-store.ts';
import { acting } from '../../access/small-index.ts';
import { contextOf, steward } from './database-index.ts';
import { type DeskRecord, idsOf, onDesk, people, visit } from './desk-records.ts';

const ann: DeskRecord = ['Ann', 'Lee', '1980-01-01', 'AB1 1AA', '01234 567890'];
const bob: DeskRecord = ['Bob', 'Ray', '1970-02-03', 'AB2 2BB', '01234 567891'];
const may: DeskRecord = ['May', 'Fox', '1960-05-06', 'AB3 3CC', '01234 567892'];
const elsewhere = ([forename, surname, born, , phone]: DeskRecord): DeskRecord => [
  forename,
  surname,
  born,
  'ZE9 9ZZ',
  phone,
];

/** Visitors are all of the desk's, a little of stewards', and nothing of the libraries'. */
const policy = parseAgreements(`
format: reeve-sharing-agreements/1
services:
  customer-services: { title: Customer services, purposes: [answer-enquiry, steward-identity] }
  data-stewardship: { title: Data stewardship, purposes: [] }
  libraries: { title: Libraries, purposes: [run-library, steward-identity] }
sources:
  desk-visitors: { title: Visitors, service: customer-services }
  libraries-borrowers: { title: Borrowers, service: libraries }
agreements:
  - id: stewards
    source: desk-visitors
    recipient: data-stewardship
    purpose: steward-identity
    basis: { article: 6(1)(e) }
    items: [group:name, postcode]
    consent: not-needed
    from: 2024-01-01
    review: 2099-01-01
`);
const stewardOf = (service: string) => ({
  ...contextOf(),
  viewer: { ...steward('u-1'), service },
});

/** A steward who holds another role as well. */
const alsoIn = (role: RoleCode) => ({
  ...contextOf('u-2'),
  viewer: { ...steward('u-2'), roles: ['steward', role] as const },
});

const reason = 'Seen on the form';
const decide = (db: Database, request: StewardRequest, by = 'u-1') =>
  makeDecision(db, contextOf(by), request, { reason });

const governance = acting();

const refused = (code: string, told: RegExp) => (error: unknown) => {
  assert.ok(error instanceof ReeveError, String(error));
  assert.equal(error.code, code);
  assert.match(error.message, told);
  return true;
};

/** All that is there of who is who, as it can be compared. */
async function state(db: Database) {
  const [links, persons, hangers, constraints, reviews] = await Promise.all([
    db.query('SELECT record_id, person_id, weight, seal FROM link WHERE to_at IS NULL ORDER BY 1'),
    db.query('SELECT person_id, retired_at IS NULL AS is_live, redirect_to FROM person ORDER BY 1'),
    db.query('SELECT hanger_id, kind, person_id, record_id FROM hanger ORDER BY 1'),
    db.query(
      'SELECT kind, record_a, record_b FROM pair_constraint WHERE ended_by IS NULL ORDER BY 2, 3',
    ),
    db.query('SELECT record_a, record_b, outcome FROM review ORDER BY review_id'),
  ]);
  return { links, persons, hangers, constraints, reviews };
}

const hang = (db: Database, id: string, person: string, record: string | null = null) =>
  db.transaction((tx) => addHanger(tx, { id, kind: 'notification', person, record }));

onDesk('a steward', {
  'splits what was merged, and finds all as it was, with what hung on it': async (db) => {
    await visit(db, { k1: ann, k2: ann, k3: bob, k4: bob, k5: may });
    const [one, other, third] = [
      await idsOf(db, 'k1'),
      await idsOf(db, 'k3'),
      await idsOf(db, 'k5'),
    ];
    await decide(db, { kind: 'merge', keep: other.person, other: third.person });
    for (const [id, person] of [
      ['n1', one.person],
      ['n2', other.person],
    ] as const) {
      await hang(db, id, person);
    }
    await hang(db, 'n3', other.person, other.record);
    const before = await state(db);
    await decide(db, { kind: 'merge', keep: one.person, other: other.person });
    const merged = await state(db);
    assert.deepEqual(
      [...new Set(merged.hangers.map(({ person_id }) => String(person_id)))],
      [one.person],
    );
    // Who had been merged into the second leads to the first, in one step.
    assert.equal(
      merged.persons.find(({ person_id }) => String(person_id) === third.person)?.redirect_to,
      Number(one.person),
    );
    await decide(db, {
      kind: 'split',
      person: one.person,
      records: [other.record, (await idsOf(db, 'k4')).record, third.record],
    });
    const after = await state(db);
    assert.deepEqual(after.links, before.links);
    assert.deepEqual(after.persons, before.persons);
    assert.deepEqual(after.hangers, before.hangers);
    assert.ok(after.constraints.some((each) => each.kind === 'never'));
  },

  'undoes a split, and the undo, and finds all as it was each time': async (db) => {
    await visit(db, { k1: ann, k2: ann, k3: ann, k4: elsewhere(ann) });
    const { person, record } = await idsOf(db, 'k2');
    await hang(db, 'n1', person, record);
    const whole = await state(db);
    const split = await decide(db, { kind: 'split', person, records: [record] });
    const parted = await state(db);
    assert.notDeepEqual(parted.links, whole.links);
    const undo = await decide(db, { kind: 'undo', decision: split.decision });
    const again = await state(db);
    assert.deepEqual(again.links, whole.links);
    assert.deepEqual(again.hangers, whole.hangers);
    assert.deepEqual(again.constraints, whole.constraints);
    assert.deepEqual(again.reviews, whole.reviews);
    await decide(db, { kind: 'undo', decision: undo.decision });
    assert.deepEqual(await state(db), parted);
  },

  'sees before what will be, and nothing changes by looking': async (db) => {
    await visit(db, { k1: ann, k2: bob });
    const [one, other] = [await idsOf(db, 'k1'), await idsOf(db, 'k2')];
    const request = { kind: 'merge', keep: one.person, other: other.person } as const;
    const before = await state(db);
    const preview = await previewDecision(db, contextOf(), request);
    assert.deepEqual(await state(db), before);
    const {
      decision: _,
      at: __,
      ...made
    } = await makeDecision(db, contextOf(), request, {
      reason,
      basedOn: preview.basedOn,
    });
    assert.deepEqual(made, preview);
    const split = await previewDecision(db, contextOf(), {
      kind: 'split',
      person: one.person,
      records: [one.record],
    });
    assert.deepEqual(
      split.persons.map(({ person, after }) => [person, after]).sort(),
      [
        [one.person, [one.record]],
        [other.person, [other.record]],
      ].sort(),
    );
  },

  'is told by whom and when, if another was first': async (db) => {
    await visit(db, { k1: ann, k2: bob, k3: may });
    const [one, two, three] = [await idsOf(db, 'k1'), await idsOf(db, 'k2'), await idsOf(db, 'k3')];
    const request = { kind: 'merge', keep: one.person, other: two.person } as const;
    const { basedOn } = await previewDecision(db, contextOf('u-2'), request);
    const first = await decide(db, { kind: 'merge', keep: three.person, other: two.person });
    const told = new RegExp(
      `has changed since you looked: ${first.at} by u-1 \\(decision ${first.decision}\\)`,
    );
    await assert.rejects(
      makeDecision(db, contextOf('u-2'), request, { reason, basedOn }),
      refused('decision/changed-meanwhile', told),
    );
    await assert.rejects(
      makeDecision(db, contextOf('u-2'), request, { reason }),
      refused('decision/person-gone', new RegExp(`by u-1 \\(decision ${first.decision}\\)`)),
    );
    assert.deepEqual(await people(db), ['k1', 'k2 k3']);
  },

  'wins alone, of many who decide at one time': async (db, location) => {
    await visit(db, { k1: ann, k2: bob, k3: may });
    const [one, two, three] = [await idsOf(db, 'k1'), await idsOf(db, 'k2'), await idsOf(db, 'k3')];
    const requests: StewardRequest[] = [
      { kind: 'merge', keep: one.person, other: two.person },
      { kind: 'merge', keep: two.person, other: one.person },
      { kind: 'never-match', records: [one.record, two.record] },
      { kind: 'merge', keep: two.person, other: three.person },
    ];
    const previews = await Promise.all(
      requests.map((request, i) => previewDecision(db, contextOf(`u-${i}`), request)),
    );
    // On a server each has a connection of its own; embedded, they take turns.
    const others = 'url' in location ? await openDatabase(location) : db;
    try {
      const outcomes = await Promise.allSettled(
        requests.map((request, i) =>
          makeDecision(i % 2 === 0 ? db : others, contextOf(`u-${i}`), request, {
            reason,
            basedOn: previews[i]?.basedOn ?? [],
          }),
        ),
      );
      const winners = outcomes.flatMap((each, i) => (each.status === 'fulfilled' ? [i] : []));
      assert.equal(winners.length, 1);
      for (const each of outcomes) {
        if (each.status === 'fulfilled') continue;
        refused('decision/changed-meanwhile', new RegExp(`by u-${winners[0]} `))(each.reason);
      }
    } finally {
      if (others !== db) await others.close();
    }
  },

  'decides what does not touch what others decide, at one time': async (db) => {
    const keys = Array.from({ length: 8 }, (_, i) => `k${i}`);
    await visit(
      db,
      Object.fromEntries(keys.map((key, i) => [key, ann.with(1, `Lee${i}`) as never])),
    );
    const ids = await Promise.all(keys.map((key) => idsOf(db, key)));
    const made = await Promise.all(
      [0, 2, 4, 6].map((i) =>
        decide(db, { kind: 'merge', keep: ids[i]!.person, other: ids[i + 1]!.person }, `u-${i}`),
      ),
    );
    assert.equal(new Set(made.map(({ decision }) => decision)).size, 4);
    assert.deepEqual(await people(db), ['k0 k1', 'k2 k3', 'k4 k5', 'k6 k7']);
  },

  'sees the history of a person, with reasons, and of the ids that lead here': async (db) => {
    await visit(db, { k1: ann, k2: bob });
    const [one, other] = [await idsOf(db, 'k1'), await idsOf(db, 'k2')];
    const merge = await decide(db, { kind: 'merge', keep: one.person, other: other.person });
    const undo = await decide(db, { kind: 'undo', decision: merge.decision }, 'u-2');
    const again = await decide(db, { kind: 'merge', keep: one.person, other: other.person });
    const history = await personHistory(db, contextOf(), Number(one.person));
    assert.deepEqual(history.earlier, [Number(other.person)]);
    const decisions = history.events.filter(({ isSteward }) => isSteward);
    assert.deepEqual(
      decisions.map(({ decision, kind: of, by, undoneBy }) => [`${decision}`, of, by, undoneBy]),
      [
        [merge.decision, 'merge', 'u-1', Number(undo.decision)],
        [undo.decision, 'undo', 'u-2', null],
        [again.decision, 'merge', 'u-1', null],
      ],
    );
    assert.ok(decisions.every((each) => each.reason === reason));
    const [loaded] = history.events;
    assert.deepEqual(
      [loaded?.kind, loaded?.came.map(String)],
      ['match', [one.record, other.record]],
    );
  },

  'lists what waits, the likeliest first, page by page, and shows why': async (db) => {
    await visit(db, {
      k1: ann,
      k2: elsewhere(ann),
      k3: bob,
      k4: elsewhere(bob),
      k5: may,
      k6: elsewhere(may),
    });
    const all = await listReviews(db, contextOf());
    assert.equal(all.total, 3);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listReviews(db, contextOf(), {
        limit: 2,
        ...(after === undefined ? {} : { after }),
      });
      seen.push(...page.questions.map(({ persons }) => persons.join()));
      after = page.next ?? undefined;
    } while (after !== undefined);
    assert.deepEqual(
      seen,
      all.questions.map(({ persons }) => persons.join()),
    );
    const [first] = all.questions;
    const review = first?.reviews[0];
    assert.ok(first !== undefined && review !== undefined);
    const own = stewardOf('customer-services');
    const shown = await showReview(db, own, review.reviewId, { policy });
    assert.deepEqual([shown.left.key, shown.right.key], ['k1', 'k2']);
    const steps = shown.evidence.explained?.steps ?? [];
    assert.deepEqual(
      steps.map(({ comparison, weight }) => [comparison, Math.sign(weight)]),
      [
        ['name', 1],
        ['date of birth', 1],
        ['postcode', -1],
      ],
    );
    assert.ok(
      Math.abs((shown.evidence.explained?.weight ?? 0) - (shown.weight ?? Number.NaN)) < 0.01,
    );
    // Without agreements that show them, no value is.
    const hidden = await showReview(db, contextOf(), review.reviewId);
    assert.ok(hidden.evidence.isPartial);
    assert.doesNotMatch(JSON.stringify(hidden.evidence), /Lee|1980|AB1/);
    // Nor where either record is from: that somebody is known to a service is not for everyone.
    const nowhere = { source: null, role: null, key: null };
    assert.partialDeepStrictEqual(hidden, { left: nowhere, right: nowhere });
    assert.equal(hidden.evidence.explained, null);

    const records = [`${review.recordA}`, `${review.recordB}`] as const;
    await decide(db, { kind: 'not-sure', records });
    const later = await listReviews(db, contextOf());
    assert.equal(later.questions.at(-1)?.persons.join(), first.persons.join());
    assert.equal(later.questions.at(-1)?.reviews[0]?.notSure, 1);
    const never = await decide(db, { kind: 'never-match', records });
    assert.equal((await listReviews(db, contextOf())).total, 2);
    await assert.rejects(
      showReview(db, contextOf(), review.reviewId),
      refused(
        'review/closed',
        new RegExp(`not-the-same, .* by u-1 \\(decision ${never.decision}\\)`),
      ),
    );
  },

  'sees weights only who sees all that they rest on, but all see one order': async (db) => {
    await visit(db, {
      k1: ann,
      k2: elsewhere(ann),
      k3: bob,
      k4: elsewhere(bob),
      k5: may,
      k6: elsewhere(may),
    });
    await hang(db, 'n1', (await idsOf(db, 'k5')).person);
    const list = (service: string, page = {}) =>
      listReviews(db, stewardOf(service), page, { policy });
    const own = await list('customer-services', { limit: 2 });
    const central = await list('data-stewardship', { limit: 2 });
    assert.ok(own.questions.every(({ weight, priority }) => weight !== null && priority !== null));
    assert.deepEqual(
      central.questions,
      own.questions.map((question) => ({
        ...question,
        weight: null,
        priority: null,
        reviews: question.reviews.map((each) => ({ ...each, weight: null })),
      })),
    );
    assert.deepEqual([central.total, central.likely], [own.total, own.likely]);
    // Nor does the place where a page ends tell them, nor is a priority taken for one.
    const [, second] = own.questions;
    assert.ok(own.next?.includes(String(second?.priority)));
    assert.equal(central.next, ['n0', ...(second?.persons ?? [])].join('~'));
    await assert.rejects(
      list('data-stewardship', { after: own.next }),
      refused('review/page', /no page/),
    );
    const last = await list('data-stewardship', { limit: 2, after: central.next });
    const [third] = last.questions;
    assert.deepEqual([last.questions.length, last.next], [1, null]);
    assert.deepEqual(
      third?.persons,
      (await list('customer-services', { after: own.next })).questions[0]?.persons,
    );
    const [review] = second?.reviews ?? [];
    const id = review?.reviewId ?? 0;
    const show = (service: string) => showReview(db, stewardOf(service), id, { policy });
    assert.equal((await show('customer-services')).weight, review?.weight);
    const shown = await show('data-stewardship');
    assert.equal(shown.weight, null);
    assert.equal(shown.left.source, 'desk-visitors');

    // Whoever may see nothing of either record does not learn that there is a question.
    assert.deepEqual(await list('libraries', { all: true }), {
      questions: [],
      total: 0,
      likely: 0,
      next: null,
    });
    await assert.rejects(show('libraries'), refused('review/unknown', /no review/));

    // Nobody is missed where the question that a page ended with has been answered or has gone down.
    const records = [`${review?.recordA}`, `${review?.recordB}`] as const;
    await decide(db, { kind: 'not-sure', records });
    const again = await list('data-stewardship', { after: central.next });
    assert.equal(again.questions.length, 3);
    await decide(db, { kind: 'never-match', records });
    const left = await list('data-stewardship', { after: central.next });
    assert.equal(left.questions.length, 2);

    // Nor that there was one, once it is closed.
    await assert.rejects(show('data-stewardship'), refused('review/closed', /not-the-same/));
    const never = /^There is no review \d+$/;
    await assert.rejects(show('libraries'), refused('review/unknown', never));
    await assert.rejects(
      showReview(db, stewardOf('libraries'), 999_999, { policy }),
      refused('review/unknown', never),
    );
  },

  'asks nobody first who sees one side alone, and takes no yes from who sees nothing': async (
    db,
  ) => {
    await visit(db, { k1: ann, k2: elsewhere(ann) });
    await db.query(
      `INSERT INTO source (name, service) VALUES ('libraries-borrowers', 'libraries')`,
    );
    await db.query(
      `WITH made AS (
         INSERT INTO dataset (source_id, role, is_person)
         SELECT max(source_id), 'borrower', true FROM source RETURNING dataset_id
       )
       UPDATE source_record SET dataset_id = made.dataset_id FROM made WHERE record_key = 'k2'`,
    );
    await db.query('SELECT questions_of_all()');
    const who = stewardOf('data-stewardship');
    const list = (all: boolean) => listReviews(db, who, { all }, { policy });
    const first = await list(false);
    assert.deepEqual([first.questions, first.total, first.likely], [[], 1, 0]);
    assert.equal(await nextQuestion(db, who, { policy }), null);
    assert.equal((await listReviews(db, contextOf())).likely, 1);

    const [question] = (await list(true)).questions;
    const id = question?.reviews[0]?.reviewId ?? 0;
    const { merge } = await showQuestion(db, who, id, { policy });
    assert.deepEqual(merge, { cannot: 'You see nothing that both records say' });
    const say = (answer: 'same' | 'unsure') =>
      answerQuestion(db, who, id, { answer, reason, basedOn: [] }, { policy });
    await assert.rejects(say('same'), refused('review/nothing-seen', /nothing that both/));
    assert.equal((await list(true)).total, 1);
    await say('unsure');
  },

  'has each decision in the audit, and each refusal': async (db) => {
    await visit(db, { k1: ann, k2: bob });
    const [one, other] = [await idsOf(db, 'k1'), await idsOf(db, 'k2')];
    const request = { kind: 'merge', keep: one.person, other: other.person } as const;
    const { decision } = await decide(db, request);
    const { accesses } = await accessesTo(db, [`person:${other.person}`]);
    assert.deepEqual(
      accesses.map((each) => [each.actor, each.action, each.purpose, each.reference]),
      [['u-1', 'merge', 'steward-identity', `decision:${decision}`]],
    );
    const untrained = { ...contextOf(), viewer: { ...steward('u-90'), training: [] } };
    await assert.rejects(
      makeDecision(db, untrained, { kind: 'undo', decision }, { reason }),
      refused('access/training', /training/),
    );
    await assert.rejects(
      makeDecision(
        db,
        { ...contextOf('u-90'), purpose: 'answer-enquiry' },
        { kind: 'undo', decision },
        { reason },
      ),
      refused('access/purpose', /no other purpose/),
    );
    assert.ok((await verifyAudit(db)).isIntact);
    const tried = await accessesBy(db, 'u-90');
    assert.deepEqual(
      tried.accesses.map(({ action, outcome }) => [action, outcome]),
      [
        ['undo', 'refused'],
        ['undo', 'refused'],
      ],
    );
  },

  'finds of a sealed person what there would be without one': async (db) => {
    await visit(db, { k1: ann, k2: elsewhere(ann), k3: bob });
    const [one, two] = [await idsOf(db, 'k1'), await idsOf(db, 'k2')];
    const { questions } = await listReviews(db, contextOf());
    const review = questions[0]?.reviews[0]?.reviewId ?? 0;
    const merge = { kind: 'merge', keep: one.person, other: two.person } as const;
    const sealWith = async (level: SealLevel) => {
      await unsealPerson(db, governance, Number(two.person), { reason: 'For another.' });
      await sealPerson(db, governance, Number(two.person), { reason: 'other', level });
    };
    const answers = async (of: typeof two, reviewId: number) => {
      const asked = [
        () => decide(db, { ...merge, other: of.person }),
        () => previewDecision(db, contextOf(), { ...merge, other: of.person }),
        () => decide(db, { kind: 'move', record: of.record, to: one.person }),
        () => decide(db, { kind: 'never-match', records: [one.record, of.record] }),
        () => personHistory(db, contextOf(), Number(of.person)),
        () => showReview(db, contextOf(), reviewId),
      ];
      const told: string[] = [];
      for (const ask of asked) {
        const error: unknown = await ask().then(
          () => 'done',
          (reason: unknown) => reason,
        );
        const text = error instanceof ReeveError ? `${error.message} ${error.hint}` : `${error}`;
        told.push(text.replaceAll(/\d+/g, 'N'));
      }
      return told;
    };
    await sealWith('existence');
    assert.equal((await listReviews(db, contextOf())).total, 0);
    assert.deepEqual(
      await answers(two, review),
      await answers({ person: '999999', record: '999999' }, 999_999),
    );
    await sealWith('everything');
    assert.match((await answers(two, review))[0] ?? '', /is not shown to you/);
    await sealWith('address');
    assert.match((await answers(two, review))[0] ?? '', /is not shown to you/);
    await makeDecision(db, alsoIn('safeguarding-lead'), merge, { reason });
    const [link] = await db.query<{ seal: number }>(
      'SELECT seal FROM link WHERE record_id = $1 AND to_at IS NULL',
      [Number(two.record)],
    );
    assert.equal(link?.seal, 1);
  },

  'decides on who is sealed where each of their seals names one, and on nobody else': async (
    db,
  ) => {
    await visit(db, { k1: ann, k2: elsewhere(ann), k3: bob, k4: elsewhere(bob) });
    const [two, four] = [await idsOf(db, 'k2'), await idsOf(db, 'k4')];
    const { questions } = await listReviews(db, contextOf());
    const [about, other] = [two, four].map(({ person }) =>
      questions.find(({ persons }) => persons.includes(person)),
    );
    assert.ok(about !== undefined && other !== undefined);
    await sealPerson(db, governance, Number(two.person), { reason: 'staff' });
    await sealPerson(db, governance, Number(four.person), { reason: 'staff' });
    await sealPerson(db, governance, Number(four.person), { reason: 'witness' });
    const lead = alsoIn('safeguarding-lead');
    const page = await listReviews(db, lead);
    assert.deepEqual(
      [page.questions.map(({ persons }) => persons), page.total],
      [[about.persons], 1],
    );
    assert.equal((await listReviews(db, contextOf())).total, 0);
    const show = (id = 0) => showReview(db, lead, id);
    assert.equal((await show(about.reviews[0]?.reviewId)).left.person, Number(about.persons[0]));
    await assert.rejects(show(other.reviews[0]?.reviewId), refused('review/unknown', /no review/));

    const [keep, merged] = about.persons;
    const made = await makeDecision(db, lead, { kind: 'merge', keep, other: merged }, { reason });
    const ids = async (context: StewardContext, person: string) =>
      (await personHistory(db, context, Number(person))).events.map(({ decision }) => decision);
    assert.ok((await ids(lead, keep)).includes(Number(made.decision)));
    await assert.rejects(ids(contextOf(), keep), refused('decision/sealed', /not shown/));
    const undo = { kind: 'undo', decision: made.decision } as const;
    await assert.rejects(decide(db, undo), refused('decision/unknown', /no decision/));
    await makeDecision(db, lead, undo, { reason });
    // What is known of somebody else who is sealed is not told with it.
    const never = { kind: 'never-match', records: [two.record, four.record] } as const;
    await assert.rejects(
      makeDecision(db, lead, never, { reason }),
      refused('decision/unknown-record', new RegExp(four.record)),
    );
  },

  'decides on who is sealed for as long as a glass is broken, which is cited': async (db) => {
    await visit(db, { k1: ann, k2: elsewhere(ann), k3: bob });
    const { person, record } = await idsOf(db, 'k2');
    const third = await idsOf(db, 'k3');
    await sealPerson(db, governance, Number(person), { reason: 'staff' });
    const duty = alsoIn('duty-social-worker');
    const waiting = async () => (await listReviews(db, duty)).total;
    assert.equal(await waiting(), 0);
    await openSealed(db, { ...duty, purpose: 'safeguard-child' }, Number(person), {
      reason: 'Child at risk of harm tonight, police on the line',
    });
    assert.equal(await waiting(), 0, 'for another purpose');
    const { glassId } = await openSealed(db, duty, Number(person), {
      reason: 'Two children of one name, one of them at risk',
    });
    assert.equal(await waiting(), 1);
    assert.equal((await listReviews(db, contextOf())).total, 0);
    const never = { kind: 'never-match', records: [record, third.record] } as const;
    await makeDecision(db, duty, never, { reason });
    const cited = await db.query<{ action: string; agreements: string[] }>(
      `SELECT action, agreements FROM audit_entry WHERE actor = 'u-2' AND purpose = 'steward-identity'
       ORDER BY action`,
    );
    const through = [`break-glass:${glassId}`];
    assert.deepEqual(
      cited.filter(({ agreements }) => agreements.length > 0),
      [
        { action: 'list-reviews', agreements: through },
        { action: 'never-match', agreements: through },
      ],
    );
    await db.query('UPDATE broken_glass SET until_at = clock_timestamp()');
    assert.equal(await waiting(), 0);
  },

  'is refused without a reason, for what is not there, and nothing is changed': async (db) => {
    await visit(db, { k1: ann, k2: bob });
    const [one, other] = [await idsOf(db, 'k1'), await idsOf(db, 'k2')];
    const before = await state(db);
    const request = { kind: 'merge', keep: one.person, other: other.person } as const;
    await assert.rejects(
      makeDecision(db, contextOf(), request, { reason: ' ' }),
      refused('decision/reason-missing', /reason/),
    );
    for (const [asked, code] of [
      [{ ...request, other: '999' }, 'decision/unknown-person'],
      [{ ...request, other: "1'; --" }, 'decision/unknown-person'],
      [{ ...request, other: '99999999999' }, 'decision/unknown-person'],
      [{ kind: 'move', record: '999999', to: one.person }, 'decision/unknown-record'],
      [{ kind: 'link', record: '999999', to: one.person }, 'decision/unknown-record'],
      [{ kind: 'undo', decision: '999' }, 'decision/unknown'],
      [{ kind: 'never-match', records: [one.record, one.record] }, 'decision/same-record'],
    ] as const) {
      await assert.rejects(decide(db, asked), refused(code, /./));
    }
    assert.deepEqual(await state(db), before);
  },
});
