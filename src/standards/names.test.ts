import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fullName, givenName, name, surname } from './names.ts';
import type { Standardiser } from './standardiser.ts';

type Case = readonly [raw: string, standard: string | null];

function table(title: string, standardiser: Standardiser, cases: readonly Case[]): void {
  describe(title, () => {
    for (const [raw, standard] of cases) {
      it(`${JSON.stringify(raw)} is ${JSON.stringify(standard)}`, () => {
        assert.equal(standardiser.standardise(raw), standard);
      });
    }
  });
}

table('accents and ligatures become ASCII letters (ICAO Doc 9303, marks dropped)', name, [
  ['José', 'jose'],
  ['MÜLLER', 'muller'],
  ['Łukasz', 'lukasz'],
  ['Straße', 'strasse'],
  ['Bjørn', 'bjorn'],
  ['Æthelred', 'aethelred'],
  ['Þóra', 'thora'],
  ['İbrahim', 'ibrahim'],
  ['Iıl', 'iil'],
  ['Nguyễn Thị', 'nguyen thi'],
  ['Adébáyọ̀', 'adebayo'],
  ['Zoe\u0308', 'zoe'],
  ['ＴＡＮＡＫＡ', 'tanaka'],
  ['ﬁona', 'fiona'],
]);

table('other scripts stay as they are, in one form', name, [
  ['محمد', 'محمد'],
  ['王伟', '王伟'],
  ['ИВАНОВ', 'иванов'],
  ['Σοφία', 'σοφία'],
  ['प्रिया', 'प्रिया'],
  ['ਗੁਰਪ੍ਰੀਤ', 'ਗੁਰਪ੍ਰੀਤ'],
]);

table('apostrophes join, hyphens and other marks separate', surname, [
  ["O'Brien", 'obrien'],
  ['O’BRIEN', 'obrien'],
  ['O`Brien', 'obrien'],
  ["O' Brien", 'obrien'],
  ['OBrien', 'obrien'],
  ['O Brien', 'obrien'],
  ["D'Souza", 'dsouza'],
  ["N'Diaye", 'ndiaye'],
  ['Smith-Jones', 'smith jones'],
  ['Smith - Jones', 'smith jones'],
  ['Smith Jones', 'smith jones'],
  ['Smith–Jones', 'smith jones'],
  ['  Smith  ', 'smith'],
  ['Smith/Jones', 'smith jones'],
  ['SMITH,', 'smith'],
]);

table('Irish and Scottish prefixes join in surnames', surname, [
  ['Mc Donald', 'mcdonald'],
  ['Mac Donald', 'macdonald'],
  ['MCDONALD', 'mcdonald'],
  ["O'Neill Mc Cann", 'oneill mccann'],
  ['Mac', 'mac'],
  ['O', 'o'],
  ['de la Cruz', 'de la cruz'],
  ['van der Berg', 'van der berg'],
  ['St. John', 'st john'],
]);

table('titles go where a name remains (NHS Data Dictionary, PERSON TITLE)', fullName, [
  ['Mr John Smith', 'john smith'],
  ['MR. JOHN SMITH', 'john smith'],
  ['Dr.Smith', 'smith'],
  ['Rev. Dr. Anne Lee', 'anne lee'],
  ['Cllr Amina Ali', 'amina ali'],
  ['Sir John', 'john'],
  ['Mr & Mrs J. Smith', 'j smith'],
  ['Mr and Mrs Smith', 'smith'],
  ['SMITH JOHN MR', 'smith john'],
  ['John Lord', 'john lord'],
  ['Dr', 'dr'],
  ['Hon Wai Lee', 'hon wai lee'],
  ['Md Rahman', 'md rahman'],
]);

table('suffixes go where a name remains', fullName, [
  ['John Smith Jr', 'john smith'],
  ['John Smith, Jr.', 'john smith'],
  ['John Smith OBE', 'john smith'],
  ['John Smith BSc PhD', 'john smith'],
  ['John Smith Senior', 'john smith'],
  ['John Senior', 'john senior'],
  ['Yo-Yo Ma', 'yo yo ma'],
  ['Amadou Ba', 'amadou ba'],
]);

table('a comma after one surname puts it first', fullName, [
  ['Smith, John', 'john smith'],
  ['SMITH, Mr John', 'john smith'],
  ['Smith, John, Mr', 'john smith'],
  ["O'Brien, Mary Ann", 'mary ann obrien'],
  ['Smith-Jones, Ann', 'ann smith jones'],
  ['de Souza, Maria', 'maria de souza'],
  ['John Smith, Leeds', 'john smith leeds'],
  ['Thomas Clifford, 1st Baron Clifford', 'thomas clifford 1st baron clifford'],
]);

table('a former name goes', surname, [
  ['Smith (née Jones)', 'smith'],
  ['Smith nee Jones', 'smith'],
  ['Smith formerly Jones', 'smith'],
  ['Nee', 'nee'],
  ['Mary Nee', 'mary nee'],
]);

table('initials keep their letters', givenName, [
  ['J. R. R.', 'j r r'],
  ['J.R.', 'j r'],
  ['J', 'j'],
  ['Mary-Ann', 'mary ann'],
  ['Mary Ann', 'mary ann'],
]);

table('markers of a missing name are missing, names that look like them are kept', surname, [
  ['', null],
  ['   ', null],
  ['-', null],
  ['.', null],
  ['?', null],
  ['NA', null],
  ['N/A', null],
  ['n/a', null],
  ['NaN', null],
  ['NULL', null],
  ['null', null],
  ['None', null],
  ['Unknown', null],
  ['NOT KNOWN', null],
  ['(blank)', null],
  ['\\N', null],
  ['#N/A', null],
  ['TBC', null],
  ['XXX', null],
  ['Mr Unknown', null],
  ['Na', 'na'],
  ['Nan', 'nan'],
  ['Test', 'test'],
  ['Noone', 'noone'],
]);
