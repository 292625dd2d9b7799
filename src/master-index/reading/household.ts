import { type Occupant, occupantsBefore, occupantsOn, type Stay } from '../domain/index.ts';
import { versionsAtProperty } from '../store/read-store.ts';
import type { Reading } from './audited-read.ts';
import { heldRecords, type Moment, nameOf } from './held-records.ts';

export interface HouseholdMember {
  readonly personId: string;
  readonly name: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly sources: readonly string[];
  /** Another property where they are held since later. */
  readonly elsewhere: string | null;
}

/** Who lives where a person does, besides that person. */
export interface Household {
  readonly uprn: string;
  readonly now: readonly HouseholdMember[];
  readonly earlier: readonly HouseholdMember[];
  /** Whether more records are at the property than were read: a hostel, a home. */
  readonly isCapped: boolean;
}

/** Records read at one property. */
const MOST_AT_PROPERTY = 400;

/** Who is and was at a property: of records whose address and property may be seen. */
export async function householdAt(
  { tx, purpose, visibility, catalogue, cleared, heedConsents }: Reading,
  uprn: string,
  person: number,
  { asKnown, on }: Moment,
): Promise<Household> {
  const consenting = visibility.foundByConsent(['uprn']);
  const versions = await versionsAtProperty(
    tx,
    uprn,
    visibility.foundBy(['uprn']),
    MOST_AT_PROPERTY,
    asKnown,
    cleared,
    consenting.length === 0 ? null : { datasets: consenting, to: purpose },
  );
  await heedConsents(versions);
  const records = heldRecords(versions, { visibility, catalogue }, 'summary');
  const stays = records.flatMap(({ personId, values }) =>
    values
      .filter(({ attribute, parts }) => attribute === 'address' && parts?.uprn === uprn)
      .map(
        ({ since, until, source, asAt }): Stay => ({
          person: String(personId),
          uprn,
          source,
          asAt,
          from: since,
          until,
        }),
      ),
  );
  const ofPerson = Map.groupBy(records, ({ personId }) => String(personId));
  const member = ({ person: personId, from, until, sources, elsewhere }: Occupant) => ({
    personId,
    name: nameOf(ofPerson.get(personId) ?? []),
    from,
    until,
    sources,
    elsewhere,
  });
  const isOther = (occupant: Occupant) => occupant.person !== String(person);
  return {
    uprn,
    now: occupantsOn(stays, uprn, on).filter(isOther).map(member),
    earlier: occupantsBefore(stays, uprn, on).filter(isOther).map(member),
    isCapped: versions.length === MOST_AT_PROPERTY,
  };
}
