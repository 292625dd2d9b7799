import type { CommunityNames } from './community-names.ts';
import { words } from './words.ts';

// Names in rough order, from general knowledge; shares illustrative.

const YORUBA_GIVEN = {
  openings: words(
    'Olu Ade Ayo Olumi Temi Ola Oluwa Iyanu Abi Ope Bola Fola Ire Simi Tolu Moji Ike Damil Dara Ini Oye',
  ),
  endings:
    words(`seun wale tayo bunmi kemi toyin lola bimpe yinka dayo femi dotun shola funke niyi dapo kunle layo tope
    sola ranti sanmi joke bukola gbenga segun`),
};
const IGBO_GIVEN = {
  openings: words(
    'Chi Chuk Ife Nne Nwa Obi Ugo Uche Oge Ezi Ngo Ama Ada Ike Onye Kene Kele Eme Som Tobe',
  ),
  endings:
    words(`dinma amaka dera oma ka chukwu zoba nyere dimma emeka chi edu nna kwu ora gozie ndu kachi sochi toya
    bueze ebere nonso`),
};

export const NIGERIAN: CommunityNames = {
  fall: 0.5,
  british: [0.1, 0.1],
  F: words(`Ngozi Adaeze Folake Chidinma Yetunde Blessing Grace Funmi Ifeoma Temitope Patience Mercy Esther Chioma Abimbola
    Oluwaseun Titilayo Bukola Amaka Ebele Peace Joy Omolara Kehinde Taiwo Nkechi Uche Damilola Abiodun Abisola Adaobi Adenike
    Aderonke Adesuwa Adunni Aisha Amarachi Anuli Asabe Ayomide Bisi Bolanle Bose Comfort Chiamaka Chinelo Chinenye Chinwe Chizoba
    Dorcas Deborah Eunice Elizabeth Ezinne Faith Favour Fatima Felicia Florence Folasade Funke Gloria Hadiza Hauwa Helen Hope
    Ijeoma Ireti Isioma Iyabo Janet Kafayat Kemi Kudirat Lara Lola Mary Modupe Morenike Mojisola Nneka Nnenna Nwakaego Obiageli
    Oby Ogechi Olabisi Olaide Oluchi Olufunke Olufunmilayo Oluwatoyin Omobolanle Omowunmi Omotola Onyinye Opeyemi Osas Patience
    Precious Queen Rachel Rebecca Remi Risikat Ronke Roseline Ruth Sade Salamatu Sarah Sekinat Shola Simisola Stella Sunmisola
    Temilola Theresa Tinuke Titi Tolulope Tosin Toyin Uchenna Uju Victoria Vivian Wunmi Yemisi Zainab`),
  M: words(`Chinedu Emeka Tunde Olusegun Samuel Emmanuel Ikenna Babatunde Obinna Femi Segun David Daniel Michael Kehinde Taiwo
    Oluwaseun Adebayo Chukwuemeka Ifeanyi Kayode Olumide Sunday Uche Victor Gbenga Ayodele Abayomi Abiodun Abubakar Adamu Ade
    Adekunle Ademola Adeniyi Adewale Ahmed Akin Akinwale Aliyu Anthony Ayo Ayodeji Babajide Bamidele Bayo Benjamin Biodun Bola
    Charles Chibuike Chibuzor Chidi Chidiebere Chidozie Chigozie Chijioke Chika Chima Christopher Chukwudi Chukwuma Collins Damilola
    Dapo Dayo Dele Ebenezer Edet Efe Ejike Ekene Emenike Endurance Ezekiel Felix Festus Francis Friday Gabriel Garba Gideon Godwin
    Henry Ibrahim Idowu Idris Ikechukwu Isaac Israel Jacob Jide Joel John Joseph Joshua Kelechi Kenneth Kingsley Kola Kolawole
    Kunle Lanre Lateef Lekan Lucky Matthew Monday Moses Mustapha Musa Muyiwa Nnamdi Nonso Nosa Obi Ogbonna Okechukwu Oladele Oladipo
    Olalekan Olamide Olatunji Olayinka Olu Olufemi Olugbenga Olukayode Olusola Oluwaferanmi Oluwafemi Onyeka Osagie Osaze Patrick
    Paul Peter Philip Rasheed Richard Rotimi Sani Sanusi Seun Shola Simon Solomon Stephen Suleiman Sylvester Tayo Temitope Thomas
    Timothy Tobi Tochukwu Tolu Toyin Uchenna Ugochukwu Umar Usman Wale Wasiu William Yakubu Yemi Yinka Yusuf Zubairu`),
  formed: {
    F: [
      { share: 0.18, ...YORUBA_GIVEN },
      { share: 0.12, ...IGBO_GIVEN },
    ],
    M: [
      { share: 0.18, ...YORUBA_GIVEN },
      { share: 0.12, ...IGBO_GIVEN },
    ],
  },
  surnames:
    words(`Okafor Adeyemi Okonkwo Balogun Adebayo Eze Afolabi Ogunleye Nwosu Chukwu Bello Abiola Ibrahim Olawale
    Adesina Adeleke Ajayi Akande Alabi Bankole Ezeh Fashola Igwe Iwu Lawal Nnamdi Obi Odukoya Ogunbanjo Ojo Oladipo Olaniyan
    Onyekachi Oyelaran Salami Uzoma Williams Johnson Abdullahi Abubakar Abu Adamu Ade Adekoya Adeniyi Adeoye Adesanya Adetunji
    Adewale Agbaje Agu Ahmed Aina Akinola Akinyemi Akpan Aliu Amadi Amaechi Aneke Ani Animashaun Anyanwu Arowolo Asuquo Awolowo
    Ayodele Ayoola Azubuike Babalola Babatunde Bakare Bassey Benson Chukwuma Coker Cole Dada Daniel Davies Edet Egbuna Ejike Ekpo
    Emmanuel Ene Enahoro Ezeani Falana Fagbenle Garba George Hassan Idowu Ige Igbinedion Ikpeazu Ilesanmi Iroegbu Isa Ishola James
    John Joseph Kalu Kuti Ladipo Macaulay Madu Mbah Mohammed Momoh Musa Njoku Nnaji Nwachukwu Nwankwo Nwokocha Obaseki Odigie
    Ogbonna Ogundipe Ogunlana Okeke Okereke Okoh Okoro Okoye Okpara Oliseh Olorunfemi Omotosho Onuoha Onwuka Onyema Opara Orji
    Osagie Oshodi Osinowo Otunba Owolabi Oyebanji Oyewole Peters Popoola Raji Sanni Sanusi Shittu Shonibare Smith Sowande Taiwo
    Thomas Thompson Tijani Udeh Udo Ugwu Umeh Usman Uwaifo Wilson Yakubu Yusuf`),
  formedSurnames: [
    {
      share: 0.35,
      openings: words(
        'Ade Olu Ogun Ola Akin Oye Olo Ayo Awo Ado Faj Fal Oso Odu Ilu Oni Ojo Abi Ore Omo',
      ),
      endings:
        words(`yemi wale bayo kunle sanya tunji lade dele jobi soji leye sina bode toye rinde femi gbesan niran mide
        gbola keye sola juyigbe bunmi wande gbemi tola`),
    },
    {
      share: 0.22,
      openings: words(
        'Nwa Oko Eze Chukwu Onye Uche Ani Obi Ike Anya Ndu Ogbo Udo Eke Nna Okon Asi Ibe Ume Ala Ezen Iro Mba Uzo',
      ),
      endings: words(
        'nkwo chukwu maka kwe for ji nna ka eze ani wu agha ogu okoye beze di ma nwa gbo ora uba dike',
      ),
    },
  ],
};

// By Akan custom a child is called by the day of its birth: seven such names a sex, in several spellings.
export const GHANAIAN: CommunityNames = {
  fall: 0.6,
  british: [0.2, 0.2],
  britishSurname: 0.06,
  F: words(`Abena Akua Ama Afia Adwoa Efua Esi Yaa Akosua Adjoa Comfort Grace Mercy Gifty Patience Beatrice Charity Janet
    Felicia Dorcas Abigail Adelaide Afua Agatha Agnes Akosia Akuba Alberta Alice Araba Augustina Aba Baaba Benedicta Bernice
    Cecilia Christiana Cynthia Dede Deborah Diana Dinah Dora Doris Ekua Elizabeth Ellen Emelia Emma Ernestina Esther Eunice
    Evelyn Faustina Florence Fosua Georgina Georgette Gladys Gloria Hannah Harriet Hilda Irene Ivy Jemima Joana Josephine Joyce
    Juliana Kukua Leticia Linda Lucy Lydia Maame Mabel Mansa Margaret Martha Mary Matilda Mavis Millicent Monica Nana_Yaa
    Nana_Ama Naa Naomi Nkansah Olivia Ophelia Pamela Patricia Paulina Perpetual Philomena Portia Priscilla Rachel Rebecca Regina
    Rita Rose Rosemond Ruth Salomey Sandra Sarah Serwaa Sophia Stella Susana Theodora Theresa Vera Veronica Victoria Vida Vivian
    Winifred`),
  M: words(`Kwame Kofi Kwabena Yaw Kwaku Kojo Kwasi Emmanuel Samuel Joseph Ebenezer Isaac Francis Kwadwo Nana Prince Eric
    Daniel Richard Stephen Abdul Abraham Adu Agyei Akwasi Albert Alexander Alfred Alhassan Andrews Anthony Asare Augustine
    Baffour Benjamin Bernard Bismarck Bright Caleb Charles Christian Clement Collins Cosmos Daniel David Dennis Derrick Dominic
    Edmund Edward Edwin Ekow Elijah Emmanuel Enoch Ernest Evans Felix Fiifi Frank Frederick Gabriel George Gideon Godfred Henry
    Ibrahim Isaac Ishmael Jacob James Jerry John Jonathan Joshua Justice Kelvin Kenneth Kobina Kweku Kwesi Lawrence Mark Martin
    Mathew Maxwell Michael Mohammed Moses Nathaniel Nicholas Nii Odartey Osei Papa Patrick Paul Peter Philip Raymond Robert Samson
    Seth Sylvester Solomon Theophilus Thomas Vincent Wilson William Yussif Yaw_Osei Kwame_Nkrumah Kofi_Asante`),
  surnames:
    words(`Mensah=3.5 Owusu=3 Boateng=2.6 Osei=2.4 Asante=2 Appiah=2 Amoah Danso Sarpong Agyeman Addo Ansah Antwi
    Asamoah Bonsu Darko Frimpong Gyamfi Kwarteng Nkrumah Ofori Opoku Quaye Tetteh Yeboah Acheampong Adjei Baah Aboagye Abban
    Abdulai Abrokwa Acquah Adams Adomako Adu Adusei Afriyie Aggrey Agyapong Agyei Ahenkorah Aidoo Akoto Akuffo Amankwah Amankwaa
    Amponsah Anane Ankrah Annan Anokye Ansong Apau Arthur Aryee Asare Asiedu Asiamah Attah Awuah Ayisi Baidoo Bediako Bekoe Berko
    Bempah Blankson Boadi Boakye Boamah Botchway Brobbey Bruce Buabeng Busia Dankwah Dapaah Debrah Donkor Duah Dwamena Edusei
    Essien Fofie Fordjour Fosu Gyan Gyasi Hammond Issah Kumi Kusi Kwakye Lamptey Larbi Laryea Manu Marfo Mills Minta Mohammed
    Nartey Nimako Nkansah Ntiamoah Nyarko Nyame Obeng Oduro Odoom Ohene Okyere Oppong Oteng Otoo Owiredu Owusu-Ansah Paintsil
    Peprah Poku Prempeh Quansah Quartey Sackey Safo Sam Sekyere Siaw Takyi Tawiah Twum Twumasi Wiafe Wiredu Yamoah Yawson`),
  formedSurnames: [
    {
      share: 0.18,
      openings: words(
        'Owusu- Osei- Addo- Asare- Ofori- Badu- Amponsah- Opoku- Adu- Kwakye- Baffour- Boakye- Nana- Antwi- Appiah-',
      ),
      endings:
        words(`Ansah Mensah Boateng Bonsu Atta Darko Frimpong Poku Yeboah Agyei Sarpong Nyarko Amankwah Asante Kwarteng
        Danso Gyamfi Acheampong Afriyie Agyeman`),
    },
  ],
};

export const SOMALI: CommunityNames = {
  fall: 0.6,
  british: [0, 0],
  F: words(`Hodan Amina Fadumo Halima Khadija Sahra Ifrah Nimco Ayan Hawa Asha Maryan Ubah Zahra Faiza Hibo Idil Deqa Safiya
    Warsan Aamina Aaliya Amal Amran Anab Anisa Asli Asma Aniso Awo Ayaan Aziza Barni Barwaaqo Basra Bilan Bishaaro Cawo Canab Dahabo
    Degmo Deka Diriye Ebla Edna Eman Ebyan Fahma Farhia Farhiya Fartun Fatha Fathia Fatima Fawzia Filsan Fosia Fowzia Gulled Habiba
    Habon Hafsa Halimo Hamdi Hamda Hanan Hani Hinda Hoodo Hooyo Ifrax Ikran Ilhan Iman Iftin Istarlin Jamila Jawahir Kaltun Kaafiya
    Khadra Kinzi Ladan Layla Leyla Liin Libin Luul Maido Malyun Mariam Maryam Mumina Muna Munira Mushtaq Naima Najma Nasra Nasteha Nasteho
    Nimo Nura Qamar Qadro Rahma Ramla Roda Rukia Ruqiya Ruweyda Saada Sabirin Sabrin Sacdiya Sadia Safia Sagal Salma Samia Samira Saynab
    Shamis Shamso Shukri Sucaad Sumaya Surer Suad Suhur Timiro Ugbad Umalkheyr Warda Yasmin Yusra Zamzam Zeinab Zuhur`),
  M: words(`Mohamed=9 Abdi=4 Ahmed=5 Hassan=4 Ali=5 Yusuf=3 Omar=3 Abdirahman=2.5 Mahad Liban Abdullahi=2.5 Farah Ismail Jama Nur Said
    Warsame Guled Khadar Mustafe Bashir Ibrahim Abdiaziz Abdifatah Abdihakim Abdikadir Abdikarim Abdimalik Abdinasir Abdirashid
    Abdirisak Abdisalam Abdishakur Abdiwahab Abdiwali Abdulahi Abdulkadir Abshir Abukar Adan Aden Adnan Anwar Artan Awale Awil Ayanle Ayub
    Barre Bile Bilal Burhan Cabdi Dahir Dalmar Daud Deeq Diriye Dualeh Egal Elmi Faarah Faisal Fuad Garad Geedi Gelle Guleid Haji Hamse
    Hamza Harun Hersi Hirsi Hussein Idiris Ilyas Iman Isse Issa Jabril Jamac Jibril Kayse Khalid Khalif Korfa Mahamed Mahamud Mahdi
    Mohamud Moallim Mowlid Mubarak Mukhtar Muhiyadin Mumin Munye Muse Mustafa Nuh Omer Osman Qasim Rage Ridwan Roble Saad Sadiq Salah Salad
    Saleban Samatar Shafie Sharif Sharmake Shire Shuayb Siyad Suleiman Taher Tahlil Ugas Warfa Weheliye Yahya Yasin Yonis Zakaria Zaki`),
  surnames:
    words(`Mohamed=8 Ali=7 Hassan=5 Ahmed=5 Abdi=4 Omar=3 Farah=3 Hussein=3 Yusuf=2.5 Warsame=2 Jama Nur Ibrahim
    Abdullahi Adan Osman Muse Hersi Duale Elmi Aden Isse Egal Samatar Mohamud Abdille Abdirahman Abdulle Abokor Abshir Abukar Afrah
    Ainanshe Ainte Arale Artan Aweys Barre Barkhadle Bihi Bile Buraleh Dahir Derie Dhegole Dirie Dirir Diriye Dualeh Elabe Fahiye
    Farole Gaal Garad Gelle Ghedi Gulaid Guled Haji Handulle Hashi Hired Igal Isaaq Jibril Jirde Kahin Khalif Kheyre Liban Madar
    Mahamoud Mire Moalin Mohamoud Mumin Musa Nuh Nuur Obsiye Olad Omer Qalib Rage Robleh Saeed Saleh Sheikh Shire Shirwa Sugal Tahlil
    Tani Ugas Wais Warfa Weheliye Yassin Yonis Yussuf`),
};

// Those of Caribbean descent have the given names of Britain, mostly, and its surnames.
export const CARIBBEAN: CommunityNames = {
  fall: 0.6,
  british: [0.42, 0.36],
  britishSurname: 0.4,
  F: words(`Beverley Yvonne Marcia Sonia Dionne Althea Claudette Sharon Jacqueline Tanisha Shanice Simone Natalie Monique
    Keisha Paulette Verna Hyacinth Merlene Leanne Shanelle Alecia Alethea Alicia Althia Angella Anthea Antonia Ayesha Avril Bernice
    Beryl Bianca Blossom Camille Candice Carlene Carmen Charmaine Chanel Chantelle Chevonne Cherelle Cislyn Claudia Clover Coleen
    Cordelia Corinne Cynthia Dahlia Daphne Dawn Delores Denise Desiree Dorette Dorothea Doreen Donnette Elaine Elfreda Enid Esme
    Esmine Ethlyn Eulalee Eunice Fay Faith Geraldine Gloria Gwendolyn Hermine Hortense Imogene Inez Ionie Ivorine Jada Janelle
    Janet Janice Jasmine Jennifer Jodian Joy Juliet Kadeisha Kadian Kaydene Kemi Kerry-Ann Khadijah Kiara Kimberley Lashawna Lascelles
    Latoya Leonie Lorna Lorraine Lucinda Lurline Lynette Madge Maizie Marcelle Margaret Marva Maureen Mavis Maxine Mavis Melrose Merna
    Millicent Minnette Miriam Myrtle Nadine Naomi Nerissa Norma Novelette Olive Olga Opal Pansy Patrice Patricia Pearl Petal Pauline
    Petrona Primrose Princess Rhona Rochelle Rosalee Rosetta Roxanne Sabrina Samara Sandra Shaniqua Shantel Shari Sherene Shereen
    Sheryl Shirley Stacey-Ann Suzette Sylvia Tamara Tamika Tanya Tashana Tenisha Thelma Tiana Tracey-Ann Una Ursula Valrie Venetta
    Verona Veronica Viviene Vinette Winsome Yasmin Yolande Zelma Zena`),
  M: words(`Winston Errol Delroy Leroy Clive Desmond Carlton Everton Trevor Glenroy Marlon Jermaine Tyrone Tyrell Devon
    Courtney Lloyd Vincent Dwayne Nathaniel Isaiah Aaron Adrian Alphonso Alton Alvin Andre Anthony Antoine Ashton Audley Austin
    Barrington Bentley Beresford Bertram Bevon Byron Calvin Carl Carlos Cecil Cedric Chad Chester Christopher Clarence Claude Clement
    Cleveland Clifton Clinton Clyde Colin Conrad Craig Curtis Cuthbert Cyril Dalton Damion Dane Daniel Darnell Darren Davion Dean Delano
    Demetrius Denzil Derrick Deshawn Dominic Donovan Donald Dorrel Dudley Earl Easton Edgar Egbert Elijah Ellis Elroy Elton Elvis Emmanuel
    Enoch Ephraim Ernest Eugene Evan Ezekiel Ferdinand Festus Fitzroy Fitzgerald Floyd Franklyn Garfield Gary George Gerald Gilbert Gladstone
    Glen Granville Gregory Hector Herman Horace Hubert Hugh Ian Ivan Jahmal Jamal Jaheim Javon Jaydon Jerome Joel Joseph Josiah Junior Kareem
    Keiron Keith Kelvin Kemar Kenroy Keon Kevaughn Kingsley Kirk Kwesi Lancelot Lascelles Lebert Lennox Leon Leonard Lester Levi Linford Lionel
    Lincoln Lucien Luther Malachi Malik Marcus Mario Marvin Maurice Max Melvin Michael Micah Milton Moses Neville Nigel Noel Norman Norris O'Neil
    Oliver Omari Oral Orville Oscar Osbourne Oswald Owen Patrick Percival Percy Phillip Ralston Rayon Reuben Ricardo Richard Rohan Romaine
    Ronald Roy Rudolph Rupert Samuel Seymour Shaquille Sheldon Sidney Solomon Stafford Stanford Stedman Stephan Sylvester Tarik Tevin
    Theophilus Thaddeus Theodore Tremaine Troy Tyreece Uriah Vernon Victor Vivian Wayne Wesley Wilbert Wilfred Winsford Zachariah Zane`),
  surnames:
    words(`Campbell=2.6 Brown=2.4 Williams=2.2 Grant Francis Gordon Clarke Thompson Reid Morgan Henry Bailey Lewis
    Powell Samuels Bennett Facey Pinnock McKenzie Dacosta Walters St_Louis Joseph Charles Alexander Gayle Blake Wint Ferguson Edwards
    Stewart Simpson Levy Hylton Allen Anderson Archer Augustin Barnett Barrett Beckford Belgrave Benjamin Bernard Bloomfield Bogle Braithwaite
    Brathwaite Bramble Bryan Buchanan Burke Burrell Callender Cameron Carty Cato Chambers Chin Christie Cole Coley Cooper Cox Crawford Cummings
    Cunningham Daley Daniel Davis Dawkins Dennis Dixon Douglas Downer Drummond Duncan Dyer Earle Eccleston Edmondson Ellis Ennis Ewart
    Fagan Farquharson Fearon Felix Fletcher Forbes Forde Foster Frederick Garvey George Gibbs Gittens Golding Goodison Gooden Goulbourne Graham
    Gray Greaves Green Griffith Hall Hamilton Harriott Harris Harrison Haughton Headley Heath Henriques Hibbert Hinds Holder Holness Howell Hunte
    Husbands Hutchinson Irving Isaacs James Jarrett Jean-Baptiste Jeremiah Johnson Jones Jordan Julien Kerr King Knight Laing Lawes Lawrence
    Leslie Lindo Lindsay Linton Livingston Llewellyn Lynch Malcolm Manning Marsden Marshall Martin Mason Maynard McCalla McDonald McFarlane
    McIntosh McKoy McLean McLeod McNish Mighty Miller Minott Mitchell Moore Morris Morrison Mullings Murray Myers Myrie Nelson Nembhard Nesbeth
    Nicholas Noel Nugent Osbourne Palmer Parchment Parkinson Parris Pascall Patterson Paul Peart Pennant Perrin Peters Phillip Phillips Phipps
    Pierre Pitter Plummer Porter Prince Pryce Ramdin Rampersad Ramsay Reece Reynolds Richards Ricketts Roach Roberts Robinson Rodney Rose Rowe
    Rowley Russell Salmon Scarlett Scott Sealy Senior Sewell Shakes Shaw Sinclair Smith Spence Spencer Springer Stephenson Sterling Stephens
    Stoute Sutherland Swaby Taylor Thomas Titus Tomlinson Trotman Tulloch Vassell Vaz Vernon Wallace Walcott Walker Ward Watkis Watson Webley
    Weekes Whittaker Whyte Wilks Wilmot Wilson Wright Wynter Yearwood Young`),
};
