package bijoy

import (
	"strings"
	"testing"
)

func TestBijoyIsFoundInTextOfEveryOrigin(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"one word", "evsjv‡`k"},
		{"a sentence of ASCII", "Avwg evsjvq Mvb MvB|"},
		{"a sentence", "wZwb e‡jb, XvKv kn‡ii gvbyl Avb›`bMi †_‡K wd‡i G‡m‡Qb|"},
		{"Windows-1252 read as Latin-1", "Avwg evsjv\u0087`\u0087k hve|"},
		{"Windows-1252 read as x-user-defined", "Avwg evsjv\uf787`\uf787k hve|"},
		{"an English name in it", "Avwg XvKvq †_‡K Google Gi Kg©KZ©v‡`i m‡½ K_v ejjvg|"},
		{"an emoji before it", "📰 Kg©KZ©viv e‡jb"},
		{"a quotation", "ÒAvwg K‡i‡QvÓ wZwb e‡jb"},
	} {
		if !Detect(c.text) {
			t.Errorf("%s is not found: %q %+v", c.name, c.text, weigh(c.text))
		}
	}
}

func TestTheWordListReadsAsBijoy(t *testing.T) {
	var text strings.Builder
	for _, p := range pairs(t) {
		text.WriteString(p[0] + " ")
	}
	if !Detect(text.String()) {
		t.Error("it is not found")
	}
}

var foreign = []struct{ name, text string }{
	{"empty", ""},
	{"blank", " \n\n"},
	{"English", "The quick brown fox jumps over the lazy dog, and the ministry said on Sunday that a survey would follow."},
	{"English capitals", "BARACK OBAMA SAYS VAVILOV WAVES KAVA; UNITED NATIONS QUIZ: KYIV, WKRP, ZAKUR"},
	{"English with signs", "Copyright© 2020 Acme®. Footnote† and second‡, 5°C, 10 m², ½ cup, £5m, ©Reuters, naïve café — " +
		"“quoted” ‘words’…"},
	{"a short note", "VAT KVA wK Avenue"},
	{"French", "L’été où « Noël » fut à Besançon, l’œuvre naïve coûtait 5 €; ça, c’était déjà vu : où êtes-vous ?"},
	{"German", "Die Straße »führt« über Österreich; Ärger, Übermaß und „große“ Größe. FußBall GmbH"},
	{"Polish", "Zażółć gęślą jaźń, kwiaty wykwitały w Zakopanem i w Krakowie, nawiązywał wywiady"},
	{"Turkish", "Kırmızı kuvvetli yakıtların kıyısında, Kavaklıdere'de vakit"},
	{"Czech", "Všichni vědci a kvalitní výzkum, Karlovy Vary, život v Kyjevě, Zvíře"},
	{"Vietnamese", "Tôi yêu tiếng nước tôi từ khi mới ra đời"},
	{"Spanish", "¿Qué pasó? ¡Nada! El año que viene volverán las vías, 1ª y 2º"},
	{"Portuguese", "Não há razão; a 1ª sessão começou às três. «Avô» e avó."},
	{"romanised Bengali", "ami tomake bhalobashi, amar sonar bangla, keu kotha rakheni"},
	{"code", "for _, v := range kvMap { if v == nil && w_KEY > 0 { newView(K_v, wK) } } // `v` and `Kv`"},
	{"a listing", "`vector` `_value` `virtual` A_v B_v `v` `v2` wTable wRect wParam"},
	{"base64", "VGhpcyBpcyBhIHRlc3QgS3Zhc2lyIEFLdldaTXdMd0t2UVp2Wnd3S1ZLdlp3UXY4aXdLTHZaZndLdlE9PQ=="},
	{"a source map", `{"version":3,"mappings":"` + strings.Repeat("CAaA,SAUAA,EAAQC,GAEnB,aAEuB,iBAAXC,QAAiD,KvCAUwKAAYvqAZ,", 30) + `"}`},
	{"hexadecimal", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
	{"an address", "https://example.org/wKv/Kv_Zv?q=Mv&v=Kv"},
	{"double-encoded UTF-8", "à¦¬à¦¾à¦‚à¦²à¦¾ à¦¦à§‡à¦¶"},
	{"Unicode Bengali", "আমি বাংলায় গান গাই। র\u200d্যাব ও ক্\u200cষ।"},
	{"Unicode Bengali with a Bijoy word", "‘evsjv‡`k’ লেখাটি কেন এমন দেখায়?\nএকটি প্রশ্ন, উত্তর অনেক।"},
	{"Unicode Bengali with a Bijoy line", "এই লেখাটি কেন এমন দেখায়? একটি প্রশ্ন, উত্তর অনেক, আর সময় কম।\nevsjv‡`k\n"},
	{"Big5 read as Windows-1252", "°]¤l§Lªk¡A¤p»¡¤§¤@¡C®]¤l¤ê¡G§LªÌ¡A°ê¤§¤j¨Æ¡A¦º¥Í¤§¦a¡A¦s¤`¤§¹D¡A¤£¥i¤£¹î¤]¡C¬G¸g¤§¥H¤\u00ad¨Æ"},
	{"Arabic", "هذا نص عربي"},
	{"Greek", "Αυτό είναι ένα κείμενο µg"},
}

func TestOtherTextIsNotTakenForBijoy(t *testing.T) {
	for _, c := range foreign {
		if Detect(c.text) {
			t.Errorf("%s is taken for Bijoy: %q %+v", c.name, c.text, weigh(c.text))
		}
		if long := strings.Repeat(c.text+"\n", 50); Detect(long) {
			t.Errorf("%s, fifty times, is taken for Bijoy", c.name)
		}
	}
}

func TestWhatIsNotBijoyStaysInAMixedText(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		converted, left  int
	}{
		{"an English word", "XvKvq proposal Kiv nq|", "ঢাকায় proposal করা হয\u09bc।", 3, 1},
		{"an address", "XvKv www.wKv.org I a@Kv.org", "ঢাকা www.wKv.org ও a@Kv.org", 2, 2},
		{"an English line", "evsjv‡`k\nReport of the northern provinces\n", "বাংলাদেশ\nReport of the northern provinces\n", 1, 5},
		{"a Bengali line", "evsjv‡`k\nবাংলা Kv\n", "বাংলাদেশ\nবাংলা Kv\n", 1, 2},
		{"white space", " evsjv\u00a0\t XvKv \n\n", " বাংলা\u00a0\t ঢাকা \n\n", 2, 0},
		{"joiners between words", "evsjv \u200c\u200d XvKv", "বাংলা \u200c\u200d ঢাকা", 2, 0},
	} {
		r := ConvertLikely(c.text)
		if r.Text != c.want || r.Converted != c.converted || r.Left != c.left {
			t.Errorf("%s: %q %d %d, want %q %d %d", c.name, r.Text, r.Converted, r.Left, c.want, c.converted, c.left)
		}
	}
}

func TestPunctuationThatIsAlsoALetterGoesByItsPlace(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"dashes between words", "XvKv – evsjv — Kx", "ঢাকা – বাংলা — কী"},
		{"curly quotation marks", "“XvKv” ‘evsjv’", "“ঢাকা” ‘বাংলা’"},
		{"a dash in a span of years", "1971–72", "১৯৭১–৭২"},
		{"degrees, powers and fractions", "5°, 10², 2½, 3×4, 5±1", "৫°, ১০², ২½, ৩×৪, ৫±১"},
		{"copyright, trade mark, ampersand", "© 2020 ® ™ &", "© ২০২০ ® ™ &"},
		{"dots at the end", "K‡i…", "করে…"},
		{"a line to fill in", "bvg ____", "নাম ____"},
		{"half a letter alone", "š K", "š ক"},
		{"a sign alone", "‡", "ে"},
	} {
		if got := Convert(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
