package diff

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/align"
	"tippani/annotations/record"
	"tippani/annotations/recordtest"
)

// describeBoth writes a disagreement in one line, the spans of the two by their ids.
func describeBoth(d Disagreement) string {
	var parts []string
	for _, g := range d.Spans {
		ids := [2]string{"-", "-"}
		for i, s := range g.Spans {
			if s != nil {
				ids[i] = s.ID
			}
		}
		parts = append(parts, fmt.Sprint(ids[0], "|", ids[1], g.Aspects))
	}
	for _, l := range d.Links {
		parts = append(parts, fmt.Sprintf("%s%d%v%v", l.Label, l.From, l.To, l.Aspects))
	}
	return strings.Join(parts, " ")
}

func TestAnnotatorsDifferByWhatTheySayOfTheText(t *testing.T) {
	span := func(id string, start, end int, label, more string) string {
		return fmt.Sprintf(`{"id":%q,"start":%d,"end":%d,"label":%q%s}`, id, start, end, label, more)
	}
	record := func(more string, spans ...string) string {
		return `{"id":"a","text":"😀 রহিম ঢাকায়।","spans":[` + strings.Join(spans, ",") + `]` + more + `}`
	}
	relation := func(label, from, to string) string {
		return fmt.Sprintf(`,"relations":[{"id":"r1","from":%q,"to":%q,"label":%q}]`, from, to, label)
	}
	rahim, dhaka := span("s1", 2, 6, "PER", ""), span("s2", 7, 11, "GPE", "")
	for _, c := range []struct{ name, a, b, want string }{
		{"what says nothing of the text", record(`,"answer":"accept","modified":"2026-01-31T09:30:00Z","odd":1`, rahim),
			record(`,"created":"2026-02-01T09:30:00Z"`, span("s7", 2, 6, "PER",
				`,"note":"টীকা","suggested":{"source":"crf@3","score":0.5}`)), ""},
		{"the same ids for something else", record("", rahim, dhaka),
			record("", span("s2", 2, 6, "PER", ""), span("s1", 7, 11, "GPE", "")), ""},
		{"missed", record("", rahim), record("", dhaka), "s1|-[missed] -|s2[missed]"},
		{"another label", record("", rahim), record("", span("s7", 2, 6, "ORG", "")), "s1|s7[label]"},
		{"other ends", record("", dhaka), record("", span("s7", 7, 13, "GPE", "")), "s2|s7[ends]"},
		{"another label and other ends", record("", dhaka), record("", span("s7", 7, 13, "LOC", "")), "s2|s7[label ends]"},
		{"another kind and attribute", record("", span("s1", 2, 6, "X", `,"kind":"quote"`)),
			record("", span("s1", 2, 6, "X", `,"kind":"claim","attrs":{"type":"1"}`)), "s1|s1[kind attributes]"},
		{"a relation missed", record(relation("L", "s2", "s1"), rahim, dhaka), record("", rahim, dhaka), "L1[0 -1][missed]"},
		{"a relation of another label", record(relation("L", "s2", "s1"), rahim, dhaka), record(relation("M", "s2", "s1"), rahim, dhaka),
			"L1[0 -1][missed] M1[-1 0][missed]"},
		{"a relation elsewhere", record(relation("L", "s3", "s1"), rahim, dhaka, span("s3", 13, 14, "X", "")),
			record(relation("L", "s3", "s2"), rahim, dhaka, span("s3", 13, 14, "X", "")), "L2[0 1][joined]"},
		{"a relation from other ends", record(relation("L", "s2", "s1"), rahim, dhaka),
			record(relation("L", "s9", "s1"), rahim, span("s9", 7, 13, "GPE", "")), "s2|s9[ends]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := describeBoth(Annotators(parse(t, c.a), parse(t, c.b))); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// echo is what another annotator would have made who says the same: other ids, notes, times, suggestions and order.
func echo(t *rapid.T, r *record.Record) *record.Record {
	c := *r
	c.Annotator, c.Answer, c.Modified = "রাফি", annotations.Reject, "2026-02-01T09:30:00Z"
	c.Spans, c.Relations = nil, nil
	ids := make(map[string]string)
	for _, s := range rapid.Permutation(r.Spans).Draw(t, "spans again") {
		d := *s
		d.ID, d.Note, d.Suggested = fmt.Sprint("x", len(c.Spans)), "আরেকজন", nil
		ids[s.ID] = d.ID
		c.Spans = append(c.Spans, &d)
	}
	for i, rel := range r.Relations {
		d := *rel
		d.ID, d.From, d.To = fmt.Sprint("y", i), ids[rel.From], ids[rel.To]
		c.Relations = append(c.Relations, &d)
	}
	return &c
}

func TestNoDifferenceMeansThatAllIsAgreed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := recordtest.Article(t)
		mina := recordtest.Record(t, a)
		rafi := recordtest.Record(t, a)
		if rapid.Bool().Draw(t, "nearly the same") {
			rafi = echo(t, mina)
			if n := len(rafi.Spans); n > 0 && rapid.Bool().Draw(t, "relabelled") {
				rafi.Spans[rapid.IntRange(0, n-1).Draw(t, "which")].Label = "ORG"
			}
			if len(rafi.Relations) > 0 && rapid.Bool().Draw(t, "turned") {
				r := rafi.Relations[0]
				r.From, r.To = r.To, r.From
			}
		}
		groups := align.Of(mina.Spans, rafi.Spans)
		agreed, open := true, 0
		for _, g := range groups {
			if !g.Agreed() {
				agreed, open = false, open+1
			}
		}
		for _, l := range align.Relations(groups, mina.Relations, rafi.Relations) {
			if !l.Agreed() {
				agreed, open = false, open+1
			}
		}
		d := Annotators(mina, rafi)
		if d.Empty() != agreed || len(d.Spans)+len(d.Links) != open {
			t.Fatalf("%d are not agreed, the difference is %q", open, describeBoth(d))
		}
		for _, c := range d.Spans {
			if len(c.Aspects) == 0 {
				t.Fatal("a group differs in nothing")
			}
		}
		if turned := Annotators(rafi, mina); len(turned.Spans)+len(turned.Links) != open {
			t.Fatalf("%d differ, seen from the other side %q", open, describeBoth(turned))
		}
	})
}

func TestWhoSaysTheSameDoesNotDiffer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mina := recordtest.Record(t, recordtest.Article(t))
		marks := make(map[string]bool)
		for _, s := range mina.Spans {
			mark := fmt.Sprint(s.Range, s.Label, s.Attrs)
			if marks[mark] {
				t.Skip("which of two equal spans a relation leaves can't be seen in the text")
			}
			marks[mark] = true
		}
		if d := Annotators(mina, echo(t, mina)); !d.Empty() {
			t.Fatal(describeBoth(d))
		}
	})
}
