/**
 * Given names and the short forms and spellings they go by in Britain.
 *
 * Each line is a name, a colon, and the forms that may stand for it. A form
 * may stand for several names (alex, sam, chris); the ambiguity is the point.
 * Written for Reeve from general knowledge of British usage: facts about
 * names, no list copied. Lower case, as the standardisers give them.
 */
export const NICKNAME_TABLE = `
aaron: ron ronnie arron aron
abdul: abdel abdal abdool
abdullah: abdulla abdallah abdoullah
abigail: abby abbie abi gail abbey abigayle
abraham: abe bram
ada: addie
adam: ad addy
adelaide: addie ada heidi addy
adele: adela della adelle
adrian: ade adie
adrienne: addie adriana
agnes: aggie nessie nessa senga
ahmed: ahmad ahmet achmed
aidan: aiden aden ade
aileen: eileen
alan: al allan allen alun
alasdair: alastair alistair alister alisdair ally al alec
albert: al bert bertie albie alby
alexander: alex alec alick al sandy xander lex sasha sacha alasdair alistair zander ally aleksander alejandro
alexandra: alex sandra alexa lexi lexie sandy sasha xandra ally alix sandie aleksandra alexandria
alexis: alex lexi lexie
alfred: alf alfie fred freddie al
algernon: algy algie
alice: ali allie elsie alys alyce
alicia: ali lisa alisha alysha
alison: ali allie ally allison alyson
alma: ally
alphonse: alf al alphonso
amanda: mandy manda mand
amelia: amy millie milly mel emilia mia
andrea: andi andie drea
andrew: andy drew andi dru andie andreas
angela: ange angie angel
angelina: angie lina
angus: gus aonghas
ann: annie nan nancy anna nanny anne nina
annabel: anna bella belle annabelle bel
anne: annie nan nancy ann anna
annette: annie netta nettie
anthony: tony ant anton antony
antonia: toni tonia tonya antoinette
antoinette: toni nettie
archibald: archie baldie archy
arnold: arn arnie
arthur: art artie
ashley: ash ashleigh
audrey: aud audie
augustus: gus augustine augie
augusta: gussie gusta
aisha: ayesha aysha aishah ayisha aesha
barbara: barb barbie babs bab bobbie barbra
barnaby: barney barnabas
barnabas: barney barnaby
barry: baz bazza barrie baza
bartholomew: bart bat barty
basil: bas baz
beatrice: bea bee trixie trix beatrix beattie
belinda: bel linda lindy bindy
benedict: ben benny
benjamin: ben benny benji benjy
bernadette: bernie detta berny
bernard: bernie bern
bertha: bertie
bertram: bert bertie
bethany: beth bethan
beverley: bev beverly
bradley: brad
brenda: bren
brendan: bren brandon
brian: bri bryan brien bryn
bridget: biddy bridie bride brigid birdie brigitte
bronwen: bron bronwyn
bruce: brucie
caitlin: cait katelyn kaitlyn catelyn kate katie caitlyn
calvin: cal
cameron: cam
camilla: milly millie cam mila camille
candice: candy candace candi
carl: karl charles
carol: carrie caz carole caroline karol
caroline: carol caro carrie lina carolyn caz lynne carolina carly
carolyn: carol caro carrie lyn caroline
cassandra: cass cassie sandra cassy
catherine: cath cathy kate katie kathy kitty kay cat catie cate kit kath kathie katherine kathryn catharine cathryn katharine katy kat katrina kathrine catrin rina trina
cecil: cec
cecilia: cissie celia sissy cecily cis cissy cece
celia: cissie cecilia
charles: charlie chas chuck chaz charley chick karl carl chay
charlotte: charlie lottie lotty lotte char tottie charley
chelsea: chels chelsey
cheryl: cher cherie sheryl
chloe: clo khloe
christabel: chris bella christie
christian: chris christy kristian
christina: chris chrissie tina christie kirsty kristina cristina chrissy christiana
christine: chris chrissie chrissy tina christie kristine
christopher: chris kit topher kris christy christie kristopher
clara: clare claire
clare: claire clair clara
clarence: clarrie
clarissa: clare clarrie rissa
claudia: claud claudie
clement: clem
clementine: clem clemmie clementina
clifford: cliff clifton
clive: cliff
colin: col
constance: connie con
constantine: con conn dino costas kostas
cordelia: delia cordy
cornelius: con neil connie corny
craig: craigie
cressida: cressie cress
crispin: crisp
curtis: curt kurt
cuthbert: bertie bert
cynthia: cyn cindy cyndi
cyril: cy
daniel: dan danny dannie
danielle: dani danni dannie ella
daphne: daph daff
darren: daz dazza darran
david: dave davy davie dai dafydd davey
dawood: daud david dawud
deborah: deb debbie debby debra debs
delia: dee
denise: den dee denny
dennis: den denny denis
derek: del dez derrick deryck
derrick: rick del derek
desmond: des dessie desi
diana: di dee diane didi dianne
diane: di dianna diana dianne dyan
dominic: dom nick dominick nic
dominique: dom nikki
donald: don donnie donny
dora: dodie
doreen: dor reenie
doris: dot dorrie
dorothy: dot dottie dotty dolly dolores dora dodie dorothea thea
douglas: doug dougie duggie dougal
duncan: dunc
dylan: dyl dillon
edith: edie ede
edmund: ed eddie ted ned edmond
edna: eddie
edward: ed eddie ted teddy ned eddy ward ewart
edwin: ed eddie win ned
edwina: winnie ed eddie
eileen: aileen eily elly lena
elaine: ellie lainey
eleanor: ellie nell nellie nora ella elly lena nelly elinor eleanore leonora
elijah: eli lije
elizabeth: liz lizzie beth betty eliza elsie bess bessie lisa libby betsy lizzy liza lisbeth elspeth lilibet lib lillibet ellie bette elisabeth elise lilla tetty
ella: ellie elly
ellen: nell nellie ellie nelly elly helen
eloise: ellie elly lou heloise
elsie: elspeth
elspeth: elsie ellie beth elsa
emanuel: manny emmanuel immanuel manuel
emily: em emmie emma millie milly emmy emilie
emma: em emmie emmy ems
eric: rick ricky erik
erica: ricky rikki erika
ernest: ernie ern
esme: esmee esmie
esther: essie ettie hettie hester
ethan: eth
ethel: eth
eugene: gene
eugenie: genie eugenia
euphemia: effie phemie
eustace: stacey
eva: evie eve ava
evan: ieuan ifan
evangeline: eva evie angie
evelyn: eve evie lyn evelyne eveline
ewan: ewen euan owen
faith: fay faye
fatima: fatema fatimah fatemah fathima fatma fatoumata
felicity: fliss flick flic fee lissie
felix: fee
fergus: ferg gus
ferdinand: ferdie nandy
fiona: fi fee ffion
flora: flo florrie
florence: flo florrie flossie floss flossy
frances: fran fanny frankie franny francie francesca
francesca: fran frankie chess chessie cesca franny
francis: frank frankie fran
franklin: frank frankie
frank: frankie francis
frederica: fred freddie rica freda
frederick: fred freddie freddy rick fredrick frederic
gabriel: gabe gab
gabrielle: gabby gaby gabi gabriella ella bella
gail: gayle gale
gareth: gaz gary garth
garry: gaz gary
gary: gaz gazza garry
gavin: gav
gemma: gem jemma gems
genevieve: gen ginny evie viv
geoffrey: geoff jeff jeffrey
george: georgie geordie jorge jurgen
georgina: georgie gina georgia george ina georgiana
gerald: gerry jerry ged ger
geraldine: gerry geri jerry deena
gerard: gerry ged jerry gerrard
gertrude: gert gertie trudy trudie
gideon: gid
gilbert: gil bert gib
giles: gilles
gillian: gill gilly jill jillian jilly
gina: georgina regina
gladys: glad
glenda: glen glynis
gloria: glo glory
glyn: glynn glynne
godfrey: goff
gordon: gord gordy gordie
grace: gracie
graham: gra graeme grahame gray
graeme: graham grahame
gregory: greg gregg gregor
gregor: greg
griselda: zelda grizel
gustav: gus gustave
gwendoline: gwen wendy gwendolyn gwendolen gwenda
gwyneth: gwen gwyn
hannah: hanna nan annie hana
hannibal: han
harold: harry hal harrie
harriet: hattie harri harriett hettie harry hatty
harrison: harry
harry: henry harold hal
harvey: harv
hassan: hasan hassen
hazel: haze
heather: heth hev
hector: heck eachann
helen: nell nellie ellen lena helena nelly
helena: helen lena nell elena
henrietta: etta hettie hetty ettie harriet henny
henry: harry hal hank hen
herbert: herb bert herbie bertie
hermione: hermie
hilary: hil hils hillary
hilda: hildy
horace: horry
hortense: tensy
howard: howie
hubert: hugh bert hughie
hugh: hughie huw hugo shug huey
hugo: hugh
humphrey: humph
hussain: hussein husain husayn hossain hussian
ian: iain
ibrahim: ebrahim ibraheem
ida: idie
imogen: immy imo immie immo
imran: imraan
irene: rene rena reenie renee
isaac: ike zac zak
isabel: izzy bella belle issy isobel isabelle isabella ishbel bel ysabel izzie tibby
isabella: izzy bella ella issy belle isabel izzie
isaiah: zay
isla: ila
ismail: esmail ismael ishmael
israel: izzy
ivor: ifor
ivy: ive
jack: john jackie jacky jake jock
jacob: jake jay coby jacoby yakub
jacqueline: jackie jacqui jacky jaqui jacquelyn jaqueline jacquie
james: jim jimmy jamie jem jimmie jay jas jimmi seamus hamish
jamie: james
jane: janie jenny jayne janey jean
janet: jan jen jessie netta jannet
janice: jan jannice janis
jasmine: jaz jas jazz yasmin jasmin jazzy yasmine
jason: jay jase
jean: jeanie jeannie jeanne
jeanette: jean jeannie netta janette jeannette
jeffrey: jeff geoffrey geoff jeffery
jemima: jem mima jemma jemmy
jennifer: jen jenny jenni jenna jennie jenifer
jeremiah: jerry jem
jeremy: jerry jem jez jezza
jerome: jerry
jessica: jess jessie jessi
jill: gillian jillian
joan: joanie jo siobhan jone
joanna: jo joanne joey annie joana johanna
joanne: jo joey joann joanna
jocelyn: joss jo josie joy
joel: joe
john: jack johnny jon jock johnnie
johanna: jo hannah hanna
jonathan: jon john johnny jonny jonty nathan johnathan jonathon
jordan: jord jordy jordie
joseph: joe joey jo jos
josephine: jo josie fifi josey posy pheeny
joshua: josh
joyce: joy
juan: john
judith: judy jude jodie judi
julia: jules julie juliet jill
julian: jules jule jolyon
julie: jules julia
juliet: jules julie juliette
justin: jus jay
justine: tina jus
karen: kaz karin caryn karon
karl: carl
kathleen: kath kathy kate kay katie kitty cathleen cath
kayleigh: kay kaylee kayley
keith: keef
kelly: kel kelley
kelvin: kel kev
kenneth: ken kenny kenzie
kerry: kez ceri kerrie
kevin: kev kevan
khadija: khadijah khadeeja hadija
kieran: kier kieron ciaran kieren ciaron
kimberley: kim kimmie kimberly
kirsten: kirsty kirstie kirstin kirstine
kristian: kris christian
kyle: ky
lachlan: lachie lochie
lancelot: lance
laura: laurie lolly lori lora
lauren: laurie lozza loz ren
laurence: larry laurie lawrie loz lawrence
lavinia: vinnie vina lavina
lawrence: larry laurie lawrie loz laurence
leah: lee lea
leanne: lee anne leann lianne
lee: leigh
leila: layla laila leyla
lena: helena magdalena
leo: leonard leopold lee leon leonardo
leonard: len lenny leo lennie
leonora: nora leo ellie
leopold: leo poldie
leroy: roy lee
leslie: les lesley
lesley: les leslie
letitia: lettie letty tish titia
lewis: lew louis lou lewie
lilian: lil lily lilly lillian
lillian: lil lily lilly lilian
lily: lil lilly lilian
linda: lin lindy lyn lynda lyndy
lindsay: lin linds lindsey lynsey
lionel: leo
llewellyn: lyn llew lew
lloyd: loyd
lorna: lorn lorrie
lorraine: lori lorrie raine rainey loraine
louis: lou lew lewis louie luis
louisa: lou lulu louise
louise: lou lulu louisa
lucas: luke luca lucasz lukasz
lucille: lucy lucie lou
lucinda: lucy cindy lucie
lucy: lu lucie luce
luke: lucas
lydia: liddy lyddie
lynette: lyn lynne lynn
lynn: lyn lynne linda lin
mabel: mab maybelle may
madeleine: maddie maddy mads madeline magda lena maddison madelaine
madison: maddie maddy
magdalena: magda lena maggie
malcolm: mal malc calum
malachi: mal
mandy: amanda miranda
marcia: marcie marsha
marcus: marc mark
margaret: maggie meg peggy marge margie peg madge greta rita daisy meggie mags margot margo marjorie margery mamie maisie molly gretta meta margret mog margarita marguerite peigi mairead
margery: marge marjorie margie madge
maria: marie mary ria mia
marian: marion mary marianne
marianne: mary anne marian maryanne maryann
marie: maria mary
marilyn: mal lyn mazza maralyn marylin
marina: rina
marion: marian mary
marjorie: marge margie marj margery jorie
mark: marc marcus markie
marlene: marley lena
martha: mattie marty patty mat
martin: marty mart martyn
martina: tina marty
mary: molly polly may mae mamie minnie maria marie moll poll mairi maire moira maura
maryam: mariam miriam mary meryem mariama
matilda: tilly tillie mattie maud tilda
matthew: matt matty mat mathew matti matthias
matthias: matt matthew matty
maud: matilda maude maudie
maureen: mo reenie maura maurine
maurice: mo morrie moss morris
mavis: mave
maximilian: max maxie
maxine: max maxie
maxwell: max
megan: meg meggie meghan
melanie: mel melly mellie
melissa: mel lissa missy lissie
melvin: mel melvyn
mercedes: sadie mercy
mercy: mercedes
meredith: merry
michael: mike mick micky mickey mikey mitch mik michal micheal
michelle: shell chelle shelley mich shelly michele michaela
mildred: millie milly
milicent: millie milly
millicent: millie milly
minnie: wilhelmina mary minerva
miranda: randy mandy mira
miriam: mim mimi mimmie miri maryam
mohammed: mohammad muhammad muhammed mohamed mohamad mohammod muhammet mo md mohd mehmet mahomed mahammad mahamed
moira: moyra mary
monica: mon monika moni
montague: monty
montgomery: monty
morgan: mo
morris: maurice mo moss morrie
mortimer: mort morty
moses: mo moshe musa mose
muriel: mu
murray: mur
mustafa: mustapha mostafa moustafa
myra: maya
nadia: nadine
nancy: nan ann nance
naomi: nomi
natalie: nat talia nattie natalia nathalie tally
natasha: tasha nat tash natalia
nathan: nat nate natty
nathaniel: nat nathan nate nathanael
neil: neal niall
nicholas: nick nicky nico nicolas nik col nicol nikolas klaus
nicola: nicky nikki nic nik nicki nikky nichola nicole
nicole: nicky nikki nic nicola cole
nigel: nige nig
noah: noe
noel: nowell
noelle: noel elle
nora: norah honora eleanor leonora
norman: norm norrie
oliver: ollie olly noll ol oli
olive: ollie liv olivia
olivia: liv livvy ollie livia livy livvie
olwen: ollie
omar: umar omer umer
osama: usama
oscar: ossie oz ozzy
oswald: oz ozzie os ossie
otto: oz
owen: owain
pamela: pam pammy
patience: pat patty
patricia: pat patsy tricia trish trisha patti patty tish paddy
patrick: pat paddy rick padraig packy
paul: pauly paulie pavel
paula: polly pauline paulie
pauline: paula polly
pearl: pearlie
penelope: pen penny nell nellie
percival: percy perce val
persephone: percy seph
peter: pete petey pedro petros piotr
petra: pet
petronella: nell nellie petra
philip: phil pip phillip phillippe flip
philippa: pip pippa phil phillipa phillippa
phineas: phin finn
phoebe: phoeb pheebs phebe
phyllis: phyl phil phillis
pierce: piers
pollyanna: polly anna
priscilla: cilla prissy pris
prudence: prue pru
quentin: quen quinn
rachel: rach rae ray rachael rachelle shelly
ralph: ralphie rafe raph
ramona: mona
randolph: randy rand dolph
raphael: raph rafe rafael rafi
raymond: ray
rebecca: becky becca beck bex rebekah becki becks reba
reginald: reg reggie rex
regina: gina reggie
rehana: rihana rehanna
reuben: ben rube ruben
rhiannon: rhi rhian anon
rhoda: rho
richard: rick dick rich ricky dicky richie dickie ritchie rik dickon
ricardo: rick ricky richard
robert: rob bob bobby robbie robin bert bobbie rab robby rabbie
roberta: bobbie robbie rob berta robyn
robin: rob robbie robyn
roderick: rod roddy rory rick roddie ruairi
rodney: rod roddy
roger: rog rodge rodger
roland: rolly roly rollo rowland
ronald: ron ronnie ronny
rosa: rose rosie
rosalie: rose rosie ros
rosalind: ros roz rose rosie linda rosalyn rosalynd lindy
rosamund: ros roz rose rosie rosamond
rosanna: rose rosie anna roseanne roseanna
rose: rosie rosey rosa
rosemary: rose rosie romy ros mary rosemarie
roseanne: rose rosie ro anne
rosemarie: rose rosie marie rosemary
rowena: ro rowe
roxanne: roxy rox roxana
rowland: roly roland
roy: leroy royston
royston: roy
rufus: rufe
rupert: rup
russell: russ rusty russel
ruth: ruthie
ryan: ry rian
sabrina: sab brina
sally: sal sarah sallie
samantha: sam sammy sammie mantha
samson: sam
samuel: sam sammy samuele
sandra: sandy sandie alexandra cassandra
sarah: sara sally sadie sal
sean: shaun shawn shane
sebastian: seb bas baz sebby bastian
selina: lina sel celina
seamus: james shay shamus
shane: sean
shannon: shan
sharon: shaz shari shazza shar sharron
sheila: shelagh sheelagh she shiela
shelley: michelle shell rachel shelly
shirley: shirl shirlie
sian: shan
sidney: sid syd sydney
sigmund: sig
silas: si
simon: si sy symon simeon
simone: sim mona
sinead: shinead
siobhan: shiv von joan shevaun chevonne
solomon: sol solly
sophia: sophie sofia soph sofie
sophie: soph sophia sofie
stacey: stace stacy anastasia eustacia
stanley: stan
stella: estelle stell
stephanie: steph stevie steffi stefanie stephany
stephen: steve steven stevie ste stefan stephan steph
stewart: stew stu stuart stuey
stuart: stu stew stewart stuey
sulaiman: suleiman suleman sulayman sulaman suliman
susan: sue susie suzy sukie suzie susannah suzanne suze sukey
susannah: sue susie suzy anna susanna hannah suzanna suzannah zanna
suzanne: sue suzie suzy susan susanne
sybil: syb sibyl bill
sylvester: syl vester sly
sylvia: syl sylvie silvia
tabitha: tabby tab
tamara: tammy tam tara mara
tamsin: tam tammy tamzin thomasina
tatiana: tania tanya tatyana
taylor: tay
terence: terry tel terrance terrence tez
teresa: terry tess tessa tracy theresa terri tessie resa
thaddeus: tad thad teddy
thelma: thel
theodora: dora theo thea teddie dorothea
theodore: theo ted teddy teddie
theresa: terry tess tessa terri teresa tessie tracey
thomas: tom tommy thom tam tommie tomasz
thomasina: tamsin tommie sina tammy
timothy: tim timmy timmie
tina: christina martina
tobias: toby tobe tobey
toby: tobias
tracey: trace tracy theresa trase
trevor: trev
tristan: tris tristram
tristram: tris tristan
tyrone: ty
umar: omar umer
una: oona oonagh
ursula: ursie sula ursa
valentine: val
valerie: val vally
vanessa: nessa ness nessie van
vera: verity vee
verity: vera
vernon: vern
veronica: ron ronnie vera vron roni nica
victor: vic vick
victoria: vicky vicki tori vic vikki tory queenie vickie viki toria
vincent: vin vince vinnie vinny
viola: vi
violet: vi vee lettie
virginia: ginny ginnie gini jinny ginger virgie
vivian: viv vivien vyvyan
vivienne: viv vivian vivien
wallace: wally wal
walter: wally walt wat wal
wanda: wendy
warren: waz
wayne: wayn
wendy: wend gwendoline wen
wesley: wes
wilfred: wilf will fred wilfrid
wilhelmina: mina minnie willa billie wilma minna elma
william: will bill billy willie liam billie wills wilf willy wil gwilym
winifred: win winnie freda fred winny
winston: win winnie
woodrow: woody
xavier: xav zav
yasmin: yas yasmine jasmine yaz yasmeen
yusuf: yousuf youssef yousef yusef yousaf yosef
yvonne: von vonnie evonne
yvette: evie yve
zachary: zac zach zak zack zachariah
zachariah: zac zach zak zack zachary
zainab: zaynab zeinab zaineb
zara: zarah
zoe: zo zoey zoie
agnieszka: aga agnes
aleksandra: ola alex
andrzej: andrew jedrek
ewa: eva
grzegorz: greg gregory
jakub: kuba jacob
jan: john janek janet janice
jozef: joseph jozek
katarzyna: kasia kate catherine
krzysztof: kris krzys chris christopher
lukasz: luke lucas luk
malgorzata: gosia margaret
mateusz: matt matthew mat
michal: michael mike
pawel: paul
piotr: peter
stanislaw: stan staszek stanley
tomasz: tom tomek thomas
wojciech: wojtek
zbigniew: zbyszek
zofia: zosia sophie
harpreet: harry preet
gurpreet: preet gary
jaspreet: jas preet
manpreet: preet mani
jaswinder: jas
parminder: mindy parm pam
rajinder: raj
balwinder: bal
sukhwinder: sukhi suki
`;
