import { sealRank } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { type IndexPart, type PersonId, personsTouched } from '../domain/index.ts';
import { sealRanks } from '../store/seal-ranks.ts';
import type { StewardRequest } from './plan-request.ts';
import type { StewardContext } from './steward-context.ts';

/**
 * Refuses what is about a sealed person to whoever is not cleared. Of a person whose existence is
 * sealed it says what it would say if there were none.
 *
 * @throws ReeveError `decision/sealed`; `decision/unknown-person`, `decision/unknown-record`,
 *   `decision/unknown` for what must not be known to be there
 */
export async function refuseSealed(
  tx: Queryable,
  context: StewardContext,
  part: IndexPart,
  request: StewardRequest,
): Promise<void> {
  if (context.isOperator === true || context.seesSealed === true) return;
  const personOf = new Map(part.links.map(({ record, person }) => [record, person]));
  const about: { readonly person: PersonId | undefined; readonly absent: () => ReeveError }[] = [];
  const person = (id: PersonId) => about.push({ person: id, absent: () => noPerson(id) });
  const record = (id: string) =>
    about.push({
      person: personOf.get(id),
      absent: () => noRecord(id),
    });
  switch (request.kind) {
    case 'link':
    case 'move':
      person(request.to);
      record(request.record);
      break;
    case 'merge':
      person(request.keep);
      person(request.other);
      break;
    case 'split':
      person(request.person);
      break;
    case 'undo': {
      const { decision: id } = request;
      const decision = part.decisions.find((each) => each.id === id);
      const absent = () => new ReeveError('decision/unknown', `There is no decision ${id}`);
      const records = decision?.effects.flatMap((each) => (each.of === 'link' ? each.record : []));
      for (const each of decision === undefined ? [] : personsTouched(decision)) {
        about.push({ person: each, absent });
      }
      for (const each of records ?? []) about.push({ person: personOf.get(each), absent });
      break;
    }
    default:
      for (const each of request.records) record(each);
  }
  const ids = about.flatMap(({ person: id }) => (id === undefined ? [] : Number(id)));
  const ranks = await sealRanks(tx, ids);
  for (const { person: id, absent } of about) {
    const rank = id === undefined ? undefined : ranks.get(Number(id));
    if (rank === undefined) continue;
    throw rank >= sealRank('existence') ? absent() : sealed(id as PersonId);
  }
}

/** As `refuseSealed`, for looking at one person. */
export async function refuseSealedPerson(
  tx: Queryable,
  context: StewardContext,
  person: number,
): Promise<void> {
  if (context.isOperator === true || context.seesSealed === true) return;
  const rank = (await sealRanks(tx, [person])).get(person);
  if (rank === undefined) return;
  throw rank >= sealRank('existence') ? noPerson(String(person)) : sealed(String(person));
}

/** What is said of a record that is not there. */
export function noRecord(record: string): ReeveError {
  return new ReeveError('decision/unknown-record', `No person has record ${record} now`, {
    hint: 'Its source may have it no more.',
  });
}

function noPerson(person: PersonId): ReeveError {
  return new ReeveError('decision/unknown-person', `There is no person ${person}`);
}

function sealed(person: PersonId): ReeveError {
  return new ReeveError('decision/sealed', `Something of person ${person} is not shown to you`, {
    hint: 'Ask somebody who may see the whole of the person to decide.',
  });
}
