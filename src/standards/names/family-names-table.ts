/**
 * Family names by which the order of a name can be told: `Smith John` has its
 * family name first, because Smith is seldom a given name and John often is.
 * Common ones of British and Irish usage and of communities in British
 * boroughs, from general knowledge; no list copied, no frequencies claimed.
 * Names that are given names as often (James, Thomas, Ali) are in both tables
 * and decide nothing.
 */
export const FAMILY_NAMES = `
smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white
roberts green hall wood jackson clarke clark patel khan lewis james phillips mason mitchell rose davis
rodgers cox alexander simpson marshall dixon adams baker allen murphy harris turner cooper moore king
hill ward morris martin hughes edwards watson morgan bell bailey richardson bennett shaw palmer lloyd
barnes hunt harrison ellis webb holmes mills rogers gibson campbell stevens fisher kelly murray carter
chapman collins cook reynolds foster butler gray grey russell barker graham kennedy powell hudson
matthews dean stevenson spencer gordon wells ford hamilton west cole ryan fletcher payne perry reid
lawson stewart grant knight saunders armstrong sutton andrews elliott hawkins carr harvey jenkins
cunningham ferguson byrne barrett hart pearson parker osullivan sullivan obrien oconnor oneill doyle
walsh mccarthy gallagher doherty lynch nolan quinn fitzgerald brennan burke daly connolly kavanagh
macdonald mcdonald mackenzie mckenzie maclean mclean macleod mcleod mackay mckay robertson thomson
paterson ross henderson duncan sinclair rees griffiths owen price parry pugh howells bowen vaughan
jenkinson hopkins watkins lowe dawson bradley nicholson atkinson burton booth briggs buckley hancock
hardy hayes heath higgins hobbs hodgson holland horton howard humphreys jennings johnston kemp lambert
lane law lawrence leach lees little long lord love lucas lynn marsh may metcalfe middleton miles miller
moss newman newton norman norris north norton oliver osborne page parkin parsons peacock pearce perkins
peters pickering pitt poole pope porter potter pratt preston rice richards riley rowe rowley sanderson
savage schofield scott sharp shepherd simmons singleton skinner slater spence stephens stephenson stokes
stone storey sykes tate thornton todd townsend tucker tyler wade wallace waller walters walton warren
waters watts weaver webster welch weston wheeler whitehead whittaker wilkins wilkinson willis winter
woods woodward wyatt yates young ali ahmed hussain begum kaur singh rahman miah uddin islam chowdhury
choudhury akhtar malik mahmood iqbal sheikh shaikh mirza qureshi siddiqui butt bhatti chaudhry raja rana
dar awan mughal ansari hashmi bukhari rizvi naqvi sethi chopra kapoor khanna malhotra mehta shah desai
joshi modi amin parmar solanki chauhan mistry parekh trivedi dave pandya bhatt sharma verma gupta agarwal
aggarwal jain mishra pandey tiwari yadav reddy rao nair menon pillai iyer iyengar naidu banerjee
mukherjee chatterjee ghosh bose das dutta sen roy sarkar saha gill dhillon sidhu sandhu grewal dhaliwal
bains sohal johal bassi bhogal kalsi virdee sagoo sehmi chana chahal cheema randhawa atwal uppal sahota
perera fernando silva desilva jayawardena wickramasinghe gunawardena mensah owusu boateng appiah asante
osei agyeman amoah acheampong adjei addo ansah asare frimpong gyamfi nkrumah opoku oppong sarpong yeboah
amponsah danso darko antwi ofori okafor okonkwo okeke okoro eze nwosu nwachukwu obi onyeka igwe uche
adeyemi adebayo ogunleye oyelaran okafor balogun olawale afolabi akinola adeleke ojo oladipo ogunbanjo
bello lawal abubakar musa danjuma okoye mwangi kamau odhiambo otieno wanjiru njoroge mugabe moyo ncube
ndlovu dube sibanda phiri banda tembo mulenga kamara sesay koroma bangura conteh jalloh jallow ceesay
touray diallo traore coulibaly keita farah warsame abdi jama egal dirir elmi samatar guled nur
kowalski kowalska nowak wisniewski wisniewska wojcik kowalczyk kaminski kaminska lewandowski
lewandowska zielinski zielinska szymanski szymanska wozniak dabrowski dabrowska kozlowski kozlowska
jankowski jankowska mazur kwiatkowski krawczyk piotrowski grabowski nowakowski pawlowski popescu
ionescu popa radu dumitru stan stoica gheorghe rusu munteanu matei constantin georgescu stanescu ivanov
ivanova petrov petrova dimitrov dimitrova georgiev georgieva nikolov todorov kazlauskas petrauskas
horvath novak svoboda dvorak kovacs nagy szabo toth varga hoxha shehu krasniqi gashi berisha
garcia rodriguez martinez lopez gonzalez hernandez perez sanchez ramirez torres flores rivera gomez diaz
reyes cruz morales ortiz gutierrez chavez ramos ruiz alvarez castillo moreno romero herrera jimenez
fernandez santos silva oliveira souza sousa pereira lima carvalho ferreira ribeiro almeida costa
rodrigues gomes martins araujo fernandes goncalves lopes marques teixeira nunes mendes cardoso rossi
russo ferrari esposito bianchi romano yilmaz kaya demir celik sahin yildiz ozturk aydin arslan dogan
kilic aslan koc kurt ozdemir erdogan nguyen tran pham huynh phan dang bui duong truong wang zhang huang
zhao zhou chan wong cheung leung ng kwok tsang yeung chow lau kumar cohen levy goldberg friedman
schwartz papadopoulos georgiou christodoulou ioannou nicolaou charalambous michael economou hussein
bush burns cross church temple bank banks bishop major lamb fox wolfe swan bird drake finch crane
tan lim teo goh ong
`;

/**
 * Given names that are family names too, often enough that one unknown word
 * before them does not make them the given name: Elton John, Boy George.
 */
export const GIVEN_AND_FAMILY_NAMES = `
john george henry charles arnold gilbert francis david paul peter simon daniel benjamin joseph samuel
harry jack roy ray leonard vincent bernard dennis felix gregory herbert howard hugh jordan maurice
neville norman patrick percy ralph raymond roland stanley terry vernon victor walter leslie marion
clement frank frederick gerard godfrey isaac jacob abraham jerome laurence lambert luke mark matthew
nicholas noel oscar philip rupert stephen toby donald duncan christian christie clare craig drew dyer
ellen ernest eustace gale gwyn jay jolly joy julian justin kim lester louis miles oswald pascoe quentin
rex rodney rowland sebastian silvester tobin tristram wesley
`;
