package merge

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/recordtest"
)

// settled is a joined record with the choices of the nth version carried out for all conflicts, in brief.
func settled(t *testing.T, r Result, version int) string {
	t.Helper()
	set := annotations.SetOf(r.Record.Spans, r.Record.Relations, r.Record.Answer)
	for _, c := range r.Conflicts {
		for _, choice := range c.Choices(set) {
			if choice.Version != version {
				continue
			}
			if err := choice.Transaction.Check(set, r.Record.Article); err != nil {
				t.Fatalf("%s: %v", c.Reason, err)
			}
			if choice.Transaction.Origin.Kind != annotations.Review {
				t.Errorf("%s is by %v", c.Reason, choice.Transaction.Origin)
			}
			set.Apply(choice.Transaction)
		}
	}
	now := *r.Record
	now.Spans, now.Relations, now.Answer = slices.Collect(set.Spans()), slices.Collect(set.Relations()), set.Answer()
	return brief(Result{Record: &now})
}

func TestAConflictIsSettledByTheTransactionOfAVersion(t *testing.T) {
	link := `,"relations":[{"id":"r1","from":"s2","to":"s1","label":"L"}]`
	rahim, dhaka := span("s1", 2, 6, "PER", ""), span("s2", 7, 11, "GPE", "")
	person, org := parse(t, link, rahim, dhaka), parse(t, link, span("s1", 2, 6, "ORG", ""), dhaka)
	linkedOut := parse(t, "", rahim)
	cue := parse(t, link, span("s1", 2, 6, "CUE", `,"kind":"cue"`), dhaka)
	entity := parse(t, "", span("s1", 2, 6, "PER", `,"kind":"entity"`), dhaka)
	base := parse(t, "", rahim, dhaka)
	union := func(keep Keep, versions ...*record.Record) Result { return Union(versions, keep) }
	for _, c := range []struct {
		name         string
		joined       Result
		first, other string
	}{
		{"another label, both kept", union(Both, person, org), "s1 PER 12; s2 GPE 12; r1 s2>s1", "s3 ORG 12; s2 GPE 12; r2 s2>s3"},
		{"another label, the first kept", union(First, person, org), "s1 PER 12; s2 GPE 12; r1 s2>s1", "s3 ORG 12; s2 GPE 12; r1 s2>s3"},
		{"other ends", union(Both, parse(t, "", dhaka), parse(t, "", span("s2", 7, 13, "GPE", ""))), "s2 GPE 12", "s1 GPE 18"},
		{"other words", union(First, parse(t, "", span("s1", 2, 6, "PER", `,"attrs":{"x":"1"}`)),
			parse(t, "", span("s1", 2, 6, "PER", `,"attrs":{"x":"2"}`))),
			"s1 PER 12 1", "s2 PER 12 2"},
		{"other answers", union(Both, parse(t, `,"answer":"accept"`), parse(t, `,"answer":"reject"`)), "accept", "reject"},
		{"a link to what is another kind", union(First, entity, cue), "s1 PER 12; s2 GPE 12", "s3 CUE 12; s2 GPE 12; r1 s2>s3"},
		{"ours removed it", ThreeWay(base, parse(t, "", dhaka), parse(t, "", span("s1", 2, 6, "ORG", ""), dhaka)), "s2 GPE 12",
			"s1 ORG 12; s2 GPE 12"},
		{"both relabelled it", ThreeWay(base, parse(t, "", span("s1", 2, 6, "ORG", ""), dhaka),
			parse(t, "", span("s1", 2, 6, "MISC", ""), dhaka)),
			"s1 ORG 12; s2 GPE 12", "s3 MISC 12; s2 GPE 12"},
		{"ours removed what they linked", ThreeWay(base, linkedOut, person), "s1 PER 12", "s1 PER 12; s2 GPE 12; r1 s2>s1"},
		{"both changed a link", ThreeWay(person, parse(t, strings.Replace(link, `"L"`, `"M"`, 1), rahim, dhaka),
			parse(t, strings.Replace(link, `"L"`, `"N"`, 1), rahim, dhaka)),
			"s1 PER 12; s2 GPE 12; r1 s2>s1", "s1 PER 12; s2 GPE 12; r2 s2>s1"},
		{"both answered", ThreeWay(base, parse(t, `,"answer":"accept"`, rahim, dhaka), parse(t, `,"answer":"ignore"`, rahim, dhaka)),
			"s1 PER 12; s2 GPE 12; accept", "s1 PER 12; s2 GPE 12; ignore"},
	} {
		if len(c.joined.Conflicts) == 0 {
			t.Errorf("%s: no conflict in %s", c.name, brief(c.joined))
		}
		if got := settled(t, c.joined, 0); got != c.first {
			t.Errorf("%s, the first: %s, want %s", c.name, got, c.first)
		}
		if got := settled(t, c.joined, 1); got != c.other {
			t.Errorf("%s, the other: %s, want %s", c.name, got, c.other)
		}
	}
}

// TestAnyOrderOfChoicesFits chooses at random and looks whether each choice can be carried out, and once it is says no more.
func TestAnyOrderOfChoicesFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := recordtest.Article(t)
		versions := []*record.Record{recordtest.Record(t, a), recordtest.Record(t, a), recordtest.Record(t, a)}
		r := Union(versions, rapid.SampledFrom([]Keep{Both, First, Apart}).Draw(t, "keep"))
		if rapid.Bool().Draw(t, "three ways") {
			r = ThreeWay(versions[0], versions[1], versions[2])
		}
		set := annotations.SetOf(r.Record.Spans, r.Record.Relations, r.Record.Answer)
		for range len(r.Conflicts) + 2 {
			if len(r.Conflicts) == 0 {
				break
			}
			c := r.Conflicts[rapid.IntRange(0, len(r.Conflicts)-1).Draw(t, "conflict")]
			choices := c.Choices(set)
			if len(choices) == 0 {
				continue
			}
			n := rapid.IntRange(0, len(choices)-1).Draw(t, "choice")
			if err := choices[n].Transaction.Check(set, a); err != nil {
				t.Fatalf("%s: %v in %s", c.Reason, err, brief(r))
			}
			set.Apply(choices[n].Transaction)
			if again := c.Choices(set)[n].Transaction; !again.Empty() && c.Reason != OtherLink {
				t.Fatalf("%s: chosen, it would still change %v", c.Reason, again.Changes)
			}
		}
	})
}
