package noise

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/recordtest"
)

// strict is a schema that attributes and relations can contradict.
func strict() *annotations.Schema {
	attribute := annotations.Attribute{Name: "type", Values: []annotations.Value{{Name: "direct"}, {Name: "পরোক্ষ"}}}
	return &annotations.Schema{
		Labels: []annotations.Label{{Name: "PER", Kind: annotations.Entity, Attributes: []annotations.Attribute{attribute}},
			{Name: "GPE", Kind: annotations.Entity, Attributes: []annotations.Attribute{attribute}}, {Name: "ORG", Kind: annotations.Entity}},
		Relations: []annotations.RelationType{{Name: "SPEAKER", From: []annotations.End{"PER", "GPE"}, To: []annotations.End{"PER"}}},
	}
}

// fitting takes over what of a record fits the schema.
func fitting(r *record.Record, s *annotations.Schema) *record.Record {
	set := annotations.NewSet()
	take := func(t annotations.Transaction) bool {
		if t.Check(set, r.Article) != nil || s.Misfit(set, t) != nil {
			return false
		}
		set.Apply(t)
		return true
	}
	out := &record.Record{Article: r.Article, Annotator: "gold"}
	for _, x := range r.Spans {
		if take(annotations.AddSpan(x)) {
			out.Spans = append(out.Spans, x)
		}
	}
	for _, x := range r.Relations {
		if take(annotations.AddRelation(x)) {
			out.Relations = append(out.Relations, x)
		}
	}
	return out
}

func TestWhatIsMadeFitsTheSchemaAndTheText(t *testing.T) {
	s := strict()
	rapid.Check(t, func(t *rapid.T) {
		gold := fitting(recordtest.Record(t, recordtest.Article(t)), s)
		before := string(record.Append(nil, gold))
		rates := rapid.SampledFrom([]Rates{{Ends: 1}, {Label: 1}, {Ends: 1, Label: 1}, {Missed: 0.5}, Usual}).Draw(t, "rates")
		made := Annotate(gold, "মিনা", rates, s, rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)))
		if after := string(record.Append(nil, gold)); after != before {
			t.Fatalf("the gold has become %s", after)
		}
		if again := fitting(made, s); len(again.Spans) != len(made.Spans) || len(again.Relations) != len(made.Relations) {
			t.Fatalf("%s does not fit", record.Append(nil, made))
		}
		if r := record.Parse("made", 1, record.Append(nil, made)); !r.Sound() {
			t.Fatal(r.Problems)
		}
	})
}
