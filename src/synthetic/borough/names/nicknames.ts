import { nicknamesOf as commonNicknamesOf } from '../../given-names.ts';

// The generator's own everyday forms of names, beside those of ../../given-names.ts; from general
// knowledge, and not those of src/standards: what matches is to be tested on forms it may not know.
const EVERYDAY = `
  Adelaide:Addie Agatha:Aggie Agnes:Aggie,Nessie Alexandra:Alex,Sandra,Lexi,Allie Alexandria:Alex Alistair:Al,Ali
  Amelie:Amy,Millie Anastasia:Stacey,Ana Annabel:Bella,Anna Annabelle:Belle,Anna Antonia:Toni Antony:Tony Arabella:Bella
  Archibald:Archie Augustus:Gus Barnaby:Barney Bartholomew:Bart Beatrice:Bea,Trixie Benedict:Ben Bernadette:Bernie
  Bernard:Bernie Bertram:Bert Beverley:Bev Bridget:Bridie,Biddy Bronwen:Bron Calvin:Cal Cameron:Cam Camilla:Millie
  Carolyn:Carol,Lyn Cassandra:Cass,Cassie Cecilia:Cissie,Celia Charlene:Charlie Christina:Chris,Tina Clementine:Clemmie
  Clifford:Cliff Cordelia:Delia Curtis:Curt Cynthia:Cindy Deirdre:Dee Delilah:Lilah Desmond:Des Dominic:Dom
  Dorothea:Dot,Thea Duncan:Dunc Edith:Edie Edmund:Ed,Ned Edwin:Ed,Eddie Eileen:Eily Elisabeth:Lis,Liz Ellen:Nell,Nellie
  Eloise:Elly Elsie:Else Emily:Em,Milly Emma:Em,Emmie Emmeline:Emmy Ethel:Eth Eugenie:Genie Eva:Evie Evangeline:Evie Evelyn:Evie
  Ezekiel:Zeke Felicity:Flick,Fliss Ferdinand:Ferdy Fiona:Fi Francesca:Fran,Frankie Francis:Frank,Fran Gabriel:Gabe
  Gabriella:Gabby,Ella Gabrielle:Gabby Garry:Gaz Gary:Gaz Gemma:Gem Genevieve:Gen,Evie Geraldine:Gerry Gertrude:Gert,Trudy
  Gilbert:Gil,Bert Gladys:Glad Gordon:Gord Graham:Gray Gregory:Greg Gwendoline:Gwen Gwendolyn:Gwen Hannah:Han Harold:Hal
  Harvey:Harv Helen:Nell,Nellie Henrietta:Hettie,Etta Herbert:Bert,Herb Hermione:Mia Hilary:Hils Horace:Horry
  Hubert:Bert,Hugh Hugo:Huey Humphrey:Humph Ignatius:Iggy Irene:Rene Isaac:Ike,Zac Isabel:Izzy,Bel Isabelle:Izzy,Belle
  Isobel:Izzy Jacob:Jake Jacques:Jack Jane:Janey,Jenny Janice:Jan Jasmine:Jas,Jazz Jason:Jase Jean:Jeannie Jeannette:Jean,Netta
  Jeffrey:Jeff Jemima:Mima Jeremiah:Jerry Jeremy:Jez,Jerry Jerome:Jerry Jill:Jilly Joanna:Jo,Anna Jocelyn:Jos Jolene:Jo
  Josephine:Jo,Josie Josiah:Si Jordan:Jord Joyce:Joy Julia:Jules Julian:Jules Juliet:Jules Karen:Kaz Kathryn:Kath,Kate
  Kelvin:Kel Kerry:Kez Kevin:Kev Kieran:Kier Kirsten:Kirsty Laurence:Larry,Laurie Lauren:Loz,Lori Lawrence:Larry,Laurie
  Leonora:Nora Leopold:Leo Lilian:Lil,Lily Lillian:Lil,Lily Linda:Lin Lindsay:Linz Lorraine:Lorry Louisa:Lou,Lulu Louise:Lou
  Lucas:Luke Lucinda:Lucy,Cindy Lydia:Liddy Lynda:Lyn Mabel:May Madeleine:Maddie,Maddy Madison:Maddie Maddison:Maddie Malcolm:Mal
  Marcus:Marc Margery:Marge Marilyn:Mal Marion:Maz Marjorie:Marge,Margie Matilda:Mattie,Tilda Maureen:Mo,Reenie Maurice:Mo
  Maximilian:Max Maxwell:Max Melanie:Mel Melissa:Mel,Lissa Melvin:Mel Mervyn:Merv Mildred:Millie Millicent:Millie Minnie:Min
  Miranda:Mandy,Randa Mitchell:Mitch Montague:Monty Mortimer:Mort Natalie:Nat,Tally Nathaniel:Nat,Nate Neville:Nev Nigel:Nige
  Norma:Norm Oliver:Ollie Ophelia:Fee Oscar:Ozzie Oswald:Oz Ottilie:Tilly Patrick:Pat,Paddy Pauline:Polly Penelope:Penny,Nell
  Percival:Percy Phillip:Phil Philippa:Pippa,Pip Phillipa:Pip Phoebe:Phoebs Phyllis:Phyl Priscilla:Cilla Rachael:Rach Rachel:Rach
  Rafferty:Raff Ralph:Ralphie Randolph:Randy Raphael:Raf Reuben:Reu,Ben Ronan:Ro Rosalie:Rosie Rosalind:Ros Rosamund:Ros
  Rosanna:Rosie Rodney:Rod Roderick:Rod,Rory Roger:Rog Roland:Roly Rowena:Ro Roxanne:Roxy Royston:Roy Russell:Russ
  Sarah:Sal,Sally Scarlett:Letty Sebastian:Seb,Bas Shannon:Shan Sharon:Shaz Shirley:Shirl Sidney:Syd Simon:Si
  Solomon:Sol Sophia:Sophie Sophie:Soph Spencer:Spence Stacey:Stace Stewart:Stew Stuart:Stu Susannah:Sue,Susie,Anna Suzanne:Sue,Suzie
  Sylvester:Sly Sylvia:Syl Tabitha:Tabby Tamsin:Tam Terence:Tel Teresa:Tess Theodora:Thea,Dora Theodore:Theo,Ted,Teddy
  Theresa:Tess,Terry Tobias:Toby Tracey:Trace Tracy:Trace Vanessa:Ness,Nessa Veronica:Ronnie,Vera Victor:Vic Vincent:Vince,Vinnie
  Violet:Vi Virginia:Ginny Vivienne:Viv Wallace:Wally Wilfred:Wilf Wilhelmina:Mina,Billie Winston:Win Yvonne:Eve
  Zachariah:Zac,Zach Eilidh:Ellie Catriona:Cat,Tina Alasdair:Al,Ally Archie:Arch Donald:Donny Kenneth:Kenny Malcolm:Malky
  Padraig:Paddy,Podge Seamus:Shay,Jimmy Bernadette:Berna Siobhan:Shiv Caoimhe:Keeva Fionnuala:Nuala
  Declan:Dec Eamonn:Ned Cornelius:Con,Neil Jeremiah:Jerry Bridget:Bríd,Breda Angharad:Hari Rhiannon:Rhi,Non Myfanwy:Myf,Fanw Gwilym:Gwil
  Dafydd:Dai,Dafi Llewelyn:Llew Gruffydd:Griff Khadija:Khadi Zainab:Zee,Zaynie Maryam:Mary Abdullah:Abdul,Abs Abdirahman:Abdi
  Abdullahi:Abdi Ibrahim:Ibs,Ibby Yusuf:Yus Mustafa:Mus,Muzzy Hamza:Hamz Usman:Uzi Bilal:Bilz Zeeshan:Zee Imran:Immy
  Rajesh:Raj Rajendra:Raj Rajinder:Raj,Raji Harpreet:Harps,Preet Gurpreet:Gurps,Gogi Harjit:Harj Manjit:Manj Balwinder:Bal,Billa
  Kulwinder:Kully Parminder:Pam,Mindi Surinder:Suri Jaswinder:Jas Davinder:Dav Paramjit:Pam,Param Sukhwinder:Sukhi Ravinder:Ravi
  Tejinder:Teji Jagdeep:Jag Kuldeep:Kully Simranjit:Simi,Simran Priyanka:Pri,Priya Sangita:Geeta Bhavesh:Bhav Jayesh:Jay Hitesh:Hits
  Mahendra:Mahen Chandrakant:Chandu Purushottam:Parsu Jayshree:Jay Dipak:Deep Oluwaseun:Seun Oluwafemi:Femi Olufemi:Femi Temitope:Tope,Temi
  Folasade:Sade,Fola Yetunde:Yetty Olumide:Mide Ayodele:Ayo,Dele Adebayo:Ade,Bayo Adewale:Wale Babajide:Jide Chukwuemeka:Emeka
  Chinedu:Nedu,Edu Ifeoma:Ify Ngozi:Ngo Chidinma:Dinma,Chichi Oluchi:Luchi Ifeanyi:Ify Obinna:Obi Ikechukwu:Ike,IK Kelechi:Kele
  Adaeze:Ada Olufunmilayo:Funmi Titilayo:Titi Damilola:Dami Tolulope:Tolu Kwabena:Kobby Emmanuel:Emma,Manny Ebenezer:Eben Akosua:Akos
  Abena:Abby Delroy:Del Jermaine:Jay Winston:Winnie Everton:Evie Claudette:Claud Marcia:Marce Aleksandra:Ola Katarzyna:Kasia,Kaśka
  Małgorzata:Gosia,Małgosia Agnieszka:Aga Magdalena:Magda Elżbieta:Ela Joanna:Asia Barbara:Basia Krystyna:Krysia Anna:Ania Zofia:Zosia
  Maria:Marysia Stanisław:Staszek Krzysztof:Krzysiek Tomasz:Tomek Jakub:Kuba Mateusz:Mati Grzegorz:Grzesiek
  Andrzej:Jędrek Wojciech:Wojtek Sławomir:Sławek Jarosław:Jarek Przemysław:Przemek Bartosz:Bartek Zbigniew:Zbyszek Kazimierz:Kazik
  Alexandru:Alex Ștefania:Fani Mihaela:Miha Gheorghe:Gigi,Gicu Constantin:Costel,Costi Nicolae:Nicu Cristian:Cristi Ionuț:Ionel
  Francisco:Paco,Fran José:Pepe Guadalupe:Lupe Concepción:Concha Dolores:Lola Mercedes:Merche Ignacio:Nacho Alejandro:Álex,Ale
  Giuseppe:Beppe,Peppe Francesco:Franco,Ciccio Alessandro:Ale,Sandro Salvatore:Totò,Salvo Giovanni:Gianni,Nanni Domenico:Mimmo
  António:Tó,Toni Francisca:Chica Fernando:Nando
`;

const NICKNAMES = new Map<string, string[]>();
for (const entry of EVERYDAY.trim().split(/\s+/)) {
  const [name, forms] = entry.split(':') as [string, string];
  NICKNAMES.set(name, [...(NICKNAMES.get(name) ?? []), ...forms.split(',')]);
}
for (const [name, forms] of NICKNAMES) {
  NICKNAMES.set(name, [...new Set([...commonNicknamesOf(name), ...forms])]);
}

/** Everyday forms of a given name; empty where it has none. Of a double name, those of the first. */
export function nicknamesOf(name: string): readonly string[] {
  const known = NICKNAMES.get(name) ?? commonNicknamesOf(name);
  if (known.length > 0) return known;
  const hyphen = name.indexOf('-');
  return hyphen > 0 ? [name.slice(0, hyphen)] : [];
}
