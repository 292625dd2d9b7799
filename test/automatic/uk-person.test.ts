import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ReeveError } from '../../src/kernel/index.ts';
import type { ChooseOptions } from '../../src/linkage/automatic/choose-options.ts';
import type { SourcePair } from '../../src/linkage/automatic/uk-person/measure-sources.ts';
import { ukPersonModel } from '../../src/linkage/automatic/uk-person/uk-person-model.ts';
import { type ChosenModel, chooseModel } from '../../src/linkage/index.ts';
import { validateModel } from '../../src/linkage/model/validate.ts';
import { type Extracts, engineWithExtracts } from './extracts-in-engine.ts';
import { type Resident, ResidentMaker } from './made-up-residents.ts';

async function choose(
  extracts: Extracts,
  options: Partial<ChooseOptions> = {},
): Promise<ChosenModel> {
  const { engine, input } = await engineWithExtracts(extracts);
  try {
    return await chooseModel(engine, input, {
      linkType: 'link-and-dedupe',
      asAt: '2025-06-01',
      ...options,
    });
  } finally {
    await engine.close();
  }
}

const residents = (seed: number, count = 120): Resident[] => {
  const maker = new ResidentMaker(seed);
  return Array.from({ length: count }, () => maker.resident());
};

type Field = (resident: Resident, row: number) => string | null;

/** A file whose every column is made from a resident. */
function extract(seed: number, fields: Readonly<Record<string, Field>>) {
  return residents(seed).map((resident, row) =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field(resident, row)])),
  );
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const british = (born: string): string => born.split('-').reverse().join('/');
const withMonthName = (born: string): string => {
  const [year, month, day] = born.split('-');
  return `${day} ${MONTHS[Number(month) - 1]} ${year}`;
};
const compact = (born: string): string => born.replaceAll('-', '');
const street = ({ home }: Resident): string => `${home.number} ${home.street}`;

/** Name in three columns, address in parts, two telephones. */
const REVENUES: Readonly<Record<string, Field>> = {
  'Acct Ref': (_, row) => `70${3000 + row}`,
  Salutation: ({ sex }) => (sex === 'F' ? 'Mrs' : 'Mr'),
  'First Forename': ({ given }) => given,
  'Other Forenames': ({ middle }) => middle,
  'Family Name': ({ surname }) => surname,
  'Birth Date': ({ born }) => british(born),
  'Prop UPRN': ({ home }) => home.uprn,
  'Address Line 1': street,
  'Address Line 2': () => 'Nether Mallow',
  'Post Code': ({ home }) => home.postcode,
  'Home Tel': (_, row) => `01632 96${1000 + row}`,
  Mobile: ({ phone }) => phone,
  'E-mail': ({ email }) => email,
  'Amount Due': (_, row) => String(row * 3.5),
};

/** Name and address in one column each. */
const LETTINGS: Readonly<Record<string, Field>> = {
  application_no: (_, row) => `HR/${100 + row}`,
  applicant_name: ({ sex, given, surname }) => `${sex === 'F' ? 'Ms' : 'Mr'} ${given} ${surname}`,
  dob: ({ born }) => withMonthName(born),
  'NI Number': ({ nino }) => nino,
  full_address: (resident) => `${street(resident)}, Nether Mallow, ${resident.home.postcode}`,
  pcode: ({ home }) => home.postcode,
  contact_no: ({ phone }) => phone,
  gender: ({ sex }) => (sex === 'F' ? 'Female' : 'Male'),
  date_applied: (_, row) => `2024-0${1 + (row % 9)}-11`,
};

/** Another country's way with names, number and street apart, NHS and pupil numbers. */
const CLINICS: Readonly<Record<string, Field>> = {
  'Client Surname': ({ surname }) => surname.toUpperCase(),
  'Client Forename': ({ given }) => given,
  'D.O.B.': ({ born }) => compact(born),
  'NHS No': (_, row) => nhsNumber(400_000_000 + 7 * row),
  UPN: (_, row) => `A${201_000_000_000 + row}`,
  'House No': ({ home }) => home.number,
  Street: ({ home }) => home.street,
  Postcode: ({ home }) => home.postcode,
  'Mother Surname': ({ surname }) => surname,
  'Mother DOB': ({ born }) => born,
  'Work Phone': (_, row) => `01632 97${1000 + row}`,
};

/** Nine digits and the check digit modulo 11 (NHS Data Dictionary, NHS NUMBER). */
function nhsNumber(from: number): string {
  for (let n = from; ; n++) {
    const sum = [...String(n)].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
    const check = 11 - (sum % 11);
    if (check !== 10) return `${n}${check % 11}`;
  }
}

function sourcesOf({ model }: ChosenModel): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(model.columns)
      .filter(([, { from }]) => typeof from === 'object')
      .map(([name, { from }]) => [name, from]),
  );
}

describe('the columns of council extracts', () => {
  it('names in three columns and in one, whole and divided addresses, dates in four forms', async () => {
    const chosen = await choose({
      revenues: extract(1, REVENUES),
      lettings: extract(2, LETTINGS),
      clinics: extract(3, CLINICS),
    });
    assert.equal(chosen.model.description, 'UK person model');
    const made = sourcesOf(chosen);
    assert.deepEqual(made.name, {
      revenues: ['First Forename', 'Other Forenames', 'Family Name'],
      lettings: ['applicant_name'],
      clinics: ['Client Forename', 'Client Surname'],
    });
    assert.deepEqual(made.birth, {
      revenues: ['Birth Date'],
      lettings: ['dob'],
      clinics: ['D.O.B.'],
    });
    assert.deepEqual(made.uprn, { revenues: ['Prop UPRN'] });
    assert.deepEqual(made.address, {
      revenues: ['Address Line 1', 'Address Line 2'],
      lettings: ['full_address'],
      clinics: ['House No', 'Street'],
    });
    assert.deepEqual(made.postcode, {
      revenues: ['Post Code'],
      lettings: ['pcode'],
      clinics: ['Postcode'],
    });
    assert.deepEqual(made.nino, { lettings: ['NI Number'] });
    assert.deepEqual(made.nhs_number, { clinics: ['NHS No'] });
    assert.deepEqual(made.pupil_number, { clinics: ['UPN'] });
    assert.deepEqual(made.email, { revenues: ['E-mail'] });
    // A title says the sex where no column does.
    assert.deepEqual(made.sex, { revenues: ['Salutation'], lettings: ['gender'] });
  });

  it('every telephone of a person', async () => {
    const made = sourcesOf(
      await choose({ revenues: extract(1, REVENUES), lettings: extract(2, LETTINGS) }),
    );
    assert.deepEqual(made.phones, { revenues: ['Home Tel', 'Mobile'], lettings: ['contact_no'] });
  });

  it('a mother and a landlord are not the person, wherever their columns stand', async () => {
    const own = { ...LETTINGS };
    const made = sourcesOf(
      await choose({
        lettings: extract(2, {
          'Landlord Name': ({ surname }) => `Ms Petra ${surname}`,
          'Mother DOB': ({ born }) => born,
          'Next of Kin Tel': (_, row) => `01632 98${1000 + row}`,
          ...own,
        }),
      }),
    );
    assert.deepEqual(made.name, { lettings: ['applicant_name'] });
    assert.deepEqual(made.birth, { lettings: ['dob'] });
    assert.deepEqual(made.phones, { lettings: ['contact_no'] });
  });

  it('a title before a whole name says the sex where nothing else does', async () => {
    const { gender, ...without } = LETTINGS;
    assert.ok(gender);
    const made = sourcesOf(await choose({ lettings: extract(2, without) }));
    assert.deepEqual(made.sex, { lettings: ['applicant_name'] });
  });

  it('dates of birth in every form come out as one', async () => {
    const forms: readonly ((born: string) => string)[] = [
      (born) => born,
      british,
      withMonthName,
      compact,
      (born) => british(born).replaceAll('/', '.'),
      (born) => `${born} 00:00:00`,
    ];
    const { engine, input } = await engineWithExtracts(
      Object.fromEntries(
        forms.map((form, f) => [
          `form_${f}`,
          extract(9, { ...LETTINGS, dob: ({ born }) => form(born) }),
        ]),
      ),
    );
    try {
      const { model } = await chooseModel(engine, input, { linkType: 'link-and-dedupe' });
      const birth = Object.keys(model.columns).indexOf('birth');
      assert.ok(birth >= 0);
      // The choice leaves the standardised records of its model behind.
      const rows = await engine.rows(`SELECT rid, c${birth} AS born FROM standard ORDER BY rid`);
      const expected = forms.flatMap(() => residents(9).map(({ born }) => born));
      assert.deepEqual(
        rows.map(({ born }) => born),
        expected,
      );
    } finally {
      await engine.close();
    }
  });

  it('says of every column what it is taken for, or that it is not compared', async () => {
    const { choices } = await choose({
      revenues: extract(1, REVENUES),
      lettings: extract(2, LETTINGS),
      clinics: extract(3, CLINICS),
    });
    const said = choices.map(({ what, why }) => `${what}: ${why}`).join('\n');
    for (const column of [REVENUES, LETTINGS, CLINICS].flatMap((fields) => Object.keys(fields))) {
      assert.ok(said.includes(`"${column}"`), `nothing is said of ${column}`);
    }
    assert.match(said, /--model any/);
  });

  it('compares facts of a service with nothing', async () => {
    const { model } = await choose({
      revenues: extract(1, REVENUES),
      lettings: extract(2, LETTINGS),
    });
    const text = JSON.stringify(model);
    for (const column of ['Acct Ref', 'Amount Due', 'application_no', 'date_applied']) {
      assert.ok(!text.includes(column), column);
    }
  });

  it('a register of electors and a list of liable people hold grown-ups, a school children', async () => {
    const { model } = await choose({
      revenues: extract(1, { ...REVENUES, 'Liability Start': () => '2020-04-01' }),
      register: extract(4, {
        'Elector Number': (_, row) => `NM1-${row}`,
        'Elector Surname': ({ surname }) => surname,
        'Elector Forename': ({ given }) => given,
        Address: (resident) => street(resident),
        Postcode: ({ home }) => home.postcode,
      }),
      census: extract(5, {
        'Pupil Forename': ({ given }) => given,
        'Pupil Surname': ({ surname }) => surname,
        'Pupil DOB': ({ born }) => born,
        'Year Group': (_, row) => String(row % 12),
        Postcode: ({ home }) => home.postcode,
      }),
    });
    assert.deepEqual(model.columns.age_group?.constant, {
      revenues: 'adult',
      register: 'adult',
      census: 'child',
    });
    assert.deepEqual(Object.keys(model.columns.register?.constant ?? {}), ['register']);
  });

  it('the same extracts give the same model', async () => {
    const extracts = { revenues: extract(1, REVENUES), lettings: extract(2, LETTINGS) };
    assert.deepEqual((await choose(extracts)).model, (await choose(extracts)).model);
  });

  it('leaves out what the files do not have', async () => {
    const { model } = await choose(
      {
        borrowers: extract(6, {
          Name: ({ given, surname }) => `${surname}, ${given}`,
          Postcode: ({ home }) => home.postcode,
        }),
      },
      { linkType: 'dedupe', kind: 'uk-person' },
    );
    const names = model.comparisons.map(({ name }) => name);
    assert.ok(names.includes('given_name') && names.includes('surname') && names.includes('home'));
    for (const absent of ['date_of_birth', 'nino', 'phone', 'email']) {
      assert.ok(!names.includes(absent), absent);
    }
    const made = new Set(Object.keys(model.columns));
    for (const { on } of model.blocking) {
      for (const key of on) assert.ok(made.has(/^\w+\((\w+)/.exec(key)?.[1] ?? key), key);
    }
  });
});

describe('files that are not of UK people', () => {
  const premises = () =>
    residents(7).map((resident, row) => ({
      licence_ref: `PL${1000 + row}`,
      trading_as: `${resident.surname} ${['Bakery Ltd', 'Motors plc', 'Stores', 'Cafe'][row % 4]}`,
      premises_address: street(resident),
      premises_postcode: resident.home.postcode,
      rateable_value: String(1000 + 37 * row),
    }));
  const abroad = () =>
    residents(8).map((resident, row) => ({
      first_name: resident.given,
      last_name: resident.surname,
      dob: resident.born,
      zip: String(60_000 + (row % 40)),
      state: row % 2 === 0 ? 'IL' : 'WI',
    }));

  it('get the general model', async () => {
    for (const rows of [premises(), abroad()]) {
      const { model } = await choose({ file: rows }, { linkType: 'dedupe' });
      assert.notEqual(model.description, 'UK person model');
      assert.ok(model.comparisons.length > 0);
    }
  });

  it('names, birthdays and postcodes alone are in any file of people', async () => {
    const members = {
      members: extract(6, {
        Name: ({ given, surname }) => `${surname}, ${given}`,
        'Date of Birth': ({ born }) => born,
        Postcode: ({ home }) => home.postcode,
      }),
    };
    const { model } = await choose(members, { linkType: 'dedupe' });
    assert.notEqual(model.description, 'UK person model');
    const asked = await choose(members, { linkType: 'dedupe', kind: 'uk-person' });
    assert.equal(asked.model.description, 'UK person model');
  });

  it('are refused where the UK model is asked for by name, with what is lacking', async () => {
    const refused = async (extracts: Extracts, lacking: RegExp): Promise<void> => {
      await assert.rejects(choose(extracts, { kind: 'uk-person' }), (error: unknown) => {
        assert.ok(error instanceof ReeveError);
        assert.equal(error.code, 'automatic/not-uk-people');
        assert.match(error.message, lacking);
        assert.ok((error.hint ?? '').length > 0);
        return true;
      });
    };
    await refused({ premises: premises() }, /no column of names is recognised in premises/);
    await refused({ abroad: abroad() }, /no column holds UK postcodes/);
    await refused(
      { lettings: extract(2, LETTINGS), premises: premises() },
      /no column of names is recognised in premises/,
    );
  });

  it('one file without names among those of people gives the general model', async () => {
    const { model } = await choose({ lettings: extract(2, LETTINGS), premises: premises() });
    assert.notEqual(model.description, 'UK person model');
  });
});

it('whoever asks for the general model gets it, on any columns', async () => {
  const { model, choices } = await choose(
    { revenues: extract(1, REVENUES), lettings: extract(2, LETTINGS) },
    { kind: 'any' },
  );
  assert.notEqual(model.description, 'UK person model');
  assert.ok(!choices.some(({ what }) => what === 'The UK person model is used'));
});

it('files named like parts of JavaScript are read as others are', async () => {
  for (const name of ['constructor', '__proto__']) {
    const { model } = await choose(
      Object.fromEntries([
        ['revenues', extract(1, REVENUES)],
        [name, extract(2, LETTINGS)],
      ]),
    );
    const { from } = model.columns.name ?? {};
    assert.deepEqual(Object.keys(from ?? {}), ['revenues', name]);
  }
});

it('data sets whose people all have one home say nothing of different homes', () => {
  const postcode = { one: ['Postcode'], two: ['Postcode'] };
  const pair = (one: string, other: string, matches: number): SourcePair => {
    return { one, other, pairs: 1e6, matches, placed: matches, apart: 0 };
  };
  const model = ukPersonModel(
    { name: { one: ['Name'], two: ['Name'] }, postcode },
    {
      linkType: 'link-and-dedupe',
      sources: [pair('one', 'one', 0), pair('one', 'two', 2000), pair('two', 'two', 0)],
    },
  );
  const home = model.comparisons.find(({ name }) => name === 'home');
  assert.ok(model.comparisons.some(({ name }) => name === 'sources'));
  assert.deepEqual(home?.levels.at(-1), { description: 'different', when: 'else' });
  assert.ok(home?.levels.every(({ m }) => m === undefined || m > 0));
});

/** Records of which each key is shared by many, drawn from few values. */
function crowded(): Readonly<Record<string, string>>[] {
  let state = 1;
  // The minimal standard generator of Park and Miller (1988).
  const pick = (count: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * count);
  };
  return Array.from({ length: 900 }, (_, i) => {
    const place = pick(32);
    return {
      Forename: ['Anna', 'Anne', 'Annie', 'Annabel', 'Annette'][pick(5)] ?? '',
      Surname: ['Landon', 'Lancing', 'Langley', 'Landseer'][pick(4)] ?? '',
      'Date of Birth': `${10 + pick(15)}/0${1 + pick(2)}/1980`,
      UPRN: String(100_023_336_900 + pick(30)),
      Address: `${i} Kiln Lane`,
      Postcode: `ZE${1 + Math.floor(place / 4)} ${1 + (place % 4)}AB`,
      UPN: `A80120000${1000 + pick(30)}`,
      Telephone: `016329600${10 + pick(30)}`,
      Email: `person.${pick(30)}@example.org`,
    };
  });
}

describe('rules that find too many pairs', () => {
  it('are narrowed where many have one telephone, as they are for other keys', async () => {
    const records = (seed: number) =>
      extract(seed, REVENUES).map((row) => ({ ...row, Telephone: '01632 960018' }));
    const files = { revenues: records(1), other: records(2) };
    const on = async (pairBudget?: number): Promise<string[]> => {
      const { model } = await choose(files, pairBudget === undefined ? {} : { pairBudget });
      return model.blocking.map((rule) => `${rule.on.join(' ')} of ${rule.explode ?? 'none'}`);
    };
    assert.ok((await on()).includes('phones of phones'));
    const narrowed = await on(20_000);
    assert.ok(!narrowed.includes('phones of phones'));
    assert.ok(narrowed.includes('phones birth of phones'));
  });

  it('are never so many that the model could not be read back', async () => {
    const { model, choices } = await choose({ crowded: crowded() }, { pairBudget: 7500 });
    assert.equal(
      model.blocking.length,
      24,
      model.blocking.map(({ on }) => on.join(' ')).join('; '),
    );
    assert.ok(choices.some(({ why }) => why === 'a model has no more than 24 rules'));
    assert.doesNotThrow(() => validateModel(model));
  });
});

it('months that stand first in a partner’s date of birth are not looked for in one’s own', async () => {
  const american: Field = ({ born }) => `${born.slice(5, 7)}/${born.slice(8)}/${born.slice(0, 4)}`;
  const usual: Field = ({ born }) => british(born);
  const made = (own: Field, partner: Field) =>
    choose({
      revenues: extract(1, {
        ...REVENUES,
        'Birth Date': own,
        'Partner Birth Date': partner,
      }),
    });
  const note = 'Dates of birth in numbers are read with the month first, in all files';
  const ordinary = await made(usual, american);
  assert.equal(ordinary.model.columns.birth?.standardise, 'date-text');
  assert.ok(!ordinary.choices.some(({ what }) => what === note));
  const other = await made(american, usual);
  assert.equal(other.model.columns.birth?.standardise, 'date-month-first');
  const said = other.choices.find(({ what }) => what === note);
  assert.equal(said?.why, 'dates in "Birth Date" can only be so');
});
