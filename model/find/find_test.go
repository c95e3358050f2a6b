package find

import (
	"os"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"tippani/model"
)

// draw puts each hit in brackets.
func draw(text string, hits []model.Range) string {
	var b strings.Builder
	at := model.Offset(0)
	for _, h := range hits {
		b.WriteString(text[at:h.Start] + "[" + text[h.Start:h.End] + "]")
		at = h.End
	}
	return b.String() + text[at:]
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ name, text, query, want string }{
		{"a word, each time", "রাশিয়া ও রাশিয়ার", "রাশিয়া", "[রাশিয়া] ও [রাশিয়া]র"},
		{"composed finds decomposed য়", "সময\u09bc", "সম\u09df", "[সময\u09bc]"},
		{"decomposed finds composed য়", "সম\u09df", "য\u09bc", "সম[\u09df]"},
		{"ড় and ঢ়", "বা\u09dcি গা\u09a2\u09bc", "\u09a1\u09bc", "বা[\u09dcি] গা\u09a2\u09bc"},
		{"a split vowel sign", "ক\u09c7\u09be ক\u09cb", "ক\u09cb", "[ক\u09c7\u09be] [ক\u09cb]"},
		{"ৌ typed in two halves", "ম\u09ccন", "ম\u09c7\u09d7ন", "[ম\u09ccন]"},
		{"joiners in the text", "র\u09cd\u200dযাব উদ\u09cd\u200cঘাটন", "র্যাব", "[র\u09cd\u200dযাব] উদ\u09cd\u200cঘাটন"},
		{"joiners in the query", "উদ্ঘাটন", "উদ\u09cd\u200cঘাটন", "[উদ্ঘাটন]"},
		{"part of a cluster finds all of it", "কা স্ত্রী", "ত", "কা [স্ত্রী]"},
		{"the first letter of a cluster", "কা", "ক", "[কা]"},
		{"the case of Latin letters", "Dhaka DHAKA ÉCOLE", "dhaka", "[Dhaka] [DHAKA] ÉCOLE"},
		{"case and accent together", "ÉCOLE e\u0301cole", "école", "[ÉCOLE] [e\u0301cole]"},
		{"marks in any order", "ক\u09cd\u09bc", "ক\u09bc\u09cd", "[ক\u09cd\u09bc]"},
		{"after an emoji and Devanagari", "👩‍👩‍👧 क़लम ক", "ক", "👩‍👩‍👧 क़लम [ক]"},
		{"the second of two Devanagari words", "क़लम किताब", "किता", "क़लम [किता]ब"},
		{"across a line feed", "ক\nখ", "ক\nখ", "[ক\nখ]"},
		{"a blank across a line feed, with য় in two code points", "😀 নিউজ\nসময\u09bc।", "নিউজ সম\u09df", "😀 [নিউজ\nসময\u09bc]।"},
		{"a blank for any blank", "ক\u00a0খ ক\u2002খ ক\u2009খ ক\u202fখ ক\u3000খ ক\tখ", "ক খ",
			"[ক\u00a0খ] [ক\u2002খ] [ক\u2009খ] [ক\u202fখ] [ক\u3000খ] [ক\tখ]"},
		{"a no-break space for a blank", "ক খ", "ক\u00a0খ", "[ক খ]"},
		{"not across paragraphs", "ক\n\nখ", "ক খ", "ক\n\nখ"},
		{"hits do not overlap", "ককককক", "কক", "[কক][কক]ক"},
		{"an empty query finds nothing", "ক", "", "ক"},
		{"a query of joiners finds nothing", "ক\u200d", "\u200c\u200d", "ক\u200d"},
		{"an empty text", "", "ক", ""},
		{"what is not there", "কথা", "গান", "কথা"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := draw(c.text, New(c.query).All(c.text, -1)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestStepsThroughHits(t *testing.T) {
	text := "ক খ ক গ ক"
	m := New("ক")
	var at []model.Offset
	for r, ok := m.Next(text, 0); ok; r, ok = m.Next(text, r.Start+1) {
		at = append(at, r.Start)
	}
	var back []model.Offset
	for r, ok := m.Prev(text, model.Offset(len(text))); ok; r, ok = m.Prev(text, r.Start) {
		back = append(back, r.Start)
	}
	if len(at) != 3 || len(back) != 3 || at[0] != back[2] || at[2] != back[0] {
		t.Errorf("forward %v, backward %v", at, back)
	}
	if first, ok := m.Next(text, -5); !ok || first.Start != 0 {
		t.Errorf("from before the text: %v %v", first, ok)
	}
	if last, ok := m.Prev(text, model.Offset(len(text)+5)); !ok || last.Start != back[0] {
		t.Errorf("from after the text: %v %v", last, ok)
	}
	if got, ok := m.Next(text, model.Offset(len(text)+1)); ok {
		t.Errorf("found %v after the text", got)
	}
	if got := m.All(text, 2); len(got) != 2 {
		t.Errorf("a limit of 2 gives %v", got)
	}
}

var scraps = []string{"ক", "ত", "্", "়", "া", "ো", "ে", "য়", "য়", "\u200c", "\u200d", "৾", "a", "A", "é", "É", "e\u0301", "\u0301",
	"\u0323",
	" ", "\n", "।", "‘", "\u2000", "क", "क़", "़", "👩", "한", "ᄒ", "Å", "\u0344", "K"}

func scrapText(most int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 0, most).Draw(t, "scraps"), "")
	})
}

// reference folds with x/text alone.
func reference(s string) string {
	s = strings.NewReplacer("\u200c", "", "\u200d", "").Replace(s)
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || unicode.Is(unicode.Zs, r) {
			return ' '
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

func TestFoldIsLowerCaseNFDWithoutJoiners(t *testing.T) {
	check := func(t *rapid.T, s string) {
		var offsets []int32
		got := AppendFolded([]byte("্"), s, &offsets)[3:]
		if string(got) != reference(s) {
			t.Fatalf("%q folds to %q, want %q", s, got, reference(s))
		}
		if plain := AppendFolded(nil, s, nil); string(plain) != string(got) || len(offsets) != len(got) {
			t.Fatalf("%q: %d offsets for %d bytes, or another fold without them", s, len(offsets), len(got))
		}
		for i, o := range offsets {
			if int(o) >= len(s) || i > 0 && o < offsets[i-1] {
				t.Fatalf("%q: offset %d is %d", s, i, o)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) { check(t, scrapText(12).Draw(t, "text")) })
	rapid.Check(t, func(t *rapid.T) { check(t, rapid.String().Draw(t, "text")) })
}

func TestFindsWhatIsThereAndNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := scrapText(300).Draw(t, "text")
		query := scrapText(3).Draw(t, "query")
		m := New(query)
		want := reference(query) != "" && strings.Contains(reference(text), reference(query))
		first, ok := m.Next(text, 0)
		if ok != want {
			t.Fatalf("%q in %q: %v, want %v", query, text, ok, want)
		}
		if in := m.In(text); in != want {
			t.Fatalf("%q in %q: In says %v, want %v", query, text, in, want)
		}
		last, okBack := m.Prev(text, model.Offset(len(text)))
		if okBack != ok || ok && last.Start < first.Start {
			t.Fatalf("%q in %q: first %v, last %v %v", query, text, first, last, okBack)
		}
		for _, hit := range m.All(text, -1) {
			if got := reference(text[hit.Start:hit.End]); !strings.Contains(got, reference(query)) {
				t.Fatalf("%q in %q: the hit %q does not hold it", query, text, text[hit.Start:hit.End])
			}
		}
	})
}

func TestHitsAcrossPieces(t *testing.T) {
	text := strings.Repeat("ক ", 3*maxPiece/4) + "শে" + strings.Repeat("ষ", 500) + strings.Repeat(" ক", maxPiece)
	query := "শে" + strings.Repeat("ষ", 500)
	at := model.Offset(strings.Index(text, "শে"))
	want := model.Range{Start: at, End: at + model.Offset(len(query))}
	if got, ok := New(query).Next(text, 0); !ok || got != want {
		t.Errorf("Next = %v, want %v", got, want)
	}
	if got, ok := New(query).Prev(text, model.Offset(len(text))); !ok || got != want {
		t.Errorf("Prev = %v, want %v", got, want)
	}
}

func TestHitsAtEveryPlaceAroundTheEndOfAPiece(t *testing.T) {
	const query = "শেষকথাটি"
	for pad := minPiece/3 - 12; pad < minPiece/3+4; pad++ {
		before := strings.Repeat("ক", pad)
		text := before + query + strings.Repeat("ক", 2*minPiece)
		want := model.Range{Start: model.Offset(len(before)), End: model.Offset(len(before + query))}
		if got, ok := New(query).Next(text, 0); !ok || got != want {
			t.Errorf("%d letters before: Next = %v %v, want %v", pad, got, ok, want)
		}
		text = "ক" + query + before
		want = model.Range{Start: 3, End: model.Offset(3 + len(query))}
		if got, ok := New(query).Prev(text, model.Offset(len(text))); !ok || got != want {
			t.Errorf("%d letters after: Prev = %v %v, want %v", pad, got, ok, want)
		}
	}
}

func TestAQueryOfTenMegabytes(t *testing.T) {
	long := strings.Repeat("কথা ", 1<<20)
	text := "শুরু " + long
	if got, ok := New(long).Next(text, 0); !ok || got.Len() != len(long) {
		t.Errorf("Next = %v %v", got, ok)
	}
	if _, ok := New(long+"না").Prev(text, model.Offset(len(text))); ok {
		t.Error("found what is not there")
	}
}

func bench(b *testing.B, query string) {
	data, err := os.ReadFile("../testdata/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(string(data), 10<<20/len(data)+1)
	m := New(query)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		m.Next(text, 0)
	}
}

func BenchmarkMiss(b *testing.B)            { bench(b, "অনুপস্থিত") }
func BenchmarkMissOfOneLetter(b *testing.B) { bench(b, "ৡ") }
