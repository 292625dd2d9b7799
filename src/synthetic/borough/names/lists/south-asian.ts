import type { CommunityNames } from './community-names.ts';
import { words } from './words.ts';

// Names in rough order, from general knowledge, and shares illustrative but where a source is
// named: the "new immigrant" surnames of the electoral rolls of Great Britain of 1998 (K. Tucker,
// "The forenames and surnames from the GB 1998 Electoral Roll compared with those from the UK 1881
// Census", Nomina 27, 2004: Patel 88,110, Begum 43,635, Khan 43,460, Singh 40,119, Hussain 35,833,
// Ali 34,599, Kaur 33,892, Ahmed 29,358, Shah 23,197, Akhtar 16,910, Miah 14,161, Mistry 11,407 ...).

// Of about 640,000 adults of Pakistani and Bangladeshi origin then (from the 2001 census, with six in
// ten of them grown), Khan had about 7 in a hundred, Hussain and Ali between 5 and 6, Ahmed 4 to 5.
export const PAKISTANI: CommunityNames = {
  fall: 0.6,
  british: [0, 0.015],
  givenSurname: 0.25,
  F: words(`Fatima Ayesha Shazia Nasreen Saima Rukhsana Farzana Shabana Samina Nazia Zainab Maryam Khadija Aisha Sadia
    Tahira Rubina Parveen Noreen Bushra Iqra Hafsa Amina Uzma Robina Naheed Mehwish Sana Hina Zara Alishba Naseem Razia
    Zubaida Kausar Aaliyah Abida Adeela Afshan Aleena Aliza Amna Aneela Anam Anisa Anum Areeba Arooj Asia Asma Ateeqa Atiya
    Ayra Azra Balqis Bilqees Bisma Eman Erum Faiza Fakhra Fariha Farida Farkhanda Farah Fareeha Fehmida Fozia Ghazala
    Gulshan Gulnaz Habiba Hajra Haleema Hamna Haniya Haseena Humaira Huma Iffat Inaya Iram Irum Ishrat Jabeen Jamila
    Javeria Kainat Kanwal Khalida Kiran Kubra Laiba Laila Lubna Madiha Mahnoor Maheen Mahira Maimoona Malika Mariam Mariyah
    Masooma Mehreen Mehnaz Memoona Minahil Misbah Mubeen Mumtaz Munazza Musarat Nabila Nadia Naila Najma Nargis Nasim Nazish
    Nazneen Nighat Nimra Nida Nosheen Nusrat Qudsia Rabia Rafia Raheela Ramsha Rashida Rehana Rida Rifat Riffat Rimsha
    Rizwana Romana Ruqayya Sabah Sabina Saba Safia Safina Sahar Saira Saiqa Sajida Sakina Salma Samia Samreen Sanam Sara
    Sarah Seema Shaheen Shahida Shahnaz Shaista Shakeela Shamim Shamshad Shanaz Sidra Sobia Soniya Sonia Sughra Sumaira
    Sumaiya Sumera Surayya Syeda Tabassum Tahmina Talat Tanzeela Tasleem Tasneem Tayyaba Tehmina Ulfat Umaima Umm-e-Kulsoom
    Wajeeha Yasmeen Yasmin Yusra Zahida Zahra Zakia Zareena Zarqa Zeenat Zobia Zoya Zulekha Zunaira`),
  M: words(`Imran Asif Tariq Shahid Adeel Bilal Hamza Usman Ali Ahmed Kamran Faisal Nadeem Rashid Zahid Khalid Naveed Waqas
    Haroon Javed Amjad Sajid Arshad Wajid Ibrahim Yusuf Zain Ishaq Nasir Shabir Tanveer Umar Zeeshan Ahsan Sohail Aqeel Adnan
    Aamir Abdullah Abid Abrar Adil Afzal Aftab Ahtisham Ajmal Akbar Akhtar Akram Aleem Altaf Amaan Amar Ammar Anees Anwar
    Ansar Aqib Arif Arslan Asad Ashfaq Asghar Ashraf Aslam Asim Atif Atiq Awais Ayaan Ayub Azam Azeem Azhar Aziz Babar Badar
    Basharat Bashir Basit Burhan Danish Daniyal Dawood Ehsan Eesa Faheem Fahad Faizan Farhan Farooq Farrukh Fawad Fazal Feroz
    Ghafoor Ghazanfar Habib Hafeez Haider Hamid Hammad Hanif Haris Hashim Hasnain Hassan Humayun Hussain Iftikhar Ihsan Ijaz
    Ikram Ilyas Imtiaz Inam Inayat Iqbal Irfan Irshad Ishtiaq Ismail Israr Jabbar Jahangir Jamil Jamshed Jawad Junaid Kabir
    Karamat Kashif Khawar Khizar Khurram Khurshid Laeeq Latif Liaqat Luqman Maaz Mahmood Majid Mansoor Manzoor Maqsood
    Masood Matloob Mazhar Mehboob Mehmood Mikaeel Mohsin Mubarak Mubashar Mudassar Mujahid Mukhtar Mumtaz Munir Murad Musa
    Mustafa Mushtaq Muzaffar Nabeel Nadir Naeem Najeeb Naseer Nauman Nawaz Nazir Nisar Noman Nouman Omar Omair Pervaiz Qaiser
    Qamar Qasim Rafiq Rahim Rameez Raees Razaq Raza Rehan Rehman Riaz Rizwan Saad Saadat Sabir Sadiq Saeed Safdar Saif
    Sajjad Saleem Salman Sami Saqib Sarfraz Sarmad Shafiq Shahbaz Shahzad Shakeel Shams Shan Sharif Shaukat Sheraz Shoaib
    Sikandar Sufyan Sulaiman Sultan Taha Tahir Taimur Talha Tasawar Tauqeer Tayyab Touqeer Ubaid Umair Umer Usama Wahid
    Waheed Wali Waleed Waqar Wasim Yaqoob Yaseen Yasir Younis Zaheer Zafar Zaid Zakariya Zaman Zameer Zubair Zulfiqar Mohammed
    Muhammad Abdul_Rehman Abdul_Hadi Abdul_Qadir Abdul_Wahab Ghulam_Mustafa Ghulam_Abbas Muhammad_Ali Muhammad_Ibrahim`),
  surnames:
    words(`Khan=7 Hussain=5.6 Ali=4.2 Ahmed=4.6 Shah=2.4 Akhtar=2.2 Iqbal=1.4 Mahmood=1.3 Malik=1.3 Mohammed=1.3
    Butt Mirza Aslam Ashraf Rashid Saleem Shafiq Raza Yousaf Qureshi Chaudhry Siddique Abbas Arshad Rehman Aziz Javed Sadiq
    Ghafoor Bhatti Rafiq Younis Zaman Latif Majid Kiani Dar Awan Hafeez Sharif Zafar Bashir Akram Hanif Abbasi Afridi Afzal
    Ahmad Akbar Alam Altaf Amin Amjad Anjum Ansari Anwar Arif Asghar Aurangzeb Ayub Azam Baig Bajwa Baloch Bangash Bari
    Basharat Batool Beg Bhutta Bokhari Bukhari Chaudhary Cheema Choudhary Choudhry Dad Dogar Durrani Ejaz Faiz Farid Farooq
    Fiaz Gardezi Ghani Ghauri Gilani Gondal Gul Gulzar Habib Haider Hamid Haq Hashmi Hassan Hayat Hameed Ibrahim Iftikhar
    Ilyas Imran Inayat Ishaq Ishfaq Ismail Jabbar Jadoon Jahangir Jamil Janjua Jaffri Jan Jamshed Karim Kayani Kazmi Khalid
    Khaliq Khalil Khattak Khokhar Khurshid Kausar Kayani Lodhi Lone Maan Mahboob Mahmud Makhdoom Manzoor Maqsood Masih
    Masood Maqbool Mehmood Memon Minhas Miah Mir Mufti Mughal Mukhtar Mumtaz Munir Mushtaq Mustafa Muzaffar Nadeem Naeem
    Naqvi Nasir Nawaz Nazir Niazi Nisar Noor Parvez Pasha Pervez Pirzada Qadir Qamar Qasim Qayyum Qazi Rabbani Rafique Raja
    Rahim Rana Randhawa Rasheed Rasool Razaq Razzaq Riaz Rizvi Rizwan Sabir Saeed Saghir Sajjad Salim Sami Sarwar Sattar
    Sethi Shabbir Shaheen Shahid Shaikh Shakoor Shaukat Sheikh Sher Sial Siddiqui Sohail Sultan Suleman Syed Tabassum Tahir
    Tariq Tanveer Tufail Ullah Usman Vaince Virk Wahid Warraich Waheed Wali Wazir Yaqub Yasin Yousafzai Yusuf Zahid Zaheer
    Zaib Zaidi Zia Zubair`),
};

// Most Bangladeshi men have for a last name a word that ends another name (Uddin, Islam, Rahman) or
// a title, each of the family his own.
export const BANGLADESHI: CommunityNames = {
  fall: 0.55,
  british: [0, 0.015],
  givenSurname: 0.25,
  F: words(`Fatema Ayesha Rahima Nasima Shaheda Rubina Sultana Nazma Shirin Jahanara Taslima Mahmuda Salma Halima Farhana
    Tahmina Sabina Rokeya Monowara Amena Nargis Lutfa Shahnaz Nadia Samia Tasnim Jannatul Maisha Afia Afsana Aklima Alema
    Aleya Amina Anika Anjuman Anisa Aniqa Arifa Asma Ayrin Azizun Babli Bilkis Champa Chomok Dilara Dilruba Dipa Fahima Fahmida
    Faria Farida Farjana Fazila Ferdousi Fulesa Gulshan Gulnahar Habiba Hafiza Hajera Hamida Hasina Hasna Hena Husna Humaira
    Ismat Iffat Israt Jabeda Jahura Jamila Jasmin Jebunnessa Joynab Jorina Jui Kamrun Kaniz Khadiza Khaleda Kohinoor Kulsuma
    Laila Labiba Lima Lipi Luthfa Mahbuba Mahfuza Mahima Majeda Maksuda Maleka Marium Marjana Masuda Mina Mitu Momtaz Moriom
    Mina Morzina Mukta Munni Mushfika Musammat Nafisa Nahar Nahida Naima Nasrin Nazia Nazmin Nilufa Nipa Nishat Noorjahan
    Nowrin Nurjahan Nurun Nusrat Parul Parvin Poly Popy Rabeya Rabia Rahela Rahana Raisa Razia Rehana Rekha Reshma Rina Rita
    Rojina Roshnara Rowshan Ruhena Ruksana Rumana Rumi Runa Rushna Saleha Sajeda Sajna Sakina Samira Samsun Sanjida Sayeda
    Selina Shabana Shafia Shahena Shahina Shajna Shakila Shamima Shamsun Sharmin Shathi Sheli Shefali Shilpi Shopna Sima Siddika
    Sofina Sonia Suhena Sufia Suraiya Syeda Tahera Tamanna Tania Tanzina Taiba Tohura Umme Wahida Yasmin Zakia Zarin Zeba
    Zohura`),
  M: words(`Kamal Jamal Shafiqul Rafiqul Nurul Anwar Faruk Habibur Mizanur Abdur Rezaul Shamim Monir Ruhul Badrul Ashraful
    Fazlul Tariqul Zahid Rahim Karim Hasan Tahmid Ayaan Rayhan Shah Aminul Ariful Azizul Aklakur Akter Alamgir Ali Altaf
    Amir Anamul Anis Arman Asad Ataur Atiqur Awlad Ayub Azad Aziz Babul Bashir Belal Bodrul Bulbul Chand Delwar Dilwar Ebrahim
    Ekramul Emdadul Enamul Fahim Faisal Farhan Feroz Foysal Fokrul Foyzul Gias Giash Golam Hafizur Hamid Hannan Harun Hasanul
    Helal Humayun Ikbal Iqbal Imran Imtiaz Ishaque Ismail Jahangir Jahed Jakir Jalal Jashim Jewel Joynal Junaid Kabir Kaisar
    Kalam Kaysar Khairul Khaled Khalilur Khurshed Kobir Lutfur Luqman Mahbub Mahfuz Mahmud Mahin Mainul Malik Mamun Manik
    Mannan Maruf Masud Matiur Mazharul Mehedi Miftah Minhaj Mofizul Mohibur Mohsin Moin Mojibur Momin Monsur Morshed Mostafa
    Motiur Muhit Mujibur Mukit Munim Murad Mushfiqur Musa Nabil Nahid Naim Nasir Nazim Nazmul Nizam Noor Omar Ohid Rabbani
    Rafi Rahman Raihan Rajib Rakib Rashed Rashid Rasel Rayan Ripon Riyad Robin Rokib Rubel Ruman Sabbir Sadek Sadiqur Saiful
    Sajid Salam Salik Salman Samad Samiul Sayed Selim Shabbir Shahin Shahed Shahidul Shahjahan Shaju Shakil Shamsul Sharif
    Shaykat Shiraj Shofiq Shohid Shuhel Sirajul Siraz Sohel Sufian Suhel Sujon Suman Surman Taher Tajul Tamim Tanvir Tareq
    Taufiq Tawhid Titu Tofail Tuhin Uzzal Wahid Wasim Yahya Yousuf Zakaria Zakir Zaman Ziaur Zubair Abdul_Karim Abdul_Malik
    Abdul_Hamid Abdul_Rouf Abdus_Salam Abdus_Samad Abdul_Kadir Abdul_Mannan`),
  surnames:
    words(`Miah=6.5 Ahmed=6 Ali=6 Uddin=5 Rahman=5 Hussain=4 Islam=4 Khan=3.5 Choudhury=3 Chowdhury=2.5
    Alam Haque Hoque Mia Kabir Sheikh Malik Talukder Sarkar Bhuiyan Hossain Karim Mahmud Aziz Khalique Rahim Quddus Motin
    Akhtar Amin Anam Ansari Ashraf Aktar Azad Babul Bari Barua Bashar Bhuyan Biswas Chisty Dewan Emon Faruque Faisal Gani
    Ghani Gazi Habib Hafiz Hai Haider Hannan Haroon Hasan Hasib Hassan Hoq Huda Huq Hye Iqbal Jabbar Jahan Jalil Jamil
    Kadir Kalam Kamal Kamali Khaled Khalil Khondoker Khasru Laskar Latif Lodi Majid Majumder Mannan Masud Matin Mazumder
    Mir Mirza Mollah Mondal Monsur Morshed Mostafa Mottalib Muhit Muktadir Mukith Mumin Munim Munshi Mustafa Nabi Nasir
    Nath Noor Patwary Prodhan Quader Quamrul Quayum Qureshi Rab Rafique Rahim Raja Rashid Rouf Razzak Reza Roy Sadique Saha
    Salam Salique Samad Sattar Shahid Shahjahan Shamsuddin Shikder Shuhel Siddique Sikdar Siraj Subhan Suleman Sultan Syed
    Tafader Talukdar Taher Tarafdar Tuhin Ullah Wadud Wahab Wahid Yousuf Zaman`),
  formedSurnames: [
    {
      share: 0.12,
      openings: words(
        `Kamal_ Jamal_ Nasir_ Salah_ Shahab_ Jalal_ Alim_ Nizam_ Moin_ Farid_ Gias_ Helal_ Jasim_ Burhan_`,
      ),
      endings: words('Uddin Ahmed Hussain Miah Khan Rahman Islam Chowdhury'),
    },
  ],
};

// Patel: 88,110 of the electors of 1998, beside 420,000 grown Hindus (2001 census), some Patels being
// Muslims; Mistry 11,407, Sharma 7,447, Parmar 5,549, Kumar 4,648, Chauhan 4,571, Joshi 3,161.
export const HINDU: CommunityNames = {
  fall: 0.6,
  british: [0.01, 0.07],
  F: words(`Priya Anjali Meena Kavita Sunita Deepa Nisha Hansa Jyoti Pooja Rekha Bhavna Daksha Hema Ila Jaya Kalpana Lata
    Manisha Nita Pushpa Rina Sangita Tejal Usha Varsha Shreya Diya Aarti Ishani Lakshmi Aditi Ahana Alka Alpa Amisha Amita
    Amrita Ananya Aneesha Anika Anita Anju Ansuya Anusha Anvi Aparna Aradhya Aruna Arya Asha Ashna Avani Avni Bela Bharati
    Bharti Bhanu Bhavini Bhavisha Bina Champa Chandni Chandrika Chhaya Chetna Damini Darshana Daya Deepali Deepika Devika
    Dhara Dhruti Dina Dimple Dipti Divya Drashti Esha Falguni Gauri Gayatri Geeta Gita Gopi Harsha Hasmita Heena Heer Hetal
    Hiral Ilaben Indira Indu Ishita Jagruti Janki Jasumati Jasmina Jayshree Jigna Jinal Juhi Kajal Kamini Kamla Kanchan Kanta
    Karishma Kashvi Kaushika Khushi Kiara Kinjal Kirti Kokila Komal Krina Krisha Kruti Kumud Kusum Lalita Lavanya Leela Lina
    Madhu Madhuri Mala Mamta Mansi Manju Maya Mayuri Medha Megha Meera Mina Minal Minaxi Mira Mital Mitali Mukta Myra Naina
    Nalini Namrata Nandini Navya Neela Neelam Neepa Neha Niharika Niki Nikita Nila Nilam Nimisha Nimita Nirmala Nirali Nira
    Padma Pallavi Panna Parul Payal Pinky Pragna Pratibha Pratiksha Preeti Prerna Purnima Purvi Puja Radha Radhika Rajeshri
    Rajni Ramila Rani Ranjan Rashmi Rati Reena Renu Reshma Ria Riddhi Ridhi Rita Riya Roshni Ruchi Rukmini Rupa Rupal Saanvi
    Sadhana Samiksha Sandhya Sapna Sarita Saroj Savita Seema Sejal Shakuntala Shanta Sharda Sharmila Sheela Shilpa Shivani
    Shobha Shobhana Shraddha Shruti Shweta Siddhi Smita Sneha Sonal Sonali Sudha Sujata Suman Surekha Sushila Swati Tanvi
    Tara Trupti Trisha Tulsi Uma Urmila Urvashi Vaishali Vandana Vanita Vasanti Vibha Vidya Vimla Vina Yamini Yashvi Zalak`),
  M: words(`Rajesh Sanjay Amit Vijay Anil Sunil Rakesh Dinesh Mahesh Suresh Bharat Jayesh Kirit Nilesh Paresh Hitesh Vikram
    Arjun Rohan Aarav Krishna Harish Ashok Manoj Deepak Naresh Ramesh Chirag Kishan Dev Aadi Aayush Abhay Abhishek Aditya
    Ajay Ajit Akash Akhil Akshay Alpesh Amar Amarnath Amish Amrish Anand Aniket Anish Ankit Ankur Anuj Arun Arvind Aryan Ashish
    Ashwin Atul Avinash Ayush Balkrishna Balu Bhavesh Bhavin Bhikhu Bhupendra Bimal Bipin Brijesh Chandrakant Chandu Chetan
    Chhagan Chimanlal Darshan Dattani Devang Devendra Dhaval Dhiren Dhiraj Dhruv Dilip Dipak Dipesh Dhanesh Dushyant Gaurav
    Gautam Girish Gopal Govind Gulab Gunvant Hardik Hari Haresh Harshad Harshil Hasmukh Hemant Hemal Himanshu Himesh Hiren
    Indravadan Ishaan Ishan Ishwar Jagdish Jaimin Jamnadas Janak Jas Jashu Jatin Jay Jayanti Jayan Jeet Jignesh Jitendra
    Jitesh Kalpesh Kamal Kamlesh Kantilal Kapil Karan Kartik Kaushik Kavi Ketan Keval Khush Kiran Kishor Krish Krunal Kunal
    Kush Laxman Lalit Lav Madhav Mahendra Manan Manhar Manilal Manish Mansukh Mayank Mayur Mehul Milan Mihir Mitesh Mitul Mohan
    Mohit Mukesh Mukund Nainesh Narendra Narayan Natwar Navin Navnit Neel Neeraj Nikesh Nikhil Nikunj Nimesh Niraj Nirav
    Nishant Nishil Nitesh Nitin Om Pankaj Parag Parth Piyush Prabhat Pradeep Pradip Prafful Prakash Pramod Pranav Prashant
    Pratik Praful Pravin Prem Priyesh Pritesh Purushottam Raghav Rahul Raj Rajan Rajendra Rajiv Rajnikant Raju Raman Ranjit
    Rasik Ravi Ravindra Reyansh Rishi Ritesh Ronak Rupesh Sachin Sagar Sahil Samir Sandeep Sandip Sanket Sarthak Satish Satyam
    Saurabh Shailesh Shantilal Sharad Shashi Shaan Shiv Shivam Shyam Siddharth Soham Subhash Sudhir Sumit Surendra Surya Sushil
    Tarun Tejas Tushar Uday Umesh Upendra Utkarsh Utsav Vaibhav Varun Vasant Ved Veer Vihaan Vimal Vinay Vinesh Vinod Vipul Viraj
    Viren Vishal Vishnu Vivek Yash Yogesh`),
  surnames:
    words(`Patel=17 Shah=4 Mistry=2.6 Sharma=2.2 Kumar=1.4 Parmar=1.4 Chauhan=1.2 Joshi=1.1 Desai Mehta Gupta Rao
    Solanki Amin Trivedi Bhatt Modi Pandya Reddy Nair Iyer Verma Agarwal Kapoor Malhotra Naik Gohil Raval Thakkar Vaghela Lad
    Tailor Dave Parekh Menon Pillai Banerjee Mukherjee Chatterjee Bose Das Sen Acharya Agrawal Ahuja Anand Arora Babla Bakshi
    Bansal Barot Bhagat Bhakta Bhalla Bhardwaj Bhavsar Bhanot Bhudia Bhattacharya Bhojani Bhuva Chadha Chandarana Chandra Chawla
    Chaudhari Chavda Chawda Chopra Choksi Contractor Dabhi Dalal Dasani Dattani Deb Desmukh Dewan Dhanani Dhar Dhawan Dhokia
    Dodhia Doshi Dutt Dutta Gandhi Ganatra Gajjar Ganguly Garg Ghelani Ghosh Goel Gokani Gosai Goswami Govind Goyal Gudka Gujral
    Halai Harji Haria Hegde Hirani Iyengar Jadeja Jagatia Jain Jani Jariwala Jethwa Jha Jivraj Jobanputra Kalsi Kamath Kanabar
    Kansara Kara Karia Kaushal Kerai Khanna Khatri Khetani Khimji Khosla Kohli Kotecha Kothari Kulkarni Lakhani Lalji Limbachia
    Lodhia Luthra Madan Madhani Madhvani Maheshwari Mahajan Maisuria Majithia Makwana Mandal Mandalia Maru Mathur Matharu Mavani
    Meghani Mehra Menghani Mishra Mittal Modha Mohan Morar Morjaria Mukhi Naidu Nakum Nanda Nandha Nagar Narayan Nathwani Nayak
    Nayee Oza Pabari Padhiar Pai Pancholi Pandey Pandit Pankhania Panchal Pankhania Pardesi Parikh Pathak Pattni Pindoria Popat
    Poddar Prajapati Prasad Puri Purohit Rabadia Raghwani Rai Raichura Raithatha Raja Rajani Rajput Rajgor Rama Raman Ramani
    Rana Ranpura Rathod Rathore Roy Ruparelia Sachdev Sachdeva Sahni Saini Samani Sanghvi Sangani Sapra Saraf Sarkar Savani
    Saxena Seth Sethi Sethia Shastri Shetty Shukla Singhania Singh Sinha Sodha Somaia Sood Soni Sudra Suchak Sukhadia Suri Talati
    Tandon Taneja Tank Tanna Tejani Tejura Thaker Thakrar Thakur Tiwari Trehan Tripathi Trikha Tulsiani Unadkat Upadhyay Vadgama
    Vadher Vaghjiani Vaid Vaidya Valand Valji Vansia Varma Varsani Vasani Vekaria Velani Venkatesan Visana Vora Vyas Wadhwa
    Wadhwani Walia Yadav Zaveri`),
  formedSurnames: [
    {
      share: 0.12,
      openings: words(
        `Suk Man Raj Hari Dev Nara Bhag Gopa Kesh Madh Vish Chandr Jag Lal Mul Khem Tek Asr Vas Kirp`,
      ),
      endings: words('wani ani ekar kar iya wala wal ania jee nathan adi jani dasani'),
    },
  ],
};

const SIKH_FIRST =
  words(`Har Gur Jas Man Sukh Bal Ran Raj Kul Dal Jag Par Am Nav Sur Kam Ravin Tej Sat Charan Jaswin Har
  Gagan Aman Arsh Ekam Prab Lakh Karam Sim Rup Var Mal Dil Mehar Pawan Kiran Jot Amar Avtar Anmol Bhag Chan Gian Daljin
  Hardev In Jap Jatin Karan Khush Kirpal Lov Mukh Nar Nir Pal Pir Rav Ram Rash Sarb Sehaj Sher Tar Tavn Upin Wari Yad`);
const SIKH_LAST = words(
  'preet jit deep inder jinder winder want bir pal meet dev jot veer leen mohan raj simran tar noor dhir jeev roop',
);

// Singh had 40,119 of the electors of 1998 and Kaur 33,892, beside some 240,000 grown Sikhs (2001
// census): three in ten wrote one of them last (see communities.ts). Clans: Johal 3,451, Sidhu 3,436.
export const SIKH: CommunityNames = {
  fall: 0.5,
  british: [0, 0.03],
  F: words(`Manpreet Harpreet Jaspreet Gurpreet Simran Amandeep Rajinder Balwinder Navdeep Sukhdeep Parminder Kulwinder
    Jasmin Ravinder Kiran Surinder Mandeep Baljit Harjinder Paramjit Daljit Jagdeep Tejinder Amrit Anita Asha Avneet Bhupinder
    Charanjit Davinder Diya Gurdeep Gurmeet Harleen Jasbir Jasleen Jasvinder Jaya Kamaljit Karamjit Kirandeep Kuldip Kulvinder
    Lakhbir Manjit Manjinder Mohinder Narinder Nirmal Pardeep Pavandeep Prabhjot Pritam Rajvinder Ramandeep Ranjit Rashpal Reena
    Rupinder Sandeep Sarbjit Satinder Satvinder Savita Sharan Sharanjit Simranjit Sukhjit Sukhvinder Sukhwinder Swaran Tarnjit
    Taran Varinder Gurbax Ajit Ajmer Bachan Banso Bhajan Chanan Gian Gurdev Gurnam Harbans Jaswant Joginder Kartar Mohan Nasib
    Piara Resham Surjit Udham Vidya Anaya Anoop Aneet Ashneet Gurleen Gurneet Isha Japneet Jasneet Jiya Kareena Khushi Mehar
    Mehreet Navneet Neelam Nimrat Noor Pavneet Pooja Preeti Preetam Roop Sahib Sehaj Seerat Tanveer Tavleen`),
  M: words(`Harjit Gurdeep Amarjit Balbir Jaswinder Manjit Sukhdev Kuldeep Paramjit Rajinder Gurpreet Harpreet Jagtar Satnam
    Arjan Mandeep Amandeep Baldev Surinder Davinder Inderjit Charanjit Jagdeep Navjot Ajit Amar Amrik Arjun Armaan Avtar Bachittar
    Bahadur Balraj Balvinder Balwant Bhagat Bhupinder Bikram Bobby Channan Chain Dalbir Daljit Darshan Dayal Devinder Dharam
    Dilbag Fauja Gian Gurbachan Gurbax Gurcharan Gurdev Gurdial Gurdip Gurjit Gurmail Gurmit Gurmukh Gurnam Gursharan Gurvinder
    Hardev Hardial Hardip Harbans Harbhajan Hari Harkirat Harminder Harvinder Iqbal Ishar Jagat Jagdish Jagir Jagjit Jarnail
    Jasbir Jasdeep Jaspal Jasvir Jaswant Jatinder Jeevan Jit Joga Joginder Kabir Karam Karan Karnail Kartar Kashmir Kewal Kirpal
    Kulbir Kuljit Kulwant Lakhbir Lakhvinder Lal Lehmber Madan Mahinder Makhan Malkit Mangal Manmohan Manraj Mehar Mohan
    Mohinder Mukhtiar Naranjan Narinder Nasib Navdeep Nihal Nirmal Onkar Pal Pardeep Parminder Piara Prabhdeep Pritam Raghbir
    Ram Ranbir Ranjit Ranjodh Ravinder Resham Rupinder Sadhu Sampuran Sandeep Santokh Sarabjit Sarwan Satpal Satvinder Sewa
    Shamsher Sher Shingara Simranjit Sohan Sukhbir Sukhdeep Sukhjinder Sukhvinder Sulakhan Surjit Swaran Tara Taranjit Tarlochan
    Tarsem Tejinder Tejpal Udham Ujagar Veer Yadvinder Zorawar`),
  formed: {
    F: [{ share: 0.4, openings: SIKH_FIRST, endings: SIKH_LAST }],
    M: [{ share: 0.4, openings: SIKH_FIRST, endings: SIKH_LAST }],
  },
  surnames:
    words(`Gill=4 Sandhu=3 Dhillon=2.6 Sidhu=2 Johal=2 Bains=1.8 Grewal Mann Sahota Dhaliwal Atwal Randhawa Purewal
    Sangha Bassi Brar Chahal Dosanjh Hayer Kang Khaira Nijjar Rai Sanghera Uppal Virk Athwal Aujla Badesha Badwal Bahia Bajwa Bal
    Bansal Basra Bassan Bath Benipal Bhachu Bhamra Bhandal Bhangu Bharaj Bhatia Bhogal Bhullar Bilkhu Binning Birdi Birk Boparai
    Buttar Chaggar Chana Channa Chatha Cheema Cheeta Chohan Dale Deol Deo Dhadwal Dhami Dhanda Dhanjal Dhanoa Dhariwal Dhesi Dhindsa
    Dhinsa Dhir Dhillan Dhother Digpal Dogra Duggal Flora Gahir Garcha Garewal Ghag Ghataura Ghuman Gosal Goraya Gahunia Hans Hansra
    Hothi Hundal Jabbal Jagpal Jandu Jassal Jassi Jaswal Jatana Jheeta Jhooty Jhutti Johal Jutla Kahlon Kailey Kalar Kaler Kalirai Kalra
    Kalsi Kandola Khangura Khakh Khatkar Khela Khinda Khosa Khunkhun Kooner Kular Kullar Kundi Lall Lalli Landa Lidder Lota Lotay
    Lyall Mahal Mahil Malhi Mander Mangat Manku Marwaha Matharu Mavi Minhas Mudhar Mundi Nagra Nahal Nandra Nandhra Narwal Natt Nijran
    Notay Olak Padda Paddan Pahal Panesar Pannu Parhar Pawar Plaha Powar Punia Rajania Ranauta Randhay Ranu Rattan Rehal Riat Ruprai
    Rupra Saggu Sahni Sahdra Saini Samra Sanger Saran Sarai Sarna Sehmi Sekhon Shergill Shoker Sian Sihota Sodhi Sohal Sohanpal Soor Sura
    Suri Takhar Taank Tamber Thandi Thiara Thind Tiwana Toor Tut Ubhi Uppal Vilkhu Virdee Virdi Walia Wander Warraich`),
};

const TAMIL_FIRST =
  words(`Siva Jeya Raja Selva Bala Kandia Nada Gane Maha Thiru Arul Vigne Kuga Para Yoga Sri Muru Karuna
  Kathir Krishna Kula Logan Mani Nava Nitha Pathma Prema Puva Ratna Sath Sathia Saba Skanda Suntha Thanga Thava Vara Vima Vick
  Yasoth Ananda Ambi Inthira Kana Kira Chandra Dharma Guna`);

export const TAMIL: CommunityNames = {
  fall: 0.5,
  british: [0.02, 0.04],
  F: words(`Lakshmi Kamala Shanthi Vasanthi Tharshini Nirmala Kavitha Sivagami Abirami Thanusha Yalini Mathura Gayathri Janani
    Selvi Saraswathy Dharshika Abinaya Abisha Ahalya Amutha Anojini Anusha Anushiya Aarthi Arani Aswini Bavani Bhavani Chandra
    Darshini Deepika Devi Dilani Dushyanthi Gnanambikai Gowri Harini Ilakkiya Indra Jalini Jamuna Jasinthini Jeyanthi Kala Kalpana
    Kalyani Keerthana Kirushanthi Kokila Kumuthini Kumari Lalitha Logeswary Luxmi Malathi Maliny Mangai Manjula Meena Meenakshi Meera
    Mithila Mohana Nagalingam Nalini Nanthini Niroshini Nithya Nivetha Padmini Parvathi Pavithra Pirashanthi Ponni Preethi Priya
    Puvaneswary Rajeswari Ramani Ranjini Rathi Rathika Renuka Revathy Rohini Sangeetha Sarojini Sathya Sharmila Shobana Sinthuja
    Sivaranjini Sornam Sounthary Subashini Sudarshini Sujatha Sulochana Sumathi Suganthi Sutharshini Thamarai Thamilini Thanuja
    Thayalini Theivanai Thevaki Thulasi Uma Umadevi Usha Vaishnavi Valarmathy Valli Vanaja Vani Varsha Vathsala Vijaya Vimala
    Vinothini Yamuna Yasotha Yogeswary`),
  M: words(`Sivakumar Rajan Kandiah Ganesh Suresh Murugan Ravi Selvaraj Thayaparan Kugan Pirapaharan Nimalan Aravinthan
    Sathiyan Mayuran Thushan Jeyakumar Abiram Ajanthan Anton Anuraj Arumugam Arun Arunan Ashwin Balan Baskaran Bavan Chandran
    Cheran Chelliah Dharshan Dinesh Elango Gajan Gobi Gopal Gowtham Gunaseelan Harish Ilango Inpan Jegan Jeevan Jeyanthan Kamalan
    Kanagasabai Kandasamy Kannan Karthik Karan Kavin Kirushan Kishanth Kopalan Kumaran Kuganesan Kumarasamy Lingam Logan Mahinthan
    Manoharan Mathan Mayooran Mohan Mugunthan Muthiah Nadarajah Nagarajah Nallathamby Nanthan Nesan Nirmalan Niroshan Nithiyan
    Nishanthan Ponnuthurai Prabakaran Prasanna Pratheep Premkumar Puvan Raguraj Rajkumar Rajiv Ramanan Ramesh Raveendran Sanjeevan
    Santhakumar Saravanan Sasikumar Sathees Satheeskumar Sayanthan Senthil Senthuran Seran Sinnathurai Sivan Sivarajah Sritharan
    Subramaniam Suganthan Suman Sundaram Suthakaran Thangarajah Tharan Thavarajah Theepan Thevan Thiru Thurairajah Uthayan Vaheesan
    Varathan Varun Vasanthan Velan Velauthapillai Velu Vijay Vijayakumar Vimalan Vinoth Vipulan Visvanathan Yathavan Yogan`),
  formed: {
    F: [
      {
        share: 0.2,
        openings: words(
          'Tharsh Jeya Nir Abi Su Ka Pri Thu Vi Anu Aru Dha Ha Ke Kiru Ma Niru Ra Sha Sin Tha Ya',
        ),
        endings: words(
          'ini thini sha vani mathi nthi nuja lini priya shika thana tharani jini yini dharshini ruthi',
        ),
      },
    ],
    M: [
      {
        share: 0.45,
        openings: TAMIL_FIRST,
        endings: words(
          'kumar rajah nathan ratnam lingam seelan moorthy nesan mohan balan samy thasan karan ruban',
        ),
      },
    ],
  },
  surnames:
    words(`Sivanathan Rajaratnam Kandasamy Selvarajah Nadarajah Ponnambalam Thiruchelvam Sivapalan Arulanantham
    Balasubramaniam Ganeshan Kanagaratnam Mahendran Paramanathan Sritharan Thevarajah Vigneswaran Yogarajah Sivalingam Ratnam
    Selvanayagam Kumarasamy Rasiah Sellathurai Sinnadurai Subramaniam Sivasubramaniam Thambiah Thillainathan Vaithilingam
    Velupillai Navaratnam Arumugam Krishnapillai Kanapathipillai Nagalingam Somasundaram Sithamparapillai Chelvanayagam
    Jeganathan Jeyaratnam Loganathan Manickavasagar Pathmanathan Rajendran Rajasingam Shanmugam Shanmuganathan Sundaralingam
    Tharmalingam Theivendran Uthayakumar Wigneswaran Yogeswaran`),
  formedSurnames: [
    {
      share: 0.6,
      openings: TAMIL_FIRST,
      endings: words(
        'nathan rajah samy kumar lingam pillai ratnam segaram moorthy nesan balan seelan mohan singam nayagam thurai',
      ),
    },
  ],
};
