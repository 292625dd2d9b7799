import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePersonName } from './parse-person-name.ts';
import type { NameFieldHolds, PersonName, PersonNameParts } from './person-name.ts';
import { writeName } from './standard-form.ts';

/** What a field holds beside, or instead of, one person's name. */
type Row = readonly [
  raw: string | PersonNameParts,
  holds: NameFieldHolds,
  /** People, written out, divided by a bar; for estates and babies-of whom. */
  people: string,
  finds?: string,
];

const written = (name: PersonName | null): string[] => (name === null ? [] : [writeName(name)]);

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [raw, holds, people, finds] of rows) {
      it(`${JSON.stringify(raw)} holds ${holds}: ${people}`, () => {
        const parsed = parsePersonName(raw);
        assert.equal(parsed.holds, holds);
        const named =
          holds === 'organisation'
            ? [parsed.organisation ?? '']
            : holds === 'estate'
              ? written(parsed.relatedTo)
              : [parsed.value, ...parsed.others, parsed.relatedTo].flatMap(written);
        assert.equal(named.join(' | '), people);
        const codes = parsed.findings.map((finding) => finding.code.slice('name/'.length));
        for (const code of finds?.split(' ') ?? []) {
          assert.ok(codes.includes(code), `${code} among ${codes.join(', ')}`);
        }
      });
    }
  });
}

table('babies without a name of their own', [
  ['Baby Smith', 'infant', 'Smith', 'infant'],
  ['BABY SMITH', 'infant', 'Smith', 'infant'],
  ['Smith, Baby', 'infant', 'Smith', 'infant'],
  ['Baby of Sarah Jones', 'infant', 'Jones | Sarah Jones', 'infant'],
  ['BABY OF SARAH JONES', 'infant', 'Jones | Sarah Jones', 'infant'],
  ['Baby boy of Sarah Jones', 'infant', 'Jones | Sarah Jones'],
  ['B/O Sarah Jones', 'infant', 'Jones | Sarah Jones'],
  ['Infant Khan', 'infant', 'Khan'],
  ['Infant of Mrs Patel', 'infant', 'Patel'],
  ['Twin 1 Khan', 'infant', 'Khan'],
  ['Twin One Khan', 'infant', 'Khan'],
  ['Khan (Twin 2)', 'infant', 'Khan'],
  ['Male Khan', 'infant', 'Khan'],
  ['Female Infant Okafor', 'infant', 'Okafor'],
  ['Unborn', 'infant', ''],
  ['Unborn Smith', 'infant', 'Smith'],
  ['Unborn baby of Sarah Jones', 'infant', 'Jones | Sarah Jones'],
  [{ forename: 'Baby', surname: 'Smith' }, 'infant', 'Smith', 'infant'],
  [{ forename: 'Twin 1', surname: 'Khan' }, 'infant', 'Khan', 'infant'],
  ['Boy George', 'person', 'Boy George'],
]);

table('organisations', [
  ['J Smith & Sons Ltd', 'organisation', 'J Smith & Sons Ltd', 'organisation'],
  ['Smith and Sons', 'organisation', 'Smith and Sons'],
  ['ACME PLUMBING LIMITED', 'organisation', 'ACME PLUMBING LIMITED'],
  ['Peabody Housing Association', 'organisation', 'Peabody Housing Association'],
  ['Trustees of St Mary', 'organisation', 'Trustees of St Mary'],
  ['London Borough of Newham', 'organisation', 'London Borough of Newham'],
  ['Holy Trinity Church', 'organisation', 'Holy Trinity Church'],
  ['Patel Brothers plc', 'organisation', 'Patel Brothers plc'],
  ['Barts Health NHS Trust', 'organisation', 'Barts Health NHS Trust'],
  ['Green Lane Properties', 'organisation', 'Green Lane Properties'],
  ['Cymdeithas Tai Cyf', 'organisation', 'Cymdeithas Tai Cyf'],
  ['Smith & Co', 'organisation', 'Smith & Co'],
  [{ forename: '', surname: 'Acme Ltd' }, 'organisation', 'Acme Ltd'],
  [{ forename: 'Green', surname: 'Estates Ltd' }, 'organisation', 'Green Estates Ltd'],
  ['Mr Church', 'person', 'Mr Church'],
  ['John Bank', 'person', 'John Bank'],
  ['Mary Trust', 'person', 'Mary Trust'],
]);

table('whoever lives there, and nobody', [
  ['The Occupier', 'occupier', '', 'occupier'],
  ['OCCUPIER', 'occupier', ''],
  ['The Owner/Occupier', 'occupier', ''],
  ['Current Resident', 'occupier', ''],
  ['Unknown', 'nobody', '', 'placeholder'],
  ['UNKNOWN UNKNOWN', 'nobody', ''],
  ['TBC', 'nobody', '', 'placeholder'],
  ['Test', 'nobody', '', 'placeholder'],
  ['XXX', 'nobody', '', 'placeholder'],
  ['Not Given', 'nobody', '', 'placeholder'],
  ['N/A', 'nobody', '', 'placeholder'],
  ['Vacant', 'nobody', '', 'placeholder'],
  ['???', 'nobody', '', 'placeholder'],
  ['-', 'nobody', ''],
  ['', 'nobody', ''],
  ['   ', 'nobody', ''],
  ['A N Other', 'nobody', '', 'placeholder'],
  ['Mr Unknown', 'nobody', '', 'placeholder'],
  [{ forename: 'TBC', surname: 'TBC' }, 'nobody', '', 'placeholder'],
  [{}, 'nobody', ''],
]);

table('estates of the dead', [
  ['Exors of the late John Smith', 'estate', 'John Smith', 'estate deceased'],
  ['Executors of John Smith', 'estate', 'John Smith', 'deceased'],
  ['The Executors of the late Mrs Mary Smith', 'estate', 'Mrs Mary Smith'],
  ['Estate of John Smith', 'estate', 'John Smith'],
  ['Estate of the Late J Smith (Deceased)', 'estate', 'J Smith'],
  ['Personal Representatives of John Smith', 'estate', 'John Smith'],
  ['PR of John Smith', 'estate', 'John Smith'],
  ['Mr John Smith (Exors of)', 'estate', 'Mr John Smith'],
]);

table('notes in a name', [
  ["John Smith (dec'd)", 'person', 'John Smith', 'deceased'],
  ['JOHN SMITH DECEASED', 'person', 'John Smith', 'deceased'],
  ['John Smith - DECEASED', 'person', 'John Smith', 'deceased'],
  ['(DECEASED) John Smith', 'person', 'John Smith', 'deceased'],
  ['SMITH (DEC), JOHN', 'person', 'John Smith', 'deceased'],
  ['John Smith RIP', 'person', 'John Smith', 'deceased'],
  ['The late John Smith', 'person', 'John Smith', 'deceased'],
  ['John Smith died 12/03/2020', 'person', 'John Smith', 'deceased'],
  ['**DECEASED** John Smith', 'person', 'John Smith', 'deceased'],
  ['John Smith - do not call', 'person', 'John Smith', 'note'],
  ['John Smith GNA', 'person', 'John Smith', 'gone-away'],
  ['John Smith (moved)', 'person', 'John Smith', 'gone-away'],
  ['John Smith - gone away', 'person', 'John Smith', 'gone-away'],
  ['John Smith **VIP**', 'person', 'John Smith', 'note'],
  ['John Smith (DUPLICATE)', 'person', 'John Smith', 'note'],
  ['John Smith (carer)', 'person', 'John Smith', 'note'],
  ['DECEASED', 'nobody', '', 'deceased'],
  ['Dec Murphy', 'person', 'Dec Murphy'],
]);

table('two people in one field', [
  ['Mr & Mrs J Smith', 'people', 'Mr J Smith | Mrs Smith', 'several-people'],
  ['Mr and Mrs Smith', 'people', 'Mr Smith | Mrs Smith'],
  ['Mr & Mrs John Smith', 'people', 'Mr John Smith | Mrs Smith'],
  ['John and Mary Smith', 'people', 'John Smith | Mary Smith'],
  ['John & Mary Smith', 'people', 'John Smith | Mary Smith'],
  ['J & M Smith', 'people', 'J Smith | M Smith'],
  ['John Smith & Mary Jones', 'people', 'John Smith | Mary Jones'],
  ['Mr J Smith & Mrs M Jones', 'people', 'Mr J Smith | Mrs M Jones'],
  ['Mr J and Mrs M Smith', 'people', 'Mr J Smith | Mrs M Smith'],
  ['Smith, John & Mary', 'people', 'John Smith | Mary Smith'],
  ['John Smith + Mary Jones', 'people', 'John Smith | Mary Jones'],
  ['Dr & Mrs Patel', 'people', 'Dr Patel | Mrs Patel'],
  ['Mr & Mrs A & B Jones', 'people', 'Mr A Jones | Mrs B Jones'],
  ['Jones A & B', 'people', 'A Jones | B Jones'],
  ['Mr J Smith, Mrs A Smith', 'people', 'Mr J Smith | Mrs A Smith'],
  ['A Jones, B Smith', 'people', 'A Jones | B Smith'],
  ['Smith, Mr John', 'person', 'Mr John Smith'],
  ['John, Mary & Ann Smith', 'people', 'John Smith | Mary Smith | Ann Smith'],
  [{ title: 'Mr & Mrs', forename: 'J', surname: 'Smith' }, 'people', 'Mr J Smith | Mrs Smith'],
  [{ forename: 'John & Mary', surname: 'Smith' }, 'people', 'John Smith | Mary Smith'],
]);
