package diff

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/recordtest"
)

func parse(t *testing.T, line string) *record.Record {
	t.Helper()
	r := record.Parse("d", 1, []byte(line))
	if !r.Sound() {
		t.Fatal(r.Problems)
	}
	return r
}

// describe writes a difference in one line.
func describe(d Difference) string {
	var parts []string
	if len(d.Aspects) > 0 {
		parts = append(parts, fmt.Sprint(d.Aspects))
	}
	for _, c := range d.Spans {
		switch {
		case c.Before == nil:
			parts = append(parts, "+"+c.After.ID)
		case c.After == nil:
			parts = append(parts, "-"+c.Before.ID)
		default:
			parts = append(parts, fmt.Sprint(c.Before.ID, ">", c.After.ID, c.Aspects))
		}
	}
	for _, c := range d.Relations {
		switch {
		case c.Before == nil:
			parts = append(parts, "+"+c.After.ID)
		case c.After == nil:
			parts = append(parts, "-"+c.Before.ID)
		default:
			parts = append(parts, fmt.Sprint(c.Before.ID, ">", c.After.ID, c.Aspects))
		}
	}
	return strings.Join(parts, " ")
}

func TestWhatChangedIsNamed(t *testing.T) {
	const text = `{"id":"a","text":"😀 রহিম ঢাকায়।"`
	span := func(id string, start, end int, label, more string) string {
		return fmt.Sprintf(`{"id":%q,"start":%d,"end":%d,"label":%q%s}`, id, start, end, label, more)
	}
	record := func(more string, spans ...string) string {
		return text + `,"spans":[` + strings.Join(spans, ",") + `]` + more + `}`
	}
	rahim, dhaka := span("s1", 2, 6, "PER", ""), span("s2", 7, 11, "GPE", "")
	for _, c := range []struct{ name, before, after, want string }{
		{"nothing", record("", rahim), record("", rahim), ""},
		{"times do not count", record(`,"modified":"2026-01-31T09:30:00Z"`), record(`,"modified":"2026-02-01T09:30:00Z","tool":"x"`), ""},
		{"a span more", record("", rahim), record("", rahim, dhaka), "+s2"},
		{"a span less", record("", rahim, dhaka), record("", dhaka), "-s1"},
		{"another label", record("", rahim), record("", span("s1", 2, 6, "ORG", "")), "s1>s1[label]"},
		{"marked again with another label", record("", rahim), record("", span("s9", 2, 6, "ORG", "")), "s1>s9[label id]"},
		{"other ends", record("", dhaka), record("", span("s2", 7, 13, "GPE", "")), "s2>s2[ends]"},
		{"marked again with other ends", record("", dhaka), record("", span("s9", 7, 13, "GPE", "")), "s2>s9[ends id]"},
		{"marked again with another label and other ends", record("", dhaka), record("", span("s9", 7, 13, "LOC", "")),
			"s2>s9[label ends id]"},
		{"the id before the place", record("", rahim), record("", span("s1", 2, 7, "PER", ""), span("s9", 2, 6, "ORG", "")),
			"s1>s1[ends] +s9"},
		{"another span under the id", record("", rahim), record("", span("s1", 7, 11, "GPE", "")), "-s1 +s1"},
		{"attributes and note", record("", rahim), record("", span("s1", 2, 6, "PER", `,"attrs":{"x":"1"},"note":"টীকা","odd":1`)),
			"s1>s1[attributes note other]"},
		{"ids change places", record("", rahim, dhaka), record("", span("s2", 2, 6, "PER", ""), span("s1", 7, 11, "GPE", "")),
			"s1>s2[id] s2>s1[id]"},
		{"a relation more, with another answer", record("", rahim, dhaka),
			record(`,"relations":[{"id":"r1","from":"s1","to":"s2","label":"X"}],"answer":"accept"`, rahim, dhaka), "[answer] +r1"},
		{"a relation turned round", record(`,"relations":[{"id":"r1","from":"s1","to":"s2","label":"X"}]`, rahim, dhaka),
			record(`,"relations":[{"id":"r1","from":"s2","to":"s1","label":"X"}]`, rahim, dhaka), "r1>r1[joined]"},
		{"another text", record("", rahim, dhaka), `{"id":"a","text":"রহিম ঢাকায়।","spans":[` + span("s1", 0, 4, "PER", "") + `,` +
			span("s2", 5, 9, "GPE", "") + `]}`, "[text]"},
		{"empty texts", `{"id":"a","text":""}`, `{"id":"a","text":"","meta":{"source":"x"}}`, "[meta]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := describe(Records(parse(t, c.before), parse(t, c.after))); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestARecordDoesNotDifferFromItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := recordtest.Record(t, recordtest.Article(t))
		if d := Records(r, r); !d.Empty() {
			t.Fatal(describe(d))
		}
	})
}

func TestTheChangesLeadFromOneVersionToTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := recordtest.Article(t)
		before, after := recordtest.Record(t, a), recordtest.Record(t, a)
		d := Records(before, after)
		spans := make(map[*annotations.Span]bool)
		for _, s := range before.Spans {
			spans[s] = true
		}
		for _, c := range d.Spans {
			if c.Before != nil && !spans[c.Before] {
				t.Fatalf("span %s changes twice", c.Before.ID)
			}
			delete(spans, c.Before)
		}
		for _, c := range d.Spans {
			if c.After != nil {
				spans[c.After] = true
			}
		}
		if len(spans) != len(after.Spans) {
			t.Fatalf("%d spans after the changes, there are %d", len(spans), len(after.Spans))
		}
		for _, want := range after.Spans {
			found := false
			for s := range spans {
				found = found || s.Equal(want)
			}
			if !found {
				t.Fatalf("span %s is missing after the changes", want.ID)
			}
		}
		if len(before.Relations)+count(d.Relations, func(c RelationChange) bool { return c.Before == nil })-
			count(d.Relations, func(c RelationChange) bool { return c.After == nil }) != len(after.Relations) {
			t.Fatal("the number of relations does not come out")
		}
	})
}

func count(list []RelationChange, is func(RelationChange) bool) int {
	n := 0
	for _, c := range list {
		if is(c) {
			n++
		}
	}
	return n
}
