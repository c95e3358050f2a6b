package adjudicate

import (
	"testing"

	"tippani/annotations"
)

// itemOf is the item of a group or link as it is now.
func itemOf(t *testing.T, b *Bench, gold *annotations.Set, about annotations.About, n int) Item {
	t.Helper()
	for _, it := range b.Items(gold) {
		if it.About == about && it.Number == n {
			return it
		}
	}
	t.Fatal("no such item")
	return Item{}
}

func TestTheSameRelationTakenAgainStays(t *testing.T) {
	a, gold := article(t), annotations.NewSet()
	b := New([]Side{says("mina", "PER 0-0, QUOTE 2-5, PER 7-7; SPEAKER 2>1"), says("rafi", "PER 0-0, QUOTE 2-5, PER 7-7; SPEAKER 2>3")})
	it := openItem(t, b, gold, 0)
	for _, n := range []int{0, 0, 1, 1, 0} {
		commit(t, a, gold, b.Take(gold, it, b.Options(it)[n], chair))
		want := []string{"PER 0-0, QUOTE 2-5, PER 7-7; SPEAKER 2>1 | ====", "PER 0-0, QUOTE 2-5, PER 7-7; SPEAKER 2>3 | ===="}[n]
		if got := shown(b, gold); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
}

// TestAnotherDecisionAboutOneGroupLeavesTheOthers decides two annotators' spans as one; a third one's work parts them.
func TestAnotherDecisionAboutOneGroupLeavesTheOthers(t *testing.T) {
	a, gold := article(t), annotations.NewSet()
	first := []Side{says("mina", "PER 0-4"), says("rafi", "PER 3-9")}
	b := New(first)
	it := openItem(t, b, gold, 0)
	commit(t, a, gold, b.Take(gold, it, b.Options(it)[0], chair))
	b = New(append(first, says("tuli", "PER 0-2")))
	if got := shown(b, gold); got != "PER 0-4 | ==" {
		t.Fatalf("with a third annotator %q", got)
	}
	commit(t, a, gold, b.Reject(gold, itemOf(t, b, gold, annotations.AboutSpan, 1), chair))
	if got := shown(b, gold); got != "PER 0-4 | =-" {
		t.Errorf("rejecting the second took the first along: %q", got)
	}
}

func TestASpanThatTwoDecisionsMadeStaysWithTheOther(t *testing.T) {
	a, gold := article(t), annotations.NewSet()
	b := New([]Side{says("mina", "PER 0-4, GPE 0-2"), says("rafi", "")})
	it := openItem(t, b, gold, 0)
	commit(t, a, gold, b.Take(gold, it, b.Options(it)[0], chair))
	s, _ := gold.Span("s1")
	other := *s
	other.Label, other.Range = "GPE", says("", "GPE 0-2").Spans[0].Range
	commit(t, a, gold, b.Settle(gold, annotations.ReplaceSpan(gold, &other), nil, chair))
	it = openItem(t, b, gold, 0)
	commit(t, a, gold, b.Take(gold, it, b.Options(it)[0], chair))
	commit(t, a, gold, b.Reject(gold, it, chair))
	if got := shown(b, gold); got != "GPE 0-2 | *-" {
		t.Errorf("got %q", got)
	}
}

func TestAMarkWhereNothingWasDecidedIsADecision(t *testing.T) {
	a, gold := article(t), annotations.NewSet()
	b := New([]Side{says("mina", "QUOTE 2-5"), says("rafi", "")})
	it := openItem(t, b, gold, 0)
	mark := func(what string) annotations.Transaction {
		s := *says("", what).Spans[0]
		s.ID = gold.NewSpanID()
		return annotations.AddSpan(&s)
	}
	commit(t, a, gold, b.Settle(gold, mark("PER 2-2"), &it, chair)) // a name inside is none for the quotation
	if got := shown(b, gold); got != "PER 2-2 | ?" {
		t.Fatalf("got %q", got)
	}
	commit(t, a, gold, b.Reject(gold, it, chair))
	commit(t, a, gold, b.Settle(gold, mark("QUOTE 2-4"), &it, chair))
	if got := shown(b, gold); got != "QUOTE 2-4, PER 2-2 | *" {
		t.Errorf("got %q", got)
	}
}

func TestAReasonStaysWhenADecisionChanges(t *testing.T) {
	a, gold := article(t), annotations.NewSet()
	b := New([]Side{says("mina", "PER 0-4"), says("rafi", "GPE 0-4")})
	it := openItem(t, b, gold, 0)
	why := chair
	why.Reason = "কারণ"
	commit(t, a, gold, b.Take(gold, it, b.Options(it)[0], why))
	commit(t, a, gold, b.Take(gold, it, b.Options(it)[1], chair))
	if d, _ := gold.Decision("d1"); d.Reason != "কারণ" {
		t.Errorf("%+v", d)
	}
}

func TestOtherwiseIsAboutThoseWhoHadASay(t *testing.T) {
	gold := annotations.NewSet()
	b := New([]Side{says("mina", "PER 0-4"), says("rafi", "GPE 0-4")})
	it := openItem(t, b, gold, 0)
	commit(t, article(t), gold, b.Take(gold, it, b.Options(it)[0], chair))
	it = itemOf(t, b, gold, annotations.AboutSpan, 0)
	if b.Otherwise(it, "mina") || !b.Otherwise(it, "rafi") || b.Otherwise(it, "tuli") {
		t.Error("who had a say")
	}
}
