import type { Word } from '../words.ts';
import { givenFirst, type NamingSystem, wordSet } from './naming-system.ts';

/*
 * Somali names are a chain: own name, father's, grandfather's. There is no
 * family name; brothers and sisters share the second and third, a mother and
 * her children share none, and women keep their chain when they marry. What
 * stands in the surname field is the grandfather's name, or the father's where
 * the third was dropped. General knowledge.
 */
const MARKED = wordSet(`
  warsame warsama farah guled liban jama jamac egal dirir elmi samatar nuur hodan ifrah fartun ubah
  idil sagal deqa hibo faduma faduumo fadumo sahra caasha cabdi abdi abdirahman abdirashid abdirizak
  abdiaziz abdikadir abdikarim abdinasir abdifatah abdullahi abdulle mohamud maxamed xuseen xasan
  cusman cumar yuusuf muse muuse aden adan haybe roble hirsi hersi dahir duale dualeh geedi gedi barre
  shire awale ayanle bile bihi buraale diriye fahma filsan hamdi ismahan istahil khadra nasteho
  nimco nimo ladan mako raho rooble sucdi suad yasin yusra zamzam ayaan ilhan ilhaan ardo asli
  osman ibrahim nur`);
const SHARED = wordSet(`
  mohamed ahmed ali hassan hussein omar osman yusuf ibrahim ismail abdullahi nur adan said salah salad
  amina halima khadija maryan maryam asha hawa sahra zahra safiya rahma hamza abdalla idris bashir mahad mahamed
  abdulkadir aden abukar haji sheikh hussain fatima faduma sharif`);

function signs(words: readonly Word[]): number {
  if (words.length < 2 || words.length > 4) return 0;
  const marked = words.filter((word) => MARKED.has(word.key)).length;
  const known = words.filter((word) => MARKED.has(word.key) || SHARED.has(word.key)).length;
  if (marked === 0 || known < words.length - (words.length > 2 ? 1 : 0)) return 0;
  return known === words.length ? 0.8 : 0.6;
}

export const somali: NamingSystem = {
  id: 'somali',
  label: 'Somali chains of names',
  source: 'General knowledge; no published table used.',
  signs,
  read: (words) =>
    words.length < 3 || signs(words) < 0.7
      ? []
      : [
          {
            ...givenFirst(words),
            sure: 0.87,
            because: 'Own name, father’s and grandfather’s',
            findings: ['surname-of-father'],
          },
        ],
};
