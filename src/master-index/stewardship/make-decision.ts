import { type SeenThrough, seenThrough } from '../../access/index.ts';
import type { Database, Queryable } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import {
  checkPlan,
  type Decision,
  type DecisionKind,
  type DecisionPlan,
  decide,
  type Effect,
  type IndexPart,
  type PersonId,
  personsOf,
  personsTouched,
  type RecordId,
  recordsOfKey,
} from '../domain/index.ts';
import { renewConstraints } from '../store/constraint-store.ts';
import { personStates, readIndexPart } from '../store/index-part-store.ts';
import { reservePersonIds, touchPersons } from '../store/person-store.ts';
import {
  addStewardDecision,
  carryOutEffects,
  lockIdentity,
  lockPersons,
  type NamedInPlan,
} from '../store/steward-store.ts';
import { openRecords } from '../store/visible-ids.ts';
import {
  makesPerson,
  planRequest,
  type StewardRequest,
  seedOf,
  withNewPerson,
} from './plan-request.ts';
import {
  type HiddenIds,
  hiddenIn,
  knownPersons,
  noRecord,
  refuseSealed,
  sealed,
} from './refuse-sealed.ts';
import { asSteward, type StewardContext } from './steward-context.ts';

/** A person whom a decision is about, before and after. */
export interface PersonBeforeAndAfter {
  /** `new` in a preview where a split gives an id that nobody had. */
  readonly person: PersonId;
  /** Records before; none for a person who is not there yet. */
  readonly before: readonly RecordId[];
  /** Records after; none for a person who goes. */
  readonly after: readonly RecordId[];
}

/** What a decision would do, or did. */
export interface DecisionEffects {
  readonly kind: DecisionKind;
  readonly persons: readonly PersonBeforeAndAfter[];
  /** Everything that changes: links, persons, what hangs on them, reviews. */
  readonly effects: readonly Effect[];
  /** What is said of records for good. */
  readonly constraints: DecisionPlan['constraints'];
  /** Sentences: what one would not expect. */
  readonly notes: readonly string[];
  /** The persons as they were looked at; given back, the decision holds only while they are so. */
  readonly basedOn: DecisionPlan['basedOn'];
}

/** A decision that was made. */
export interface MadeDecision extends DecisionEffects {
  /** To undo it by. */
  readonly decision: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface DecisionReason {
  /** In words, for whoever looks at it in a year. */
  readonly reason: string;
  /** From the preview, if there was one. */
  readonly basedOn?: DecisionPlan['basedOn'];
}

/**
 * What a request would do, if it were carried out now. Nothing is changed but the audit, which
 * says that it was looked at.
 *
 * @throws ReeveError `decision/*` where it may not be done, `access/*` where not by this viewer
 * @example
 * const preview = await previewDecision(db, context, { kind: 'merge', keep: '12', other: '30' });
 * await makeDecision(db, context, request, { reason: 'Same tenant', basedOn: preview.basedOn });
 */
export function previewDecision(
  db: Database,
  context: StewardContext,
  request: StewardRequest,
): Promise<DecisionEffects> {
  return asSteward(db, context, `preview-${request.kind}`, async (tx) => {
    const seed = seedOf(request);
    const seen = await seenThrough(tx, context);
    await refuseSealed(tx, seen, request);
    const part = await readIndexPart(tx, seed);
    const hidden = await hiddenIn(tx, seen, part);
    await refuseUnknownRecord(tx, part, request, seen);
    const plan = planned(part, request, hidden);
    const named = namedIn(plan, request);
    return {
      result: tellable(effectsOf(part, plan), hidden),
      done: { action: `preview-${request.kind}`, ...named, items: ['links'], seen },
    };
  });
}

/**
 * Decides: links, persons, reviews, what hangs on persons and what matching keeps to, in one
 * transaction with what undoes it and its entry in the audit. Killed at any point, all of it is
 * there or nothing.
 *
 * Of two who decide on the same persons the first wins. The other is told who it was and when: by
 * `decision/changed-meanwhile` where `basedOn` says what was looked at, and by what then stands in
 * the way where it does not.
 *
 * @throws ReeveError `decision/*`, `access/*`
 */
export function makeDecision(
  db: Database,
  context: StewardContext,
  request: StewardRequest,
  { reason, basedOn = [] }: DecisionReason,
): Promise<MadeDecision> {
  return asSteward(db, context, request.kind, async (tx) => {
    const seed = seedOf(request);
    const at = await lockIdentity(tx);
    const looked = basedOn.map(({ person }) => Number(person));
    const seen = await seenThrough(tx, context);
    const known = await knownPersons(tx, seen, looked);
    checkPlan({ ...NOTHING, basedOn }, await personStates(tx, known));
    await refuseSealed(tx, seen, request);
    const part = await readIndexPart(tx, seed);
    const hidden = await hiddenIn(tx, seen, part);
    await refuseUnknownRecord(tx, part, request, seen);
    const plan = planned(part, request, hidden);
    const decision = await carryOut(tx, part, plan, request, {
      actor: context.viewer.subject,
      at,
      reason,
    });
    return {
      result: {
        ...tellable(effectsOf(part, decision), hidden),
        basedOn: decision.basedOn,
        decision: decision.id,
        at,
      },
      done: {
        action: request.kind,
        ...namedIn(decision, request),
        items: [...new Set(decision.effects.map(({ of }) => `${of}s`))],
        reference: `decision:${decision.id}`,
        seen,
      },
    };
  });
}

/** The plan; whoever may not see all that stands in its way is not told what it is. */
function planned(part: IndexPart, request: StewardRequest, hidden: HiddenIds): DecisionPlan {
  try {
    return planRequest(part, request);
  } catch (error) {
    const saysWhat = error instanceof ReeveError && TELLS_OF_OTHERS.includes(error.code);
    throw saysWhat && hidden.records.size > 0 ? sealed() : error;
  }
}

/** Refusals that name what stands in the way, beside what was asked. */
const TELLS_OF_OTHERS: readonly string[] = [
  'decision/never-match-holds',
  'decision/always-match-holds',
  'decision/something-depends',
  'decision/nothing-left',
];

/** Effects without those on what is sealed, which are carried out all the same. */
function tellable(whole: DecisionEffects, { records, persons }: HiddenIds): DecisionEffects {
  if (records.size === 0) return whole;
  const isTold = (effect: Effect): boolean => {
    if (effect.of === 'review')
      return !recordsOfKey(effect.review).some((each) => records.has(each));
    if (effect.of === 'link' && records.has(effect.record)) return false;
    return !personsOf(effect).some((person) => persons.has(person));
  };
  return {
    ...whole,
    persons: whole.persons.filter(({ person }) => !persons.has(person)),
    effects: whole.effects.filter(isTold),
  };
}

/** A record without a person may be linked, if there is one. */
async function refuseUnknownRecord(
  tx: Queryable,
  part: IndexPart,
  request: StewardRequest,
  { persons: cleared }: SeenThrough,
): Promise<void> {
  if (request.kind !== 'link' || part.links.some(({ record }) => record === request.record)) return;
  const open = await openRecords(tx, [Number(request.record)], cleared);
  if (!open.has(Number(request.record))) throw noRecord(request.record);
}

const NOTHING: DecisionPlan = {
  kind: 'not-sure',
  effects: [],
  inverse: [],
  constraints: [],
  basedOn: [],
  notes: [],
};

async function carryOut(
  tx: Queryable,
  part: IndexPart,
  planned: DecisionPlan,
  request: StewardRequest,
  by: { readonly actor: string; readonly at: string; readonly reason: string },
): Promise<Decision> {
  const checked = decide(planned, { id: '', ...by });
  const touched = personsTouched(planned).filter((person) =>
    part.persons.some((each) => each.person === person),
  );
  // A run of the matcher takes no lock of persons: it is seen by what it has changed.
  await lockPersons(tx, touched.map(Number));
  checkPlan(
    planned,
    await personStates(
      tx,
      planned.basedOn.map(({ person }) => Number(person)),
    ),
  );
  const [person] = makesPerson(planned) ? await reservePersonIds(tx, 1) : [];
  const plan = person === undefined ? planned : withNewPerson(planned, String(person));
  const id = await addStewardDecision(
    tx,
    plan,
    { ...by, reason: checked.reason },
    namedIn(plan, request),
  );
  const decision: Decision = { ...checked, ...plan, id: String(id) };
  await carryOutEffects(tx, plan.effects, { decisionId: id, at: by.at });
  await touchPersons(tx, touched.map(Number));
  await renewConstraints(tx, [...part.decisions, decision], id);
  return decision;
}

function namedIn(plan: DecisionPlan, request: StewardRequest): NamedInPlan {
  const records = new Set<RecordId>();
  if ('records' in request) for (const record of request.records) records.add(record);
  if ('record' in request) records.add(request.record);
  for (const effect of plan.effects) if (effect.of === 'link') records.add(effect.record);
  for (const said of plan.constraints) {
    for (const record of said.kind === 'always' ? said.records : [...said.left, ...said.right]) {
      records.add(record);
    }
  }
  return {
    records: [...records].map(Number).sort((a, b) => a - b),
    persons: personsTouched(plan)
      .map(Number)
      .filter((person) => !Number.isNaN(person)),
  };
}

function effectsOf(part: IndexPart, plan: DecisionPlan): DecisionEffects {
  const before = new Map(part.links.map(({ record, person }) => [record, person]));
  const after = new Map(before);
  for (const effect of plan.effects) {
    if (effect.of !== 'link') continue;
    if (effect.to === null) after.delete(effect.record);
    else after.set(effect.record, effect.to);
  }
  const recordsOf = (links: ReadonlyMap<RecordId, PersonId>, person: PersonId) =>
    [...links]
      .flatMap(([record, of]) => (of === person ? [record] : []))
      .sort((a, b) => Number(a) - Number(b));
  return {
    kind: plan.kind,
    persons: personsTouched(plan).map((person) => ({
      person,
      before: recordsOf(before, person),
      after: recordsOf(after, person),
    })),
    effects: plan.effects,
    constraints: plan.constraints,
    notes: plan.notes,
    basedOn: plan.basedOn,
  };
}
