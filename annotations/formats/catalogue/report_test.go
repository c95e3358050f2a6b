package catalogue_test

import (
	"errors"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/tagging"
	"tippani/model"
)

// nested has an entity inside a quotation, a span that ends inside a word, a relation, an attribute and a note.
func nested(t testing.TB) *formats.Doc {
	t.Helper()
	a := formattest.MustArticle(t, "a1", "📰 ঢাকায় বৃষ্টি।")
	text := a.Text()
	at := func(word string) model.Range {
		i := strings.Index(text, word)
		return model.Range{Start: model.Offset(i), End: model.Offset(i + len(word))}
	}
	return &formats.Doc{Article: a,
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
		opt          formats.Options
		want         map[formats.Loss]int
	}{
		{"CoNLL", "conll", formats.Options{}, map[formats.Loss]int{formats.Widened: 1, formats.NestedOut: 1, formats.RelationOut: 1,
			formats.AttributeOut: 1, formats.NoteOut: 1}},
		{"CoNLL, contract", "conll", formats.Options{Align: formats.Contract},
			map[formats.Loss]int{formats.MisalignedOut: 1, formats.NestedOut: 0, formats.RelationOut: 1}},
		{"CoNLL, strict alignment", "conll", formats.Options{Align: formats.Exact}, map[formats.Loss]int{formats.MisalignedOut: 1}},
		{"GLiNER holds nesting", "gliner", formats.Options{}, map[formats.Loss]int{formats.Widened: 1, formats.NestedOut: 0,
			formats.RelationOut: 1}},
		{"spaCy entities", "spacy", formats.Options{}, map[formats.Loss]int{formats.NestedOut: 1, formats.Widened: 0, formats.NoteOut: 1}},
		{"spaCy spans", "spacy", formats.Options{SpansKey: "sc"}, map[formats.Loss]int{formats.NestedOut: 0, formats.RelationOut: 1}},
		{"doccano labels", "doccano", formats.Options{}, map[formats.Loss]int{formats.NestedOut: 0, formats.RelationOut: 1,
			formats.NoteOut: 1}},
		{"doccano relations", "doccano", formats.Options{Form: "relations"},
			map[formats.Loss]int{formats.RelationOut: 0, formats.AttributeOut: 1}},
		{"Parquet", "parquet", formats.Options{}, map[formats.Loss]int{formats.NestedOut: 1, formats.Widened: 1}},
		{"ClaimReview", "claimreview", formats.Options{}, map[formats.Loss]int{formats.SpanOut: 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := catalogue.ByName(c.format)
			if err != nil {
				t.Fatal(err)
			}
			var heard []formats.ArticleReport
			opt := c.opt
			opt.Report = &formats.Report{Each: func(a formats.ArticleReport) { heard = append(heard, a) }}
			if _, err := formattest.Export(f, opt, nested(t)); err != nil {
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
			w, err := formattest.Export(f, opt, nested(t))
			if !errors.As(err, new(*formats.LossError)) {
				t.Errorf("strict let it pass: %v %v", err, w)
			}
		})
	}
}

func TestOfOverlappingSpansTheLongestStays(t *testing.T) {
	for name, want := range map[string]string{"spacy": "QUOTE=ঢাকায় বৃষ্টি", "conll": "QUOTE=ঢাকায় বৃষ্টি"} {
		f, _ := catalogue.ByName(name)
		w, err := formattest.Export(f, formats.Options{}, nested(t))
		if err != nil {
			t.Fatal(err)
		}
		docs, err := formattest.ImportAll(f, w.Input(f), formats.Options{})
		if err != nil || formattest.Spans(docs) != want {
			t.Errorf("%s kept %s %v", name, formattest.Spans(docs), err)
		}
	}
}

func TestStrictPassesWhatIsKept(t *testing.T) {
	for _, name := range []string{"prodigy", "labelstudio", "w3c", "csv", "cas", "webanno"} {
		f, _ := catalogue.ByName(name)
		if _, err := formattest.Export(f, formats.Options{Strict: true}, nested(t)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestStrictWritesNothingOfTheArticle(t *testing.T) {
	f, _ := catalogue.ByName("conll")
	w := formattest.NewMemory()
	out, err := f.NewWriter(w.Output(), formats.Options{Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := out.Write(nested(t)); err == nil || w.Len() != 0 {
		t.Errorf("%v, wrote %q", err, w)
	}
}

func TestFaultyRecordsAreRefused(t *testing.T) {
	f, _ := catalogue.ByName("prodigy")
	for name, change := range map[string]func(*formats.Doc){
		"a span outside":        func(d *formats.Doc) { d.Spans[0].Range.End += 1000 },
		"an empty span":         func(d *formats.Doc) { d.Spans[0].Range.End = d.Spans[0].Range.Start },
		"an id twice":           func(d *formats.Doc) { d.Spans[1].ID = "s1" },
		"a relation to nothing": func(d *formats.Doc) { d.Relations[0].To = "s9" },
	} {
		d := nested(t)
		change(d)
		if _, err := formattest.Export(f, formats.Options{}, d); err == nil {
			t.Errorf("%s was written", name)
		}
	}
}

// TestSpansMoveToWordsAsAsked moves a span's ends to words each way.
func TestSpansMoveToWordsAsAsked(t *testing.T) {
	a := formattest.MustArticle(t, "a", "📰 ঢাকায় বৃষ্টি")
	text := a.Text()
	word := strings.Index(text, "ঢাকা")
	rain := strings.Index(text, "বৃষ্টি")
	for _, c := range []struct {
		name       string
		start, end int
		how        formats.Align
		want       string
	}{
		{"on words", word, len(text), formats.Contract, "ঢাকায় বৃষ্টি"},
		{"the case ending outside, expand", word, word + len("ঢাকা"), formats.Expand, "ঢাকায়"},
		{"the case ending outside, contract", word, word + len("ঢাকা"), formats.Contract, ""},
		{"the case ending outside, strict", word, word + len("ঢাকা"), formats.Exact, ""},
		{"one whole word and a part, contract", word + len("ঢা"), len(text), formats.Contract, "বৃষ্টি"},
		{"one whole word and a part, expand", word, rain + len("বৃ"), formats.Expand, "ঢাকায় বৃষ্টি"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &formats.Doc{Article: a, Spans: []*annotations.Span{
				{ID: "s1", Range: model.Range{Start: model.Offset(c.start), End: model.Offset(c.end)}}}}
			tokens, err := tagging.Segment(d)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, s := range tagging.Align(d, tokens, c.how, new(formats.Tally)) {
				got = a.Slice(model.Range{Start: tokens[s.First].Start, End: tokens[s.Last].End})
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
	file, err := input.OpenTokens("tokens.jsonl", strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	report := new(formats.Report)
	f, _ := catalogue.ByName("gliner")
	w, err := formattest.Export(f, formats.Options{Tokens: file.Tokens, Report: report}, d)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(w.String(), `"ner":[[1,3,"QUOTE"],[1,1,"GPE"]]`) || report.Count(formats.Widened) != 0 {
		t.Errorf("wrote %s", w)
	}
	for name, content := range map[string]string{
		"of another text": `{"id":"a1","tokens":["📰","খুলনা"]}`,
		"missing":         `{"id":"zz","tokens":[]}`,
	} {
		file, err := input.OpenTokens("tokens.jsonl", strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := formattest.Export(f, formats.Options{Tokens: file.Tokens}, d); err == nil ||
			!strings.Contains(err.Error(), "tokens.jsonl") {
			t.Errorf("tokens %s: %v", name, err)
		}
	}
}
