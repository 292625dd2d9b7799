import { upperFirst } from '../shared/formats.ts';

const TITLES: Readonly<Record<string, string>> = {
  given_name: 'First name',
  middle_names: 'Middle names',
  surname: 'Last name',
  name: 'Name',
  title: 'Title',
  sex: 'Sex',
  date_of_birth: 'Date of birth',
  age_group: 'Age group',
  home: 'Home',
  address: 'Address',
  postcode: 'Postcode',
  phone: 'Telephone',
  email: 'Email',
  nino: 'National Insurance number',
  nhs_number: 'NHS number',
  pupil_number: 'Unique pupil number',
  sources: 'Which services have them',
  register: 'Register of electors',
  household: 'Others at the same home',
  companions: 'People they are named with',
};

/** What a comparison of a match model is called, for people: `given_name` is `First name`. */
export function comparisonTitle(name: string): string {
  return Object.hasOwn(TITLES, name)
    ? (TITLES[name] ?? name)
    : upperFirst(name.replaceAll('_', ' '));
}
