package segment

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
	"pgregory.net/rapid"
)

func drawWords(s string) string {
	var parts []string
	for w := NewWords(s); w.Next(); {
		parts = append(parts, s[w.Start():w.End()])
	}
	return strings.Join(parts, "|")
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"an empty text has none", "", ""},
		{"hasanta does not split", "স্ত্রী পর্যন্ত", "স্ত্রী| |পর্যন্ত"},
		{"ZWJ does not split", "র\u09cd\u200dযাব", "র\u09cd\u200dযাব"},
		{"ZWNJ does not split", "উদ\u09cd\u200cঘাটন", "উদ\u09cd\u200cঘাটন"},
		{"nukta, composed or not, does not split", "সময় সময\u09bc", "সময়| |সময\u09bc"},
		{"the danda is apart", "বলেন।আমি॥", "বলেন|।|আমি|॥"},
		{"quotation marks are apart from Bengali letters", "‘বিনিময় পরিকল্পনা’তে", "‘|বিনিময়| |পরিকল্পনা|’|তে"},
		{"double quotation marks and brackets", "“কিম”(কেসিএনএ),", "“|কিম|”|(|কেসিএনএ|)|,"},
		{"an em dash is apart", "না—হ্যাঁ", "না|—|হ্যাঁ"},
		{"a straight apostrophe is apart from Bengali", "ক'খ a'b ক'a", "ক|'|খ| |a'b| |ক|'|a"},
		{"an apostrophe stays in a Latin word", "don’t o'clock", "don’t| |o'clock"},
		{"a colon is apart from Bengali letters", "বলেন:না", "বলেন|:|না"},
		{"hyphenated compounds are two words", "রাষ্ট্র-সমর্থিত ২০২৬-২৭", "রাষ্ট্র|-|সমর্থিত| |২০২৬|-|২৭"},
		{"numbers keep their separators", "১.৫ কোটি, ১০,০০০।", "১.৫| |কোটি|,| |১০,০০০|।"},
		{"letters with points between are one", "এ.কে. ফজলুল", "এ.কে|.| |ফজলুল"},
		{"a run of white space is one", "ক \t\u00a0খ", "ক| \t\u00a0|খ"},
		{"line ends stand alone", "ক \n\n খ\r\n", "ক| |\n|\n| |খ|\r\n"},
		{"an emoji before", "👩‍👩‍👧কথা🇧🇩🇮🇳", "👩‍👩‍👧|কথা|🇧🇩|🇮🇳"},
		{"the taka sign is apart from its number", "৳৫০০", "৳|৫০০"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := drawWords(c.text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			checkWords(t, c.text)
		})
	}
}

func TestWordKinds(t *testing.T) {
	for word, want := range map[string]WordKind{
		"কথা": Letters, "কোভিড১৯": Letters, "don’t": Letters, "১.৫": Number, "২০২৬": Number, "।": Punctuation, "‘": Punctuation,
		"—": Punctuation, "%": Punctuation, "৳": Other, "+": Other, "👩‍👧": Other, "\n": Other, " \t": Space, "\u3000": Space,
	} {
		if _, end, got := WordAt(word, 0); got != want || end != len(word) {
			t.Errorf("%q is of kind %d to %d, want %d", word, got, end, want)
		}
	}
}

func TestCompounds(t *testing.T) {
	for _, c := range []struct{ name, text, at, want string }{
		{"two words", "এ রাষ্ট্র-সমর্থিত দল", "সমর্থিত", "রাষ্ট্র-সমর্থিত"},
		{"years", "২০২৬-২৭ সাল", "২০২৬", "২০২৬-২৭"},
		{"years with an en dash", "২০২৬–২৭ সাল", "২৭", "২০২৬–২৭"},
		{"an en dash between words does not join", "ঢাকা–দিল্লি", "ঢাকা", "ঢাকা"},
		{"three parts from the middle", "বাবা-মা-ভাই", "মা", "বাবা-মা-ভাই"},
		{"from the hyphen", "বাবা-মা", "-", "বাবা-মা"},
		{"two hyphens do not join", "বাবা--মা", "মা", "মা"},
		{"a hyphen at the end does not", "বাবা- মা", "বাবা", "বাবা"},
		{"a hyphen at the start does not", "-বাবা", "-", "-"},
		{"a word alone", "কথা", "কথা", "কথা"},
	} {
		t.Run(c.name, func(t *testing.T) {
			start, end := Compound(c.text, strings.Index(c.text, c.at))
			if got := c.text[start:end]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if start, end := Compound("", 0); start != 0 || end != 0 {
		t.Errorf("in an empty text: %d-%d", start, end)
	}
}

// checkWords compares the calls by position with the walk, and the walk with the clusters.
func checkWords(t interface {
	Helper()
	Fatalf(string, ...any)
}, s string) {
	t.Helper()
	at := 0
	for w := NewWords(s); w.Next(); at = w.End() {
		if w.Start() != at || w.End() <= at || !onCluster(s, w.End()) {
			t.Fatalf("%q: word %d-%d after %d", s, w.Start(), w.End(), at)
		}
		for i := w.Start(); i < w.End(); i++ {
			start, end, kind := WordAt(s, i)
			if start != w.Start() || end != w.End() || kind != w.Kind() {
				t.Fatalf("%q: WordAt(%d) = %d-%d kind %d, the walk has %d-%d kind %d", s, i, start, end, kind, w.Start(), w.End(),
					w.Kind())
			}
			if c1, c2 := Compound(s, i); c1 > start || c2 < end {
				t.Fatalf("%q: Compound(%d) = %d-%d is less than the word %d-%d", s, i, c1, c2, start, end)
			}
			if n := NextWordStart(s, i); n < end {
				t.Fatalf("%q: NextWordStart(%d) = %d before %d", s, i, n, end)
			}
			if p := PrevWordStart(s, i); p > start || p == start && i == start && i > 0 {
				t.Fatalf("%q: PrevWordStart(%d) = %d, the word starts at %d", s, i, p, start)
			}
		}
	}
	if at != len(s) {
		t.Fatalf("%q: the words end at %d", s, at)
	}
}

func TestWordsByPositionEqualTheWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkWords(t, validText().Draw(t, "text")) })
	rapid.Check(t, func(t *rapid.T) {
		long := rapid.SliceOfN(rapid.SampledFrom(scraps), 30, 45).Draw(t, "scraps")
		checkWords(t, strings.ToValidUTF8(strings.Join(long, ""), ""))
	})
}

func FuzzWordsAndSentences(f *testing.F) {
	f.Add("‘বিনিময় পরিকল্পনা’তে ১.৫ a.b 🇧🇩")
	f.Fuzz(func(t *testing.T, s string) {
		if utf8.ValidString(s) && len(s) < 400 {
			checkWords(t, s)
			checkSentences(t, s)
		}
	})
}

func TestMovingByWordsSkipsSpaceAndPunctuation(t *testing.T) {
	s := "‘কথা’ — ১০\n\n।শেষ।"
	for _, c := range []struct{ from, next, prev string }{
		{"‘", "কথা", ""}, {"কথা", "১০", ""}, {"’", "১০", "কথা"}, {"১০", "শেষ", "কথা"}, {"শেষ", "", "১০"},
	} {
		i := strings.Index(s, c.from)
		next, prev := len(s), 0
		if c.next != "" {
			next = strings.Index(s, c.next)
		}
		if c.prev != "" {
			prev = strings.Index(s, c.prev)
		}
		if got := NextWordStart(s, i); got != next {
			t.Errorf("from %q the next word is at %d, want %d", c.from, got, next)
		}
		if got := PrevWordStart(s, i); got != prev {
			t.Errorf("from %q the previous word is at %d, want %d", c.from, got, prev)
		}
	}
}

func drawBase(s string) string {
	var parts []string
	for it := words.FromString(s); it.Next(); {
		parts = append(parts, it.Value())
	}
	return strings.Join(parts, "|")
}

// wordDifferences lists where the words differ from UAX #29 on purpose. The first is in Unicode's test file, and is its
// only line that differs.
var wordDifferences = []struct{ why, text, base, ours string }{
	{"a boundary inside a cluster is none", "a🇦\u200d🇧🇨b", "a|🇦\u200d🇧|🇨|b", "a|🇦\u200d🇧🇨|b"},
	{"a boundary inside a cluster is none: Thai", "กำ", "ก|ำ", "กำ"},
	{"a single quotation mark is apart from Bengali", "পরিকল্পনা’তে", "পরিকল্পনা’তে", "পরিকল্পনা|’|তে"},
	{"an opening one too", "ও‘না", "ও‘না", "ও|‘|না"},
	{"an apostrophe too", "ক'খ", "ক'খ", "ক|'|খ"},
	{"a colon too", "বলেন:না", "বলেন:না", "বলেন|:|না"},
	{"white space of several kinds is one run", " \t\u00a0", " |\t|\u00a0", " \t\u00a0"},
}

func TestWordDifferencesAreAsListed(t *testing.T) {
	for _, d := range wordDifferences {
		if got := drawBase(d.text); got != d.base {
			t.Errorf("%s: UAX #29 gives %q, want %q", d.why, got, d.base)
		}
		if got := drawWords(d.text); got != d.ours {
			t.Errorf("%s: got %q, want %q", d.why, got, d.ours)
		}
	}
}

func TestUnicodeWordBreakTest(t *testing.T) {
	deliberate := map[string]bool{}
	for _, d := range wordDifferences {
		deliberate[d.text] = true
	}
	for _, c := range breakTests(t, "WordBreakTest.txt") {
		if got := drawBase(c.text); got != c.drawn("|") {
			t.Errorf("base, line %d: %s: got %q", c.line, c.rule, got)
		}
		checkWords(t, c.text)
		if got := drawWords(c.text); got != c.drawn("|") && !deliberate[c.text] {
			t.Errorf("line %d: %s: got %q", c.line, c.rule, got)
		}
	}
}

// checkQuickWords compares the walk with one that takes no short cut.
func checkQuickWords(t interface {
	Helper()
	Fatalf(string, ...any)
}, s string) {
	t.Helper()
	slow := Words{s: s}
	for w := NewWords(s); w.Next(); {
		slow.start = slow.end
		if slow.start >= slow.base {
			slow.base = baseEnd(s, slow.start)
		}
		slow.byRules()
		if w.start != slow.start || w.end != slow.end || w.kind != slow.kind {
			t.Fatalf("%q: the word at %d ends at %d and is of kind %d, by the rules at %d of kind %d", s, w.start, w.end, w.kind, slow.end,
				slow.kind)
		}
	}
}

func TestQuickWordsAreThoseOfTheRules(t *testing.T) {
	chars := []rune{' ', '\n', '\r', '\t', 0x85, 0xA0, 0xAD, 0x300, 0x903, 0x915, 0x600, 0x5D0, 0x1F467, 0x1F1E7, 0xE33, 0x3000, 0xFEFF}
	for c := rune(0x20); c < 0x7F; c++ {
		chars = append(chars, c)
	}
	for c := rune(0x964); c < 0xA00; c++ {
		chars = append(chars, c)
	}
	for c := rune(0x2000); c < 0x2040; c++ {
		chars = append(chars, c)
	}
	for _, c := range chars {
		for _, form := range []string{"%", "ক%", "%ক", "ক%খ", "ক %", "ক%্", "ক.%", "ক’%", "ক:%", "ক'%খ", "।%", "-%", "১%", "ক্\u200d%",
			"ক\u200c%"} {
			checkQuickWords(t, strings.ReplaceAll(form, "%", string(c)))
		}
	}
	rapid.Check(t, func(t *rapid.T) { checkQuickWords(t, validText().Draw(t, "text")) })
	rapid.Check(t, func(t *rapid.T) {
		checkQuickWords(t, string(rapid.SliceOfN(rapid.SampledFrom(chars), 0, 8).Draw(t, "characters")))
	})
}
