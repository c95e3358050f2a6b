package merge

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/align"
	"tippani/annotations/record"
	"tippani/annotations/recordtest"
)

func TestContradictionsAreTheGroupsOfAlign(t *testing.T) {
	long, short, rest := span("s1", 2, 11, "PER", ""), span("s2", 2, 6, "PER", ""), span("s3", 7, 11, "PER", "")
	with := func(attrs string) string { return span("s1", 2, 6, "PER", `,"attrs":{`+attrs+`}`) }
	for _, c := range []struct {
		name     string
		keep     Keep
		versions []*record.Record
		want     string
	}{
		{"another label and other ends", Both, []*record.Record{parse(t, "", short), parse(t, "", span("s9", 2, 9, "ORG", ""))},
			"s9 ORG 19; s2 PER 12; ! other label and other ends"},
		{"the first of those", First, []*record.Record{parse(t, "", short), parse(t, "", span("s9", 2, 9, "ORG", ""))},
			"s2 PER 12; ! other label and other ends"},
		{"a long one contradicts one of two short ones, the other is a span more", First,
			[]*record.Record{parse(t, "", long), parse(t, "", short, rest)}, "s1 PER 25; s3 PER 12; ! same label with other ends"},
		{"one version has both", Both, []*record.Record{parse(t, "", long), parse(t, "", short), parse(t, "", long, short)},
			"s1 PER 25; s2 PER 12"},
		{"a passage and a name in it", Both, []*record.Record{parse(t, "", span("s1", 0, 11, "Q", `,"kind":"quote"`)),
			parse(t, "", span("s2", 2, 6, "PER", `,"kind":"entity"`))}, "s1 Q 30; s2 PER 12"},
		{"an attribute more", First, []*record.Record{parse(t, "", with(`"x":"1"`)), parse(t, "", with(`"x":"1","y":"1"`))}, "s1 PER 12 1"},
		{"another value of one", First, []*record.Record{parse(t, "", with(`"x":"1","y":"1"`)), parse(t, "", with(`"x":"1","y":"2"`))},
			"s1 PER 12 1; ! other attributes, note or keys"},
		{"three labels", Both, []*record.Record{parse(t, "", short), parse(t, "", span("s1", 2, 6, "ORG", "")),
			parse(t, "", span("s1", 2, 6, "GPE", ""))},
			"s1 ORG 12; s2 PER 12; s3 GPE 12" + strings.Repeat("; ! other label on the same text", 3)},
		{"three labels, the first", First, []*record.Record{parse(t, "", short), parse(t, "", span("s1", 2, 6, "ORG", "")),
			parse(t, "", span("s1", 2, 6, "GPE", ""))}, "s2 PER 12; ! other label on the same text; ! other label on the same text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := brief(Union(c.versions, c.keep)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// addsUp reports whether the spans of a group say nothing that contradicts another of them.
func addsUp(g align.Group) bool {
	values := make(map[string]string)
	fits := func(what, value string) bool {
		old, has := values[what]
		values[what] = value
		return !has || old == value
	}
	for _, s := range g.Spans {
		if s == nil {
			continue
		}
		ok := fits("mark", fmt.Sprint(s.Range, s.Label, s.Kind)) && (s.Note == "" || fits("note", s.Note))
		for name, value := range s.Attrs {
			ok = ok && fits("attribute "+name, value)
		}
		for _, f := range s.Extra {
			ok = ok && fits("key "+f.Key, string(f.Raw))
		}
		if !ok {
			return false
		}
	}
	return true
}

func sidesOf(versions []*record.Record) (sides [][]*annotations.Span) {
	for _, v := range versions {
		sides = append(sides, v.Spans)
	}
	return sides
}

// aboutSpans are the contradictions about spans.
func aboutSpans(r Result) []Conflict {
	return slices.DeleteFunc(slices.Clone(r.Conflicts), func(c Conflict) bool {
		return c.Reason == Answers || c.Reason == Rest || c.Reason == OtherLink || c.Reason == OtherPlace
	})
}

func drawVersions(t *rapid.T) []*record.Record {
	a := recordtest.Article(t)
	var versions []*record.Record
	for range rapid.IntRange(2, 4).Draw(t, "versions") {
		r := recordtest.Record(t, a)
		if len(versions) > 0 && rapid.Bool().Draw(t, "as the first") {
			r = &record.Record{Article: a, Annotator: r.Annotator, Spans: versions[0].Spans, Relations: versions[0].Relations}
		}
		versions = append(versions, r)
	}
	return versions
}

func drawKeep(t *rapid.T) Keep { return rapid.SampledFrom([]Keep{Both, First, Apart}).Draw(t, "keep") }

func TestNoContradictionMeansThatEveryGroupAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		versions := drawVersions(t)
		open, agreed := 0, true
		for _, g := range align.Of(sidesOf(versions)...) {
			agreed = agreed && g.Agreed()
			if !addsUp(g) {
				open++
			}
		}
		u := Union(versions, drawKeep(t))
		found := aboutSpans(u)
		if (len(found) == 0) != (open == 0) || len(found) < open {
			t.Fatalf("%d groups do not add up, %s", open, brief(u))
		}
		for _, c := range found {
			if agreed && c.Reason != OtherWords {
				t.Fatalf("all groups are agreed, %s", brief(u))
			}
		}
	})
}

// TestWhatDoesNotStayIsApart looks for every span of every version in what is kept, together with what is kept apart.
func TestWhatDoesNotStayIsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		versions := drawVersions(t)
		u := Union(versions, Apart)
		kept := slices.Clone(u.Record.Spans)
		for _, r := range u.Apart {
			kept = append(kept, r.Spans...)
		}
		for i, v := range versions {
			for _, s := range v.Spans {
				if !slices.ContainsFunc(kept, func(o *annotations.Span) bool {
					return o.Range == s.Range && o.Class() == s.Class() && (sameContent(o, s) || saysMore(o, s))
				}) {
					t.Fatalf("%s of version %d is missing in %s", s.ID, i, brief(u))
				}
			}
		}
	})
}

// TestTheFirstStays looks for one span of each group, that of the earliest version, and for nothing else of those that contradict it.
func TestTheFirstStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		versions := drawVersions(t)
		u := Union(versions, First)
		groups := align.Of(sidesOf(versions)...)
		if len(u.Record.Spans) != len(groups) {
			t.Fatalf("%d groups, %s", len(groups), brief(u))
		}
		for _, g := range groups {
			s := g.Spans[slices.IndexFunc(g.Spans, func(s *annotations.Span) bool { return s != nil })]
			if !slices.ContainsFunc(u.Record.Spans, func(o *annotations.Span) bool {
				return o.Range == s.Range && o.Class() == s.Class() && (sameContent(o, s) || saysMore(o, s))
			}) {
				t.Fatalf("%s is missing in %s", s.ID, brief(u))
			}
		}
	})
}
