import { type Random, type WeightedDraw, weightedDraw, zipfWeights } from './random.ts';

/** Where a family's names come from: its given names are drawn to go with its surname. */
export type Tradition = 'british' | 'south-asian' | 'sikh' | 'west-african' | 'polish';

/** A surname, and the names that go with it. */
export interface FamilyName {
  readonly surname: string;
  readonly tradition: Tradition;
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

// In rough order of frequency in England and Wales. The order, not the exact
// counts, is what the generator uses: ranks get Zipf-Mandelbrot weights.
const BRITISH = words(`
  Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White
  Roberts Green Hall Wood Jackson Clarke Harris Lewis Martin Cooper Hill Ward Turner Morris Hughes
  Edwards Clark Harrison Scott Baker Moore Morgan Allen James Phillips Watson Mitchell King Young
  Davis Parker Anderson Cook Bennett Lee Bailey Carter Richardson Shaw Collins Bell Miller Cox Marshall
  Simpson Price Griffiths Adams Wilkinson Foster Ellis Murphy Chapman Mason Gray Richards Webb Rogers
  Palmer Hunt Holmes Mills Campbell Barnes Matthews Lloyd Kelly Knight Stevens Butler Barker Pearson
  Fisher Russell Dixon Harvey Fletcher Howard Graham Andrews Elliott Reynolds Fox Ford Payne Saunders
  Walsh Pearce Day West Brooks Lawrence Cole Bradley Atkinson Spencer Dawson Watts Kennedy Burton
  Hart Armstrong Carr Wells Francis Perry Newman Hayes Burgess Robertson Gibson Stone Webster Rose
  Hudson Hunter Lane Reid Jenkins Berry Wallace Stewart Murray Porter Hawkins Hamilton Grant Nicholson
  Bird Gregory Cunningham Woods Owen Ryan Cross Warren Barrett Harding Freeman Stephens Hopkins
  Nicholls Parsons Marsh Read Potter Reed Jordan Dunn Rowe Byrne Hewitt Bishop Davidson Bates Osborne
  Gardner Page Black Bull Lowe Chambers Long Sutton Field Slater Hodgson French Wheeler Bowen Waters
  Hancock Poole Wade Bartlett Norris Parry Newton Coleman Baxter Sharp Ball Tucker Morton Curtis Booth
  Weston Nash Crawford Sanders Fuller Lamb Higgins Doyle Walton Tyler Crossley Howe Gilbert Holland
  Fleming Hardy Lambert Barton Pugh Goodwin Peters Vaughan Bryant Cooke Burns Kirk Blake Abbott
  Hammond Gill Jarvis Leach Savage Whitehead Akhurst Pickering Hutchinson Sykes Yates Thornton Riley
  Benson Dean Steele Talbot Ashton Farrell Schofield Buckley Bolton Cartwright Haynes Kay Kent Lucas
  Manning Mellor Moss Naylor Oliver Perkins Preston Ramsden Rhodes Short Summers Todd Tomlinson
  Wilkins Winter Wyatt Connolly Sheppard Hobbs Middleton Whittaker Lister Greenwood Sutcliffe Haigh
  Armitage Beaumont Firth Holroyd Ogden Hargreaves Entwistle Rigby Fairhurst Pilkington Duckworth
  Pritchard Probert Bevan Rees Maddox Llewellyn Prosser Meredith Gough Tudor Howells Jeffries Mcdonald
  Macdonald Mckenzie Fraser Ross Cameron Sinclair Munro Mackay Sutherland Ferguson Maclean Forbes
  O'Brien O'Connor O'Neill O'Sullivan Gallagher Quinn Doherty Mccarthy Brennan Nolan Flynn Keane
`);

const SOUTH_ASIAN = words(`
  Khan Patel Ahmed Ali Hussain Begum Shah Akhtar Rahman Miah Iqbal Mahmood Malik Mohammed Hussein
  Uddin Islam Chowdhury Mirza Butt Sheikh Aslam Bibi Rashid Choudhury Sharma Desai Mistry Joshi Rao
  Gupta Mehta Parmar Chauhan Qureshi Siddiqui Hassan Abbas Raza Saleem Yousaf Ashraf Kazi Alam Haque
`);
const SIKH = words(`
  Singh Kaur Gill Sandhu Dhillon Sidhu Bains Grewal Johal Mann Sahota Dhaliwal Atwal Randhawa Purewal
`);
const WEST_AFRICAN = words(`
  Okafor Adeyemi Mensah Okonkwo Owusu Balogun Adebayo Boateng Eze Osei Afolabi Asante Ogunleye Nwosu
  Appiah Oyelaran Chukwu Amoah Bello Abiola Danso Ibrahim Olawale Sarpong
`);
const POLISH = words(`
  Nowak Kowalski Wisniewski Wojcik Kaminski Lewandowski Zielinski Szymanski Wozniak Dabrowski Kozlowski
  Mazur Krawczyk Piotrowski Grabowski Pawlak Zajac Krol Wrobel Sikora
`);

// Old English and Norse place elements, from which thousands of real surnames
// were made; every pairing gives the long tail that real name files have.
const STEMS = words(`
  Ack Ald Ald Ash Ask Ayl Bad Bam Barn Bart Beck Bell Ben Berk Bex Birch Birk Black Blak Bod Bol Bos
  Brad Bram Bran Brent Brid Brig Brim Brom Brook Broom Buck Burn Burt Cal Cald Can Carl Cart Cas Chad
  Chat Chel Chil Clay Cleve Cliff Cob Col Con Cop Cor Cots Craw Cress Crom Crow Cul Dal Dar Den Der
  Din Dod Dray Dud Dun Dur East Eck Edg Eg El Elm Em Er Ever Ex Fair Farn Fen Fern Fin Flax Ful Gar
  Gat Gil Glas God Gos Grat Green Grim Had Hal Ham Han Har Has Hat Haw Hay Hazel Head Heath Hem Hen
  Hep Hes Hin Hol Hor Hough Hul Hun Ick Il In Ips Ked Kel Ken Kil Kin Kirk Knap Lang Lap Lat Led Lin
  Lit Lock Lod Lud Lyd Mal Mar Mel Mer Mid Mil Mor Nab Nap Net New Nor Nun Oak Od Or Os Ot Ox Pad
  Pat Pem Pen Pick Pin Pot Pres Ques Rad Ram Rat Raven Red Rip Rock Rod Rom Ros Roth Rud Rush Sal San
  Sax Scar Sed Sel Shel Shep Ship Shire Sil Skel Skip Snel Som South Stam Stan Stap Staun Stock Strat
  Stur Sud Sun Swan Swin Tad Tam Tar Tat Thax Thorn Thrup Til Tis Tod Tor Trow Tun Ul Up Wad Wal Ware
  War Wat Wel Wen West Wet Whit Wick Wid Wil Win Wit Wol Wood Wor Wy Yar Yel Yor
`);
const ENDINGS = words(`
  ton ton ton ton ford ford ford ley ley ley worth worth ham ham bury by by thorpe well wick field
  combe stead stone hurst don den croft gate bridge land more wood shaw bourne stow thwaite dale burn
  brook house man er ing ings ington ingham all ell ock ridge cliffe
`);

const SHARES: readonly (readonly [Tradition, readonly string[], number])[] = [
  ['british', BRITISH, 0.5],
  ['south-asian', SOUTH_ASIAN, 0.075],
  ['sikh', SIKH, 0.015],
  ['west-african', WEST_AFRICAN, 0.015],
  ['polish', POLISH, 0.015],
];

/** Share of families whose surname comes from the long tail: what the lists leave. */
const TAIL_SHARE = 1 - SHARES.reduce((sum, [, , share]) => sum + share, 0);

/**
 * Draws family names: a head of common surnames and a tail of about ten
 * thousand rare ones. The head takes 62% of people with "Smith" at about 1%,
 * which is the shape of the England and Wales surname file.
 */
export function familyNameDraw(): WeightedDraw<FamilyName> {
  const heads: FamilyName[] = [];
  const weights: number[] = [];
  for (const [tradition, surnames, share] of SHARES) {
    const zipf = zipfWeights(surnames.length, 0.75, 6);
    const total = zipf.reduce((sum, weight) => sum + weight, 0);
    surnames.forEach((surname, rank) => {
      heads.push({ surname, tradition });
      weights.push(((zipf[rank] as number) / total) * share);
    });
  }
  const head = weightedDraw(heads, weights);
  return (random) =>
    random.chance(TAIL_SHARE)
      ? { surname: rareSurname(random), tradition: 'british' }
      : head(random);
}

function rareSurname(random: Random): string {
  // The square favours the front of the list, so that the tail itself has
  // a head: uniform rare names would all occur equally often.
  const stem = STEMS[Math.floor(random.next() ** 2 * STEMS.length)] as string;
  const surname = stem + random.pick(ENDINGS);
  return random.chance(0.06) ? `${surname}-${BRITISH[random.below(120)] as string}` : surname;
}
