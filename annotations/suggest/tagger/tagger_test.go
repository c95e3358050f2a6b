package tagger

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
)

// gold is sentences of Bengali-NER, ten an article, each a paragraph.
type gold struct {
	article *model.Article
	spans   []*annotations.Span
}

var never = func() error { return nil }

// news are the articles of a table of words and tags.
func news(t testing.TB, path string) []gold {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	var all []gold
	var text strings.Builder
	var spans []*annotations.Span
	n, prior := 0, "O"
	flush := func() {
		if text.Len() == 0 {
			return
		}
		a, err := model.NewArticle(fmt.Sprint("n", len(all)), text.String(), model.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, gold{a, spans})
		text.Reset()
		spans = nil
	}
	for in := bufio.NewScanner(f); in.Scan(); {
		word, tag, ok := strings.Cut(strings.TrimPrefix(in.Text(), "\ufeff"), "\t")
		if !ok {
			prior = "O"
			if n++; n%10 == 0 {
				flush()
			} else if text.Len() > 0 && !strings.HasSuffix(text.String(), "\n") {
				text.WriteByte('\n')
			}
			continue
		}
		if text.Len() > 0 && !strings.HasSuffix(text.String(), "\n") {
			text.WriteByte(' ')
		}
		start := model.Offset(text.Len())
		text.WriteString(word)
		r := model.Range{Start: start, End: model.Offset(text.Len())}
		label := strings.TrimPrefix(strings.TrimPrefix(tag, "B-"), "I-")
		switch {
		case label == "O":
		case (strings.HasPrefix(tag, "I-") || tag == "TIM" && prior == "TIM") && len(spans) > 0:
			s := *spans[len(spans)-1]
			s.Range.End = r.End
			spans[len(spans)-1] = &s
		default:
			spans = append(spans, &annotations.Span{ID: fmt.Sprint("s", len(spans)+1), Range: r, Label: label, Kind: annotations.Entity})
		}
		prior = tag
	}
	flush()
	return all
}

var labels = []string{"PER", "LOC", "ORG", "TIM"}

func schema() *annotations.Schema {
	s := &annotations.Schema{}
	for _, l := range labels {
		s.Labels = append(s.Labels, annotations.Label{Name: l, Kind: annotations.Entity})
	}
	return s
}

// f is the F measure of exact spans, of proposals of at least one half.
func f(m *Model, all []gold, least float64) (precision, recall, f float64) {
	var right, proposed, there float64
	for _, g := range all {
		there += float64(len(g.spans))
		found := suggest.Merge(nil, m.Propose(suggest.Text{Article: g.article, Schema: schema()}, model.Range{End: g.article.Len()}, never))
		for _, p := range found {
			if p.Score < least {
				continue
			}
			proposed++
			for _, s := range g.spans {
				if s.Range == p.Range && s.Label == p.Label {
					right++
				}
			}
		}
	}
	return right / proposed, right / there, 2 * right / (proposed + there)
}

// TestItLearnsBengaliNews learns from the first four fifths of the sample beside package reanchor and proposes for the rest.
func TestItLearnsBengaliNews(t *testing.T) {
	all := news(t, "../../reanchor/testdata/bengali-ner.tsv")
	n := len(all) * 4 / 5
	m := New(labels)
	for _, g := range all[:n] {
		m.Add(g.article, g.spans)
	}
	if err := m.Train(Epochs, never); err != nil {
		t.Fatal(err)
	}
	p, r, f1 := f(m, all[n:], 0.15)
	t.Logf("%d sentences: P %.3f R %.3f F %.3f", m.Learned(), p, r, f1)
	if f1 < 0.3 {
		t.Errorf("F is %.3f", f1)
	}
	if _, _, known := f(m, all[:n], 0.3); known < 0.95 {
		t.Errorf("of what it has learned from it finds %.3f", known)
	}
	if unknown := New(labels); len(proposals(unknown, all[n])) > 0 {
		t.Error("a model that has learned nothing proposes")
	}
}

func proposals(m *Model, g gold) []suggest.Proposal {
	return m.Propose(suggest.Text{Article: g.article, Schema: schema()}, model.Range{End: g.article.Len()}, never)
}

// TestItLearnsWhileSomebodyWorks takes articles as they are finished; what it proposes for the next one gets better.
func TestItLearnsWhileSomebodyWorks(t *testing.T) {
	all := news(t, "../../reanchor/testdata/bengali-ner.tsv")
	m := New(labels)
	for _, g := range all[:len(all)*4/5] {
		if err := m.Learn(g.article, g.spans, never); err != nil {
			t.Fatal(err)
		}
	}
	p, r, f1 := f(m, all[len(all)*4/5:], 0.15)
	t.Logf("P %.3f R %.3f F %.3f", p, r, f1)
	if f1 < 0.25 {
		t.Errorf("F is %.3f", f1)
	}
}

// TestTheSameSpansGiveTheSameModel learns twice, and once more with a model that was written and read in between.
func TestTheSameSpansGiveTheSameModel(t *testing.T) {
	all := news(t, "../../reanchor/testdata/bengali-ner.tsv")[:12]
	learn := func(m *Model, from, to int) *Model {
		for _, g := range all[from:to] {
			if err := m.Learn(g.article, g.spans, never); err != nil {
				t.Fatal(err)
			}
		}
		return m
	}
	file := func(m *Model) string {
		var b bytes.Buffer
		if err := m.Encode(&b, "12 articles"); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	whole := file(learn(New(labels), 0, 12))
	half, state, err := Decode(strings.NewReader(file(learn(New(labels), 0, 6))))
	if err != nil || state != "12 articles" {
		t.Fatal(err)
	}
	if file(learn(New(labels), 0, 12)) != whole || file(learn(half, 6, 12)) != whole {
		t.Error("the models differ")
	}
	for cut := 0; cut < len(whole); cut += 997 {
		if _, _, err := Decode(strings.NewReader(whole[:cut])); err == nil {
			t.Fatalf("%d bytes of it are taken for a model", cut)
		}
	}
}

func FuzzDecode(f *testing.F) {
	var b bytes.Buffer
	if err := New(labels).Encode(&b, ""); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, _, err := Decode(bytes.NewReader(data)); err == nil {
			a, _ := model.NewArticle("a", "😀 ঢাকা শহর।", model.Meta{})
			m.Propose(suggest.Text{Article: a, Schema: schema()}, model.Range{End: a.Len()}, never)
		}
	})
}

// Endings, numbers and joiners: a word of which a span takes the stem is learned as one, and a longer span hides those within it.
func TestWhatIsLearnedOfSpans(t *testing.T) {
	text := "😀 শেখ হাসিনার ঢাকা বিশ্ববিদ্যালয়ে যাওয়া। রহিম যান"
	a, err := model.NewArticle("a", text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	at := func(s, label string) *annotations.Span {
		i := strings.Index(text, s)
		return &annotations.Span{Label: label, Range: model.Range{Start: model.Offset(i), End: model.Offset(i + len(s))}}
	}
	m := New(labels)
	m.Add(a, []*annotations.Span{at("শেখ হাসিনা", "PER"), at("ঢাকা", "LOC"), at("ঢাকা বিশ্ববিদ্যালয়", "ORG"), at("যাওয়া। রহিম", "ORG"),
		at("রহিম", "OTHER")})
	var got []string
	for _, x := range m.examples {
		for i, t := range x.gold {
			if part, label := partOf(t); label >= 0 {
				got = append(got, x.words[i]+" "+"OBILU"[part:part+1]+m.labels[label])
			}
		}
	}
	want := "শেখ BPER হাসিনার LPER ঢাকা BORG বিশ্ববিদ্যালয়ে LORG"
	if strings.Join(got, " ") != want {
		t.Errorf("learned is %q, want %q", strings.Join(got, " "), want)
	}
}

func BenchmarkPropose(b *testing.B) {
	all := news(b, "../../reanchor/testdata/bengali-ner.tsv")
	m := New(labels)
	for _, g := range all {
		m.Add(g.article, g.spans)
	}
	if err := m.Train(1, never); err != nil {
		b.Fatal(err)
	}
	tokens := 0
	for _, g := range all {
		tokens += model.CountTokens(g.article)
	}
	for b.Loop() {
		for _, g := range all {
			proposals(m, g)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
