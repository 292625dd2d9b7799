// The generator's own lists of names that are written in several ways. They are not those of
// src/standards, and must not become so: what matches is to be tested on spellings it may not know.

const GROUPS = `
  Mohammed Muhammad Mohammad Mohamed Muhammed Mohamad
  Ahmed Ahmad Ahmet
  Hussain Hussein Husain Hossain
  Yusuf Yousuf Yousef Yousaf Youssef
  Aisha Ayesha Aysha Aishah
  Fatima Fatema Fatimah Fathima
  Khadija Khadijah Khadeeja
  Zainab Zaynab Zeinab
  Maryam Mariam Miriam
  Rehman Rahman
  Uddin Udin Ud-Din
  Chowdhury Choudhury Chaudhry Choudhry Chaudhary
  Siddique Siddiqui Siddiqi
  Qureshi Quraishi
  Sheikh Shaikh Shaik
  Syed Sayed Sayyid
  Omar Umar
  Osman Usman Uthman
  Hassan Hasan Hassen
  Abdirahman Abdurahman Abdul-Rahman
  Miah Mia Meah Miya
  Islam Islaam
  Nguyen Nguyan
  Wong Huang
  Chan Chen
  Lee Li
  Catherine Katherine Kathryn Catharine
  Stephen Steven
  Philip Phillip
  Geoffrey Jeffrey
  Graham Graeme
  Alan Allan Allen
  Sean Shaun Shawn
  Sarah Sara
  Anne Ann
  Clare Claire
  Teresa Theresa
  Elisabeth Elizabeth
  Deborah Debra
  Leslie Lesley
  Brian Bryan
  Jon John
  Nicholas Nicolas
  Rebecca Rebekah
  Thomson Thompson
  Clark Clarke
  Reid Reed Read
  MacDonald McDonald Macdonald
  MacKenzie McKenzie Mackenzie
  MacLeod McLeod
  O'Connor O'Conner
  O'Neill O'Neil
  Davis Davies
  Harris Harries
  Browne Brown
  Green Greene
  Smyth Smith Smythe
  Taylor Tayler
  Bailey Bayley Baillie
  Stewart Stuart
  Philips Phillips
  Matthews Mathews
  Krzysztof Kristof
  Małgorzata Margaret
  Katarzyna Catherine
  Piotr Peter
  Olusegun Segun
  Adebayo Bayo
`;

const VARIANTS = new Map<string, readonly string[]>();
for (const line of GROUPS.trim().split('\n')) {
  const names = line.trim().split(' ');
  for (const name of names) {
    VARIANTS.set(
      name,
      names.filter((other) => other !== name),
    );
  }
}

/** Other spellings of a name; empty where there is none. */
export function variantsOf(name: string): readonly string[] {
  return VARIANTS.get(name) ?? [];
}

const LETTERS: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', ı: 'i', ø: 'o', ß: 'ss' };

/** A text as someone types it who has no accents on the keyboard. */
export function withoutAccents(text: string): string {
  return text
    .replace(/[łŁıøß]/g, (letter) => LETTERS[letter] as string)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}
