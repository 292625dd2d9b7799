import { truthRows } from '../../scripts/borough.ts';
import { policyInForce, viewerFromClaims } from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import { AuditedReads, readPerson } from '../../src/master-index/index.ts';
import type { IndexRecord } from './index-records.ts';
import type { Persons } from './measures.ts';

/** How right the best value of an attribute is. */
export interface GoldenFigures {
  readonly attribute: string;
  /** People who were looked at and of whom the truth has it. */
  readonly people: number;
  /** Of them, those of whom the index shows one. */
  readonly shown: number;
  /** Of these, those of whom it is right. */
  readonly right: number;
}

/** People looked at: the first of the truth, whose order says nothing of them. */
const MOST_PEOPLE = 2000;

/**
 * What a customer services officer who answers an enquiry sees of residents, against the truth on the last
 * day: of each the person who has most of their records, under the agreements that come with Reeve.
 */
export async function goldenFigures(
  db: Database,
  borough: string,
  records: ReadonlyMap<number, IndexRecord>,
  persons: Persons,
): Promise<GoldenFigures[]> {
  const current = (file: string) =>
    new Map(
      truthRows(borough, file)
        .filter(({ until }) => until === '')
        .map((row) => [row.person ?? '', row]),
    );
  const [names, homes] = [current('names.csv'), current('addresses.csv')];
  const mainOf = mainPersons(records, persons);
  const { policy } = await policyInForce(db, { whenNone: 'defaults' });
  const reads = new AuditedReads(db, { policy });
  const claims = {
    sub: 'bench',
    service: 'customer-services',
    roles: ['customer-services-officer'],
  };
  const viewer = viewerFromClaims(claims, Object.keys(policy.services));
  const tallies = ['surname', 'first forename', 'home, by UPRN'].map((attribute) => ({
    attribute,
    people: 0,
    shown: 0,
    right: 0,
  }));
  let looked = 0;
  for (const [is, name] of names) {
    const uprn = homes.get(is)?.uprn;
    const person = mainOf.get(is);
    if (!uprn || person === undefined || looked++ >= MOST_PEOPLE) continue;
    const view = await readPerson(reads, {
      viewer,
      purpose: 'answer-enquiry',
      requestId: `bench-${is}`,
      personId: String(person),
    });
    const best = (attribute: string) =>
      'golden' in view
        ? (view.golden.find((each) => each.attribute === attribute)?.best ?? null)
        : null;
    const forename = best('forenames')?.value.split(/\s+/)[0];
    const checks: [string | undefined, string | undefined][] = [
      [best('surname')?.value, name.surname],
      [forename, name.given?.split(/\s+/)[0]],
      [best('address')?.parts?.uprn, uprn],
    ];
    checks.forEach(([shown, truth], i) => {
      const tally = tallies[i];
      if (tally === undefined || !truth) return;
      tally.people++;
      if (shown === undefined) return;
      tally.shown++;
      if (plain(shown) === plain(truth)) tally.right++;
    });
  }
  return tallies;
}

/** Letters and digits alone: how a name is written is not asked. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** By person of the truth the person of the index who has most of their records. */
function mainPersons(
  records: ReadonlyMap<number, IndexRecord>,
  persons: Persons,
): Map<string, number | string> {
  const counts = new Map<string, Map<number | string, number>>();
  for (const [record, person] of persons) {
    const is = records.get(record)?.person;
    if (is === null || is === undefined) continue;
    const of = counts.get(is) ?? new Map<number | string, number>();
    counts.set(is, of);
    of.set(person, (of.get(person) ?? 0) + 1);
  }
  return new Map(
    [...counts].map(([is, of]): [string, number | string] => [
      is,
      [...of].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '',
    ]),
  );
}
