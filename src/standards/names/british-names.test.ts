import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePersonName } from './parse-person-name.ts';
import type { PersonNameParts } from './person-name.ts';

/*
 * Names as council files have them, and what an officer would say is right:
 * given / middle / surname, `-` for none, names of one part between commas.
 */
interface More {
  readonly titles?: string;
  readonly generation?: string;
  readonly suffixes?: string;
  readonly former?: string;
  readonly knownAs?: string;
  readonly particles?: string;
  readonly surnames?: string;
  /** Findings that must be there; none other is asked about. */
  readonly finds?: string;
  readonly quiet?: boolean;
}
type Row = readonly [raw: string | PersonNameParts, name: string, more?: More];

const part = (names: readonly string[]): string => (names.length === 0 ? '-' : names.join(', '));

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [raw, expected, more = {}] of rows) {
      it(`${JSON.stringify(raw)} is ${expected}`, () => {
        const parsed = parsePersonName(raw);
        const name = parsed.value;
        assert.ok(name, 'a name');
        assert.equal(
          `${part(name.given)} / ${part(name.middle)} / ${name.surname ?? '-'}`,
          expected,
        );
        if (more.titles !== undefined) assert.equal(part(name.titles), more.titles);
        if (more.generation !== undefined) assert.equal(name.generation, more.generation);
        if (more.suffixes !== undefined) assert.equal(part(name.suffixes), more.suffixes);
        if (more.former !== undefined) assert.equal(part(name.formerNames), more.former);
        if (more.knownAs !== undefined) assert.equal(part(name.knownAs), more.knownAs);
        if (more.particles !== undefined) assert.equal(part(name.particles), more.particles);
        if (more.surnames !== undefined) assert.equal(part(name.surnames), more.surnames);
        const codes = parsed.findings.map((finding) => finding.code.slice('name/'.length));
        for (const code of more.finds?.split(' ') ?? []) {
          assert.ok(codes.includes(code), `${code} among ${codes.join(', ')}`);
        }
        if (more.quiet) assert.deepEqual(codes, []);
      });
    }
  });
}

table('plain names, in either order', [
  ['John Smith', 'John / - / Smith', { quiet: true }],
  ['JOHN SMITH', 'John / - / Smith', { quiet: true }],
  ['john smith', 'John / - / Smith', { quiet: true }],
  ['  John   Smith ', 'John / - / Smith', { quiet: true }],
  ['John Paul Smith', 'John / Paul / Smith'],
  ['Mary Ann Elizabeth Jones', 'Mary / Ann, Elizabeth / Jones'],
  ['Smith, John', 'John / - / Smith', { quiet: true }],
  ['SMITH,JOHN', 'John / - / Smith'],
  ['Smith, John Paul', 'John / Paul / Smith'],
  ['Smith , John', 'John / - / Smith'],
  ['SMITH John', 'John / - / Smith'],
  ['Patel Priya', 'Priya / - / Patel'],
  ['SMITH JOHN', 'John / - / Smith'],
  ['Jones Margaret Ann', 'Margaret / Ann / Jones'],
  ['James Thomas', 'James / - / Thomas'],
  ['Thomas James', 'Thomas / - / James'],
  ['Lewis Hamilton', 'Lewis / - / Hamilton'],
  ['Hamilton Lewis', 'Hamilton / - / Lewis', { finds: 'order-unclear' }],
  ['Kelly Brook', 'Kelly / - / Brook'],
  ['Ashley Cole', 'Ashley / - / Cole'],
  ['Nicholas Parsons', 'Nicholas / - / Parsons'],
  ['John Smith, Leeds', 'John / - / Smith', { finds: 'note' }],
  ['John Jnr Smith', 'John / - / Smith', { generation: 'Jnr' }],
  ['Mary Church', 'Mary / - / Church'],
  ['Shirley Temple', 'Shirley / - / Temple'],
  ['Tony Banks', 'Tony / - / Banks'],
  ['Mary Nee', 'Mary / - / Nee'],
  ['Declan Late', 'Declan / - / Late'],
  ['Ann Test', 'Ann / - / Test'],
  ['Olive Major', 'Olive / - / Major'],
  ['Dean Bishop', 'Dean / - / Bishop'],
  ['Earl Grey', 'Earl / - / Grey'],
  ['Rose Lord', 'Rose / - / Lord'],
]);

table('titles', [
  ['Mr John Smith', 'John / - / Smith', { titles: 'Mr', quiet: true }],
  ['MR. JOHN SMITH', 'John / - / Smith', { titles: 'Mr' }],
  ['Dr.Smith', '- / - / Smith', { titles: 'Dr', finds: 'no-given-name' }],
  ['Rev. Dr. Anne Lee', 'Anne / - / Lee', { titles: 'Rev, Dr' }],
  ['Cllr Amina Ali', 'Amina / - / Ali', { titles: 'Cllr' }],
  ['Councillor Mrs Jane Doe-Smith', 'Jane / - / Doe-Smith', { titles: 'Cllr, Mrs' }],
  ['Sgt Paul Taylor', 'Paul / - / Taylor', { titles: 'Sgt' }],
  ['Dame Judith Evans', 'Judith / - / Evans', { titles: 'Dame' }],
  ['Sir John', 'John / - / -', { titles: 'Sir', finds: 'no-surname' }],
  ['Haji Abdul Malik', 'Abdul / - / Malik', { titles: 'Haji' }],
  ['Alhaji Musa Bello', 'Musa / - / Bello', { titles: 'Alhaji' }],
  ['SMITH JOHN MR', 'John / - / Smith', { titles: 'Mr' }],
  ['Smith, Mr John', 'John / - / Smith', { titles: 'Mr' }],
  ['Smith, John, Mr', 'John / - / Smith', { titles: 'Mr' }],
  ['Mrs Smith', '- / - / Smith', { titles: 'Mrs', finds: 'no-given-name' }],
  ['Mx Sam Jones', 'Sam / - / Jones', { titles: 'Mx' }],
  ['Lt Col James Grant', 'James / - / Grant', { titles: 'Lt Col' }],
  ['Rt Hon David Lloyd', 'David / - / Lloyd', { titles: 'Rt Hon' }],
  ['Hon Wai Lee', 'Hon Wai / - / Lee'],
  ['Prof. Sir Chris Evans', 'Chris / - / Evans', { titles: 'Prof, Sir' }],
  ['Father Patrick Doyle', 'Patrick / - / Doyle', { titles: 'Fr' }],
  ['Master Jack Green', 'Jack / - / Green', { titles: 'Master' }],
  ['Miss J Green', 'J / - / Green', { titles: 'Miss', finds: 'initials-only' }],
]);

table('suffixes', [
  ['John Smith Jr', 'John / - / Smith', { generation: 'Jnr' }],
  ['John Smith, Jr.', 'John / - / Smith', { generation: 'Jnr' }],
  ['John Smith Jnr', 'John / - / Smith', { generation: 'Jnr' }],
  ['Smith, John, Jnr', 'John / - / Smith', { generation: 'Jnr' }],
  ['John Smith III', 'John / - / Smith', { generation: 'III' }],
  ['John Smith Senior', 'John / - / Smith', { generation: 'Snr' }],
  ['John Senior', 'John / - / Senior'],
  ['John Smith OBE', 'John / - / Smith', { suffixes: 'OBE' }],
  ['John Smith O.B.E.', 'John / - / Smith', { suffixes: 'OBE' }],
  ['John Smith BSc PhD', 'John / - / Smith', { suffixes: 'BSc, PhD' }],
  ['Dr Jane Smith Ph.D.', 'Jane / - / Smith', { titles: 'Dr', suffixes: 'PhD' }],
  ['Jane Smith MP', 'Jane / - / Smith', { suffixes: 'MP' }],
  ['John Smith Esq.', 'John / - / Smith', { suffixes: 'Esq' }],
  ['John Smith, CBE, DL', 'John / - / Smith', { suffixes: 'CBE, DL' }],
  ['Yo-Yo Ma', 'Yo-Yo / - / Ma'],
  ['Amadou Ba', 'Amadou / - / Ba'],
]);

table('initials', [
  ['J Smith', 'J / - / Smith', { finds: 'initials-only' }],
  ['J. Smith', 'J / - / Smith'],
  ['J.R. Smith', 'J / R / Smith', { finds: 'initials-only' }],
  ['J R Smith', 'J / R / Smith'],
  ['JR Smith', 'J / R / Smith', { finds: 'initials-only' }],
  ['jr smith', 'J / R / Smith'],
  ['JA Smith', 'J / A / Smith'],
  ['J.R.R. Tolkien', 'J / R, R / Tolkien'],
  ['Smith J', 'J / - / Smith'],
  ['Smith J R', 'J / R / Smith'],
  ['SMITH J.R.', 'J / R / Smith'],
  ['Smith, J R', 'J / R / Smith'],
  ['Smith, JR', 'J / R / Smith'],
  ['John R Smith', 'John / R / Smith'],
  ['John R. Smith', 'John / R / Smith'],
  ['J Robert Smith', 'J / Robert / Smith'],
  ['Smith John R', 'John / R / Smith'],
  ['Jo Smith', 'Jo / - / Smith'],
  ['Al Green', 'Al / - / Green'],
  ['John O', 'John / - / O', { finds: 'surname-is-initial' }],
]);

table('particles, hyphens and apostrophes', [
  ["Mary O'Brien", "Mary / - / O'Brien"],
  ['Mary O’Brien', "Mary / - / O'Brien"],
  ["Mary O' Brien", "Mary / - / O'Brien"],
  ['MARY OBRIEN', "Mary / - / O'Brien"],
  ['Mary O Brien', "Mary / - / O'Brien"],
  ['Mary O`Neill', "Mary / - / O'Neill"],
  ["O'BRIEN, MARY", "Mary / - / O'Brien"],
  ['Mary O Smith', 'Mary / O / Smith'],
  ['Ian Mc Donald', 'Ian / - / McDonald'],
  ['IAN MCDONALD', 'Ian / - / McDonald'],
  ['Ian MacDonald', 'Ian / - / MacDonald'],
  ['Ian St John', 'Ian / - / St John', { particles: 'St' }],
  ['Ian St. John', 'Ian / - / St John'],
  ['Ludwig van der Berg', 'Ludwig / - / van der Berg', { particles: 'van, der', surnames: 'Berg' }],
  ['van der Berg, Ludwig', 'Ludwig / - / van der Berg'],
  ['VAN DER BERG LUDWIG', 'Ludwig / - / van der Berg'],
  ['Charles de Gaulle', 'Charles / - / de Gaulle'],
  ['Maria de la Cruz', 'Maria / - / de la Cruz', { particles: 'de, la' }],
  ['Daphne du Maurier', 'Daphne / - / du Maurier'],
  ["Antonia D'Souza", "Antonia / - / D'Souza"],
  ['Dafydd ap Gwilym', 'Dafydd / - / ap Gwilym', { particles: 'ap', finds: 'surname-of-father' }],
  ['Otto von Bismarck', 'Otto / - / von Bismarck'],
  ['Ann Smith-Jones', 'Ann / - / Smith-Jones', { surnames: 'Smith, Jones' }],
  ['Ann Smith - Jones', 'Ann / - / Smith-Jones'],
  ['Ann Smith–Jones', 'Ann / - / Smith-Jones'],
  ['Smith-Jones, Ann', 'Ann / - / Smith-Jones'],
  ['Anne-Marie Duff', 'Anne-Marie / - / Duff'],
  ['Mary Smith Jones', 'Mary / Smith / Jones'],
]);

table('other names beside the name', [
  ['Mary Smith (née Jones)', 'Mary / - / Smith', { former: 'Jones' }],
  ['Mary Smith nee Jones', 'Mary / - / Smith', { former: 'Jones' }],
  ['SMITH, Mary (NEE JONES)', 'Mary / - / Smith', { former: 'Jones' }],
  ['Mary Smith formerly Jones', 'Mary / - / Smith', { former: 'Jones' }],
  ['Mary Smith (formerly known as Jones)', 'Mary / - / Smith', { former: 'Jones' }],
  ['Mary Smith (formerly Mary Jones)', 'Mary / - / Smith', { former: 'Mary Jones' }],
  ['Mary Smith f.k.a. Jones', 'Mary / - / Smith', { former: 'Jones' }],
  ['Mary Smith (was Jones)', 'Mary / - / Smith', { former: 'Jones' }],
  ['Robert "Bob" Smith', 'Robert / - / Smith', { knownAs: 'Bob' }],
  ['Robert “Bob” Smith', 'Robert / - / Smith', { knownAs: 'Bob' }],
  ["Robert 'Bob' Smith", 'Robert / - / Smith', { knownAs: 'Bob' }],
  ['Robert (Bob) Smith', 'Robert / - / Smith', { knownAs: 'Bob' }],
  ['Robert Smith aka Bob Smith', 'Robert / - / Smith', { knownAs: 'Bob Smith' }],
  ['Robert Smith a.k.a. Bob', 'Robert / - / Smith', { knownAs: 'Bob' }],
  ['Robert Smith known as Bob', 'Robert / - / Smith', { knownAs: 'Bob' }],
  ['Robert Smith (known as Bob)', 'Robert / - / Smith', { knownAs: 'Bob' }],
  ['Robert Smith (Bob', 'Robert / - / Smith', { knownAs: 'Bob' }],
]);

table('damage by keyboards and machines', [
  ['JosÃ© GarcÃ\u00ada', 'José / - / García', { finds: 'wrong-encoding' }],
  ['Se\ufffdn Murphy', 'Sen / - / Murphy', { finds: 'lost-letters' }],
  ['J0hn Smith', 'John / - / Smith', { finds: 'zero-for-o' }],
  ['John Smith 2', 'John / - / Smith', { finds: 'digits' }],
  ['John\tSmith', 'John / - / Smith'],
  ['John\u00a0Smith', 'John / - / Smith', { quiet: true }],
  ['John\u200b Smith', 'John / - / Smith', { quiet: true }],
  ['John Smith.', 'John / - / Smith'],
  ['.John Smith', 'John / - / Smith'],
  ['ＪＯＨＮ ＳＭＩＴＨ', 'John / - / Smith'],
]);

table('fields of their own', [
  [{ forename: 'John', surname: 'Smith' }, 'John / - / Smith', { quiet: true }],
  [
    { title: 'MR', forename: 'JOHN', surname: 'SMITH' },
    'John / - / Smith',
    { titles: 'Mr', quiet: true },
  ],
  [{ title: 'Mr', forename: 'John', middle: 'Paul', surname: 'Smith' }, 'John / Paul / Smith'],
  [{ forename: 'John Paul', surname: 'Smith' }, 'John / Paul / Smith'],
  [{ forename: 'Mr John', surname: 'Smith' }, 'John / - / Smith', { titles: 'Mr' }],
  [{ forename: 'John', surname: 'Smith Jnr' }, 'John / - / Smith', { generation: 'Jnr' }],
  [{ forename: 'John', surname: 'Smith', suffix: 'OBE' }, 'John / - / Smith', { suffixes: 'OBE' }],
  [{ forename: 'JR', surname: 'Smith' }, 'J / R / Smith', { finds: 'initials-only' }],
  [{ forename: 'J.R.', surname: 'Smith' }, 'J / R / Smith'],
  [{ forename: 'John Smith', surname: 'Smith' }, 'John / - / Smith', { finds: 'surname-repeated' }],
  [{ forename: 'John', surname: 'John Smith' }, 'John / - / Smith', { finds: 'surname-repeated' }],
  [{ forename: '', surname: 'John Smith' }, 'John / - / Smith', { finds: 'whole-name-in-field' }],
  [
    { forename: null, surname: 'Smith, John' },
    'John / - / Smith',
    { finds: 'whole-name-in-field' },
  ],
  [{ surname: 'Smith' }, '- / - / Smith', { finds: 'no-given-name' }],
  [{ forename: 'John' }, 'John / - / -', { finds: 'no-surname' }],
  [{ forename: 'Smith', surname: 'John' }, 'Smith / - / John', { finds: 'fields-exchanged' }],
  [{ forename: 'Mary', surname: 'Smith (née Jones)' }, 'Mary / - / Smith', { former: 'Jones' }],
  [{ forename: 'Robert (Bob)', surname: 'Smith' }, 'Robert / - / Smith', { knownAs: 'Bob' }],
  [{ forename: 'Maria', surname: 'de la Cruz' }, 'Maria / - / de la Cruz', { particles: 'de, la' }],
  [{ forename: 'Mary', surname: 'O Brien' }, "Mary / - / O'Brien"],
  [{ forename: 'Ian', surname: 'Mc Donald' }, 'Ian / - / McDonald'],
  [
    { forename: 'Unknown', surname: 'Smith' },
    '- / - / Smith',
    { finds: 'placeholder no-given-name' },
  ],
  [{ forename: 'John', surname: 'Smith (deceased)' }, 'John / - / Smith', { finds: 'deceased' }],
  [{ forename: 'Abdul Rahman', surname: 'Khan' }, 'Abdul Rahman / - / Khan'],
  [
    { forename: 'Ann', surname: 'Smith Jones' },
    'Ann / - / Smith Jones',
    { surnames: 'Smith, Jones' },
  ],
  [{ forename: 'Jesus Maria', surname: 'Garcia Lopez' }, 'Jesus / Maria / Garcia Lopez'],
  [{ forename: 'Van', surname: 'Nguyen' }, 'Van / - / Nguyen'],
]);
