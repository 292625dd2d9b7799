import type { Word } from './words.ts';

/*
 * Titles, by their usual form. Sources: the PERSON TITLE entry of the NHS Data
 * Dictionary for the common ones; the others from general knowledge of British
 * usage (ranks, clergy, councillors) and of honorific titles in use in
 * boroughs (Haji, Alhaji, Pandit). The form is the one council letters use.
 */
const TITLE_TABLE = `
Mr: mr mister
Mrs: mrs missus
Miss: miss
Ms: ms
Mx: mx
Master: master mstr
Messrs: messrs
Madam: madam mme madame
Dr: dr doctor
Prof: prof professor
Rev: rev revd reverend
Fr: fr father
Canon: canon
Archdeacon: archdeacon ven
Bishop: bishop
Pastor: pastor
Rabbi: rabbi
Imam: imam
Maulana: maulana moulana mawlana
Mufti: mufti
Pandit: pandit pundit
Giani: giani gyani
Swami: swami
Shri: shri sri shree
Smt: smt shrimati
Haji: haji hajji hadji hajj alhaj
Hajia: hajia hajja hajjah
Alhaji: alhaji
Alhaja: alhaja
Chief: chief
Sir: sir
Dame: dame
Lord: lord
Lady: lady
Baroness: baroness
Hon: honourable
Rt Hon: rt
Cllr: cllr councillor clr coun
Ald: alderman ald
Capt: capt captain
Lt: lt lieutenant
Col: colonel
Lt Col: ltcol
Maj: major maj
Gen: general gen
Brig: brigadier brig
Cpl: cpl corporal
Sgt: sgt sergeant sjt
Pte: pte private
Cdr: cdr commander
Adm: admiral
Wg Cdr: wgcdr
Sqn Ldr: sqnldr
Flt Lt: fltlt
PC: pc
DC: dc
Insp: insp inspector
Sister: sister
Judge: judge
Nurse: nurse
Mlle: mlle
Sra: sra senora
Senor: senor
Herr: herr
Frau: frau
`;

/** Titles that are names as well: a title only where two words remain. */
const ALSO_NAMES: ReadonlySet<string> = new Set(
  (
    'master canon bishop pastor rabbi imam mufti pandit giani swami sri haji hajji chief lord ' +
    'baroness major general gen private judge nurse father sister dc pc coun alhaj hajj rt ' +
    'sra mister ven maj col ald brig commander sergeant captain inspector corporal'
  ).split(' '),
);

/** Titles that files put last as well; none is a common family name. */
const ALSO_LAST: ReadonlySet<string> = new Set(
  'mr mrs miss ms mx dr prof rev revd cllr'.split(' '),
);

const USUAL_FORM: ReadonlyMap<string, string> = new Map(
  TITLE_TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const [usual, forms] = line.split(': ') as [string, string];
      return forms.split(' ').map((form): [string, string] => [form, usual]);
    }),
);

/** Whether a word is a title wherever it stands: Mr, Mrs, Dr; not Major or Bishop. */
export function isPlainTitle(key: string): boolean {
  return USUAL_FORM.has(key) && !ALSO_NAMES.has(key);
}

export function isTitle(key: string): boolean {
  return USUAL_FORM.has(key);
}

/** Words that go with a title before them: Rt Hon, Lt Col, Wg Cdr. */
const SECOND_WORDS: Readonly<Record<string, string>> = {
  rt: 'hon',
  lt: 'col',
  wg: 'cdr',
  sqn: 'ldr',
  flt: 'lt',
};

export interface WithoutTitles {
  readonly titles: readonly string[];
  readonly words: readonly Word[];
}

/**
 * Titles before and after a name, taken off while a name remains. Titles that
 * are names as well need two names after them, or a title before: Bishop Smith
 * has a given name, Rev Canon Smith has not.
 */
export function takeTitles(words: readonly Word[]): WithoutTitles {
  const titles: string[] = [];
  let start = 0;
  let end = words.length;
  while (start < end) {
    const key = (words[start] as Word).key;
    const second = SECOND_WORDS[key];
    if (second !== undefined && words[start + 1]?.key === second && end - start > 2) {
      titles.push(USUAL_FORM.get(`${key}${second}`) ?? USUAL_FORM.get(key) ?? key);
      start += 2;
      continue;
    }
    const usual = USUAL_FORM.get(key);
    const mustRemain = ALSO_NAMES.has(key) && titles.length === 0 ? 2 : 1;
    if (usual === undefined || end - start - 1 < mustRemain) break;
    if (!titles.includes(usual)) titles.push(usual);
    start += 1;
  }
  while (end - start > 1) {
    const key = (words[end - 1] as Word).key;
    if (!ALSO_LAST.has(key)) break;
    const usual = USUAL_FORM.get(key) as string;
    if (!titles.includes(usual)) titles.push(usual);
    end -= 1;
  }
  return { titles, words: words.slice(start, end) };
}

/** `Smith Mr John`: a title between the names, where it cannot be a name. */
export function takeTitlesInside(words: readonly Word[]): WithoutTitles {
  const isInside = (word: Word, at: number): boolean =>
    at > 0 && at < words.length - 1 && ALSO_LAST.has(word.key);
  return {
    titles: words.filter(isInside).map((word) => USUAL_FORM.get(word.key) as string),
    words: words.filter((word, at) => !isInside(word, at)),
  };
}

/** Titles in a field of their own; what is no title is kept as written. */
export function titlesOf(words: readonly Word[]): string[] {
  const titles: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as Word;
    const second = SECOND_WORDS[word.key];
    if (second !== undefined && words[i + 1]?.key === second) {
      titles.push(USUAL_FORM.get(`${word.key}${second}`) ?? word.text);
      i += 1;
    } else if (word.key !== 'and') titles.push(USUAL_FORM.get(word.key) ?? word.text);
  }
  return [...new Set(titles)];
}
