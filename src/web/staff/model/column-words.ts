const WORDS: Readonly<Record<string, string>> = {
  name: 'name',
  given: 'first name',
  surname: 'last name',
  first_last: 'first and last name',
  middle: 'middle names',
  sorted: 'words of the name, in any order',
  joined: 'name written without spaces',
  nicknames: 'names that the first name is short for',
  spellings: 'spellings of the first name',
  stem: 'stem of the last name',
  sounds: 'sound of the last name',
  birth: 'date of birth',
  dob: 'date of birth',
  uprn: 'property (UPRN)',
  address: 'address',
  numbers: 'numbers in the address',
  house_number: 'house number',
  postcode: 'postcode',
  phones: 'telephone numbers',
  phone: 'telephone number',
  email: 'email address',
  nino: 'National Insurance number',
  nhs_number: 'NHS number',
  pupil_number: 'unique pupil number',
  sex: 'sex',
  source: 'source',
  companions: 'names of others who live there',
};

/** A column of a match model within a sentence: `birth` is `date of birth`. */
export function columnWords(column: string): string {
  return Object.hasOwn(WORDS, column)
    ? (WORDS[column] ?? column)
    : column.replaceAll('_', ' ').trim();
}
