/**
 * Given names beside those of the nickname and the spelling table, by which the
 * order of a name can be told. Common ones in communities of British boroughs,
 * from general knowledge; no list copied, no frequencies claimed.
 */
export const GIVEN_NAMES = `
abida adeel adnan afzal akram aliyah amina ameena amir amira anisa anwar arif arshad asif asma ayaan
azhar azra bushra farhan farhana farooq farzana fazal ghulam habiba hafiz hafsa haroon hina humaira imtiaz
irfan jamila kamran kausar khurram mariya maryam mehwish mohsin mubarak munir naila nargis naseem nasim
nazia nazma nida noreen nusrat qasim rabia rahila raja rehan reshma rizwan robina rubina rukhsana ruqayya
saba sadia safia saima saira sajida salman samira sana sania shabana shabnam shagufta shaista shakeel
shamim sharif shazia shehnaz shoaib sidra sobia sohail sumaiya tabassum tahira tanveer tanvir tasneem
tayyaba tehmina usman uzma yasir zaheer zahida zahra zara zeeshan zohra zubaida rashida jamila halima
hawa sahra asha hibo ifrah fartun ubah idil sagal deqa liban guled amal khadra ayan hamdi ismahan
rohit rahul priya pooja neha anita sunita sunil anil sanjay ajay rajesh ramesh suresh mahesh dinesh
mukesh jayesh hitesh nilesh bhavesh paresh kalpesh ketan chetan nitin sachin amit sumit vikram deepak
deepika kavita savita geeta gita meena reena seema rekha usha asha lata shanti nirmala urmila bhavna
hansa kanta manjula jyoti mina nisha alpa hetal sejal minal kirit bharat jagdish kishor ashok arun arjun
krishna ravi vijay anand mohan gopal raj rajan meera kiran sandeep sukhdev amrit amarjit baljit
harjit daljit ranjit paramjit sarbjit surjit gurmit gurdip kuldip hardip jagtar mohinder joginder
simran navdeep amandeep mandeep kamaljit satnam nirmal gurdev avtar karamjit harbhajan bhupinder
kwame kofi kwaku kwabena kojo kwasi yaw ama abena akua yaa afia adwoa akosua esi efua kwesi nana
oluwaseun olumide oluwatobi tobi tunde tola bola bolanle folake funmi funmilayo yetunde yemi kemi kehinde
taiwo idowu femi segun seun wale dele dayo ayo ayodele abiodun biodun babatunde olu ola chinedu chioma
chidi chika chinwe chiamaka chukwuemeka emeka obinna ikenna ifeanyi ifeoma nkechi ngozi nneka uchenna
uche amaka adaeze ebele obioma ugochukwu kelechi onyinye olufemi adewale adeola titilayo olayinka
aminata fatou mariama ousmane amadou ibrahima mamadou binta isatou lamin ebrima fatoumata awa
tendai tapiwa tatenda farai rudo chipo nyasha thandiwe sipho nomsa themba bongani grace blessing
precious prudence patience gift innocent beauty memory charity comfort joy mercy peace favour emmanuel
olga ivan natasha svetlana igor oleg boris dmitri vladimir sergei andrei alexei mikhail yuri ekaterina
irina marina ludmila galina oksana taras bogdan mariusz marek marcin krzysztof grzegorz jacek jerzy
janusz kamil dariusz artur adrian rafal robert slawomir wojciech joanna magdalena monika iwona beata
dorota ewelina izabela justyna karolina kinga natalia patrycja paulina renata sylwia urszula weronika
wioletta zuzanna bartosz bartek tomasz lukasz maciej filip szymon jakub ion ioan andrei mihai
alexandru gabriela elena ioana mihaela florin marius cristian adriana ana-maria cristina raluca razvan
vasile georgi dimitar nikolay stoyan ivanka desislava gintaras mindaugas vytautas jonas rasa
agim arben besnik dritan fatmir ilir luan besa drita valbona shpresa
jose juan carlos luis jorge pedro pablo miguel manuel javier alejandro fernando ricardo eduardo
francisco antonio rafael diego sergio raul andres mario maria carmen ana isabel pilar dolores teresa rosa
lucia sofia elena paula marta beatriz silvia patricia alvaro ines joao paulo tiago rui nuno
goncalo catarina mariana ana giulia marco giovanni luca francesca giuseppe
mehmet ahmet mustafa emre murat hakan fatma ayse zeynep elif merve emine hatice huseyin ali hasan osman
serkan burak cem deniz derya ozlem gulsen sevgi
minh tuan hung dung thao linh huong phuong
kevin winnie
laszlo istvan jozsef zoltan ferenc sandor gabor attila imre tamas gyula balazs katalin erzsebet ilona
zsuzsanna judit agnes ildiko eszter
olivia noah arthur leo muhammad oscar henry theo freddie archie george finley albie teddy
isla ava ivy freya florence willow rosie sienna evelyn harper maisie amber ruby scarlett layla
brooke jade tiffany kirsty gemma hayley leanne donna tracey sharon nicola dawn heather
wayne craig dean shane scott ross stuart darren jason lee carl glenn barry trevor keith kevin colin
aoife niamh saoirse ciara eoin oisin cillian fionn dermot brendan gerard grainne roisin deirdre
rhys dylan gethin emyr iwan ieuan gwen sian nia cerys angharad eleri bethan lowri rhian megan
hamish callum fraser angus morag eilidh catriona mhairi fergus finlay
hope faith grace summer autumn april may june daisy poppy holly
john smithy mary elizabeth patricia linda barbara paul mark michelle leonie marcia winston delroy
errol clive leroy neville desmond cynthia beverley sonia yvonne hyacinth icilda
`;
