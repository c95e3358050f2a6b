package align

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
)

func arrow(text string) *annotations.Relation {
	r := &annotations.Relation{ID: text}
	if _, err := fmt.Sscan(text, &r.Label, &r.From, &r.To); err != nil {
		panic(err)
	}
	return r
}

func describeLinks(links []Link) string {
	var all []string
	for _, l := range links {
		text := fmt.Sprint(l.Label, " ", l.From, l.To)
		if l.Agreed() {
			text += "!"
		}
		all = append(all, text)
	}
	return strings.Join(all, " ")
}

func TestRelationsGoThroughTheGroups(t *testing.T) {
	a, b := side("a", "QUOTE 0 40", "PER 50 54", "PER 60 64"), side("b", "PER 50 56", "QUOTE 2 40", "PER 60 64")
	groups := Of(a, b)
	if got := describe(groups); got != "a1+b2 a2+b1 a3+b3!" {
		t.Fatal(got)
	}
	for _, c := range []struct{ a, b, want string }{
		{"SPEAKER s1 s2", "SPEAKER s2 s1", "SPEAKER 0 [1 1]!"},
		{"SPEAKER s1 s2", "SPEAKER s2 s3", "SPEAKER 0 [1 2]"},
		{"SPEAKER s1 s2", "CUE s2 s1", "CUE 0 [-1 1] SPEAKER 0 [1 -1]"},
		{"SPEAKER s1 s2", "", "SPEAKER 0 [1 -1]"},
		{"CUE s1 s2,CUE s1 s3", "CUE s2 s3", "CUE 0 [1 -1] CUE 0 [2 2]!"},
		{"CUE s1 s9", "", ""},
	} {
		read := func(list string) []*annotations.Relation {
			var found []*annotations.Relation
			for text := range strings.SplitSeq(list, ",") {
				if text != "" {
					found = append(found, arrow(text))
				}
			}
			return found
		}
		if got := describeLinks(Relations(groups, read(c.a), read(c.b))); got != c.want {
			t.Errorf("%q and %q: got %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

func TestLinksPartitionTheRelations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sides := drawSides(t)
		groups := Of(sides...)
		relations := make([][]*annotations.Relation, len(sides))
		for i, spans := range sides {
			for n := range rapid.IntRange(0, 5).Draw(t, "relations") {
				if len(spans) > 0 {
					relations[i] = append(relations[i], &annotations.Relation{ID: fmt.Sprint("r", n),
						Label: rapid.SampledFrom([]string{"SPEAKER", "CUE"}).Draw(t, "label"),
						From:  rapid.SampledFrom(spans).Draw(t, "from").ID, To: rapid.SampledFrom(spans).Draw(t, "to").ID})
				}
			}
		}
		links := Relations(groups, relations...)
		seen := 0
		for _, l := range links {
			for i, r := range l.Relations {
				if r == nil {
					continue
				}
				seen++
				if groups[l.From].Spans[i].ID != r.From || groups[l.To[i]].Spans[i].ID != r.To || r.Label != l.Label {
					t.Fatal("a relation in a link that says something else")
				}
			}
		}
		want := 0
		for _, list := range relations {
			want += len(list)
		}
		if seen != want {
			t.Fatalf("%d of %d relations", seen, want)
		}
		slices.Reverse(sides)
		slices.Reverse(relations)
		turned := Relations(Of(sides...), relations...)
		if len(turned) != len(links) {
			t.Fatalf("%d links, %d with the sides reversed", len(links), len(turned))
		}
	})
}
