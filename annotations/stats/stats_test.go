package stats

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
)

func tableOf(t testing.TB, lines ...string) *Table {
	t.Helper()
	table, meter, decoder := NewTable(), NewMeter(), record.NewDecoder("d")
	for i, line := range lines {
		table.Add(meter.Measure(decoder.Decode(i+1, []byte(line))))
	}
	return table
}

func TestEverythingIsCounted(t *testing.T) {
	s := tableOf(t,
		`{"id":"a","text":"😀 রহিম ঢাকায়।","spans":[{"id":"s1","start":2,"end":13,"label":"CLAIM","kind":"claim"},{"id":"s2","start":2,`+
			`"end":6,"label":"PER","kind":"entity"},{"id":"s3","start":7,"end":11,"label":"GPE","kind":"entity"}],`+
			`"relations":[{"id":"r1","from":"s1","to":"s2","label":"CLAIMANT"}],"annotator":"মিনা","answer":"accept"}`,
		`{"id":"a","text":"😀 রহিম ঢাকায়।","spans":[{"id":"s1","start":2,"end":6,"label":"ORG","kind":"entity"}],"annotator":"রিনা"}`,
		`{"id":"b","text":""}`,
		`{"id":"b","text":"র\u200d্যাব","spans":[{"id":"s1","start":0,"end":90,"label":"PER"}]}`,
		`nothing`).Stats(5)
	if s.Records != 4 || s.Articles != 2 || s.Unreadable != 1 || s.Repeated != 1 || s.Faulty != 1 || s.Spans != 4 || s.Relations != 1 ||
		s.Nested != 2 || s.Overlapping != 0 {
		t.Errorf("%+v", s)
	}
	if s.Tokens != 4+4+0+1 || s.CodePoints != 14+14+6 {
		t.Errorf("%d tokens, %d code points", s.Tokens, s.CodePoints)
	}
	if diff := cmp.Diff([]Count{{"progress", 3}, {"accept", 1}}, s.Answers); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Ambiguity{{"রহিম", 2, []Count{{"ORG", 1}, {"PER", 1}}}}, s.Ambiguous); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Link{{"CLAIMANT", "CLAIM", "PER", 1}}, s.Links); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Annotator{{Name: "", Records: 2, Progress: 2}, {Name: "মিনা", Records: 1, Accept: 1, Spans: 3},
		{Name: "রিনা", Records: 1, Progress: 1, Spans: 1}}, s.Annotators); diff != "" {
		t.Error(diff)
	}
	if s.InToken.Median != 1 || s.InToken.Max != 2 || s.InCodePoint.Max != 11 {
		t.Errorf("%+v %+v", s.InToken, s.InCodePoint)
	}
}

func TestWhatSpansWereMadeFrom(t *testing.T) {
	const text = `,"text":"😀 রহিম ঢাকায়।","spans":[`
	rahim := func(id int, label, more string) string {
		return fmt.Sprintf(`{"id":"s%d","start":2,"end":6,"label":%q,"kind":"entity"%s}`, id, label, more)
	}
	const crf, changed, other = `,"suggested":{"source":"crf@1","score":0.9}`, `,"suggested":{"source":"crf@1","score":0.9,"changed":true}`,
		`,"suggested":{"source":"repeats@1","score":1}`
	s := tableOf(t,
		`{"id":"a"`+text+rahim(1, "PER", crf)+","+rahim(2, "ORG", changed)+","+rahim(3, "GPE", "")+`],"annotator":"মিনা"}`,
		`{"id":"b"`+text+rahim(1, "PER", crf)+","+rahim(2, "PER", "")+","+rahim(3, "PER", other)+","+rahim(4, "PER", changed)+
			`],"annotator":"মিনা"}`,
		`{"id":"c"`+text+rahim(1, "PER", other)+`]}`,
		`{"id":"d"`+text+rahim(1, "PER", "")+`],"annotator":"রিনা"}`).Stats(5)
	if diff := cmp.Diff([]Suggested{
		{"", "PER", 0, 1, 0, TakenShare{1, 1}, []Source{{"repeats@1", 1, 0}}},
		{"মিনা", "PER", 1, 3, 1, TakenShare{.6, .75}, []Source{{"crf@1", 2, 1}, {"repeats@1", 1, 0}}},
		{"মিনা", "ORG", 0, 0, 1, TakenShare{0, 0}, []Source{{"crf@1", 0, 1}}},
	}, s.Suggested); diff != "" {
		t.Error(diff)
	}
}

func TestSourcesAreBounded(t *testing.T) {
	table := NewTable()
	for i := range maxSources + 3 {
		table.origin("মিনা", &annotations.Span{Label: "PER", Suggested: &annotations.Suggested{Source: fmt.Sprint("crf@", i)}})
	}
	for i := range maxLinks + 2 {
		table.origin(fmt.Sprint(i), &annotations.Span{Label: "PER"})
	}
	s := table.Stats(1)
	if s.Capped["sources of suggestions"] != 3 || s.Capped["annotators and labels"] != 3 || len(s.Suggested) != 1 ||
		s.Suggested[0].Untouched != maxSources+3 {
		t.Errorf("%v, %d", s.Capped, len(s.Suggested))
	}
}

func TestAFullTableSaysSo(t *testing.T) {
	table := tableOf(t)
	table.maxForms = 2
	meter, decoder := NewMeter(), record.NewDecoder("d")
	for i := range 4 {
		line := fmt.Sprintf(`{"id":"%d","text":"ক%d","spans":[{"id":"s1","start":0,"end":2,"label":"PER"}]}`, i, i)
		table.Add(meter.Measure(decoder.Decode(i+1, []byte(line))))
	}
	s := table.Stats(10)
	if s.Capped["forms"] != 2 || len(s.Labels[0].Top) != 2 || s.Labels[0].Count != 4 {
		t.Errorf("%+v", s)
	}
}

func TestNestedAndOverlappingSpansAreToldApart(t *testing.T) {
	for _, c := range []struct {
		name                string
		spans               [][2]int
		nested, overlapping int
	}{
		{"none", nil, 0, 0},
		{"side by side", [][2]int{{0, 3}, {3, 6}}, 0, 0},
		{"inside", [][2]int{{0, 9}, {3, 6}}, 1, 0},
		{"on the same text", [][2]int{{0, 9}, {0, 9}}, 1, 0},
		{"same start", [][2]int{{0, 9}, {0, 3}}, 1, 0},
		{"across", [][2]int{{0, 6}, {3, 9}}, 0, 1},
		{"inside one, across another", [][2]int{{0, 9}, {1, 4}, {3, 6}}, 2, 1},
	} {
		var spans []*annotations.Span
		for _, s := range c.spans {
			spans = append(spans, &annotations.Span{Range: model.Range{Start: model.Offset(s[0]), End: model.Offset(s[1])}})
		}
		if n, o := crossings(spans); n != c.nested || o != c.overlapping {
			t.Errorf("%s: %d nested, %d overlapping", c.name, n, o)
		}
	}
}

func TestQuantilesOfLengths(t *testing.T) {
	var l lengths
	for n := range 100 {
		l.add(n + 1)
	}
	l.add(1 << 20)
	if s := l.summary(); s.Median != 51 || s.P90 != 91 || s.Max != 1<<20 || s.Buckets[0] != (Bucket{1, 1, 1}) ||
		s.Buckets[2] != (Bucket{3, 4, 2}) || s.Buckets[len(s.Buckets)-1].Count != 1 {
		t.Errorf("%+v", s)
	}
	if s := (&lengths{}).summary(); s.Median != 0 || s.Mean != 0 || s.Buckets != nil {
		t.Errorf("%+v", s)
	}
}
