package segment

import (
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/sentences"
	"pgregory.net/rapid"
)

func drawSentences(s string) string {
	var parts []string
	for w := NewSentences(s); w.Next(); {
		parts = append(parts, s[w.Start():w.End()])
	}
	return strings.Join(parts, "|")
}

func drawBaseSentences(s string) string {
	var parts []string
	for it := sentences.FromString(s); it.Next(); {
		parts = append(parts, it.Value())
	}
	return strings.Join(parts, "|")
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"an empty text has none", "", ""},
		{"danda, double danda, question and exclamation marks end one", "যাই। কেন? না! শেষ॥ আর", "যাই। |কেন? |না! |শেষ॥ |আর"},
		{"a closing quotation mark goes along", "তিনি বলেন, ‘যাব।’ তারপর", "তিনি বলেন, ‘যাব।’ |তারপর"},
		{"a bracket and a double mark go along", "(যাব।”) তারপর", "(যাব।”) |তারপর"},
		{"an opening mark belongs to the next", "যাব। ‘না’", "যাব। |‘না’"},
		{"a title does not end one", "মো. রহিম ও ড. করিম, প্রো. সেন। শেষ", "মো. রহিম ও ড. করিম, প্রো. সেন। |শেষ"},
		{"nor do doctors and misters", "ডা. সেন, মি. দাস", "ডা. সেন, মি. দাস"},
		{"nor initials in Bengali", "এ. কে. ফজলুল হক", "এ. কে. ফজলুল হক"},
		{"nor a letter's name with য়, however it is encoded", "ও\u09dfাই. এ ও\u09af\u09bcাই. বি", "ও\u09dfাই. এ ও\u09af\u09bcাই. বি"},
		{"nor initials without spaces", "এ.কে.এম. নুরুল", "এ.কে.এম. নুরুল"},
		{"nor initials in Latin", "A. K. Fazlul. Dr. Sen", "A. K. Fazlul. |Dr. Sen"},
		{"nor a decimal", "১.৫ কোটি। ২.৫", "১.৫ কোটি। |২.৫"},
		{"a Bengali word and a full stop do", "করেছে. তারপর", "করেছে. |তারপর"},
		{"a quoted abbreviation does", "‘ড.’ তারপর", "‘ড.’ |তারপর"},
		{"a line feed ends one, even after an abbreviation", "মো.\nরহিম", "মো.\n|রহিম"},
		{"blank lines are their own", "ক\n\nখ", "ক\n|\n|খ"},
		{"decomposed য়, joiners and emoji", "👩‍👧 সময\u09bc র\u09cd\u200dযাব। শেষ", "👩‍👧 সময\u09bc র\u09cd\u200dযাব। |শেষ"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := drawSentences(c.text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			checkSentences(t, c.text)
		})
	}
}

// checkSentences compares the calls by position with the walk.
func checkSentences(t interface {
	Helper()
	Fatalf(string, ...any)
}, s string) {
	t.Helper()
	at := 0
	var starts []int
	for w := NewSentences(s); w.Next(); at = w.End() {
		if w.Start() != at || w.End() <= at || !onCluster(s, w.End()) {
			t.Fatalf("%q: sentence %d-%d after %d", s, w.Start(), w.End(), at)
		}
		first := skipSpace(s, w.Start())
		if first < w.End() {
			starts = append(starts, first)
		}
		for i := w.Start(); i < w.End(); i++ {
			start, end := SentenceAt(s, i)
			if first >= w.End() {
				if start != i || end != i {
					t.Fatalf("%q: SentenceAt(%d) = %d-%d in a blank sentence", s, i, start, end)
				}
			} else if start != first || end > w.End() || end <= start || skipSpace(s, end) < w.End() || !onCluster(s, end) {
				t.Fatalf("%q: SentenceAt(%d) = %d-%d, the walk has %d-%d", s, i, start, end, w.Start(), w.End())
			}
		}
	}
	if at != len(s) {
		t.Fatalf("%q: the sentences end at %d", s, at)
	}
	for i := 0; i <= len(s); i = max(Next(s, i), i+1) {
		prev, next := 0, len(s)
		for _, start := range starts {
			if start < i {
				prev = start
			} else if start > i {
				next = start
				break
			}
		}
		if got := PrevSentenceStart(s, i); got != prev {
			t.Fatalf("%q: PrevSentenceStart(%d) = %d, want %d", s, i, got, prev)
		}
		if got := NextSentenceStart(s, i); got != next {
			t.Fatalf("%q: NextSentenceStart(%d) = %d, want %d", s, i, got, next)
		}
	}
}

func TestSentencesByPositionEqualTheWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkSentences(t, validText().Draw(t, "text")) })
}

func TestSentencesInALongLine(t *testing.T) {
	unit := "এক দুই তিন চার। "
	line := strings.Repeat(unit, 20_000)
	for _, i := range []int{0, 1_000 * len(unit), 1_000*len(unit) + 20, 19_999*len(unit) + 7} {
		want := i / len(unit) * len(unit)
		if start, end := SentenceAt(line, Floor(line, i)); start != want || end != want+len(unit)-1 {
			t.Errorf("SentenceAt(%d) = %d-%d", i, start, end)
		}
	}
	endless := strings.Repeat("কথা ", 100_000)
	i := Floor(endless, len(endless)/2)
	start, end := SentenceAt(endless, i)
	if i-start > maxSentence+10 || end-i > maxSentence+10 || start >= end {
		t.Errorf("an endless sentence is %d-%d around %d", start, end, i)
	}
}

// sentenceDifferences lists where the sentences differ from UAX #29 on purpose.
var sentenceDifferences = []struct{ why, text, base, ours string }{
	{"a title is no end", "মো. রহিম", "মো. |রহিম", "মো. রহিম"},
	{"a title is no end in Latin", "Dr. Sen", "Dr. |Sen", "Dr. Sen"},
	{"initials are no end", "এ. কে. ফজলুল", "এ. |কে. |ফজলুল", "এ. কে. ফজলুল"},
	{"initials are no end in Latin", "A. Sen", "A. |Sen", "A. Sen"},
	{"a full stop with Bengali letters directly after it is no end", "এ.কে", "এ.|কে", "এ.কে"},
}

func TestSentenceDifferencesAreAsListed(t *testing.T) {
	for _, d := range sentenceDifferences {
		if got := drawBaseSentences(d.text); got != d.base {
			t.Errorf("%s: UAX #29 gives %q, want %q", d.why, got, d.base)
		}
		if got := drawSentences(d.text); got != d.ours {
			t.Errorf("%s: got %q, want %q", d.why, got, d.ours)
		}
	}
}

func TestUnicodeSentenceBreakTest(t *testing.T) {
	deliberate := map[string]bool{}
	for _, d := range sentenceDifferences {
		deliberate[d.text] = true
	}
	for _, c := range breakTests(t, "SentenceBreakTest.txt") {
		if got := drawBaseSentences(c.text); got != c.drawn("|") {
			t.Errorf("base, line %d: %s: got %q", c.line, c.rule, got)
		}
		checkSentences(t, c.text)
		if got := drawSentences(c.text); got != c.drawn("|") && !deliberate[c.text] {
			t.Errorf("line %d: %s: got %q", c.line, c.rule, got)
		}
	}
}
