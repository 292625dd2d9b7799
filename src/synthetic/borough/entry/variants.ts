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
  Aaliyah Aliyah Aliya
  Abdullah Abdallah Abdulla
  Abdullahi Abdulahi
  Abdul-Rehman Abdul-Rahman
  Abigail Abigale Abbigail
  Ahsan Ehsan Ihsan
  Aidan Aiden Aydan
  Ailsa Ilsa
  Akhtar Akhter Akter
  Alastair Alistair Alasdair Alister
  Alexandra Aleksandra
  Aimee Amy
  Amelia Emelia
  Amina Aamina Aminah
  Annabel Annabelle
  Antony Anthony
  Arif Aref Areef
  Ashleigh Ashley
  Asma Asmaa Esma
  Barry Barrie
  Begum Begam
  Bibi Beebi
  Bernard Barnard
  Beverley Beverly
  Bhatti Bhati
  Bridget Brigid Bridgette
  Bukhari Bokhari
  Caitlin Katelyn Kaitlyn Kaitlin
  Callum Calum Kallum
  Cameron Kameron
  Carol Carole Carroll
  Caroline Carolyn
  Cathal Kathal
  Charlie Charley
  Cheryl Sheryl
  Chloe Khloe
  Christina Kristina
  Christopher Kristopher
  Ciara Keira Kiera Kira
  Conor Connor Conner
  Craig Kraig
  Daniel Danyal Daniyal
  Darcey Darcy Darcie
  Darren Darran Darrin
  Dawood Daud Dawud Dawoud
  Denis Dennis
  Derek Derrick Dereck
  Diane Dianne Dyan
  Dylan Dillon
  Eileen Aileen
  Eleanor Elinor Eleanore
  Ellie Elly Elli
  Elliot Elliott Eliot
  Erik Eric
  Esme Esmee
  Evie Eevie Evi
  Faisal Feisal Faysal
  Farah Farrah
  Farooq Farouk Faruk Faruq Farook
  Fatemah Fatima
  Finley Finlay
  Francis Frances
  Freya Freja
  Garry Gary
  Gareth Garath
  Gerard Gerrard
  Gillian Jillian
  Glen Glenn
  Gurpreet Gurprit
  Habib Habeeb
  Hafeez Hafiz
  Halima Haleema Halimah
  Hamid Hameed
  Hannah Hanna Hana
  Harjinder Harjindar
  Harpreet Harprit
  Harriet Harriett
  Hayley Hailey Haley
  Holly Hollie
  Ian Iain
  Ibrahim Ebrahim Ibraheem
  Iqbal Ikbal
  Isabel Isobel Isabelle Izabel
  Ishaq Isaac Ishaaq
  Ismail Ismael Esmail
  Jackie Jacqui Jacky
  Jacqueline Jaqueline
  Jaspreet Jasprit
  Jayden Jaydon Jaiden
  Jayne Jane
  Javed Javaid Jawed Javid
  Jenifer Jennifer
  Jessica Jessika
  Jodie Jody Jodi
  Jordan Jordon
  Joann Joanne Jo-Anne
  Juliet Juliette
  Kamran Kamraan Qamran
  Karen Karin Caren
  Karim Kareem
  Katie Katy Kaytie
  Kayleigh Kayley Kaylee Kaleigh
  Kelly Kelley Kellie
  Kerry Kerri Kerrie
  Khaled Khalid Khalled
  Khalil Khaleel
  Kieran Keiran Ciaran Kieron
  Kirsty Kirstie
  Laila Layla Leila Leyla
  Laurence Lawrence
  Leah Lia Lea
  Leanne Lianne Leeanne
  Lewis Louis
  Lilly Lily Lillie
  Linda Lynda
  Lindsay Lindsey Lyndsey Lynsey
  Lorraine Loraine
  Louise Louisa
  Lucas Lukas
  Lynn Lynne Lyn
  Maddison Madison
  Mahmood Mahmoud Mahmud Mehmood
  Marc Mark
  Marian Marion
  Mariam Maryam
  Marilyn Marylyn
  Mathew Matthew
  Maureen Maurine
  Megan Meghan Meagan
  Michael Micheal Michail
  Michelle Michele
  Miriam Maryam
  Mohan Mohun
  Mollie Molly
  Mustafa Mustapha Moustafa
  Nadeem Nadim
  Natalie Nathalie
  Naomi Noemi
  Nasreen Nasrin
  Nasir Nasser Naser
  Neil Neal Niall
  Niamh Neve
  Nicola Nichola Nikola
  Noor Nur Nour
  Olivia Alivia
  Oluwaseun Seun
  Oluwatoyin Toyin
  Parveen Parvin Perveen
  Patel Patal
  Pauline Paulene
  Philippa Phillipa
  Phoebe Pheobe
  Qasim Kasim Kassim
  Rachel Rachael
  Rashid Rasheed
  Reece Rhys Rees Reese
  Rizwan Ridwan Rizvan
  Robyn Robin
  Rosemary Rosemarie
  Rukhsana Ruksana
  Saeed Said Sayeed Saied
  Saleem Salim Selim
  Salma Selma
  Samira Sameera
  Sean Shaun Shawn
  Shabana Shabnam
  Shahid Shaheed
  Sharif Shareef Sherif
  Sharma Sarma
  Shaheen Shahin
  Sheila Shelagh Sheelagh
  Shazia Shaziya
  Sian Siân
  Sidney Sydney
  Singh Sing
  Sinead Sinéad
  Siobhan Shivaun
  Sofia Sophia
  Sophie Sofie
  Stacey Stacy
  Stewart Stuart
  Sulaiman Suleman Suleiman Süleyman
  Sultana Sultanah
  Susannah Susanna Suzanna
  Tahira Tahirah
  Tariq Tarek Tareq Tarik
  Tracey Tracy Tracie
  Vivian Vivien Vivienne
  Wahid Waheed
  Yasmin Yasmine Yasmeen Jasmin
  Yvonne Evonne
  Zahra Zara Zarah
  Zoe Zoey
  Zubair Zubayr Zobair
  Zulfiqar Zulfikar
  Allan Allen Alan
  Atkins Adkins
  Atkinson Adkinson
  Barnet Barnett
  Beech Beach
  Brooks Brookes
  Burke Bourke
  Burns Byrnes
  Byrne Burn Byrn
  Campbell Cambell
  Carr Kerr
  Cole Coles
  Connolly Connelly Conolly
  Cook Cooke
  Coombes Coombs Combes
  Cowen Cowan
  Davidson Davison
  Dickinson Dickenson
  Dixon Dickson
  Doherty Docherty Dougherty
  Edmonds Edmunds
  Elliott Elliot Eliot
  Eyre Ayre
  Farrell Farrel
  Fisher Fischer
  Forster Foster
  Fraser Frazer
  Gardner Gardiner
  Gray Grey
  Griffiths Griffith Griffths
  Haines Haynes
  Harrison Harrisson
  Hewitt Hewett
  Hughes Hewes
  Humphreys Humphries Humphrys
  Hutchinson Hutchison
  Jackson Jakson
  Jeffries Jefferies Jeffreys
  Johnson Jonson Johnston Johnstone
  Kelly Kelley
  Laurie Lawrie Lowry
  Lewis Louis
  Lloyd Loyd
  Marshall Marshal
  McCarthy MacCarthy
  McDermott MacDermott
  McGregor MacGregor
  McIntyre MacIntyre
  McLean MacLean Maclean
  Millar Miller
  Moore More Moor
  Morris Morriss Maurice
  Munro Monroe Monro
  Murphy Murphey
  Neal Neale Neil
  Nichols Nicholls Nicols
  Nicholson Nicolson
  O'Brien O'Brian
  O'Reilly O'Riley Reilly Riley
  Oliver Olliver
  Osborne Osborn Osbourne
  Page Paige
  Parsons Parson
  Patterson Paterson Pattison
  Payne Paine Pain
  Pearce Pierce Peirce
  Pearson Pierson
  Phelps Philps
  Pritchard Prichard
  Reeves Reeve
  Reynolds Renolds
  Richards Ritchards
  Roberts Robarts
  Robinson Robertson
  Rodgers Rogers
  Rowe Roe
  Russell Russel
  Ryan Rian
  Saunders Sanders
  Shepherd Sheppard Shepard
  Sims Simms Syms
  Simmonds Simmons Symonds
  Stephens Stevens
  Stephenson Stevenson
  Thompson Thomson Tomson
  Turner Turnor
  Wallace Wallis
  Walsh Welsh Welch
  Waters Walters
  Watkins Watkin
  Webb Web
  Wheeler Wheeller
  White Whyte
  Wilkinson Wilkenson
  Willis Wyllis
  Woods Wood
  Wright Write Wrighte
  Wyatt Wiatt
  Young Younge
  Bannerjee Banerjee Banerji
  Bhatt Bhat
  Chatterjee Chatterji
  Chauhan Chohan Chouhan
  Desai Desay
  Dhaliwal Dhariwal
  Gill Ghill
  Grewal Garewal
  Gupta Gupte
  Joshi Joshy
  Kaur Kour
  Mehta Metha
  Mistry Mistri
  Mukherjee Mukherji Mookherjee
  Naik Nayak
  Pandya Pandhya
  Sandhu Sindhu
  Sidhu Siddhu
  Solanki Solenki
  Srinivasan Sreenivasan
  Subramaniam Subramanian Supramaniam
  Sivakumar Shivakumar
  Thakkar Thakker Thacker
  Trivedi Tribedi
  Venkatesan Venkateshan
  Vora Vohra
  Adeyemi Adeyeme
  Afolabi Afolaby
  Chukwu Chuku
  Mensah Mensa
  Kwame Kwami
  Kwaku Kweku
  Kwasi Kwesi Akwasi
  Yaa Yah
  Okafor Okoroafor
  Osei Osey
  Owusu Owusuh
  Farah Faarah
  Fadumo Fatuma Faduma
  Warsame Warsama
  Cheung Zhang Cheong
  Leung Liang
  Ng Wu
  Lau Liu
  Yip Ye
  Tsang Zeng
  Kwok Guo
  Nowak Novak
  Kowalski Kovalski
  Wójcik Wojcik
  Agnieszka Agneszka
  Aleksander Alexander
  Jan Ian
  Michał Michael
  Paweł Pavel
  Tomasz Thomas
  Andrei Andrey
  Ștefan Stefan Stephan
  Mihai Mihail
  Ioana Joana
  Georgiana Gheorghiana
  Gonçalves Gonsalves
  Rodrigues Rodriguez Rodrigues
  Fernandes Fernandez
  Sousa Souza
  Luís Luiz
  Teresa Theresa Thereza
  Yılmaz Yelmaz
  Mehmet Mehmed
  Mustafa Moustafa
  Nguyễn Nguyen
`;

// A name that stands in several groups has the spellings of all of them.
const VARIANTS = new Map<string, string[]>();
for (const line of GROUPS.trim().split('\n')) {
  const names = line.trim().split(/\s+/);
  for (const name of names) {
    const known = VARIANTS.get(name) ?? [];
    const more = names.filter((other) => other !== name && !known.includes(other));
    VARIANTS.set(name, [...known, ...more]);
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
