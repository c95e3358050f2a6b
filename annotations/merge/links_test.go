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
)

func TestARelationThatLeadsElsewhereIsAContradiction(t *testing.T) {
	smile, rahim, dhaka := span("s1", 0, 1, "Q", ""), span("s2", 2, 6, "PER", ""), span("s3", 7, 11, "PER", "")
	version := func(relations ...string) *record.Record {
		return parse(t, `,"relations":[`+strings.Join(relations, ",")+`]`, smile, rahim, dhaka)
	}
	link := func(id, to, label string) string {
		return fmt.Sprintf(`{"id":%q,"from":"s1","to":%q,"label":%q}`, id, to, label)
	}
	const spans, other = "s1 Q 4; s2 PER 12; s3 PER 12; ", "; ! relation to another span"
	for _, c := range []struct {
		name     string
		keep     Keep
		versions []*record.Record
		want     string
	}{
		{"both stay", Both, []*record.Record{version(link("r1", "s2", "L")), version(link("r1", "s3", "L"))},
			spans + "r1 s1>s2; r2 s1>s3" + other},
		{"the first", First, []*record.Record{version(link("r1", "s2", "L")), version(link("r1", "s3", "L"))}, spans + "r1 s1>s2" + other},
		{"the other goes apart", Apart, []*record.Record{version(link("r1", "s2", "L")), version(link("r1", "s3", "L"))},
			spans + "r1 s1>s2" + other + " | s1 Q 4; s3 PER 12; r1 s1>s3"},
		{"of three", First, []*record.Record{version(), version(link("r1", "s3", "L")), version(link("r1", "s2", "L"), link("r2", "s3", "L"))},
			spans + "r1 s1>s3; r3 s1>s2"},
		{"one more", First, []*record.Record{version(link("r1", "s2", "L")), version(link("r1", "s2", "L"), link("r2", "s3", "L"))},
			spans + "r1 s1>s2; r2 s1>s3"},
		{"another label", First, []*record.Record{version(link("r1", "s2", "L")), version(link("r1", "s3", "M"))},
			spans + "r1 s1>s2; r2 s1>s3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := Union(c.versions, c.keep)
			got := brief(u)
			for _, r := range u.Apart {
				got += " | " + brief(Result{Record: r})
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
	elsewhere := parse(t, `,"relations":[{"id":"r1","from":"s2","to":"s1","label":"L"}]`, span("s2", 0, 1, "Q", ""),
		span("s3", 2, 6, "PER", ""), span("s1", 7, 11, "PER", ""))
	for _, keep := range []Keep{Both, First} {
		u := Union([]*record.Record{version(link("r1", "s2", "L")), elsewhere}, keep)
		if got := settled(t, u, 0); got != spans+"r1 s1>s2" {
			t.Errorf("%s, the first: %s", keep, got)
		}
		if got := settled(t, u, 1); got != spans+"r2 s1>s3" {
			t.Errorf("%s, the other: %s", keep, got)
		}
	}
}

// says is what a relation says, ids left out.
func says(r *record.Record, rel *annotations.Relation) string {
	spans := r.SpansByID()
	a, b := spans[rel.From], spans[rel.To]
	return fmt.Sprint(rel.Label, a.Range, a.Class(), b.Range, b.Class())
}

func TestEveryLinkThatLeadsToSeveralPlacesIsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		versions := drawVersions(t)
		var sides [][]*annotations.Relation
		for _, v := range versions {
			sides = append(sides, v.Relations)
		}
		want := 0
		for _, l := range align.Relations(align.Of(sidesOf(versions)...), sides...) {
			places := slices.DeleteFunc(slices.Sorted(slices.Values(l.To)), func(to int) bool { return to == align.None })
			want += len(slices.Compact(places)) - 1
		}
		u := Union(versions, Both)
		got := 0
		for _, c := range u.Conflicts {
			if c.Reason == OtherPlace {
				got++
			}
		}
		if got != want {
			t.Fatalf("%d contradictions of relations, the links have %d: %s", got, want, brief(u))
		}
		for _, keep := range []Keep{Both, Apart} {
			u := Union(versions, keep)
			kept := make(map[string]bool)
			for _, r := range append(u.Apart, u.Record) {
				for _, rel := range r.Relations {
					kept[says(r, rel)] = true
				}
			}
			for _, v := range versions {
				for _, rel := range v.Relations {
					if !kept[says(v, rel)] {
						t.Fatalf("keep %s: %s is missing in %s", keep, says(v, rel), brief(u))
					}
				}
			}
		}
	})
}
