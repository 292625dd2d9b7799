import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePersonName } from './parse-person-name.ts';
import type { PersonNameParts } from './person-name.ts';

/*
 * Names of the communities of British boroughs, and what an officer who knows
 * them would say is right: given / middle / surname, `-` for none; then
 * findings that must be there.
 */
type Row = readonly [raw: string | PersonNameParts, name: string, finds?: string];

const part = (names: readonly string[]): string => (names.length === 0 ? '-' : names.join(', '));

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [raw, expected, finds] of rows) {
      it(`${JSON.stringify(raw)} is ${expected}`, () => {
        const parsed = parsePersonName(raw);
        const name = parsed.value;
        assert.ok(name, 'a name');
        assert.equal(
          `${part(name.given)} / ${part(name.middle)} / ${name.surname ?? '-'}`,
          expected,
        );
        const codes = parsed.findings.map((finding) => finding.code.slice('name/'.length));
        for (const code of finds?.split(' ') ?? []) {
          assert.ok(codes.includes(code), `${code} among ${codes.join(', ')}`);
        }
      });
    }
  });
}

table('Muslim names of South Asia', [
  ['Rukhsana Begum', 'Rukhsana / - / Begum', 'surname-not-shared'],
  ['RUKHSANA BEGUM', 'Rukhsana / - / Begum', 'surname-not-shared'],
  ['Begum Rukhsana', 'Rukhsana / - / Begum', 'surname-not-shared'],
  ['Rukhsana Begum Khan', 'Rukhsana / Begum / Khan'],
  ['Shazia Bibi', 'Shazia / - / Bibi', 'surname-not-shared'],
  ['Hasina Khatun', 'Hasina / - / Khatun', 'surname-not-shared'],
  ['Nasreen Akhtar', 'Nasreen / - / Akhtar', 'surname-not-shared'],
  ['Nasima Akter Chowdhury', 'Nasima / Akter / Chowdhury'],
  ['Most Rahima Khatun', 'Most / Rahima / Khatun', 'surname-not-shared'],
  ['Mohammed Iqbal Khan', 'Mohammed / Iqbal / Khan', 'first-name-often-unused'],
  ['Md Abdul Karim Miah', 'Md / Abdul Karim / Miah', 'first-name-often-unused'],
  ['Mohammed Ali', 'Mohammed / - / Ali'],
  ['MOHD. RAFIQ', 'Mohd / - / Rafiq'],
  ['Mohammed Abdul Rahman Khan', 'Mohammed / Abdul Rahman / Khan'],
  ['Abdul Rahman', 'Abdul / - / Rahman'],
  ['Abdul Rahman Khan', 'Abdul Rahman / - / Khan'],
  ['Khan Abdul Rahman', 'Abdul Rahman / - / Khan'],
  ['Khan, Mohammed Iqbal', 'Mohammed / Iqbal / Khan', 'first-name-often-unused'],
  ['Syed Ali Hussain Shah', 'Syed / Ali, Hussain / Shah', 'first-name-often-unused'],
  ['Zia ul Haq', 'Zia / - / ul Haq'],
  ['Ziaur Rahman', 'Ziaur / - / Rahman'],
  ['Patel Bhavesh', 'Bhavesh / - / Patel'],
  ['Hiteshbhai Patel', 'Hiteshbhai / - / Patel'],
  ['Shah Jahan Begum', 'Shah / Jahan / Begum', 'surname-not-shared'],
  [{ forename: 'Rukhsana', surname: 'Begum' }, 'Rukhsana / - / Begum', 'surname-not-shared'],
  [{ forename: 'Rukhsana Begum', surname: 'Khan' }, 'Rukhsana / Begum / Khan'],
  [
    { forename: 'Mohammed Iqbal', surname: 'Khan' },
    'Mohammed / Iqbal / Khan',
    'first-name-often-unused',
  ],
]);

table('Sikh names', [
  ['Harpreet Kaur', 'Harpreet / - / Kaur', 'surname-not-shared'],
  ['Gurpreet Singh', 'Gurpreet / - / Singh', 'surname-not-shared'],
  ['Harpreet Kaur Dhillon', 'Harpreet / Kaur / Dhillon'],
  ['Dhillon Harpreet Kaur', 'Harpreet / Kaur / Dhillon'],
  ['Dhillon, Harpreet Kaur', 'Harpreet / Kaur / Dhillon'],
  ['SINGH GURPREET', 'Gurpreet / - / Singh', 'surname-not-shared'],
  ['Singh Gurpreet', 'Gurpreet / - / Singh', 'surname-not-shared'],
  ['Manjit Singh Gill', 'Manjit / Singh / Gill'],
  [{ forename: 'Manjit Singh', surname: 'Gill' }, 'Manjit / Singh / Gill'],
  [{ forename: 'Manjit', surname: 'Singh Gill' }, 'Manjit / - / Singh Gill'],
]);

table('Chinese names', [
  ['Wang Xiaoming', 'Xiaoming / - / Wang'],
  ['Xiaoming Wang', 'Xiaoming / - / Wang'],
  ['WANG XIAOMING', 'Xiaoming / - / Wang'],
  ['Wang Wei', 'Wei / - / Wang'],
  ['Chan Tai Man', 'Tai Man / - / Chan'],
  ['CHAN TAI MAN', 'Tai Man / - / Chan'],
  ['Chan Tai-Man', 'Tai-Man / - / Chan'],
  ['Tai Man Chan', 'Tai Man / - / Chan'],
  ['David Chan', 'David / - / Chan'],
  ['David Chan Tai Man', 'David / Tai Man / Chan'],
  ['Chan Tai Man David', 'David / Tai Man / Chan'],
  ['David Tai Man Chan', 'David / Tai Man / Chan'],
  ['Chan, Tai Man', 'Tai / Man / Chan'],
  ['Li Na', 'Na / - / Li'],
  ['Zhang Li', 'Zhang / - / Li', 'order-unclear'],
  ['Mei Ling Wong', 'Mei Ling / - / Wong'],
  ['Ng Wai Ming', 'Wai Ming / - / Ng'],
  ['Ouyang Feifei', 'Feifei / - / Ouyang'],
  ['Bruce Lee', 'Bruce / - / Lee'],
  ['Ann Lee', 'Ann / - / Lee'],
  [{ forename: 'Na', surname: 'Li' }, 'Na / - / Li'],
  [{ forename: 'Tai Man', surname: 'Chan' }, 'Tai / Man / Chan'],
]);

table('Vietnamese names', [
  ['Nguyen Thi Mai', 'Mai / Thi / Nguyen'],
  ['Nguyễn Thị Mai', 'Mai / Thị / Nguyễn'],
  ['Nguyen Van An', 'An / Van / Nguyen'],
  ['Mai Nguyen', 'Mai / - / Nguyen'],
  ['Mai Thi Nguyen', 'Mai / Thi / Nguyen'],
  ['Tran Van Hung', 'Hung / Van / Tran'],
  ['David Nguyen', 'David / - / Nguyen'],
  ['NGUYEN, Thi Mai', 'Thi / Mai / Nguyen'],
]);

table('West African names', [
  ['Kwame Mensah', 'Kwame / - / Mensah'],
  ['Mensah Kwame', 'Kwame / - / Mensah'],
  ['Kofi Owusu Boateng', 'Kofi / Owusu / Boateng'],
  ['Akosua Mensah', 'Akosua / - / Mensah'],
  ['Emmanuel Kwabena Osei', 'Emmanuel / Kwabena / Osei'],
  ['Oluwaseun Adeyemi', 'Oluwaseun / - / Adeyemi'],
  ['Adeyemi Oluwaseun', 'Oluwaseun / - / Adeyemi'],
  ['Chinedu Okafor', 'Chinedu / - / Okafor'],
  ['Okafor Chinedu Emmanuel', 'Chinedu / Emmanuel / Okafor'],
  ['Ngozi Chukwuemeka Okonkwo', 'Ngozi / Chukwuemeka / Okonkwo'],
  ['Blessing Okoro', 'Blessing / - / Okoro'],
  ['Folake Olayinka Adebayo', 'Folake / Olayinka / Adebayo'],
  ['Mariama Jalloh', 'Mariama / - / Jalloh'],
  ['Charity Mensah', 'Charity / - / Mensah'],
  ['Olufunmilayo Ogunsanya', 'Olufunmilayo / - / Ogunsanya'],
]);

table('Somali names', [
  ['Abdi Farah Warsame', 'Abdi / Farah / Warsame', 'surname-of-father'],
  ['Hodan Mohamed Ali', 'Hodan / Mohamed / Ali', 'surname-of-father'],
  ['Faduma Hassan Jama', 'Faduma / Hassan / Jama', 'surname-of-father'],
  ['Abdirahman Mohamed', 'Abdirahman / - / Mohamed'],
  ['Xasan Cabdi Warsame', 'Xasan / Cabdi / Warsame', 'surname-of-father'],
]);

table('names of Eastern Europe', [
  ['Anna Kowalska', 'Anna / - / Kowalska'],
  ['Kowalski Piotr', 'Piotr / - / Kowalski'],
  ['Piotr Kowalski', 'Piotr / - / Kowalski'],
  ['Ivan Ivanovich Ivanov', 'Ivan / Ivanovich / Ivanov'],
  ['Ivanov Ivan Ivanovich', 'Ivan / Ivanovich / Ivanov'],
  ['Petrova Olga Ivanovna', 'Olga / Ivanovna / Petrova'],
  ['Łukasz Wójcik', 'Łukasz / - / Wójcik'],
  ['ŁUKASZ WÓJCIK', 'Łukasz / - / Wójcik'],
  ['Ștefan Popescu', 'Ștefan / - / Popescu'],
  ['Popescu Ştefan', 'Ştefan / - / Popescu'],
  ['Kazlauskienė Rasa', 'Rasa / - / Kazlauskienė'],
  ['Agnieszka Nowak-Kowalska', 'Agnieszka / - / Nowak-Kowalska'],
  ['Иван Петров', 'Иван / - / Петров'],
]);

table('Arabic names', [
  ['Omar bin Khalid al-Harbi', 'Omar / bin Khalid / al-Harbi'],
  ['Omar ibn Khalid', 'Omar / - / ibn Khalid', 'surname-of-father'],
  ['Fatima bint Ahmed', 'Fatima / - / bint Ahmed', 'surname-of-father'],
  ['Ahmed Al-Sayed', 'Ahmed / - / Al-Sayed'],
  ['Ahmed El Sayed', 'Ahmed / - / El Sayed'],
  ['Abd al-Rahman Hussein', 'Abd al-Rahman / - / Hussein'],
  ['Abu Bakr Hassan', 'Abu Bakr / - / Hassan'],
  ['Nour Haddad', 'Nour / - / Haddad'],
]);

table('Spanish and Portuguese names', [
  ['Maria Garcia Lopez', 'Maria / - / Garcia Lopez'],
  ['Juan Carlos Fernández Rodríguez', 'Juan / Carlos / Fernández Rodríguez'],
  ['José Ortega y Gasset', 'José / - / Ortega y Gasset'],
  ['João da Silva Pereira', 'João / - / da Silva Pereira'],
  ['Ana Maria dos Santos', 'Ana / Maria / dos Santos'],
  ['Garcia Lopez, Maria', 'Maria / - / Garcia Lopez'],
  ['Maria Garcia', 'Maria / - / Garcia'],
  ['Maria José de Souza e Silva', 'Maria / José / de Souza e Silva'],
]);

table('Tamil, Turkish, Icelandic', [
  ['S. Sivakumar', 'Sivakumar / - / S', 'surname-of-father surname-is-initial'],
  ['Sivakumar S', 'Sivakumar / - / S', 'surname-of-father'],
  ['K. Rajeswaran', 'Rajeswaran / - / K'],
  ['Mehmet Yılmaz', 'Mehmet / - / Yılmaz'],
  ['MEHMET YILMAZ', 'Mehmet / - / Yilmaz'],
  ['İbrahim Öztürk', 'İbrahim / - / Öztürk'],
  ['Ayşe Hasan Oğlu', 'Ayşe / - / Hasan Oğlu'],
  ['Ayşe Hasanoğlu', 'Ayşe / - / Hasanoğlu'],
  ['Björk Guðmundsdóttir', 'Björk / - / Guðmundsdóttir', 'surname-of-father'],
]);

table('scripts that are not Latin', [
  ['Ιωάννης Παπαδόπουλος', 'Ιωάννης / - / Παπαδόπουλος'],
  ['محمد علي', 'محمد / - / علي', 'script-not-read'],
  ['王小明', '小明 / - / 王', 'script-not-read'],
  ['欧阳娜娜', '娜娜 / - / 欧阳', 'script-not-read'],
]);
