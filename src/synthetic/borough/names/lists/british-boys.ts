import type { Generation } from './generation.ts';
import { words } from './words.ts';

/** Boys' names of England and Wales by generation, commonest first: as BRITISH_GIRLS. */
export const BRITISH_BOYS: readonly Generation[] = [
  {
    peak: 1906,
    spread: 9,
    names:
      words(`William John George Thomas Arthur James Charles Frederick Albert Ernest Alfred Edward Joseph Harold
      Robert Frank Henry Harry Walter Reginald Herbert Leonard Stanley Leslie Richard Cyril Sidney Francis Percy
      David Wilfred Samuel Norman Cecil Eric Sydney Horace Fred Jack Edwin Ronald Alexander Clifford Patrick Bernard
      Michael Victor Philip Edgar Maurice Donald Kenneth Benjamin Douglas Hugh Lawrence Daniel Geoffrey Peter
      Archibald Christopher Alan Tom Gilbert Hubert Ralph Stephen Gerald Bertie Lewis Andrew Percival Raymond
      Bertram Arnold Edmund Clarence Louis Ivor Roland Mark Gordon Claude Matthew Martin Lionel Dennis Hector Alec
      Anthony Allan Oliver Owen Howard Colin Morris Laurence Jesse Sam Jim Joe Ben Isaac Jacob Wallace Oswald Rupert
      Ebenezer Septimus Amos Enoch Seth Cuthbert Augustus Montague Luther Reuben Noah Aubrey Leopold Randolph`),
  },
  {
    peak: 1922,
    spread: 8,
    names:
      words(`John William George James Thomas Ronald Kenneth Robert Arthur Frederick Peter Edward Albert Charles
      Leslie Joseph Stanley Eric Frank Dennis David Norman Ernest Henry Leonard Harold Alfred Raymond Donald Harry
      Reginald Richard Jack Walter Cyril Geoffrey Alan Douglas Gordon Michael Roy Bernard Francis Patrick Sidney
      Herbert Maurice Clifford Anthony Victor Gerald Derek Philip Alexander Wilfred Edwin Samuel Denis Sydney Cecil
      Colin Lawrence Fred Ralph Desmond Brian Percy Terence Christopher Horace Hugh Daniel Andrew Derrick Allan
      Stephen Ivor Vincent Trevor Basil Arnold Roland Benjamin Edgar Ian Keith Hubert Paul Martin Lionel Graham
      Howard Alec Gilbert Edmund Ivan Lewis Owen Laurence Rex Cedric Noel Neville Aubrey Austin Guy Ray Eddie Jim
      Wilf Bruce Stuart Humphrey Conrad Rowland Mervyn Hedley`),
  },
  {
    peak: 1934,
    spread: 7,
    names:
      words(`John Peter William Brian David James Michael Ronald Kenneth George Robert Thomas Alan Derek Raymond
      Anthony Roy Donald Dennis Edward Gordon Terence Joseph Frederick Arthur Colin Eric Richard Charles Norman
      Leslie Patrick Geoffrey Frank Albert Keith Leonard Bernard Stanley Gerald Reginald Francis Maurice Douglas
      Henry Malcolm Ernest Harold Alfred Graham Harry Jack Barry Walter Ian Philip Christopher Bryan Trevor Clifford
      Cyril Victor Paul Denis Allan Alexander Roger Sidney Clive Daniel Lawrence Herbert Edwin Samuel Ralph Derrick
      Andrew Martin Hugh Robin Neville Stephen Vincent Jeffrey Ivor Desmond Wilfred Ivan Barrie Royston Cecil Neil
      Noel Arnold Rodney Alec Stuart Nigel Adrian Timothy Mervyn Ray Melvin Julian Guy Lionel Rex Cedric`),
  },
  {
    peak: 1945,
    spread: 6,
    names:
      words(`John David Michael Peter Robert Anthony Brian Alan William James Richard Kenneth Roger Keith Colin
      Christopher Raymond Terence Thomas Barry George Graham Ian Malcolm Geoffrey Ronald Derek Paul Edward Roy
      Patrick Philip Trevor Dennis Leslie Joseph Bernard Charles Eric Stephen Martin Frederick Norman Gordon Andrew
      Frank Arthur Rodney Gerald Clive Jeffrey Douglas Donald Francis Stuart Victor Robin Allan Leonard Stanley
      Albert Maurice Henry Howard Harry Alexander Kevin Clifford Nigel Barrie Reginald Ernest Alfred Adrian Harold
      Nicholas Timothy Melvyn Bryan Neil Jack Daniel Lawrence Hugh Denis Walter Terry Edwin Ralph Bruce Phillip
      Vincent Gary Tony Samuel Royston Simon Jonathan Duncan Mervyn Laurence Julian Glyn Guy Ivor Rex Noel Neville
      Desmond Cyril Oliver Louis`),
  },
  {
    peak: 1955,
    spread: 6,
    names:
      words(`David John Stephen Michael Peter Robert Paul Alan Christopher Richard Anthony Andrew Ian Kevin Keith
      William James Philip Graham Brian Colin Martin Geoffrey Raymond Barry Kenneth Nigel Roger Malcolm Terence
      Patrick Neil Stuart Thomas Trevor Edward Clive Nicholas Derek Simon Gary George Timothy Mark Charles Jeffrey
      Roy Leslie Dennis Steven Adrian Ronald Phillip Gordon Howard Jonathan Robin Francis Joseph Bernard Douglas
      Norman Gerald Rodney Donald Glyn Bryan Vincent Alexander Julian Laurence Frank Duncan Lawrence Bruce Garry
      Gerard Frederick Hugh Tony Russell Arthur Eric Dominic Daniel Guy Melvyn Terry Victor Jeremy Rupert Allan
      Henry Gareth Maurice Stanley Dean Lee Wayne Ralph Desmond Sean Harry Marcus Ivan Alistair Giles`),
  },
  {
    peak: 1964,
    spread: 5,
    names:
      words(`David Paul Andrew Mark John Michael Stephen Ian Robert Richard Christopher Peter Simon Anthony Kevin
      Gary Steven Martin James Philip Alan Neil Nigel Timothy Colin Graham Jonathan Nicholas William Adrian Brian
      Stuart Keith Thomas Patrick Sean Carl Trevor Wayne Shaun Kenneth Barry Derek Dean Raymond Antony Jeremy Joseph
      Edward Lee Damian Daniel Phillip Robin Duncan Russell Gareth Julian Terence Francis Geoffrey Clive Malcolm
      Charles Jeffrey Craig Guy Dominic Glenn Garry Matthew George Darren Gordon Karl Vincent Roger Bruce Howard
      Gerard Bernard Justin Alexander Roy Douglas Tony Ronald Leslie Hugh Gerald Jason Dennis Alistair Gavin
      Benjamin Marcus Giles Toby Rupert Norman Crispin Piers Rory Tristan Stewart Terry Clifford Ashley Tim Warren`),
  },
  {
    peak: 1973,
    spread: 5,
    names:
      words(`Paul Mark David Andrew Richard Christopher James Simon Michael Matthew Stephen Lee John Robert Darren
      Daniel Steven Jason Nicholas Jonathan Ian Neil Peter Stuart Anthony Martin Kevin Craig Philip Gary Scott Wayne
      Timothy Benjamin Adam Alan Dean Adrian Carl Thomas William Stewart Justin Gavin Alexander Jamie Barry Nathan
      Karl Edward Shaun Sean Phillip Brian Nigel Gareth Keith Colin Dominic Graham Julian Marcus Russell Joseph
      Charles Trevor Samuel Damian Antony Leon Duncan Glen Robin Jeremy Patrick Howard Toby Raymond Malcolm Guy
      Kenneth Vincent Oliver Bradley Derek Ryan Joel Terence Ross Damien Clive Roger Leigh Barnaby Douglas Kieran
      Geoffrey Francis Tristan Giles Marc Warren Rupert Bruce Jeffrey Aaron Luke Hugh Roy Dale George Grant Jody
      Spencer Ashley Elliot Desmond Errol`),
  },
  {
    peak: 1984,
    spread: 5,
    names:
      words(`Christopher James David Daniel Michael Matthew Andrew Richard Paul Mark Thomas Adam Robert John Lee
      Benjamin Steven Jonathan Craig Stephen Simon Nicholas Peter Anthony Alexander Gary Ian Ryan Darren Barry
      William Martin Kevin Philip Timothy Joseph Samuel Stuart Gareth Scott Carl Ashley Neil Stewart Luke Jamie Wayne
      Dean Alan Aaron Oliver Nathan Shaun Edward Sean Gavin Jason Karl Kieran Marc Joshua Liam Ross Phillip Patrick
      Graham Charles Colin Leon Damien Keith Brian Kenneth Dominic Adrian Justin Bradley Dale Lewis Kyle Marcus Kirk
      Nigel George Danny Russell Trevor Robin Terry Toby Glen Louis Damian Jack Rhys Henry Jake Vincent Antony Grant
      Tristan Sam Jeremy Iain Brett Elliott Ben Warren Duncan Julian Rory Leigh Callum Guy Joel Hugh Max Nicky Jay
      Jody Barnaby Harry Rupert Dan Ricky Byron`),
  },
  {
    peak: 1993,
    spread: 4,
    names:
      words(`Thomas James Jack Daniel Matthew Ryan Joshua Luke Samuel Jordan Adam Michael Alexander Christopher
      Benjamin Joseph Liam Jake William Andrew George Lewis Oliver David Robert Jamie Nathan Connor Jonathan Harry
      Callum Aaron Ashley Bradley Jacob Kieran Scott Sam John Ben Nicholas Kyle Charles Sean Edward Stephen Richard
      Alex Peter Dominic Joe Reece Lee Rhys Steven Anthony Charlie Paul Craig Jason Dale Ross Cameron Louis Dean
      Conor Shane Elliot Patrick Max Shaun Henry Simon Timothy Mark Philip Karl Stuart Brandon Gareth Tyler Josh
      Carl Kevin Toby Declan Marcus Billy Francis Curtis Danny Elliott Owen Leon Martin Gavin Kane Damien Gary Zachary
      Mitchell Robin Marc Ian Joel Niall Corey Hugh Alistair Adrian Louie Dylan Stewart Freddie Rory Gregory Theo
      Lawrence Brett Calvin Barnaby Jay Kurt Frederick Darren Ricky Neil Wayne`),
  },
  {
    peak: 2001,
    spread: 4,
    names:
      words(`Jack Thomas Joshua James Daniel Harry Samuel Joseph Matthew Callum Luke William Lewis Oliver Ryan
      Benjamin George Liam Jordan Adam Alexander Jake Connor Cameron Nathan Kieran Jacob Jamie Michael Ben Ethan
      Charlie Bradley Brandon Aaron Max Dylan Kyle Reece Robert Christopher David Edward Charles Owen Louis Alex
      Joe Rhys Sam Tyler Andrew Jay Morgan John Tom Toby Henry Joel Sean Conor Declan Elliot Leon Zachary Harvey
      Dominic Scott Billy Ellis Lucas Ashley Jonathan Archie Corey Leo Patrick Finlay Elliott Marcus Taylor Mason
      Anthony Hayden Alfie Isaac Peter Nicholas Josh Aidan Oscar Kane Kai Bailey Riley Zak Richard Louie Stephen
      Rory Spencer Ewan Dale Shaun Hugo Logan Robbie Gabriel Lee Francis Niall Theo Damon Curtis Mitchell Lloyd
      Frederick Danny Shane Paul Brad Ross Mark Frazer Jude Sebastian Freddie Ricky Dean Steven Kallum Tobias Blake
      Evan Jared Miles Jasper Ted`),
  },
  {
    peak: 2009,
    spread: 4,
    names:
      words(`Jack Oliver Thomas Harry Joshua Alfie Charlie Daniel James William Samuel George Joseph Lewis Ethan
      Benjamin Jake Luke Max Dylan Jacob Adam Liam Ryan Callum Matthew Logan Jayden Archie Alexander Tyler Connor
      Riley Noah Leo Nathan Harvey Lucas Oscar Henry Finley Owen Kai Cameron Isaac Jamie Aaron Michael Edward Toby
      Leon Freddie Louis Luca Mason Harrison Reece David Finlay Rhys Aiden Bailey Kian Jay Hayden Bradley
      John Ben Evan Robert Brandon Billy Sebastian Alex Louie Joe Zachary Arthur Ashton Christopher Elliot Kieran
      Rory Morgan Taylor Gabriel Sean Kyle Ellis Stanley Joel Hugo Frederick Theo Bobby Elliott Ollie Blake Zak
      Tommy Jude Reuben Corey Sonny Frankie Andrew Sam Marley Felix Ted Albert Dominic Jasper Jackson Declan Caleb
      Kayden Patrick Seth Teddy Rowan Ralph Anthony Jenson Tobias Rafferty Austin Miles Carter Frank Jonathan Cole
      Dexter Robin Rupert Xavier Zac Ewan Leighton Spencer Kaiden Lennon Brody Elijah Lenny Albie Francis Monty
      Hugh Lee Nicholas Vincent Tom Dominik Stephen Peter Lloyd Mitchell Josh`),
  },
  {
    peak: 2018,
    spread: 4,
    names:
      words(`Oliver George Harry Noah Jack Leo Arthur Oscar Charlie Jacob Thomas Freddie Henry William Theo Alfie
      Archie James Isaac Joshua Ethan Lucas Logan Alexander Edward Teddy Max Theodore Finley Sebastian Mason Benjamin
      Joseph Daniel Harrison Tommy Adam Samuel Arlo Elijah Louie Reuben Toby Ezra Hugo Albie Luca Jaxon Rory Jude
      Zachary Dylan Reggie Roman Ronnie Hunter Albert Elliot Frankie Bobby Ralph Finn Carter Louis Frederick Rowan
      Gabriel Riley Michael Jesse Grayson Sonny Jackson Luke Ollie David Stanley Blake Felix Caleb Otis Ellis Rupert
      Matthew Kai Otto Milo Liam Oakley Jasper Chester Vinnie Ryan Ibrahim Yusuf Nathan Robin Jake Brody Tobias
      Austin Leon Myles Parker Kit Harvey Jenson Rafferty Connor Charles Cody Jayden Ted Cooper Ernie Patrick Barney
      Dexter Sidney Wilfred Bertie Lenny Xander Woody Billy Xavier Bodhi Jago Raphael Ray Ezekiel Atlas Beau River
      Jonah Digby Monty Alfred Casper Stefan Walter Spencer Remy Caspian Cassius Lewis Asher Ace Zion Aaron Fox Miles
      Angus Enzo Fergus Dominic Griffin Hudson Lincoln Maximus Phoenix Rex Seth Toby Dougie Kobi Cillian Vincent Ivan
      Ralphie Freddy Rudy Buddy Nico Maverick Marley Silas Tate Koa Hamish Johnny`),
  },
];

/** Names that are rare in every generation. */
export const RARE_BRITISH_BOYS =
  words(`Abel Abraham Abner Ainsley Alaric Alban Aldous Alger Algernon Aloysius Alwyn
  Ambrose Anselm Ansel Apollo Archer Aristotle Armand Arran Ashby Athol Auberon August Augustine Aurelius Balthazar
  Barnabas Bartholomew Baxter Beckett Benedict Benson Bevis Blaine Blaise Boyd Bram Brandan Brent Brooklyn Bryce Bryn
  Buster Cadan Caius Campbell Caradoc Carey Carlton Carlo Carson Cary Casey Cassidy Chad Chandler Chay Chris Cillian
  Clancy Clark Claud Clayton Clement Clinton Clyde Colm Connell Conan Corin Cornelius Cosmo Courtney Crawford Cullen
  Cy Cyprian Cyrus Dalton Damon Dante Darcy Darius Darrell Darryl Dashiell Davey Daryl Delroy Denham Denver Denzil
  Dermot Derwent Dewi Dickon Dion Donovan Dorian Dudley Dwayne Earl Eamonn Eden Edison Egbert Eldon Eli Elias Ellery
  Elton Elvis Emerson Emile Emmanuel Ephraim Ernie Esmond Etienne Eustace Evander Evelyn Everett Ewart Fabian Fenton
  Ferdinand Fitzroy Flynn Forbes Franklin Fraser Gabe Galahad Gareth Garfield Garrick Garth Gawain Gaylord Gerrard
  Gideon Godfrey Godwin Graeme Granville Greville Grenville Gulliver Gus Guthrie Hal Hamilton Hari Harley Hartley
  Heath Henley Hezekiah Hiram Holden Horatio Hilary Ichabod Ignatius Inigo Ira Isaiah Isidore Ivo Jabez Jared Jasper
  Jed Jefferson Jem Jenkin Jeremiah Jermaine Jerome Jerry Job Jocelyn Johan Jolyon Jonas Jonty Jordon Josiah Jules
  Julius Justus Kasper Keanu Kelvin Kendall Kenelm Kenny Kent Kenton Kerr Kim Kingsley Kip Kristian Kristopher Kyran
  Lachlan Lambert Lance Lancelot Lanford Larry Lauri Lawson Lazarus Leander Leif Leland Lemuel Leroy Lex Linden Linus
  Lister Llewellyn Lorcan Lorenzo Lorne Lucian Lucius Ludovic Lyall Lyle Lyndon Mackenzie Magnus Malachi Manfred
  Marlon Marshall Marvin Maxim Maximilian Maxwell Maynard Merlin Merrick Merton Micah Mick Milton Mordecai Mortimer
  Moses Murray Nat Nathaniel Ned Nelson Nestor Nicodemus Nicolas Noa Norbert Norris Obadiah Octavian Olaf Orlando
  Orson Orville Osbert Osric Otis Pascal Paddy Pax Pelham Peregrine Perry Peyton Philippe Phineas Pierce
  Pierre Quentin Quincy Ramsay Ramsey Randall Randal Raoul Raymund Redvers Regan Reid Remus Ringo Rhodri Rocco Rocky
  Roderick Rodger Roland Rollo Romeo Ronan Ronny Rooney Rowley Royce Rufus Russel Sacha Sandy Saul Saxon Shelby Sheldon
  Shelley Sherman Sholto Sigmund Silvester Simeon Solomon Sorley St_John Stirling Strachan Sullivan Swithin Sylvester
  Tarquin Tad Tancred Thaddeus Thane Theobald Theodor Thornton Thurstan Tiberius Tiernan Titus Tobin Todd
  Torquil Travis Tremayne Troy Tudor Tybalt Tyrone Uriah Urban Valentine Vaughan Vere Vernon Virgil
  Vivian Wade Waldo Wally Ward Warwick Wat Webster Wendell Wesley Weston Wilbur Wilfrid Willard Willis Windsor Winston
  Wolfgang Woodrow Wyndham Wynford Yorick Zack Zane Zebedee Zeke Zephaniah`);
