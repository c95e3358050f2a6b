package merge

import (
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
)

// judged reads a gold record with decisions: "d1 s4 own এক" decides about rafi's s4.
func judged(t *testing.T, decisions ...string) *record.Record {
	t.Helper()
	r := record.Parse("d", 1, []byte(`{"id":"a","text":"রহিম ঢাকায়।","spans":[],"annotator":"gold"}`))
	var list []*annotations.Decision
	for _, d := range decisions {
		f := strings.Fields(d)
		list = append(list, &annotations.Decision{ID: f[0], About: annotations.AboutSpan, Choice: annotations.Choice(f[2]),
			Left: []annotations.Version{{Annotator: "rafi", ID: f[1]}}, Reason: f[3]})
	}
	r.KeepDecisions(list)
	return r
}

func shownDecisions(r *record.Record) string {
	var parts []string
	for _, d := range r.Decisions() {
		parts = append(parts, d.ID+" "+d.Left[0].ID+" "+string(d.Choice)+" "+d.Reason)
	}
	return strings.Join(parts, ", ")
}

func TestDecisionsOfTwoAreJoined(t *testing.T) {
	base := judged(t, "d1 s1 none ক", "d2 s2 own খ")
	for _, c := range []struct {
		name         string
		ours, theirs *record.Record
		want         string
	}{
		{"nobody", base, base, "d1 s1 none ক, d2 s2 own খ"},
		{"they added", base, judged(t, "d1 s1 none ক", "d2 s2 own খ", "d3 s3 own গ"), "d1 s1 none ক, d2 s2 own খ, d3 s3 own গ"},
		{"they changed", base, judged(t, "d1 s1 own নতুন", "d2 s2 own খ"), "d1 s1 own নতুন, d2 s2 own খ"},
		{"they took one back", base, judged(t, "d2 s2 own খ"), "d2 s2 own খ"},
		{"both changed: ours holds", judged(t, "d1 s1 own আমার", "d2 s2 own খ"), judged(t, "d1 s1 own তার", "d2 s2 own খ"), "d1 s1 own আমার, d2 s2 own খ"},
		{"both added under one id", judged(t, "d1 s1 none ক", "d2 s2 own খ", "d3 s3 own আমার"),
			judged(t, "d1 s1 none ক", "d2 s2 own খ", "d3 s4 own তার"), "d1 s1 none ক, d2 s2 own খ, d3 s3 own আমার, d4 s4 own তার"},
		{"both decided the same thing", judged(t, "d1 s1 none ক", "d2 s2 own খ", "d3 s3 own আমার"),
			judged(t, "d1 s1 none ক", "d2 s2 own খ", "d4 s3 none তার"), "d1 s1 none ক, d2 s2 own খ, d3 s3 own আমার"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ThreeWay(base, c.ours, c.theirs)
			if text := shownDecisions(got.Record); text != c.want {
				t.Errorf("got %q, want %q", text, c.want)
			}
			if len(got.Conflicts) > 0 {
				t.Error("decisions are joined, and are no conflict")
			}
		})
	}
	// A relation that has another id here has it in the decision too.
	linked := func(id, to string) *record.Record {
		r := record.Parse("d", 1, []byte(`{"id":"a","text":"রহিম ঢাকায়।","spans":[{"id":"s1","start":0,"end":4,"label":"PER"},`+
			`{"id":"s2","start":5,"end":11,"label":"GPE"}],"relations":[{"id":"r1","from":"s1","to":"`+to+`","label":"`+id+`"}]}`))
		r.KeepDecisions([]*annotations.Decision{{ID: id, About: annotations.AboutRelation, Choice: annotations.Own, Gold: "r1",
			Left: []annotations.Version{{Annotator: "rafi", ID: id}}}})
		return r
	}
	none := record.Parse("d", 1, []byte(`{"id":"a","text":"রহিম ঢাকায়।","spans":[]}`))
	joined := ThreeWay(none, linked("d1", "s2"), linked("d2", "s2")).Record
	for _, d := range joined.Decisions() {
		for _, rel := range joined.Relations {
			if (rel.ID == d.Gold) != (rel.Label == d.ID) {
				t.Errorf("decision %s is about %s, which is %s", d.ID, d.Gold, rel.Label)
			}
		}
	}
	union := Union([]*record.Record{judged(t, "d1 s1 none ক"), judged(t, "d1 s2 own খ", "d2 s1 own গ")}, Both)
	if text := shownDecisions(union.Record); text != "d1 s1 none ক, d2 s2 own খ" && text != "d1 s1 none ক, d3 s2 own খ" {
		t.Errorf("union: %q", text)
	}
}
