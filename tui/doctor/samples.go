package doctor

import "tippani/tui/lang"

// class is one kind of text, with examples that a terminal may count in its own way.
type class struct {
	id    string // in the JSON report
	name  lang.Text
	texts []string
}

// classes are all kinds of text that an article may hold. No example begins with a mark: such marks are never sent.
var classes = []class{
	{"letter", lang.Text{En: "letters", Bn: "বর্ণ"}, []string{"ক", "ড়", "ৎ", "অ", "ঔ"}},
	{"vowel sign", lang.Text{En: "vowel signs", Bn: "স্বরচিহ্ন"}, []string{"কা", "কি", "কী", "কু", "কূ", "কৃ", "কে", "কৈ", "কো", "কৌ"}},
	{"decomposed vowel sign", lang.Text{En: "the same in two code points", Bn: "দুই সংকেতে লেখা স্বরচিহ্ন"},
		[]string{"কে\u09BE", "কে\u09D7"}},
	{"sign", lang.Text{En: "chandrabindu, anusvara, visarga", Bn: "চন্দ্রবিন্দু, অনুস্বার, বিসর্গ"},
		[]string{"কঁ", "কং", "কঃ", "কাঁ", "বাং"}},
	{"nukta", lang.Text{En: "nukta in one code point and in two", Bn: "নুক্তা, এক ও দুই সংকেতে"},
		[]string{"\u09DF", "য\u09BC", "\u09DFা", "য\u09BCা", "\u09DC", "ড\u09BC", "\u09DDে", "ঢ\u09BCে"}},
	{"hasanta", lang.Text{En: "hasanta", Bn: "হসন্ত"}, []string{"ক্"}},
	{"conjunct of 2", lang.Text{En: "conjuncts of two", Bn: "দুই বর্ণের যুক্তবর্ণ"}, []string{"ক্ত", "ক্ষ", "ঙ্গি", "জ্ঞা"}},
	{"conjunct of 3", lang.Text{En: "conjuncts of three", Bn: "তিন বর্ণের যুক্তবর্ণ"}, []string{"স্ত্র", "স্ত্রী", "ক্ষ্ম", "ন্দ্রো"}},
	{"conjunct of 4", lang.Text{En: "conjuncts of four", Bn: "চার বর্ণের যুক্তবর্ণ"}, []string{"ন্ত্র্য", "র্ত্স্ন্যে"}},
	{"reph", lang.Text{En: "reph", Bn: "রেফ"}, []string{"র্ক", "র্কি", "র্থী"}},
	{"ya-phala", lang.Text{En: "ya-phala", Bn: "য-ফলা"}, []string{"ক্য", "ব্যা", "অ্যা"}},
	{"ZWJ", lang.Text{En: "with ZWJ", Bn: "ZWJ সহ"}, []string{"র\u200D্য", "র\u200D্যা", "ক্\u200Dষ"}},
	{"ZWNJ", lang.Text{En: "with ZWNJ", Bn: "ZWNJ সহ"}, []string{"ক্\u200Cষ", "উদ্\u200Cঘাটন"}},
	{"word", lang.Text{En: "words", Bn: "শব্দ"}, []string{"বাংলা", "স্বাধীনতা", "রাষ্ট্রীয়"}},
	{"digit", lang.Text{En: "digits", Bn: "অঙ্ক"}, []string{"০", "১২৩", "৳৫০"}},
	{"punctuation", lang.Text{En: "punctuation", Bn: "যতিচিহ্ন"}, []string{"।", "॥", ",", "–", "—", "…"}},
	{"quote", lang.Text{En: "quotes", Bn: "উদ্ধৃতিচিহ্ন"}, []string{"‘", "’", "“", "”", "«"}},
	{"script", lang.Text{En: "other scripts", Bn: "অন্য লিপি"}, []string{"abc", "é", "e\u0301", "हिन्दी", "தமிழ்", "中文"}},
	{"emoji", lang.Text{En: "emoji", Bn: "ইমোজি"}, []string{"😀", "❤\uFE0F", "👍🏽", "🇧🇩", "👨\u200D👩\u200D👧"}},
}

// letters are every letter and digit of the Bengali block, and every sign on the letter ক: what a saved profile holds
// besides the examples.
func letters() []string {
	var all []string
	for r := rune(0x0980); r <= 0x09FD; r++ {
		s := string(r)
		switch {
		case isUnassigned(r):
		case isMark(r):
			all = append(all, "ক"+s)
		default:
			all = append(all, s)
		}
	}
	return all
}

// paragraph is what the ruled sample shows: signs on both sides, conjuncts, joiners, both encodings of য়, digits, quotes.
const paragraph = "রবীন্দ্রনাথ ঠাকুর ১৯১৩ সালে ‘গীতাঞ্জলি’র জন্য নোবেল পুরস্কার পান। স্ত্রীর মৃত্যুর পরে তিনি শান্তিনিকেতনে " +
	"আশ্রম-বিদ্যালয়ের কাজে ডুবে থাকেন; র\u200D্যাশন, কৌতূহল, বৃষ্টি ও উদ্\u200Cযাপন – এসব শব্দও তাঁর লেখায\u09BC মেলে।"
