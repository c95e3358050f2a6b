package repeats

import (
	"fmt"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
)

func article(t *testing.T, text string) *model.Article {
	t.Helper()
	a, err := model.NewArticle("a", text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func span(a *model.Article, text, label string) *annotations.Span {
	i := strings.Index(a.Text(), text)
	return &annotations.Span{Label: label, Kind: annotations.Entity, Range: model.Range{Start: model.Offset(i), End: model.Offset(i + len(text))}}
}

func proposed(m *Memory, a *model.Article, spans ...*annotations.Span) string {
	var out []string
	t := suggest.Text{Article: a, Spans: spans, Schema: annotations.Default()}
	for _, p := range suggest.Merge(spans, m.Propose(t, model.Range{End: a.Len()}, nil)) {
		out = append(out, p.Label+":"+a.Slice(p.Range))
	}
	return strings.Join(out, " | ")
}

func TestOtherMentionsAreProposed(t *testing.T) {
	for _, c := range []struct{ name, text, marked, label, want string }{
		{"the same", "😀 রহিম যান। রহিম আসেন।", "রহিম", "PER", "PER:রহিম"},
		{"with endings", "😀 রহিম যান। রহিমের বই, রহিমকে, রহিমও।", "রহিম", "PER", "PER:রহিমের | PER:রহিমকে | PER:রহিমও"},
		{"marked with an ending", "ঢাকায় যান। ঢাকা বড়। ঢাকার পথ।", "ঢাকায়", "GPE", "GPE:ঢাকা | GPE:ঢাকার"},
		{"of several words", "শেখ রহিম উদ্দিন। শেখ রহিম উদ্দিনের বাড়ি। শেখ সাহেব।", "শেখ রহিম উদ্দিন", "PER", "PER:শেখ রহিম উদ্দিনের"},
		{"the longer form first", "রহিম উদ্দিন যান। রহিম উদ্দিনকে রহিম দেখেন।", "রহিম উদ্দিন", "PER", "PER:রহিম উদ্দিনকে"},
		{"composed and decomposed", "\u099c\u09af\u09bc যান। \u099c\u09df আসেন।", "\u099c\u09af\u09bc", "PER", "PER:\u099c\u09df"},
		{"a joiner", "র\u200dহিম যান। রহিম আসেন।", "র\u200dহিম", "PER", "PER:রহিম"},
		{"a word that only ends like it", "মেহেরপুর যান। মেহেরপুরী।", "মেহেরপুর", "GPE", ""},
		{"with a hyphen", "এনবিআর জানায়। এনবিআর-এর কথা।", "এনবিআর", "ORG", "ORG:এনবিআর"},
		{"no part of a word", "মতি যান। মতিঝিল।", "মতি", "PER", ""},
	} {
		a := article(t, c.text)
		if got := proposed(new(Memory), a, span(a, c.marked, c.label)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestFinishedArticlesAndListsAreRemembered(t *testing.T) {
	m := new(Memory)
	a := article(t, "😀 রহিম যান ঢাকায়। বিএনপি বলে।")
	m.Learn(a, []*annotations.Span{span(a, "রহিম", "PER"), span(a, "ঢাকায়", "GPE")})
	m.Word("জাতীয় সংসদ", "ORG")
	m.Word("নাই", "UNKNOWN")
	b := article(t, "রহিমের ঢাকা, জাতীয় সংসদে। নাই")
	if got, want := proposed(m, b), "PER:রহিমের | GPE:ঢাকা | ORG:জাতীয় সংসদে"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestWhatIsMostlyUnmarkedIsProposedFaintly(t *testing.T) {
	m := new(Memory)
	a := article(t, "আলো জ্বলে। "+strings.Repeat("আলো নেভে। ", 9))
	m.Learn(a, []*annotations.Span{span(a, "আলো", "ORG")})
	b := article(t, "আলো।")
	p := m.Propose(suggest.Text{Article: b, Schema: annotations.Default()}, model.Range{End: b.Len()}, nil)
	if len(p) != 1 || p[0].Score > 0.2 || p[0].Source != "repeats@1" {
		t.Errorf("%+v", p)
	}
}

func TestWordsThatNobodyMarksAreFamiliar(t *testing.T) {
	m := new(Memory)
	a := article(t, "😀 রহিম উদ্দিন ঢাকায় যান।")
	m.Learn(a, []*annotations.Span{span(a, "রহিম উদ্দিন", "PER")})
	for word, want := range map[string]bool{"যান": true, "ঢাকায\u09bc": true, "রহিম": false, "উদ্দিন": false, "করিম": false} {
		if m.Familiar(word) != want {
			t.Errorf("%s: %v", word, !want)
		}
	}
}

func TestMentionsOfOneForm(t *testing.T) {
	a := article(t, "😀 রহিম যান। রহিমের বই। করিম। রহিম!")
	var got []string
	for _, r := range Mentions(a, "রহিম", "PER", nil) {
		got = append(got, a.Slice(r))
	}
	if strings.Join(got, " ") != "রহিম রহিমের রহিম" {
		t.Errorf("%q", got)
	}
}

func BenchmarkPropose(b *testing.B) {
	m := new(Memory)
	for i := range 20_000 {
		m.Word(fmt.Sprint("শব্দ", i, " কথা"), "PER")
	}
	a, _ := model.NewArticle("a", strings.Repeat("রহিম গতকাল ঢাকায় যান এবং শব্দ7 কথা বলেন। ", 2000), model.Meta{})
	t := suggest.Text{Article: a, Schema: annotations.Default()}
	for b.Loop() {
		m.Propose(t, model.Range{End: a.Len()}, nil)
	}
	b.ReportMetric(float64(model.CountTokens(a))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
