import { foldLetters } from '../fold.ts';
import type { ColumnKind } from './column-kind.ts';

/** What a column's name suggests it holds. */
export interface NameGuess {
  readonly kind: ColumnKind;
  /** 0 to 1: the whole name says so, or only a word in it. */
  readonly strength: number;
  /** The words of the name that say so. */
  readonly words: string;
  /** Whether the name speaks of birth: decides between the kinds of date. */
  readonly birth: boolean;
}

/*
 * Words and abbreviations of column names, English first, then the languages
 * of the files that British councils and benchmark data sets hold. Written
 * without spaces: names are matched whatever separates their words.
 */
const SYNONYMS: readonly (readonly [ColumnKind, string])[] = [
  [
    'given-name',
    'givenname givennames given gname givnam firstname firstnames fname fstname frstname first fn firstnm forename forenames ' +
      'forname fornames fornm forenm christianname christian knownas preferredname preferredfirstname callingname ' +
      'vorname vornamen rufname prenom prenoms nombre nombres primernombre nome nomeproprio imie imiona imiepierwsze voornaam ' +
      'voornamen roepnaam fornavn fornamn etunimi keresztnev utonev prenume jmeno krestnijmeno ime imya enwcyntaf firstinitial adi isim',
  ],
  [
    'middle-name',
    'middlename middlenames middle mname midname middlenm mi middleinitial initial2 secondname secondforename otherforenames othernames ' +
      'othergivennames drugieimie segundonombre deuxiemeprenom tussenvoegsel mellannamn zweitername',
  ],
  [
    'surname',
    'surname surnames sname srname surnm lastname lastnames last lname lstname ln lastnm familyname famname family fam cognome nachname familienname ' +
      'zuname nom nomdefamille apellido apellidos primerapellido segundoapellido sobrenome apelido nazwisko achternaam ' +
      'geslachtsnaam etternavn efternamn efternavn sukunimi vezeteknev csaladnev nume prijmeni prezime familiya cyfenw soyad soyadi ' +
      'maidenname birthname geburtsname formername previoussurname marriedname',
  ],
  [
    'full-name',
    'fullname fullnm name names wholename personname customername clientname patientname residentname tenantname applicantname ' +
      'claimantname borrowername membername pupilname studentname childname keepername payername accountname holdername contactname displayname firstandsurname ' +
      'firstnamesurname forenamesurname nameandsurname firstlastname firstandlastname nombrecompleto nomcomplet vollername ' +
      'namen imienazwisko imieinazwisko nomecompleto naam enw enwllawn namefull nmfull nm nomprenom nomeprenom',
  ],
  [
    'date-of-birth',
    'dob dateofbirth birthdate birthdt birth born bornon dtbirth dtofbirth datebirth bdate bdt bday birthday dobirth dobdate dobirthdate ' +
      'geburtsdatum gebdat gebdatum geburtstag datedenaissance datenaissance naissance ddn fechadenacimiento fechanacimiento ' +
      'fecnac nacimiento datadinascita datanascita datadenascimento datanascimento nascimento dataurodzenia urodzenia geboortedatum ' +
      'gebdatum fodselsdato fodelsedatum syntymaaika szuletesidatum datanasterii datumnarozeni datumrodjenja dyddiadgeni dogumtarihi',
  ],
  [
    'date',
    'date dt datetime timestamp created createdat createdon createddate updated updatedat updatedon modified lastmodified modifieddate startdate enddate ' +
      'datestart dateend effectivedate asat asatdate dateofdeath dod deathdate validfrom validto datejoined movedin moveindate moveoutdate datum fecha data dyddiad tarih',
  ],
  [
    'day',
    'bd birthday dobday dobd dayofbirth dayborn birthdy bday day dd gebtag jour tag dia dzien birthdd',
  ],
  [
    'month',
    'bm birthmonth dobmonth dobm monthofbirth bmonth bmon birthmon birthmm month mm mon gebmonat mois monat mes miesiac',
  ],
  [
    'year',
    'by birthyear yob dobyear doby yearofbirth byear byr birthyr birthyy birthyyyy yearborn year yyyy yr gebjahr geburtsjahr annee jahr ano rok',
  ],
  [
    'postcode',
    'postcode postcd pcode pcd pc pcds pstcode postalcode postal postcde zip zipcode zip5 zippostal zippostcode plz postleitzahl codepostal cp codigopostal cap ' +
      'cep kodpocztowy postnummer postnr postinumero iranyitoszam codpostal psc codpost codpost postkode postnumber outcode',
  ],
  [
    'phone',
    'phone phoneno phonenumber phonenum phno ph tel telno telephone telephoneno telephonenumber telnumber telnum mob mobile mobileno mobilephone mobilenumber ' +
      'mobiletel mobtel cell cellphone cellno homephone hometel hometelephone homephoneno workphone worktel daytimetel daytimephone ' +
      'eveningtel landline contactno contactnumber contacttel contactphone fax telefon telefonnummer handy rufnummer telefono telefone telemovel movil cellulare ' +
      'portable gsm telefoonnummer telefoon ffon rhifffon',
  ],
  [
    'email',
    'email emailaddress emailaddr emailadd emailid mail mailaddress eml courriel correo correoelectronico adresseemail mel ebost emailaddress1 epost eposta emailadresse mailadresse',
  ],
  [
    'address',
    'address addr add addre adr adres addrline addressline addressln addrln addln fulladdress homeaddress postaladdress correspondenceaddress ' +
      'residentialaddress currentaddress propertyaddress streetaddress mailingaddress addressfull addresslines adresse anschrift direccion domicilio indirizzo endereco morada cyfeiriad adresa',
  ],
  [
    'street',
    'street streetname streetnm strname str strnm road roadname thoroughfare strasse strassenname rue nomrue calle via rua ulica straat straatnaam stryd utca gata gate',
  ],
  [
    'town',
    'town townname townnm posttown city cityname citynm suburb locality village place placename municipality settlement ort stadt wohnort ville commune localite ciudad ' +
      'localidad municipio citta comune cidade localidade miasto miejscowosc woonplaats plaats stad oras tref dinas ' +
      'birthplace placeofbirth birthcity townofbirth pob birthtown geburtsort lieudenaissance lugardenacimiento neighbourhood neighborhood parish ward',
  ],
  [
    'region',
    'region state stateprov province prov county countyname cnty territory bundesland departement provincia estado voivodeship wojewodztwo provincie sir judet',
  ],
  [
    'country',
    'country countryname cntry countrycode nation nationality citizenship countryofbirth land pays pais paese kraj gwlad birthcountry',
  ],
  [
    'house-number',
    'housenumber houseno housenum hseno hsenum housenm housename house hno streetnumber streetno streetnum stno stnum strno buildingnumber buildingno bldgno ' +
      'propertynumber propertyno propnum doornumber doorno flatno flatnumber unitno unitnumber aptno paon saon hausnummer hausnr numerorue numero huisnummer nrdomu civico',
  ],
  [
    'gender',
    'sex gender gndr sexcode gendercode sexcd gendercd sx gend sexe sexo sesso geschlecht plec geslacht kon rhyw cinsiyet',
  ],
  [
    'title',
    'title titl ttl salutation honorific nameprefix prefix anrede civilite titre titel titolo tratamiento teitl',
  ],
  [
    'nino',
    'nino ninos ni nin ninono ninumber ninum nationalinsurance nationalinsuranceno nationalinsurancenumber nationalinsurancenum ' +
      'nationalinsnumber nationalinsno natinsno natinsnumber natins natinsurance natinsuranceno natinsurancenumber rhifyswiriantgwladol yswiriantgwladol',
  ],
  [
    'nhs-number',
    'nhs nhsnumber nhsno nhsnum nhsid nhsref chi chinumber chino hcnumber healthandcarenumber rhifgig',
  ],
  [
    'uprn',
    'uprn uprnno uprnnumber uniquepropertyreference uniquepropertyreferencenumber uniquepropertyreferenceno uniquepropertyref propertyuprn addressuprn llpguprn',
  ],
  [
    'national-id',
    'nationalid nationalidnumber ssn socsecid socsec socsecno socialsecurity socialsecuritynumber ' +
      'socialsecurityno sin personalnumber personnummer personalid pesel passport passportno passportnumber ' +
      'upn upnno upnnumber uniquepupilnumber uniquepupilno uniquepupilref pupilupn uln uniquelearnernumber taxid taxnumber ' +
      'codicefiscale dni nif nie cpf bsn cnp insee drivinglicence drivinglicenceno driverlicense driverno sozialversicherungsnummer medicare medicareno idcard ppsn',
  ],
  [
    'occupation',
    'occupation occup occ job jobtitle jobname profession employment trade beruf metier profesion ocupacion professione zawod beroep galwedigaeth position jobrole',
  ],
  [
    'category',
    'status type category cat code flag class group maritalstatus marital ethnicity ethnic ethnicgroup ethnicorigin religion language tenure tenuretype disability band ' +
      'race channel service source system active deceased consent preference familienstand',
  ],
  [
    'identifier',
    'id recid recordid uniqueid rid pid personid customerid custid clientid patientid memberid userid residentid accountid ref reference refno referenceno referencenumber ' +
      'key pk rowid row rownum rownumber index idx uid uuid guid number no num nr accountno accountnumber accno acctno account acct customerno customernumber custno custref ' +
      'customerref personref personno clientno clientref tenantref tenancyref claimref claimno caseid caseref caseno casenumber membershipno membershipnumber cardno cardnumber barcode ' +
      'borrowerno usrn systemid sourceid sysid entityid entid clusterid seq seqno sequence identifier personnumber hospitalnumber mrn pupilid electornumber electorno',
  ],
  [
    'number',
    'age amount amt balance count total score price income salary rent weight height latitude longitude lat long lon easting northing qty quantity value',
  ],
  [
    'free-text',
    'notes note comments comment description desc remarks remark memo text details freetext narrative bemerkung',
  ],
];

const KIND_BY_NAME: ReadonlyMap<string, ColumnKind> = new Map(
  SYNONYMS.flatMap(([kind, words]) =>
    words.split(' ').map((word): [string, ColumnKind] => [word, kind]),
  ).reverse(),
);

/** Words that say whose column it is, not what it holds. */
const OWNERS: ReadonlySet<string> = new Set(
  (
    'customer cust client person people patient resident tenant applicant app claimant borrower member pupil student child ' +
    'keeper payer account acct holder main primary current cur home own std raw clean original orig src source record rec lead ' +
    'user usr contact your the my full legal official registered reg a b l r x y left right col column fld field txt str dt'
  ).split(' '),
);

/** Words that say the value is somebody else's, or no longer true. */
const OTHERS: ReadonlySet<string> = new Set(
  (
    'spouse partner wife husband mother mothers father fathers parent guardian carer kin nok emergency next previous prev former old ' +
    'maiden alias aka alternative alt other second secondary work business employer landlord doctor gp school'
  ).split(' '),
);

const BIRTH = /birth|born|dob|geburt|naiss|nacim|nascim|nascit|urodz|geboort|geni/;

/**
 * What a column's name says it holds, or null when it says nothing.
 *
 * The name is cut into words at punctuation, digits and changes of case; the
 * longest run of words that is a known name decides, the later of equals.
 *
 * @example
 * guessByName('lname_c1')?.kind; // 'surname'
 * guessByName('D.O.B')?.kind; // 'date-of-birth'
 * guessByName('col7'); // null
 */
export function guessByName(name: string): NameGuess | null {
  const words = columnWords(name);
  const compact = words.join('');
  const birth = BIRTH.test(compact);
  let best: { from: number; to: number; kind: ColumnKind } | undefined;
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= words.length; to += 1) {
      const kind = KIND_BY_NAME.get(words.slice(from, to).join(''));
      if (kind !== undefined && (best === undefined || to - from >= best.to - best.from)) {
        best = { from, to, kind };
      }
    }
  }
  if (best === undefined) return guessByEnding(compact, birth);
  const rest = [...words.slice(0, best.from), ...words.slice(best.to)];
  const unexplained = rest.filter((word) => !OWNERS.has(word));
  const ofOthers = words.some((word) => OTHERS.has(word));
  const strength = (unexplained.length === 0 ? 0.9 : 0.65) - (ofOthers ? 0.3 : 0);
  return { kind: best.kind, strength, words: words.slice(best.from, best.to).join(' '), birth };
}

/** `custsurname`, `hmtelephone`: a long known word at the end, or else at the start, of words run together. */
function guessByEnding(compact: string, birth: boolean): NameGuess | null {
  for (let length = compact.length - 1; length >= 4; length -= 1) {
    const end = compact.slice(-length);
    const atEnd = KIND_BY_NAME.get(end);
    if (atEnd !== undefined) return { kind: atEnd, strength: 0.55, words: end, birth };
    const start = compact.slice(0, length);
    const atStart = KIND_BY_NAME.get(start);
    if (atStart !== undefined && length >= 5) {
      return { kind: atStart, strength: 0.45, words: start, birth };
    }
  }
  return null;
}

/** Characters of a column's name that are read: all runs of its words are looked up. */
const LONGEST_COLUMN_NAME = 200;

/** Words of a column name, without counters such as the 1 of `addr1` or the c1 of `fname_c1`. */
function columnWords(name: string): string[] {
  const separated = name
    .slice(0, LONGEST_COLUMN_NAME)
    .replace(/([\p{Ll}0-9])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return foldLetters(separated)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^[a-z]?[0-9]+$/.test(word))
    .map((word) => word.replace(/[0-9]+$/, ''))
    .filter((word) => word !== '');
}
