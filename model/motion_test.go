package model

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// parse reads a drawn selection: [ and ] are its ends and | is the head, next to one of them; | alone is a cursor.
func parse(t *testing.T, drawn string) (*Article, Selection) {
	t.Helper()
	var text strings.Builder
	head, start, end := -1, -1, -1
	for _, r := range drawn {
		switch r {
		case '[':
			start = text.Len()
		case ']':
			end = text.Len()
		case '|':
			head = text.Len()
		default:
			text.WriteRune(r)
		}
	}
	if start < 0 {
		start, end = head, head
	}
	anchor := start + end - head
	return article(t, text.String()), Selection{Offset(anchor), Offset(head)}
}

// show draws a selection into the text, the head inside the brackets.
func show(a *Article, s Selection) string {
	r := s.Range()
	before, in, after := a.Slice(Range{0, r.Start}), a.Slice(r), a.Slice(Range{r.End, a.Len()})
	switch {
	case s.Empty():
		return before + "|" + after
	case s.Head == r.End:
		return before + "[" + in + "|]" + after
	}
	return before + "[|" + in + "]" + after
}

func TestMotions(t *testing.T) {
	motions := map[string]func(*Article, Offset) Offset{
		"next cluster": NextCluster, "previous cluster": PrevCluster, "next word": NextWord, "previous word": PrevWord,
		"next sentence": NextSentence, "previous sentence": PrevSentence,
		"next paragraph": NextParagraph, "previous paragraph": PrevParagraph,
	}
	for _, c := range []struct{ name, before, motion, after string }{
		{"over a conjunct", "|স্ত্রী", "next cluster", "স্ত্রী|"},
		{"back over a conjunct", "স্ত্রী|", "previous cluster", "|স্ত্রী"},
		{"over decomposed য়", "সম|য\u09bc।", "next cluster", "সময\u09bc|।"},
		{"over an emoji", "|👩‍👩‍👧ক", "next cluster", "👩‍👩‍👧|ক"},
		{"over a joiner", "|র\u09cd\u200dযাব", "next cluster", "র\u09cd\u200dযা|ব"},
		{"a cluster at the end stays", "ক|", "next cluster", "ক|"},
		{"a cluster at the start stays", "|ক", "previous cluster", "|ক"},
		{"in an empty text", "|", "next cluster", "|"},
		{"a word on", "শিল্পী র|হিম বলেন।", "next word", "শিল্পী রহিম |বলেন।"},
		{"a word back from inside goes to its start", "শিল্পী রহি|ম", "previous word", "শিল্পী |রহিম"},
		{"a word back from its start goes to the one before", "শিল্পী |রহিম", "previous word", "|শিল্পী রহিম"},
		{"a word across paragraphs and punctuation", "ক|থা।\n\n ‘শেষ’", "next word", "কথা।\n\n ‘|শেষ’"},
		{"a word back across paragraphs", "কথা।\n\n ‘|শেষ’", "previous word", "|কথা।\n\n ‘শেষ’"},
		{"the last word has no next", "কথা |শেষ।", "next word", "কথা শেষ।|"},
		{"a sentence on", "এক| দুই। তিন।", "next sentence", "এক দুই। |তিন।"},
		{"a sentence on across paragraphs", "এক| দুই।\n\n  তিন।", "next sentence", "এক দুই।\n\n  |তিন।"},
		{"a sentence back from inside", "এক। মো. র|হিম।", "previous sentence", "এক। |মো. রহিম।"},
		{"a sentence back from its start", "এক।\nদুই। |তিন", "previous sentence", "এক।\n|দুই। তিন"},
		{"a sentence in an empty text", "|", "next sentence", "|"},
		{"a paragraph on, over blank ones", "এক|।\n\n \nদুই", "next paragraph", "এক।\n\n \n|দুই"},
		{"no further paragraph", "এক।\nদু|ই\n", "next paragraph", "এক।\nদুই\n|"},
		{"a paragraph back from inside", "এক।\nদুই| তিন", "previous paragraph", "এক।\n|দুই তিন"},
		{"a paragraph back over blank ones", "এক।\n\n\n|দুই", "previous paragraph", "|এক।\n\n\nদুই"},
		{"a paragraph back from a blank one", "এক।\n|\nদুই", "previous paragraph", "|এক।\n\nদুই"},
		{"a paragraph in an empty text", "|", "previous paragraph", "|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, s := parse(t, c.before)
			if got := show(a, s.To(motions[c.motion](a, s.Head), false)); got != c.after {
				t.Errorf("got %q, want %q", got, c.after)
			}
		})
	}
}

func TestExtendingKeepsTheAnchor(t *testing.T) {
	a, s := parse(t, "শিল্পী |রহিম বলেন।")
	s = s.To(NextWord(a, s.Head), true)
	if got := show(a, s); got != "শিল্পী [রহিম |]বলেন।" {
		t.Errorf("got %q", got)
	}
	s = s.To(PrevWord(a, PrevWord(a, s.Head)), true)
	if got := show(a, s); got != "[|শিল্পী ]রহিম বলেন।" || s.Empty() {
		t.Errorf("got %q", got)
	}
}

func TestUnitsUnderTheCursor(t *testing.T) {
	units := map[string]func(*Article, Offset) Range{"word": WordAt, "sentence": SentenceAt, "paragraph": ParagraphRangeAt}
	for _, c := range []struct{ name, text, unit, want string }{
		{"a word", "শিল্পী রহি|ম বলেন", "word", "রহিম"},
		{"a punctuation mark", "রহিম|, বলেন", "word", ","},
		{"nothing on white space", "রহিম | বলেন", "word", ""},
		{"nothing on a line feed", "রহিম|\nবলেন", "word", ""},
		{"nothing at the end", "রহিম|", "word", ""},
		{"a number", "মোট ১|.৫ কোটি", "word", "১.৫"},
		{"a sentence", "এক। দু|ই তিন। চার", "sentence", "দুই তিন।"},
		{"the sentence before the white space", "এক।| দুই", "sentence", "এক।"},
		{"the last sentence at the end", "এক। দুই|", "sentence", "দুই"},
		{"no sentence in a blank line", "এক\n|\nদুই", "sentence", ""},
		{"a paragraph", "এক\nদু|ই তিন\nচার", "paragraph", "দুই তিন"},
		{"an empty text", "|", "sentence", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, s := parse(t, c.text)
			if got := a.Slice(units[c.unit](a, s.Head)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTrim(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"both ends", "ক[ \u00a0খ গ\n\t|]ঘ", "ক \u00a0[খ গ|]\n\tঘ"},
		{"nothing to trim", "[কখ|]", "[কখ|]"},
		{"a space that carries a mark stays", "ক[ \u0301খ |]", "ক[ \u0301খ|] "},
		{"all white space", "ক[ \n |]খ", "ক| \n খ"},
		{"nothing", "ক|খ", "ক|খ"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, s := parse(t, c.text)
			r := Trim(a, s.Range())
			if got := show(a, Selection{r.Start, r.End}); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestMotionsLandOnClustersAndMakeProgress(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := article(t, anyText(25).Draw(t, "text"))
		o := a.Index().Snap(rapid.IntRange(0, int(a.Len())).Draw(t, "at"))
		for name, f := range map[string]func(*Article, Offset) Offset{
			"cluster": NextCluster, "word": NextWord, "sentence": NextSentence, "paragraph": NextParagraph} {
			if got := f(a, o); got != a.Index().Snap(int(got)) || got < o || got == o && o < a.Len() {
				t.Fatalf("%q: the next %s from %d is %d", a.Text(), name, o, got)
			}
		}
		for name, f := range map[string]func(*Article, Offset) Offset{
			"cluster": PrevCluster, "word": PrevWord, "sentence": PrevSentence, "paragraph": PrevParagraph} {
			if got := f(a, o); got != a.Index().Snap(int(got)) || got > o || got == o && o > 0 {
				t.Fatalf("%q: the previous %s from %d is %d", a.Text(), name, o, got)
			}
		}
		for name, f := range map[string]func(*Article, Offset) Range{
			"word": WordAt, "sentence": SentenceAt, "paragraph": ParagraphRangeAt} {
			r := f(a, o)
			if r.Start != a.Index().Snap(int(r.Start)) || r.End != a.Index().Snap(int(r.End)) || r.Start > r.End {
				t.Fatalf("%q: the %s at %d is %v", a.Text(), name, o, r)
			}
		}
	})
}
