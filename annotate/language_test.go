package annotate_test

import (
	"strings"
	"testing"

	"github.com/recount-news/recount/annotate"
)

func TestEnglish(t *testing.T) {
	for _, c := range []struct {
		language string
		english  bool
		text     string
	}{
		{"English", true, "The harbour authority said on Monday that two ferries had collided in thick fog off Harrow Bay, and that fourteen people were hurt. Divers will look at both hulls before the service can start again."},
		{"English headline style", true, "Mayor Ruth Calder, 51, told reporters outside town hall that work on the pier, wrecked by February's storm, would cost $2.5 million and would be done by May."},
		{"short", true, "Zwei Fähren stoßen zusammen"},
		{"empty", true, ""},
		{"German", false, "Zwei Fähren sind am Montagabend im dichten Nebel vor dem Hafen zusammengestoßen, wie die Küstenwache mitteilte. Vierzehn Menschen wurden verletzt, und der Verkehr ruht, bis Taucher beide Schiffe untersucht haben."},
		{"Dutch", false, "Twee veerboten zijn maandagavond in dichte mist voor de haven op elkaar gebotst, zei de kustwacht. Veertien mensen raakten gewond en er wordt niet gevaren totdat duikers beide schepen hebben bekeken."},
		{"Swedish", false, "Två färjor kolliderade i tät dimma utanför hamnen på måndagskvällen, sade kustbevakningen. Fjorton personer skadades och trafiken står stilla tills dykare har sett på båda skroven."},
		{"Danish", false, "To færger stødte sammen i tæt tåge ud for havnen mandag aften, oplyste kystvagten. Fjorten mennesker kom til skade, og sejladsen er indstillet, indtil dykkere har set på begge skrog."},
		{"French", false, "Deux bacs se sont heurtés lundi soir dans un brouillard épais au large du port, ont annoncé les garde-côtes. Quatorze personnes ont été blessées et le service est suspendu tant que des plongeurs n'ont pas examiné les coques."},
		{"Spanish", false, "Dos transbordadores chocaron el lunes por la noche en medio de una niebla espesa frente al puerto, dijo la guardia costera. Catorce personas resultaron heridas y el servicio queda suspendido hasta que los buzos revisen los cascos."},
		{"Italian", false, "Due traghetti si sono scontrati lunedì sera nella fitta nebbia al largo del porto, ha detto la guardia costiera. Quattordici persone sono rimaste ferite e il servizio è sospeso finché i sommozzatori non avranno visto gli scafi."},
		{"Portuguese", false, "Duas balsas colidiram na noite de segunda-feira em meio a um nevoeiro denso ao largo do porto, disse a guarda costeira. Catorze pessoas ficaram feridas e o serviço está suspenso até que mergulhadores vejam os cascos."},
		{"Polish", false, "Dwa promy zderzyły się w poniedziałek wieczorem w gęstej mgle w pobliżu portu, podała straż przybrzeżna. Czternaście osób zostało rannych, a ruch wstrzymano, dopóki nurkowie nie obejrzą obu kadłubów."},
		{"Turkish", false, "Sahil güvenlik, iki feribotun pazartesi akşamı liman açıklarında yoğun siste çarpıştığını bildirdi. On dört kişi yaralandı ve dalgıçlar her iki gövdeyi inceleyene kadar seferler durduruldu."},
		{"Indonesian", false, "Dua kapal feri bertabrakan dalam kabut tebal di lepas pelabuhan pada Senin malam, kata penjaga pantai. Empat belas orang terluka dan layanan dihentikan sampai penyelam memeriksa kedua lambung kapal."},
		{"Swahili", false, "Vivuko viwili viligongana katika ukungu mzito karibu na bandari Jumatatu jioni, walinzi wa pwani walisema. Watu kumi na wanne walijeruhiwa na huduma imesimamishwa hadi wapiga mbizi watakapokagua meli zote mbili."},
		{"Russian", false, "Два парома столкнулись в понедельник вечером в густом тумане недалеко от порта, сообщила береговая охрана. Пострадали четырнадцать человек, движение остановлено, пока водолазы не осмотрят оба корпуса."},
		{"Ukrainian", false, "Два пороми зіткнулися в понеділок увечері в густому тумані неподалік від порту, повідомила берегова охорона. Постраждали чотирнадцять людей, рух зупинено, доки водолази не оглянуть обидва корпуси."},
		{"Greek", false, "Δύο πορθμεία συγκρούστηκαν τη Δευτέρα το βράδυ μέσα σε πυκνή ομίχλη έξω από το λιμάνι, ανακοίνωσε το λιμενικό. Δεκατέσσερις άνθρωποι τραυματίστηκαν και τα δρομολόγια σταμάτησαν μέχρι να εξετάσουν οι δύτες τα σκάφη."},
		{"Arabic", false, "اصطدمت عبارتان مساء الاثنين في ضباب كثيف قبالة الميناء حسبما قال خفر السواحل وأصيب أربعة عشر شخصا وتوقفت الخدمة حتى يفحص الغواصون بدني السفينتين في وقت لاحق من هذا الأسبوع"},
		{"Finnish", false, "Kaksi lauttaa törmäsi maanantai-iltana tiheässä sumussa sataman edustalla, kertoi rannikkovartiosto. Neljätoista ihmistä loukkaantui, ja liikenne on pysäytetty, kunnes sukeltajat ovat tutkineet molemmat rungot huolellisesti ja kertoneet tuloksista."},
	} {
		t.Run(c.language, func(t *testing.T) {
			if share := annotate.English(c.text); (share >= annotate.EnoughEnglish) != c.english {
				t.Errorf("English = %.2f, want it %s %.2f", share, map[bool]string{true: "at least", false: "below"}[c.english], annotate.EnoughEnglish)
			}
		})
	}
}

func BenchmarkEnglish(b *testing.B) {
	s := strings.Repeat("The harbour authority said on Monday that two ferries had collided in thick fog. ", 50)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		annotate.English(s)
	}
}
