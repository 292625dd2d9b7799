import { namesInNicknameTable } from '../nicknames.ts';

/*
 * Small vocabularies by which a column is recognised from its content. They
 * need not be complete: a share of known words is enough to tell a column of
 * given names from one of towns. Never used to standardise or compare.
 * Written for Reeve from general knowledge; lower case, no accents.
 */

function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(/\s+/)).filter((word) => word !== ''));
}

/** Given names not in the nickname table, by the communities of British towns they are common in. */
const BRITISH = `
  aimee alana amber amara archer arlo ashton ava ayla beau billy blake bonnie brooke brooklyn callum
  carly carter carys cerys chantelle charlton chase cian clement cody connor conor corey cory courtney
  dale dana darcey darcy darcie dawn dean declan delilah demi dion donna dorian drew dwayne ebony eden
  edison eilidh elin eliana elliot elliott ellis elodie elsa emerson emmett enid eoin erin ernestine
  errol esmeralda ezra fabian finlay finley finn fletcher frankie freya gaynor gethin gladys glenn glenys
  grant gwilym hallie harley harlow hayden hayley haydn holly hope hudson hunter hywel iestyn imogene
  india iona iris isobel issac iwan jade jaden jago jared jarvis jaxon jed jenson jesse jett jodie joey jolene
  jude july kaitlin kara kasey katelin kathryn keeley keira keisha kelsey kendal kerri kiera kiara kirk
  kyra kyran lacey lance landon lara latoya layton leighton leigh leland leona leticia levi lexie liberty lila
  logan lois lola lorenzo lottie luca lucian luella luna lyra mabel mack maisie mair marlon mason
  maverick max meadow melody mia michaela mila miles mollie molly morag murdo myles mylo nadine nell neve niamh
  nina nolan nova oakley octavia olga opal orla otis ottilie paige paisley parker pearl penny perry phoenix piers
  poppy preston quinn raven reece reid rhys riley rio ripley river rocco roman ronan rory rosalyn rosie rowan
  ruby ryder saffron samara savannah scarlett scott sebastien selena shannon shayla shelby shona sienna skye
  sonia sonya spencer stefan stuart summer tate tegan tess thea tia tiffany tilly toni travis troy
  tyler unity valentina verona wilbur willow winter wren wyatt yolanda zander zane zelda zion caitriona
  aoife ciara cillian clodagh dara deirdre diarmuid eimear emer eoghan fiadh fionn fionnuala grainne maeve
  malachy nuala oisin padraig roisin saoirse sorcha tadhg aled alun angharad arwel bethan catrin
  delyth dewi efa eirlys elen eleri emrys ffion gareth geraint gwawr gwenllian heledd huw ieuan idris
  ifan llinos lowri mared meirion meleri nerys nia osian rhodri rhydian seren siwan tomos tudur alasdair
  catriona coll eilean fearghas fionnlagh greer iain isla mhairi morven rhona ruaridh struan una
`;
const SOUTH_ASIAN = `
  aarav abida adeel adil afzal aftab ajay akash akhtar akram alia ali amandeep amar amardeep amarjit amina amir
  amit amita amjad amrit amrita anand aneela angad anil anila anita anjali anjum ankit anush anwar arif arjun
  armaan arslan arun aruna arvind asad ashok ashraf asif asim asma atif ayaan ayub azad azhar aziz azra babar
  baldev baljit balraj balvinder bashir bhavesh bhavna bilal bilquis bushra chandra chetan daljit davinder
  deepa deepak deepika devi dharmesh dhruv dilip dinesh divya ehsan faisal faiz farah farhan farida farooq farzana
  fauzia fazal gita gopal gulzar gurdeep gurdip gurmeet gurmit gurpal gursharan hafiz hafsa haider halima hamid
  hamza hanif hardeep hari harish harjinder harjit harminder haroon harsh harvinder hasina hemant hina hira hitesh
  humaira iftikhar ijaz imtiaz inayat inderjit indira iqbal iqra irfan irum ishaan ishaq jagdeep jagdish jagjit
  jahangir jamal jamila jasbir jasmeet jaswant javaid javed jaya jayesh jignesh jitendra joginder junaid jyoti
  kabir kalpana kamal kamaljit kamran karan karam kashif kaushik kavita khalid khalida khurram kiran kirit
  kishan komal krishna kuldeep kulwant kulwinder kumar lakhbir lakshmi lalita latif lubna madhu mahesh mahmood
  mahmud mala malika mandeep manisha manish manjit manjula manoj maqsood mariyam masood maya mayur meena meera
  mehmood mehul minal mira mohan mohinder mubarak mudassar muhib mukesh mumtaz munir murad mushtaq muzaffar
  nabeela nadeem nadim naeem nafisa nageena naila najma nalini narendra naresh nargis narinder naseem nasim nasir
  nasreen nasrin naveed navdeep navjot nazia nazir neelam neeraj neesha neha nighat nikhil nila nilesh nimra nirmal
  nisha nita nitin noor noreen nusrat omkar pankaj paramjit parveen parvez pooja prakash pramod pranav prasad prashant
  pratik praveen preeti prem priti priya qaiser qasim quratulain rabia radha rafiq raheel rahila rahim rahul
  raja rajan rajesh rajinder rajiv rajni rakesh ram ramesh ramila ranjit rashid rashida rashmi rauf ravi
  ravinder raza razia rehan rehman rekha reshma riaz richa rina rishi ritu rizwan rohan rohit roshan rubina rukhsana
  rukhsar rupinder saad sabah sabeena sabir sadaf sadia saeed safia sahil saif saima saira sajid sakina saleem
  salim salma salman sameena sameer samina sana sandeep sandip sangeeta sanjana sanjay sanjeev santosh sara sarfraz
  sarita sarwar satish satnam satvinder satwinder saurabh seema selim shabana shabbir shabnam shafiq shagufta
  shah shahbaz shahid shahida shahnaz shaista shakeel shakila shamim shamima shanti sharif sharmila shazad shazia
  sheetal sheraz shilpa shirin shivani shoaib shreya shruti shyam sidra simran sita sneha sobia sohail sonal
  sukhdev sukhjit sukhvinder sumaira sumera suman sumit sundeep sunil sunita suraj surinder surjit suresh sushil
  swati syed tahir tahira tahmina talat tanveer tanvir tariq tarun taslima tasneem tayyab tejal umair umesh urmila
  usha usman uzma vandana varinder varsha varun vasant veena vijay vikas vikram vinay vinod vipul vishal waheed
  waqar waqas waseem yash yasir yogesh younis zafar zahid zahida zahir zaheer zahra zaid zain zakia zaman zameer
  zeenat zeeshan zia zubaida zubair zulfiqar zunaira nahida rahela rokeya shahena sufia shiuly mizanur
`;
const MUSLIM_WORLD = `
  abbas abdi abdirahman abdiaziz abdelkader abdirizak abdur adnan ahlam ala amal aman amani amin aminata amna anas
  anisa arwa asha asiya asmaa ayah ayan ayman badr basma bassam boutros deqa dina ebtisam eman esra ezgi fadi
  faduma fahad fardowsa farid farouk fathi fawzia feras filsan firas ghada ghassan habib habiba hadi hafsah hala
  halimo hamad hamdi hamida hana hanan hani hasna hawa hayat hesham hiba hibo hicham hind hodan houda hoda huda ifrah
  ikram ilham iman jaber jabir jalal jamilah jihan kadir karim kareem kawthar khaled khaldoun layan lina loubna lul maha
  mahad mahdi maher mahir mai majid malak malik manal marwa marwan maysa mehdi mohsen mohsin mona mounir muna
  mustafe nabil nada nadir naima najib najwa nasra nasser nawal nimco noora noura nour nura osman othman rabab
  rached rachid rahma rana rania rasha rayan reem rida rim riyad roda ruqayya saad sabri sadiq safa safiya sahar said
  salah saleh salem sami samia samir samira samira sara selma shadi shukri siham soraya souad suad sumaya tamer
  tarek taha wafa waleed walid wasim yahya yaser yassin yazan younes yousra youssra zakaria zakariya ziad zeynep
  elif emine fatih ayse aysegul mehmet hatice huseyin mustafa ozlem serkan sevgi tuncay volkan yilmaz burak cem
  deniz ebru emre erkan gulsen hakan hasan kemal murat nuray orhan osman ozan pinar recep selim sibel suleyman
  ali reza amir arash arezoo azadeh bahram behnaz dariush farhad farideh farshid hossein kaveh leyli mahsa maryam
  mehrdad mina mitra nasrin navid nazanin niloufar omid parisa pooya reyhaneh roya saman shirin siavash sohrab
  soheila soraya zohreh azad dilan rojin sherzad hozan shilan
`;
const AFRICAN = `
  abayomi abena abimbola abiola ade adebayo adebola adeola adesola adetokunbo adewale adjoa adunni afia afua akin
  akinola akosua akua akwasi ama amadou ama amina aminata amadi anu ayo ayodele ayodeji ayokunle ayomide ayotunde babajide babatunde
  bamidele bola bolaji bukola chiamaka chibuike chibuzo chidi chidinma chiemeka chika chike chima chinedu chinelo
  chinonso chinwe chioma chisom chizoba chukwudi chukwuemeka damilola daniela dapo dayo ebele ebenezer ebuka
  efe efua ekow ekua emeka ese esi eze ezinne femi fiifi fola folake folasade funke funmi funmilayo gbenga
  halima idowu ifeanyi ifeoma ifunanya ige ike ikechukwu ikenna iyabo jide kayode kehinde kelechi kemi kofi kojo
  kola kolawole korede kunle kwabena kwadwo kwaku kwame kwasi kweku kwesi lanre lekan lola mobolaji modupe mofe nana
  ndidi ngozi nkechi nkem nneka nnamdi nonso nwando obi obinna oba ogechi ola oladipo olamide olanrewaju olayinka
  olu olubunmi oluchi olufemi olufunke olumide oluseun oluseyi olusola oluwaseun oluwatobi olatunji omolara omotola
  onyeka onyinye osaze oyinkan rasheed rotimi sade segun seun seyi simisola sola taiwo tayo temi temitope titi titilayo
  tobi tochi toju tolu tope toyin tunde uche uchenna ugo ugochi ugonna uju uzo uzoma wale wande yaa yaw yemi yetunde yewande
  yinka abeni tendai tinashe tatenda rudo rutendo farai chipo tafadzwa kudzai nyasha ruvimbo simba thabo sipho
  themba nomsa lindiwe thandiwe sibusiso bongani kagiso lerato mpho naledi palesa tebogo abel alem almaz
  bereket biniam daniel dawit ermias eyob feven filmon freweini ghebre hiwot kidane lemlem meron merhawi mesfin
  mulu samrawit selam senait tesfay yonas yohannes wanjiru njeri kamau mwangi wambui otieno achieng akinyi
  mamadou moussa ousmane seydou cheikh ibrahima fatoumata mariam mariama oumar binta awa aissatou kadiatou
`;
const EAST_ASIAN = `
  bao bing bo chang chao chen cheng chi chun cong dan dong fang fei feng gang guang guo hai han hao hong hua hui
  jia jian jiayi jiang jie jin jing jun junjie kai kang lan lei lian liang lin ling long lu mei meiling min ming
  minh na nan ning peng ping qian qiang qing qiu rong rui ruoxi shan sheng shu shuang siyu song tao tian ting
  wei weiwei wen xia xiang xiao xiaoming xin xinyi xiu xue xuan yan yang yi yifan yijun ying yong yu yuan yue yun
  yuting yuxuan zhen zheng zhi zhong zixuan ziyi wai wing kwok kit ka man siu yee yuen ching chun ho hoi hon kai
  kin kei lok mei pui sau sze tak tsz wah wing yan yat yiu yuk anh binh chau cuong dung duc ha hang hanh hien
  hieu hoa hoang hung huong huy khanh khoa lam lien linh loan mai nam nga ngoc nhung phuong quan quang quoc son
  tam thanh thao thi thien thinh thu thuy tien trang trinh tuan tuyen van viet vinh xuan yen akira haruka hiroshi
  kenji keiko naoko sakura takashi yoko yuki yumi eun hye jae ji joon seo seung soo sung woo young
  arnel jerome jocelyn marites maricel rowena rommel rodel analyn rosalie
  pema tenzin dawa dorje lhamo nima pasang bishnu dil durga hari kamala laxmi maya sarita sunita suman
`;
const EUROPEAN = `
  adrianna alicja anastazja aneta antoni arkadiusz bartek bartlomiej bartosz beata blazej bogdan boguslaw bozena
  celina cezary czeslaw dagmara damian danuta dariusz dominik dominika dorota edyta elzbieta emil ewelina filip
  franciszek gabriela genowefa grazyna halina hanna henryk hubert ignacy igor ireneusz iwona izabela jacek
  jadwiga janina janusz jaroslaw jerzy joanna jolanta julita justyna kacper kamil kamila karol karolina kazimierz
  kinga klaudia konrad krystian krystyna leszek lidia lucyna maciej maja malwina marcin marek maria mariola mariusz
  marta marzena miroslaw monika natalia nikodem oliwia oskar patryk paulina przemyslaw radoslaw rafal renata
  robert roman ryszard sebastian slawomir stefania sylwester sylwia szymon tadeusz teresa urszula waclaw waldemar
  wanda weronika wieslaw wiktor wiktoria wioletta witold wladyslaw wlodzimierz zdzislaw zenon zuzanna zygmunt
  adina alin alina ana anca andreea andrei aurel bianca bogdan camelia catalin cezar ciprian claudiu constantin
  corina cornel cosmin costel cristi cristian cristina dan daniela denisa doina dragos dumitru elena emilian
  eugen florentina florin gabriela gheorghe ilie ileana ilinca ioan ioana ion ionel ionut iulia iulian larisa laurentiu
  liviu loredana lucian lucica luminita madalina marian mariana marin marius mihaela mihai mircea mirela monica
  nicolae nicoleta nicusor octavian oana ovidiu petru radu raluca razvan roxana sergiu silviu simona sorin
  stefania stelian teodora tudor vasile veronica victor violeta viorel viorica vlad
  agne algirdas andrius arturas asta audrius ausra birute darius donatas edita egidijus egle gediminas gintaras giedre
  jurgita kestutis laima linas mantas mindaugas neringa rasa rimantas rita rolandas ruta saulius tomas vaida vytautas
  zivile aija anita dace edgars ieva ilze inese inga janis juris karlis kristaps laura liga maris sandra zane
  aleksandr aleksei alexey anastasia anatoly andrey anna anton arkady boris denis dimitri dmitri dmitry dmytro
  ekaterina elena evgeny galina gennady georgi georgiy igor inna irina iryna ivana kateryna katya konstantin ksenia
  larisa leonid ludmila lyudmila maksim marina maxim mikhail mykhailo nadezhda nikita nikolai oksana oleg oleksandr oleksiy
  olena olga pavel pavlo petro roman ruslan sergei sergey serhiy sofiya stanislav svetlana svitlana taras tatyana tetiana
  vadim valentin valentina valeriy vasily vasyl vera viktor viktoria vitaly vladimir vladislav volodymyr vyacheslav yana
  yaroslav yevgeny yulia yuri yuriy zoya desislava dimitar gergana hristo ivaylo kalina krasimir milena plamen petya radka
  rositsa stoyan todor tsvetelina vesela yordan zlatko bojan dejan dragan goran jelena jovana marko milan milos mladen nemanja
  nenad nikola petar slobodan snezana stevan vesna vuk zoran agim arben arta besnik blerim drita edona ermal fatmir flutura
  gezim ilir jeton kushtrim luan mimoza shpresa valon zamira
  balazs csilla eszter ferenc gabor gyorgy ildiko imre istvan jozsef katalin laszlo miklos sandor tamas tibor timea zoltan zsolt zsuzsanna
  bohumil frantisek hana ivana jaroslav jiri josef katerina ladislav lenka libor marketa milos miroslav ondrej petr radek tereza tomas
  vaclav vladimira zdenek zuzana
  adolf albrecht alfons alois andrea andreas anja anke anneliese annemarie antje armin arno astrid axel barbel benno bernd bernhard
  bettina birgit bjorn bodo brigitte burkhard carsten christa christel christof claus corinna cornelia dagmar detlef dieter dietmar dietrich
  dirk doreen dorothea eberhard eckhard edeltraud egon elfriede elke elvira erhard erich erika erna ernst erwin ewald frank franz
  friedrich fritz gabi georg gerd gerda gerhard gerlinde gert gertrud gisela gottfried grete gudrun gunter gunther gustav hannelore hans
  harald hartmut hedwig heike heiko heinrich heinz helga hellmut helmut henning heribert hermann hildegard holger horst ilona ilse
  inge ingeborg ingo ingrid irmgard irmtraud isolde ivonne jens jochen joerg johann johannes jorg josef jurgen jutta kai karin karlheinz karola
  katharina kathrin katja kerstin klara konrad kornelia kurt lieselotte lothar ludwig lutz manfred manuela margarete margit margot margrit
  mario markus marlies marita mathias matthias meike michaela monika nadja nicole norbert olaf ole ortrud oskar otmar petra
  peter rainer ralf regine reiner reinhard reinhold renate roland rolf rosemarie rudi rudiger rudolf ruediger sabine sandra
  sascha siegfried sieglinde sigrid silke silvia simone stefan stefanie steffen susanne sven sylvia theo thorsten tilo torsten traute
  udo ulf ulrich ulrike ursula uta ute uwe veit volker volkmar waltraud werner wilfried wilhelm willi willy winfried wolf wolfgang
  adelino afonso agostinho alberto alejandra alvaro amelia ana andre andreia angel antonio armando augusto beatriz bruno
  carla carlos carmen catarina claudio concepcion consuelo cristiano cristobal diego dolores domingos duarte eduardo elsa emilio
  enrique esperanza esteban fabio fatima felipe fernanda fernando filipa filipe francisca francisco gloria goncalo gonzalo graca guadalupe
  guillermo gustavo hector helder hugo ignacio ines inmaculada isaura javier jesus joao joaquim joaquin jorge jose juana julio
  leandro leonor lidia lourdes lucia lucinda luis luisa luz manuela manuel marcelo marcio marco margarida mariana mario
  marisol marta mateo mateus mauricio mauro mercedes miguel monica natividad nelson nuno octavio oscar pablo paloma paulo pedro
  pilar rafael ramon raquel raul renato ricardo rocio rodrigo rogelio rosario ruben rui salvador sandro santiago sergio silvia
  sofia soledad susana teresa tiago tomas valeria vanda vasco vicente virginia xavi yolanda
  agostino alessandra alessandro alessia alessio alfonso andrea angelo anna antonella antonino arianna barbara beatrice bruno calogero
  carlo carmela carmelo caterina cesare chiara ciro claudia cosimo cristina daniele davide domenico donatella elena
  elisa emanuele enrico enzo fabio fabrizio federica federico filippo flavio franca francesco franco gaetano giacomo gianluca gianni giorgia
  giorgio giovanna giovanni giulia giuliana giulio giuseppe giuseppina grazia ilaria lorenzo luca lucia luciano luigi maddalena marcello
  marco mariangela marino massimo matteo maurizio michele mirella nicolo nunzia ornella paola paolo pasquale piero pietro
  raffaele riccardo roberta roberto rocco rosalba rosario salvatore sara serena silvia silvio simona stefania stefano tiziana
  tommaso ugo umberto valentina valerio vincenzo vito vittorio
  adele adrien agathe alain amandine amelie anais antoine apolline arnaud aurelie aurelien baptiste benoit bernadette
  bertrand brigitte camille catherine cedric celine chantal christelle christophe claude clemence clement colette corinne cyrille
  damien delphine didier dominique elise eloise emile emilie emmanuelle eric estelle etienne fabien fabienne fabrice florian
  francine francois francoise frederic gaelle gerard ghislaine gilles gregoire guillaume gwenaelle henri herve hugues ines isabelle jacques
  jean jerome jocelyne joel josette julien laetitia laure laurent lea loic luc lucie ludovic madeleine manon marcel marielle marine
  marion martine mathieu mathilde maud michel mireille monique morgane muriel nadege nathalie nicolas noemie odette odile
  olivier pascal pascale patrice pauline philippe pierre quentin raphael regis remi remy rene romain sabine sandrine
  sebastien serge severine solange sophie stephane sylvain sylvie theo therese thibault thierry tristan valentin
  valerie veronique vincent virginie xavier yann yannick yves yvonne
  adriana anders anneke annika arjen arne astrid bart bas bente bjorn bram britt carina cees daan dagny dirk eirik elin els
  erik esben femke finn floor frida geert gerrit greta gunnar gustaf hakan hanneke hanne hans hedda helle hendrik ida inge ingrid
  jaap jan jasper jelle jens jeroen johan johannes jonas joost jorn joris karel karin kees kirsten kjell klaas koen lars
  lasse leif lieke lotte luuk maarten magnus maja malin marieke marit mathias mats mikael mikkel niels nils ole olof
  per pernille pia piet pieter rasmus rikke roel ruud sander saskia sigrid sjoerd solveig sonja soren stein sven thijs
  tom tor torben tove trygve ulla ulrik wilma willem wim wouter
  anastasios andreas angeliki antonis apostolos aristotelis athanasios charalambos christos costas dimitra dimitrios dimitris despina
  eftychia elena eleni evangelos fotini georgia georgios giannis giorgos ioanna ioannis irini katerina konstantinos kostas
  kyriaki kyriakos maria marios michalis nikolaos nikos panagiota panagiotis paraskevi pavlos petros sofia sotiris spyros stavros
  stelios theodoros vasiliki vasilis yiannis yiorgos zoe
  aimar avraham avi chaim chana chaya devorah dov eli esti feigy golda hinda leah malka menachem mendel mordechai moishe moshe
  naftali perl rivka rochel shaindel shimon shlomo shmuel shira shoshana tova yaakov yehuda yisroel yitzchok yosef zelda
`;

/** Given names; a superset of the nickname table's names. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set([
  ...namesInNicknameTable(),
  ...wordSet(BRITISH, SOUTH_ASIAN, MUSLIM_WORLD, AFRICAN, EAST_ASIAN, EUROPEAN),
]);

/** Frequent surnames in Britain and of its larger communities. */
export const SURNAMES: ReadonlySet<string> = wordSet(`
  smith jones williams taylor brown davies evans wilson thomas johnson roberts robinson thompson wright walker
  white edwards hughes green hall lewis harris clarke patel jackson wood turner martin cooper hill ward
  morris moore clark lee king baker harrison morgan allen james scott phillips watson davis parker price
  bennett young griffiths mitchell kelly cook carter richardson bailey collins bell shaw murphy miller cox richards
  khan marshall anderson simpson ellis adams singh begum wilkinson foster chapman powell webb rogers gray mason
  ali hunt hussain campbell matthews owen palmer holmes mills barnes knight lloyd butler russell barker fisher stevens
  jenkins murray dixon harvey graham fletcher howard walsh ahmed hart pearson elliott reynolds ford andrews payne
  fox stone berry hamilton akhtar kaur gill cole hawkins west saunders cunningham wells armstrong carpenter burton
  lawrence day mccarthy reid ryan obrien oconnor stewart macdonald mcdonald ross henderson paterson morrison johnston
  kerr fraser ferguson cameron mackenzie duncan hunter grant black byrne doyle gallagher doherty kennedy lynch
  quinn mccann oneill oreilly osullivan sullivan nolan burke brennan dunne fitzgerald power whelan kavanagh
  mohamed rahman uddin miah islam chowdhury mahmood malik iqbal shah sheikh mirza raja butt bibi bi hassan hussein
  abdi ahmad yusuf osman warsame farah omar sharma kumar gupta mehta desai joshi chauhan parmar mistry shah modi rao
  reddy nair iyer menon pillai das dutta sen roy banerjee bose sidhu sandhu dhillon grewal bains bhogal sahota
  okafor okeke okonkwo adeyemi adebayo ogunleye oluwole eze nwosu obi onyeka balogun bello mensah owusu boateng asante
  osei appiah agyeman addo amoah sesay kamara conteh koroma jalloh bangura mwangi ochieng moyo ncube sibanda ndlovu
  wong chan chen li wang zhang liu huang lin wu zhou xu zhao tang cheung leung lam ng ho lau yeung cheng kwok
  nguyen tran pham le hoang kim park choi
  nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski szymanski wozniak dabrowski kozlowski jankowski
  mazur kowalska nowakowski popescu ionescu popa stan dumitru stoica gheorghe rusu munteanu kazlauskas petrauskas
  silva santos ferreira pereira oliveira costa rodrigues martins sousa fernandes goncalves gomes lopes
  marques almeida ribeiro garcia gonzalez rodriguez fernandez lopez martinez sanchez perez gomez ruiz diaz torres
  rossi russo ferrari esposito bianchi romano colombo ricci marino greco muller schmidt schneider fischer weber meyer
  meier maier wagner becker schulz hoffmann koch bauer richter klein wolf schroder neumann schwarz zimmermann braun
  kruger hartmann lange werner krause lehmann kohler herrmann konig walter mayer huber kaiser fuchs peters lang
  scholz moller weiss jung hahn vogel friedrich keller gunther berger winkler frank lorenz albrecht schuster simon bohm
  winter kraus schumacher vogt stein jager otto sommer gross seidel heinrich brandt haas schreiber dietrich ziegler kuhn
  dubois bernard durand leroy moreau simon laurent lefebvre michel bertrand roux
  papadopoulos georgiou ioannou christou demetriou charalambous yilmaz demir celik ozturk kaya sahin
  cohen levy levi goldberg friedman klein weiss hansen jensen andersen larsen nielsen johansson andersson
  de van jansen bakker visser smit meijer mulder vries dijk ivanov petrov smirnov kovacs nagy szabo toth horvath
  atkinson austin ball barrett bates bishop booth bradley brooks bryant burgess carr chambers coleman cross
  curtis dawson dean douglas dunn francis freeman french gardner george gibson gilbert goodwin gordon gregory griffin
  hammond harding harper hayes hewitt higgins hodgson holland hopkins hudson hutchinson jordan johnston lambert
  lane lawson little long lowe lucas marsh may mccarthy mckenzie moss newman newton nicholls nicholson norman oliver
  osborne page parkinson parry parsons pearce perkins perry pollard poole potter pritchard ramsden read rees reeves
  rhodes richardson riley robson rose rowe sanders sharp shepherd short simmons slater spencer steele stephens stephenson
  stokes sutton thornton todd townsend tucker walters warren watkins watts webster welch wheeler whittaker wilkins woods
  woodward yates
`);

/** Cities, larger towns, London boroughs, and large cities abroad that files of place hold. */
export const PLACES: ReadonlySet<string> = wordSet(`
  london birmingham manchester liverpool leeds sheffield bristol newcastle nottingham leicester coventry bradford cardiff
  belfast glasgow edinburgh aberdeen dundee swansea newport wrexham bangor inverness stirling perth paisley kilmarnock
  hull stoke wolverhampton derby southampton portsmouth plymouth exeter bath gloucester cheltenham swindon oxford reading
  slough luton bedford cambridge peterborough norwich ipswich colchester chelmsford southend basildon brighton hove
  eastbourne hastings worthing crawley guildford woking farnham maidstone canterbury dover folkestone ashford margate
  gillingham dartford gravesend watford hemel stevenage harlow northampton kettering corby lincoln grimsby scunthorpe
  doncaster rotherham barnsley wakefield huddersfield halifax york harrogate scarborough middlesbrough darlington durham
  sunderland gateshead hartlepool carlisle preston blackpool blackburn burnley bolton bury oldham rochdale salford
  stockport wigan warrington chester crewe macclesfield telford shrewsbury hereford worcester redditch walsall dudley
  solihull nuneaton rugby tamworth burton chesterfield mansfield truro taunton bournemouth poole weymouth salisbury
  winchester basingstoke aldershot andover fareham gosport torquay barnstaple penzance falmouth yeovil
  croydon bromley barnet enfield haringey hackney islington camden westminster kensington chelsea hammersmith fulham
  wandsworth lambeth southwark lewisham greenwich bexley havering barking dagenham redbridge newham waltham brent harrow
  hillingdon hounslow ealing richmond kingston merton sutton tottenham edmonton walthamstow ilford romford wembley
  dublin cork galway limerick paris berlin hamburg munich rome milan madrid barcelona lisbon porto warsaw krakow
  bucharest vienna brussels amsterdam athens istanbul dhaka sylhet lahore karachi mirpur mumbai delhi lagos accra
  sydney melbourne brisbane adelaide canberra hobart chicago boston houston toronto dallas
`);

/** Counties, nations of the UK, and states in use as such. */
export const REGIONS: ReadonlySet<string> = new Set(
  (
    'england,scotland,wales,northern ireland,greater london,greater manchester,west midlands,west yorkshire,' +
    'south yorkshire,north yorkshire,east yorkshire,merseyside,tyne and wear,kent,essex,surrey,sussex,west sussex,' +
    'east sussex,hampshire,berkshire,buckinghamshire,oxfordshire,hertfordshire,bedfordshire,cambridgeshire,suffolk,' +
    'norfolk,lincolnshire,nottinghamshire,derbyshire,leicestershire,northamptonshire,warwickshire,staffordshire,' +
    'shropshire,cheshire,lancashire,cumbria,northumberland,county durham,durham,devon,cornwall,dorset,somerset,' +
    'wiltshire,gloucestershire,worcestershire,herefordshire,isle of wight,rutland,middlesex,gwent,gwynedd,powys,dyfed,' +
    'clwyd,glamorgan,fife,lothian,strathclyde,antrim,armagh,down,fermanagh,tyrone,londonderry,' +
    'nsw,vic,qld,wa,sa,tas,act,nt,new south wales,victoria,queensland,ca,ny,tx,fl,il,pa,oh,california,texas,florida'
  ).split(','),
);

export const COUNTRIES: ReadonlySet<string> = new Set(
  (
    'uk,gb,gbr,united kingdom,great britain,england,scotland,wales,northern ireland,ireland,republic of ireland,ie,' +
    'france,germany,italy,spain,portugal,poland,romania,bulgaria,hungary,greece,cyprus,turkey,lithuania,latvia,estonia,' +
    'netherlands,belgium,denmark,sweden,norway,finland,austria,switzerland,ukraine,russia,india,pakistan,bangladesh,' +
    'sri lanka,nepal,china,hong kong,vietnam,philippines,japan,malaysia,nigeria,ghana,kenya,somalia,ethiopia,eritrea,' +
    'sudan,egypt,morocco,algeria,zimbabwe,south africa,uganda,sierra leone,jamaica,trinidad,brazil,colombia,' +
    'usa,us,united states,canada,australia,new zealand,iran,iraq,syria,afghanistan,albania,kosovo,de,fr,es,it,pl,ro,pt,' +
    'british,irish,polish,romanian,indian,pakistani,bangladeshi,nigerian,chinese'
  ).split(','),
);

/** Words that end the name of a street in Britain and other English-speaking countries. */
export const STREET_TYPES: ReadonlySet<string> = wordSet(`
  street st road rd avenue ave lane ln close cl drive dr court ct crescent cres place pl square sq terrace tce terr
  gardens gdns grove gr way walk hill park rise row mews green circuit cct parade pde highway hwy boulevard blvd
  view croft mount parkway yard wharf quay vale drove gate strasse str straat rue via calle ulica broadway end
`);

export const TITLES: ReadonlySet<string> = wordSet(
  'mr mrs miss ms mx dr prof professor rev revd sir lady lord dame cllr master herr frau mme mlle sr sra mister',
);

export const GENDER_WORDS: ReadonlySet<string> = wordSet(
  'm f male female man woman boy girl x other u unknown nonbinary non-binary w mann frau mannlich weiblich masculine feminine homme femme d',
);
