package segment

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"pgregory.net/rapid"
)

func TestBengaliClassesAgreeWithTheTables(t *testing.T) {
	joins := func(s string) bool { return nextByTables(s, 0) == len(s) }
	for c := rune(0x980); c <= 0x9FF; c++ {
		want := base
		switch s := string(c); {
		case joins("ক্" + s):
			switch {
			case !joins("ক" + s):
				want = consonant
			case joins("ক" + s + "ক"):
				want = hasanta
			case joins("ক্" + s + "ক"):
				want = extend
			default:
				want = spacing
			}
		}
		if got := bengaliClasses[c-0x980]; got != want {
			t.Errorf("U+%04X is class %d, the tables say %d", c, got, want)
		}
	}
}

func TestPlainPunctuationHasNoProperty(t *testing.T) {
	for _, r := range [][2]rune{{0x964, 0x965}, {0x2010, 0x2027}} {
		for c := r[0]; c <= r[1]; c++ {
			for _, s := range []string{"ক্" + string(c), string(c) + "क", string(c) + string(c), "👩‍" + string(c)} {
				if nextByTables(s, 0) == len(s) {
					t.Errorf("U+%04X joins in %q", c, s)
				}
			}
		}
	}
}

func TestClusters(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"an empty text has none", "", ""},
		{"a conjunct of three consonants is one", "স্ত্রী", "স্ত্রী"},
		{"vowel signs stay with their consonant", "কোরিয়া", "কো|রি|য়া"},
		{"decomposed য় stays whole", "য\u09bcা", "য\u09bcা"},
		{"both halves of a split vowel sign stay", "ক\u09c7\u09be", "ক\u09c7\u09be"},
		{"a ZWJ after hasanta keeps the conjunct", "র\u09cd\u200dয", "র\u09cd\u200dয"},
		{"a ZWNJ after hasanta parts it", "র\u09cd\u200cয", "র\u09cd\u200c|য"},
		{"a conjunct goes on across a vowel sign", "খক্াক", "খ|ক্াক"},
		{"khanda ta stands alone", "উৎসব", "উ|ৎ|স|ব"},
		{"a quotation mark stands alone", "‘বিনিময়’তে", "‘|বি|নি|ম|য়|’|তে"},
		{"an emoji sequence before Bengali", "👩‍👩‍👧ক", "👩‍👩‍👧|ক"},
		{"flags go in pairs", "🇧🇩🇮🇳🇧", "🇧🇩|🇮🇳|🇧"},
		{"Devanagari conjuncts", "क्षत्रिय", "क्ष|त्रि|य"},
		{"CR LF is one, LF CR two", "ক\r\nখ\n\r", "ক|\r\n|খ|\n|\r"},
		{"a mark after a line feed starts a cluster", "\nা", "\n|া"},
		{"a mark on a space", " া।", " া|।"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := drawClusters(c.text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			checkClusters(t, c.text)
		})
	}
}

func drawClusters(s string) string {
	var parts []string
	for sc := NewScanner(s); sc.Next(); {
		parts = append(parts, s[sc.Start():sc.End()])
	}
	return strings.Join(parts, "|")
}

// checkClusters compares the Scanner, Next, Prev, Floor and Ceil with uax29.
func checkClusters(t interface {
	Helper()
	Fatalf(string, ...any)
}, s string) {
	t.Helper()
	sc := NewScanner(s)
	it := graphemes.FromString(s)
	for it.Next() {
		if !sc.Next() || sc.Start() != it.Start() || sc.End() != it.End() {
			t.Fatalf("%q: scanner %d-%d, uax29 %d-%d", s, sc.Start(), sc.End(), it.Start(), it.End())
		}
		if got := Next(s, it.Start()); got != it.End() {
			t.Fatalf("%q: Next(%d) = %d, want %d", s, it.Start(), got, it.End())
		}
		if got := Prev(s, it.End()); got != it.Start() {
			t.Fatalf("%q: Prev(%d) = %d, want %d", s, it.End(), got, it.Start())
		}
		for i := it.Start(); i < it.End(); i++ {
			if got := Floor(s, i); got != it.Start() {
				t.Fatalf("%q: Floor(%d) = %d, want %d", s, i, got, it.Start())
			}
			want := it.End()
			if i == it.Start() {
				want = i
			}
			if got := Ceil(s, i); got != want {
				t.Fatalf("%q: Ceil(%d) = %d, want %d", s, i, got, want)
			}
		}
	}
	if sc.Next() || Floor(s, len(s)) != len(s) || Ceil(s, len(s)) != len(s) || Next(s, len(s)) != len(s) || Prev(s, 0) != 0 {
		t.Fatalf("%q: wrong at the ends", s)
	}
}

// scraps are the pieces from which random texts are made.
var scraps = []string{"ক", "ত", "র", "অ", "্", "়", "া", "ি", "ো", "ং", "ঁ", "ৎ", "৫", "।", "॥", "‘", "’", "“", "”", "—", "-", " ",
	"\u200c", "\u200d", "\u200b", "a", "Z", "1", ".", ",", "'", "\"", "?", "!", "(", ")", "\n", "\r", "\r\n", "\t", "\u00a0", "\u2028",
	"क", "्", "षि", "़", "👩", "👍🏽", "❤️", "🇧", "🇩", "한", "ᄒ", "ᅡ", "ᆫ", "é", "e\u0301", "\u0301", "\u0600", "ൎ", "ก", "ำ", "漢", "ア", "א",
	"\xe0", "\xa6", "\xe0\xa6", "\xf0\x9f", "\xff", "\xc2", "\xed\xa0\x80", "\u034f", "\u1b44", "\u1b13", "\U0001F1E7", "‼", "\u09fe"}

func anyText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 0, 12).Draw(t, "scraps"), "")
	})
}

// validText is what an article can hold. On anything else words and sentences cover the text without a promise.
func validText() *rapid.Generator[string] {
	return rapid.Map(anyText(), func(s string) string { return strings.ToValidUTF8(s, "") })
}

func TestBrokenTextIsCoveredWithoutPanic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "text")
		i := rapid.IntRange(0, len(s)).Draw(t, "i")
		WordAt(s, i)
		Compound(s, i)
		NextWordStart(s, i)
		PrevWordStart(s, i)
		SentenceAt(s, i)
		NextSentenceStart(s, i)
		PrevSentenceStart(s, i)
		QuotationAt(s, i, len(s))
		at := 0
		for w := NewWords(s); w.Next(); at = w.End() {
		}
		if at != len(s) {
			t.Fatalf("%q: the words end at %d", s, at)
		}
	})
}

func TestClustersEqualTheTablesOnAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkClusters(t, anyText().Draw(t, "text")) })
	rapid.Check(t, func(t *rapid.T) { checkClusters(t, rapid.String().Draw(t, "text")) })
}

func FuzzClusters(f *testing.F) {
	for _, s := range scraps {
		f.Add(s + "ক্" + s + "a")
	}
	f.Fuzz(func(t *testing.T, s string) { checkClusters(t, s) })
}

func TestUnicodeGraphemeBreakTest(t *testing.T) {
	for _, c := range breakTests(t, "GraphemeBreakTest.txt") {
		checkClusters(t, c.text)
		if got := drawClusters(c.text); got != c.drawn("|") {
			t.Errorf("line %d: %s: got %q", c.line, c.rule, got)
		}
	}
}

func TestAHugeClusterIsOneAndPositionsInALongLineAreCheap(t *testing.T) {
	huge := "ক" + strings.Repeat("\u0301", 10_000)
	if got := Floor(huge+"খ", 5_001); got != 0 {
		t.Errorf("Floor in a 10,000-mark cluster = %d", got)
	}
	line := strings.Repeat("কা", 1<<20)
	for i := 0; i < len(line); i += len(line) / 1000 {
		if got := Floor(line, i); got != i/6*6 {
			t.Fatalf("Floor(%d) = %d", i, got)
		}
	}
	if n := testing.AllocsPerRun(10, func() {
		for sc := NewScanner("বাংলা ‘text’ 👩‍👩‍👧 क्षत्रिय।"); sc.Next(); {
		}
	}); n != 0 {
		t.Errorf("the scanner allocates %v times", n)
	}
}

// breakTest is one line of a Unicode break test file.
type breakTest struct {
	line   int
	text   string
	pieces []string
	rule   string // the explanation after '#'
}

func (c breakTest) drawn(sep string) string { return strings.Join(c.pieces, sep) }

func breakTests(t *testing.T, name string) []breakTest {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	if first, _, _ := strings.Cut(string(data), "\n"); !strings.Contains(first, "-17.0.0") {
		t.Fatalf("%s is not of Unicode 17: %s", name, first)
	}
	var tests []breakTest
	for n, line := range strings.Split(string(data), "\n") {
		fields, rule, _ := strings.Cut(line, "#")
		c := breakTest{line: n + 1, rule: strings.TrimSpace(rule)}
		for _, field := range strings.Fields(fields) {
			switch field {
			case "÷":
				c.pieces = append(c.pieces, "")
			case "×":
			default:
				r, err := strconv.ParseUint(field, 16, 32)
				if err != nil {
					t.Fatal(fmt.Errorf("%s:%d: %w", name, n+1, err))
				}
				c.pieces[len(c.pieces)-1] += string(rune(r))
			}
		}
		if len(c.pieces) > 0 {
			c.pieces = c.pieces[:len(c.pieces)-1]
			c.text = strings.Join(c.pieces, "")
			tests = append(tests, c)
		}
	}
	if len(tests) < 500 {
		t.Fatalf("%s has only %d tests", name, len(tests))
	}
	return tests
}
