package formats

import (
	"errors"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/model"
)

// nested has an entity inside a quotation, a span that ends inside a word, a relation, an attribute and a note.
func nested(t testing.TB) *Doc {
	t.Helper()
	a := mustArticle(t, "a1", "📰 ঢাকায় বৃষ্টি।")
	text := a.Text()
	at := func(word string) model.Range {
		i := strings.Index(text, word)
		return model.Range{Start: model.Offset(i), End: model.Offset(i + len(word))}
	}
	return &Doc{Article: a,
		Spans: []*annotations.Span{
			{ID: "s1", Range: at(strings.TrimSuffix(text[5:], "।")), Label: "QUOTE", Kind: annotations.Quote,
				Attrs: map[string]string{"type": "direct"}},
			{ID: "s2", Range: at("ঢাকা"), Label: "GPE", Kind: annotations.Entity, Note: "রাজধানী"},
		},
		Relations: []*annotations.Relation{{ID: "r1", From: "s1", To: "s2", Label: "SPEAKER"}}}
}

// TestNothingIsLeftOutSilently counts what each format can't hold of one article, and that strict makes it an error.
func TestNothingIsLeftOutSilently(t *testing.T) {
	for _, c := range []struct {
		name, format string
		opt          Options
		want         map[Loss]int
	}{
		{"CoNLL", "conll", Options{}, map[Loss]int{Widened: 1, NestedOut: 1, RelationOut: 1, AttributeOut: 1, NoteOut: 1}},
		{"CoNLL, contract", "conll", Options{Align: Contract}, map[Loss]int{MisalignedOut: 1, NestedOut: 0, RelationOut: 1}},
		{"CoNLL, strict alignment", "conll", Options{Align: Exact}, map[Loss]int{MisalignedOut: 1}},
		{"GLiNER holds nesting", "gliner", Options{}, map[Loss]int{Widened: 1, NestedOut: 0, RelationOut: 1}},
		{"spaCy entities", "spacy", Options{}, map[Loss]int{NestedOut: 1, Widened: 0, NoteOut: 1}},
		{"spaCy spans", "spacy", Options{SpansKey: "sc"}, map[Loss]int{NestedOut: 0, RelationOut: 1}},
		{"doccano labels", "doccano", Options{}, map[Loss]int{NestedOut: 0, RelationOut: 1, NoteOut: 1}},
		{"doccano relations", "doccano", Options{Form: "relations"}, map[Loss]int{RelationOut: 0, AttributeOut: 1}},
		{"Parquet", "parquet", Options{}, map[Loss]int{NestedOut: 1, Widened: 1}},
		{"ClaimReview", "claimreview", Options{}, map[Loss]int{SpanOut: 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := ByName(c.format)
			if err != nil {
				t.Fatal(err)
			}
			var heard []ArticleReport
			opt := c.opt
			opt.Report = &Report{Each: func(a ArticleReport) { heard = append(heard, a) }}
			if _, err := export(f, opt, nested(t)); err != nil {
				t.Fatal(err)
			}
			for loss, n := range c.want {
				if got := opt.Report.Count(loss); got != n {
					t.Errorf("%d %s, want %d", got, loss, n)
				}
			}
			if len(heard) != 1 || heard[0].ID != "a1" || heard[0].Number != 1 {
				t.Errorf("by article: %+v", heard)
			}
			opt.Strict, opt.Report = true, nil
			w, err := export(f, opt, nested(t))
			if !errors.As(err, new(*LossError)) {
				t.Errorf("strict let it pass: %v %v", err, w)
			}
		})
	}
}

func TestOfOverlappingSpansTheLongestStays(t *testing.T) {
	for name, want := range map[string]string{"spacy": "QUOTE=ঢাকায় বৃষ্টি", "conll": "QUOTE=ঢাকায় বৃষ্টি"} {
		f, _ := ByName(name)
		w, err := export(f, Options{}, nested(t))
		if err != nil {
			t.Fatal(err)
		}
		docs, err := importAll(f, w.input(f), Options{})
		if err != nil || slicesOf(docs) != want {
			t.Errorf("%s kept %s %v", name, slicesOf(docs), err)
		}
	}
}

func TestStrictPassesWhatIsKept(t *testing.T) {
	for _, name := range []string{"prodigy", "labelstudio", "w3c", "csv", "cas", "webanno"} {
		f, _ := ByName(name)
		if _, err := export(f, Options{Strict: true}, nested(t)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestStrictWritesNothingOfTheArticle(t *testing.T) {
	f, _ := ByName("conll")
	w := newWritten()
	out, err := f.NewWriter(w.output(), Options{Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := out.Write(nested(t)); err == nil || w.Len() != 0 {
		t.Errorf("%v, wrote %q", err, w)
	}
}

func TestFaultyRecordsAreRefused(t *testing.T) {
	f, _ := ByName("prodigy")
	for name, change := range map[string]func(*Doc){
		"a span outside":        func(d *Doc) { d.Spans[0].Range.End += 1000 },
		"an empty span":         func(d *Doc) { d.Spans[0].Range.End = d.Spans[0].Range.Start },
		"an id twice":           func(d *Doc) { d.Spans[1].ID = "s1" },
		"a relation to nothing": func(d *Doc) { d.Relations[0].To = "s9" },
	} {
		d := nested(t)
		change(d)
		if _, err := export(f, Options{}, d); err == nil {
			t.Errorf("%s was written", name)
		}
	}
}

// TestSpansMoveToWordsAsAsked moves a span's ends to words each way.
func TestSpansMoveToWordsAsAsked(t *testing.T) {
	a := mustArticle(t, "a", "📰 ঢাকায় বৃষ্টি")
	text := a.Text()
	word := strings.Index(text, "ঢাকা")
	rain := strings.Index(text, "বৃষ্টি")
	for _, c := range []struct {
		name       string
		start, end int
		how        Align
		want       string
	}{
		{"on words", word, len(text), Contract, "ঢাকায় বৃষ্টি"},
		{"the case ending outside, expand", word, word + len("ঢাকা"), Expand, "ঢাকায়"},
		{"the case ending outside, contract", word, word + len("ঢাকা"), Contract, ""},
		{"the case ending outside, strict", word, word + len("ঢাকা"), Exact, ""},
		{"one whole word and a part, contract", word + len("ঢা"), len(text), Contract, "বৃষ্টি"},
		{"one whole word and a part, expand", word, rain + len("বৃ"), Expand, "ঢাকায় বৃষ্টি"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &Doc{Article: a, Spans: []*annotations.Span{
				{ID: "s1", Range: model.Range{Start: model.Offset(c.start), End: model.Offset(c.end)}}}}
			tokens, err := Segment(d)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, s := range align(d, tokens, c.how, new(tally)) {
				got = a.Slice(model.Range{Start: tokens[s.first].Start, End: tokens[s.last].End})
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTokensFromElsewhere(t *testing.T) {
	d := nested(t)
	content := "\uFEFF{\"id\":\"b\",\"tokens\":[]}\n{\"id\":\"a1\",\"tokens\":[\"📰\",{\"text\":\"ঢাকা\"},\"য়\",\"বৃষ্টি\",\"।\"]}\n"
	file, err := OpenTokens("tokens.jsonl", strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	report := new(Report)
	f, _ := ByName("gliner")
	w, err := export(f, Options{Tokens: file.Tokens, Report: report}, d)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(w.String(), `"ner":[[1,3,"QUOTE"],[1,1,"GPE"]]`) || report.Count(Widened) != 0 {
		t.Errorf("wrote %s", w)
	}
	for name, content := range map[string]string{
		"of another text": `{"id":"a1","tokens":["📰","খুলনা"]}`,
		"missing":         `{"id":"zz","tokens":[]}`,
	} {
		file, err := OpenTokens("tokens.jsonl", strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := export(f, Options{Tokens: file.Tokens}, d); err == nil || !strings.Contains(err.Error(), "tokens.jsonl") {
			t.Errorf("tokens %s: %v", name, err)
		}
	}
}
