package adjudicate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/align"
	"tippani/model"
)

const text = "রহিম বলেন ঢাকা খুব বড় শহর আর করিম তা মানেন না আজ"

func article(t testing.TB) *model.Article {
	t.Helper()
	a, err := model.NewArticle("a", text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// words are the ranges of the text's words.
func words() []model.Range {
	var list []model.Range
	at := 0
	for w := range strings.SplitSeq(text, " ") {
		list = append(list, model.Range{Start: model.Offset(at), End: model.Offset(at + len(w))})
		at += len(w) + 1
	}
	return list
}

var kinds = map[string]annotations.Kind{"PER": annotations.Entity, "GPE": annotations.Entity, "QUOTE": annotations.Quote,
	"CLAIM": annotations.Claim, "CUE": annotations.Cue}

// says reads "PER 0-1, QUOTE 2-5; SPEAKER 2>1": labels over words, first and last, and relations between the nth spans from 1.
func says(name, what string) Side {
	s := Side{Annotator: name}
	spans, relations, _ := strings.Cut(what, ";")
	w := words()
	for i, part := range fields(spans) {
		var label string
		var first, last int
		if _, err := fmt.Sscanf(part, "%s %d-%d", &label, &first, &last); err != nil {
			panic(part + err.Error())
		}
		s.Spans = append(s.Spans, &annotations.Span{ID: fmt.Sprint("s", i+1), Label: label, Kind: kinds[label],
			Range: model.Range{Start: w[first].Start, End: w[last].End}})
	}
	for i, part := range fields(relations) {
		var label string
		var from, to int
		if _, err := fmt.Sscanf(part, "%s %d>%d", &label, &from, &to); err != nil {
			panic(part + err.Error())
		}
		s.Relations = append(s.Relations, &annotations.Relation{ID: fmt.Sprint("r", i+1), Label: label, From: fmt.Sprint("s", from),
			To: fmt.Sprint("s", to)})
	}
	return s
}

func fields(list string) []string {
	var parts []string
	for part := range strings.SplitSeq(list, ",") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// shown writes a set in the form that says reads, with what was decided: "=" taken, "*" own, "-" none, "?" open.
func shown(b *Bench, gold *annotations.Set) string {
	w := words()
	var parts, links, items []string
	number := map[string]int{}
	for s := range gold.Spans() {
		number[s.ID] = len(number) + 1
		first := slices.IndexFunc(w, func(r model.Range) bool { return r.Start == s.Range.Start })
		last := slices.IndexFunc(w, func(r model.Range) bool { return r.End == s.Range.End })
		parts = append(parts, fmt.Sprintf("%s %d-%d", s.Label, first, last))
	}
	for r := range gold.Relations() {
		links = append(links, fmt.Sprintf("%s %d>%d", r.Label, number[r.From], number[r.To]))
	}
	for _, it := range b.Items(gold) {
		sign := "~"
		switch {
		case it.State == Open:
			sign = "?"
		case it.State == Decided:
			sign = map[annotations.Choice]string{annotations.Taken: "=", annotations.Own: "*", annotations.None: "-"}[it.Decision.Choice]
		}
		items = append(items, sign)
	}
	out := strings.Join(parts, ", ")
	if len(links) > 0 {
		out += "; " + strings.Join(links, ", ")
	}
	return out + " | " + strings.Join(items, "")
}

var chair = Chair{Name: "তানিয়া", Time: "2026-01-31T09:30:00Z", Schema: annotations.Default()}

// commit does what the store does, and fails where it would refuse.
func commit(t interface{ Fatalf(string, ...any) }, a *model.Article, gold *annotations.Set, tx annotations.Transaction) {
	if err := tx.Check(gold, a); err != nil {
		t.Fatalf("%v", err)
	}
	if m := chair.Schema.Misfit(gold, tx); m != nil {
		t.Fatalf("%v", m)
	}
	gold.Apply(tx)
}

// openItem is the nth item that is open.
func openItem(t testing.TB, b *Bench, gold *annotations.Set, n int) Item {
	t.Helper()
	for _, it := range b.Items(gold) {
		if it.State == Open {
			if n == 0 {
				return it
			}
			n--
		}
	}
	t.Fatal("nothing is open")
	return Item{}
}

func TestDeciding(t *testing.T) {
	const take, other, none = "take first", "take second", "reject"
	for _, c := range []struct {
		name, mina, rafi string
		keys             []string
		want             string
	}{
		{"nothing yet", "PER 0-0, GPE 2-2", "PER 0-0", nil, " | ~?"},
		{"taking brings what all agree about", "PER 0-0, GPE 2-2", "PER 0-0", []string{take}, "PER 0-0, GPE 2-2 | =="},
		{"rejecting too", "PER 0-0, GPE 2-2", "PER 0-0", []string{none}, "PER 0-0 | =-"},
		{"the other label", "PER 0-0", "GPE 0-0", []string{other}, "GPE 0-0 | ="},
		{"the other ends", "PER 0-0", "PER 0-1", []string{other}, "PER 0-1 | ="},
		{"nobody need say nothing", "PER 0-0", "PER 0-1", []string{none}, " | -"},
		{"a relation comes with its spans", "PER 0-0, QUOTE 2-5; SPEAKER 2>1", "PER 0-0", []string{take},
			"PER 0-0, QUOTE 2-5; SPEAKER 2>1 | ==="},
		{"and waits for its other end", "PER 0-0, QUOTE 2-5; SPEAKER 2>1", "GPE 0-0", []string{take},
			"PER 0-0 | =?"},
		{"then comes", "PER 0-0, QUOTE 2-5; SPEAKER 2>1", "GPE 0-0", []string{take, take},
			"PER 0-0, QUOTE 2-5; SPEAKER 2>1 | ==="},
		{"a span that is rejected takes its relations along", "PER 0-0, QUOTE 2-5; SPEAKER 2>1", "GPE 0-0", []string{take, none},
			"PER 0-0 | =-"},
		{"who spoke is a thing of its own", "PER 0-0, QUOTE 2-5, PER 7-7; SPEAKER 2>1", "PER 0-0, QUOTE 2-5, PER 7-7; SPEAKER 2>3", nil,
			" | ~~?~"},
		{"and is decided", "PER 0-0, QUOTE 2-5, PER 7-7; SPEAKER 2>1", "PER 0-0, QUOTE 2-5, PER 7-7; SPEAKER 2>3", []string{other},
			"PER 0-0, QUOTE 2-5, PER 7-7; SPEAKER 2>3 | ===="},
		{"or left out", "PER 0-0, QUOTE 2-5; SPEAKER 2>1", "PER 0-0, QUOTE 2-5", []string{none}, "PER 0-0, QUOTE 2-5 | ==-"},
		{"a relation brings its ends along", "PER 0-0, QUOTE 2-5, PER 7-7; SPEAKER 2>3", "PER 0-0, QUOTE 2-4; SPEAKER 2>1",
			[]string{"", take}, "PER 0-0, QUOTE 2-5, PER 7-7; SPEAKER 2>3 | ===="},
		{"even one that was rejected", "PER 0-0, QUOTE 2-5, PER 7-7; SPEAKER 2>3", "PER 0-0, QUOTE 2-5; SPEAKER 2>1",
			[]string{"", none, "", take}, "PER 0-0, QUOTE 2-5, PER 7-7; SPEAKER 2>3 | ===="},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, gold := article(t), annotations.NewSet()
			b := New([]Side{says("mina", c.mina), says("rafi", c.rafi)})
			skip := 0
			for _, key := range c.keys {
				if key == "" {
					skip = 1
					continue
				}
				it := openItem(t, b, gold, min(skip, open(b, gold)-1))
				skip = 0
				options := b.Options(it)
				switch key {
				case take:
					commit(t, a, gold, b.Take(gold, it, options[0], chair))
				case other:
					commit(t, a, gold, b.Take(gold, it, options[1], chair))
				default:
					commit(t, a, gold, b.Reject(gold, it, chair))
				}
			}
			if got := shown(b, gold); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func open(b *Bench, gold *annotations.Set) int {
	n := 0
	for _, it := range b.Items(gold) {
		if it.State == Open {
			n++
		}
	}
	return n
}

func TestADecisionCanBeMadeOtherwise(t *testing.T) {
	a, gold := article(t), annotations.NewSet()
	b := New([]Side{says("mina", "QUOTE 2-5, PER 0-0; SPEAKER 1>2"), says("rafi", "CLAIM 2-5, PER 0-0")})
	it := b.Items(gold)[1]
	for _, step := range []struct {
		do   func() annotations.Transaction
		want string
	}{
		{func() annotations.Transaction { return b.Take(gold, it, b.Options(it)[0], chair) }, "PER 0-0, QUOTE 2-5; SPEAKER 2>1 | ==="},
		{func() annotations.Transaction { return b.Take(gold, it, b.Options(it)[1], chair) }, "PER 0-0, CLAIM 2-5 | =="},
		{func() annotations.Transaction { return b.Reject(gold, it, chair) }, "PER 0-0 | =-"},
		{func() annotations.Transaction { return b.Take(gold, it, b.Options(it)[0], chair) }, "PER 0-0, QUOTE 2-5; SPEAKER 2>1 | ==="},
	} {
		before := shown(b, gold)
		tx := step.do()
		commit(t, a, gold, tx)
		if got := shown(b, gold); got != step.want {
			t.Fatalf("from %q: got %q, want %q", before, got, step.want)
		}
		gold.Apply(tx.Inverse())
		if got := shown(b, gold); got != before {
			t.Fatalf("undone it is %q, it was %q", got, before)
		}
		gold.Apply(tx)
	}
}

func TestWhatIsMarkedByHandDecides(t *testing.T) {
	a := article(t)
	b := New([]Side{says("mina", "PER 0-0, QUOTE 2-5, PER 7-7; SPEAKER 2>1"), says("rafi", "GPE 0-0, QUOTE 3-5, PER 7-7; SPEAKER 2>3")})
	gold := annotations.NewSet()
	put := func(tx annotations.Transaction, want string) {
		t.Helper()
		if m := chair.Schema.Misfit(gold, tx); m != nil {
			t.Fatal(m)
		}
		tx = b.Settle(gold, tx, nil, chair)
		commit(t, a, gold, tx)
		if got := shown(b, gold); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
	mark := func(what string) annotations.Transaction {
		s := *says("", what).Spans[0]
		s.ID = gold.NewSpanID()
		return annotations.AddSpan(&s)
	}
	put(mark("PER 0-0"), "PER 0-0, PER 7-7 | =??=")
	put(mark("QUOTE 2-4"), "PER 0-0, QUOTE 2-4, PER 7-7 | =*?=")
	put(mark("CUE 1-1"), "PER 0-0, CUE 1-1, QUOTE 2-4, PER 7-7 | =*?=")
	id := func(label string) string {
		for s := range gold.Spans() {
			if s.Label == label {
				return s.ID
			}
		}
		t.Fatal(label)
		return ""
	}
	last := func() string { s, _ := gold.Before(&annotations.Span{Range: model.Range{Start: a.Len()}}); return s.ID }
	put(annotations.AddRelation(&annotations.Relation{ID: gold.NewRelationID(), Label: "SPEAKER", From: id("QUOTE"), To: last()}),
		"PER 0-0, CUE 1-1, QUOTE 2-4, PER 7-7; SPEAKER 3>4 | =*==")
	quote, _ := gold.Span(id("QUOTE"))
	longer := *quote
	longer.Range.End = words()[5].End
	put(annotations.ReplaceSpan(gold, &longer), "PER 0-0, CUE 1-1, QUOTE 2-5, PER 7-7; SPEAKER 3>4 | ====")
	put(annotations.RemoveRelation(gold, "r1"), "PER 0-0, CUE 1-1, QUOTE 2-5, PER 7-7 | ==-=")
	put(annotations.RemoveSpan(gold, last()), "PER 0-0, CUE 1-1, QUOTE 2-5 | ==--")
	put(annotations.RemoveSpan(gold, longer.ID), "PER 0-0, CUE 1-1 | =--")
}

func TestRulesDecideWhatNeedsNoPerson(t *testing.T) {
	three := []Side{says("a", "PER 0-0, QUOTE 2-5, GPE 7-7; SPEAKER 2>1"), says("b", "PER 0-0, QUOTE 2-5; SPEAKER 2>1"),
		says("c", "PER 0-0, QUOTE 2-4")}
	for _, c := range []struct {
		share float64
		want  string
		tally Tally
	}{
		{AllAgree, "PER 0-0 | =???", Tally{Agreed: 1}},
		{Majority, "PER 0-0, QUOTE 2-5; SPEAKER 2>1 | ===-", Tally{Agreed: 1, ByRule: 3}},
		{0.6, "PER 0-0, QUOTE 2-5; SPEAKER 2>1 | ===-", Tally{Agreed: 1, ByRule: 3}},
		{0.7, "PER 0-0 | =???", Tally{Agreed: 1}},
	} {
		a, gold, b := article(t), annotations.NewSet(), New(three)
		tx, tally := b.Auto(gold, c.share, chair)
		commit(t, a, gold, tx)
		if got := shown(b, gold); got != c.want || tally != c.tally {
			t.Errorf("%v: got %q %+v, want %q %+v", c.share, got, tally, c.want, c.tally)
		}
	}
	a, gold, b := article(t), annotations.NewSet(), New([]Side{says("a", "PER 0-0"), says("b", "GPE 0-0")})
	tx, tally := b.Auto(gold, Majority, chair)
	commit(t, a, gold, tx)
	if tally != (Tally{}) || gold.Len() > 0 || open(b, gold) != 1 {
		t.Error("a tie was decided")
	}
}

func drawSide(t *rapid.T, name string) Side {
	var parts, links []string
	n := rapid.IntRange(0, 5).Draw(t, "spans")
	for range n {
		first := rapid.IntRange(0, 9).Draw(t, "first")
		parts = append(parts, fmt.Sprintf("%s %d-%d", rapid.SampledFrom([]string{"PER", "GPE", "QUOTE", "CLAIM"}).Draw(t, "label"), first,
			first+rapid.IntRange(0, 2).Draw(t, "length")))
	}
	slices.Sort(parts)
	parts = slices.Compact(parts) // no twins: the schema has none
	s := says(name, strings.Join(parts, ", "))
	for range rapid.IntRange(0, 3).Draw(t, "relations") {
		for i, from := range s.Spans {
			for k, to := range s.Spans {
				if from.Label == "QUOTE" && to.Label == "PER" && rapid.Bool().Draw(t, "link") {
					links = append(links, fmt.Sprintf("SPEAKER %d>%d", i+1, k+1))
				}
			}
		}
	}
	slices.Sort(links)
	return says(name, strings.Join(parts, ", ")+"; "+strings.Join(slices.Compact(links), ", "))
}

// TestDecidingIsAlwaysPossibleAndFinal decides items of drawn annotators at random, and then lets another annotator come.
func TestDecidingIsAlwaysPossibleAndFinal(t *testing.T) {
	a := article(t)
	rapid.Check(t, func(t *rapid.T) {
		sides := []Side{drawSide(t, "a"), drawSide(t, "b")}
		gold, b := annotations.NewSet(), New(sides)
		for left := open(b, gold); left > 0; {
			var it Item
			for _, one := range b.Items(gold) {
				if one.State == Open {
					it = one
					break
				}
			}
			options := b.Options(it)
			pick := rapid.IntRange(0, len(options)).Draw(t, "choice")
			before := shown(b, gold)
			var tx annotations.Transaction
			if pick == len(options) {
				tx = b.Reject(gold, it, chair)
			} else {
				tx = b.Take(gold, it, options[pick], chair)
			}
			if err := tx.Check(gold, a); err != nil {
				t.Fatal(err)
			}
			if m := chair.Schema.Misfit(gold, tx); m != nil && m.Reason != annotations.Twin {
				t.Fatal(m)
			} else if m != nil {
				tx = b.Reject(gold, it, chair) // two groups may end in the same span: the second is refused
			}
			gold.Apply(tx)
			gold.Apply(tx.Inverse())
			if got := shown(b, gold); got != before {
				t.Fatalf("undone it is %q, it was %q", got, before)
			}
			gold.Apply(tx)
			now := open(b, gold)
			if now >= left+len(b.Links)+1 {
				t.Fatal("deciding makes more to decide")
			}
			left = now
		}
		commit(t, a, gold, b.Agreement(gold, chair))
		was := slices.Collect(gold.Decisions())
		again := New(append(sides, drawSide(t, "c")))
		tx, _ := again.Auto(gold, Majority, chair)
		if err := tx.Check(gold, a); err != nil {
			t.Fatal(err)
		}
		gold.Apply(tx)
		for _, d := range was {
			if now, there := gold.Decision(d.ID); !there || !now.Equal(d) {
				t.Fatalf("decision %s was touched by work that came later", d.ID)
			}
		}
	})
}

func TestWhoAgreesGetsTheSameGold(t *testing.T) {
	a := article(t)
	rapid.Check(t, func(t *rapid.T) {
		one := drawSide(t, "a")
		other := one
		other.Annotator = "b"
		gold, b := annotations.NewSet(), New([]Side{one, other})
		commit(t, a, gold, b.Agreement(gold, chair))
		groups := align.Of(one.Spans, slices.Collect(gold.Spans()))
		for _, g := range groups {
			if !g.Agreed() {
				t.Fatal("gold differs from what both say")
			}
		}
		if open(b, gold) > 0 || gold.RelationLen() != len(one.Relations) {
			t.Fatalf("%s", shown(b, gold))
		}
		if tx := b.Agreement(gold, chair); !tx.Empty() {
			t.Fatal("what was taken up is taken up again")
		}
	})
}
