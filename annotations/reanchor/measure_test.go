package reanchor

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/model"
)

// tally counts what became of spans, by what was done to them.
type tally struct {
	untouched, right, listed, wrong int // spans none of whose words was changed, and what came of them
	touched, listedTouched, false   int // spans with a change in their words
}

func (t *tally) String() string {
	return fmt.Sprintf("outside the edits %d: %d right, %d listed, %d WRONG; within them %d: %d listed, %d WRONG", t.untouched, t.right,
		t.listed, t.wrong, t.touched, t.listedTouched, t.false)
}

// tester is what a test of either kind can say.
type tester interface {
	Fatal(...any)
	Errorf(string, ...any)
	Logf(string, ...any)
}

// trial edits a draft, reanchors and compares with what is known of each word.
func (t *tally) trial(tb tester, d *draft, marks []mark, change func(*draft)) {
	text, at := d.print()
	old, err := model.NewArticle("a", text, model.Meta{})
	if err != nil {
		tb.Fatal(err)
	}
	edited := &draft{paragraphs: make([][]sentence, len(d.paragraphs))}
	for i := range d.paragraphs {
		edited.paragraphs[i] = slices.Clone(d.paragraphs[i])
	}
	change(edited)
	text, now := edited.print()
	fresh, err := model.NewArticle("a", text, model.Meta{})
	if err != nil {
		tb.Fatal(err)
	}
	place := map[int]int{}
	for i, n := range edited.numbers() {
		place[n] = i
	}
	plan := Make(old, spansOf(marks, at), fresh)
	for i, m := range marks {
		p := &plan.Placements[i]
		t.count(tb, m, p, plan, place, now, func() bool { return readsEqually(d, edited, m, now, p.At) })
	}
}

func (t *tally) count(tb tester, m mark, p *Placement, plan *Plan, place map[int]int, now map[int]model.Range, readsEqually func() bool) {
	intact := true
	for k, n := range m.words {
		at, there := place[n]
		intact = intact && there && at == place[m.words[0]]+k
	}
	if p.Fate == Moved {
		s := *p.Span
		if s.Range = p.At; !s.Fault(plan.New).None() {
			tb.Errorf("%s: %s", s.ID, s.Fault(plan.New))
		}
	}
	if !intact {
		t.touched++
		switch {
		case p.Fate != Moved:
			t.listedTouched++
		case !readsEqually():
			t.false++
			tb.Logf("moved without its words: %s", plan.show(p))
		}
		return
	}
	t.untouched++
	// The word's letters may have another encoding now, so the end is counted in clusters.
	want := model.Range{Start: now[m.words[0]].Start, End: now[m.words[len(m.words)-1]].End}
	if m.short > 0 {
		want.End = model.PrevCluster(plan.New, want.End)
	}
	want = model.Trim(plan.New, want) // a word of the corpus may hold a blank
	switch {
	case p.Fate != Moved:
		t.listed++
		tb.Logf("not moved: %s", plan.show(p))
	case p.At == want || readsEqually():
		t.right++
	default:
		t.wrong++
		tb.Logf("WRONG: %s; should be at %d", plan.show(p), want)
	}
}

// show is a placement with what stands around it in both texts.
func (p *Plan) show(at *Placement) string {
	context := func(a *model.Article, r model.Range) string {
		x := a.Index()
		before, after := x.Snap(int(r.Start)-80), x.SnapUp(int(r.End)+80)
		return strings.ReplaceAll(a.Slice(model.Range{Start: before, End: r.Start})+"["+a.Slice(r)+"]"+
			a.Slice(model.Range{Start: r.End, End: after}), "\n", "¶")
	}
	out := fmt.Sprintf("%s %s %s\n   %s", at.Span.ID, at.Fate, at.Reason, context(p.Old, at.Span.Range))
	if at.Fate == Moved {
		out += "\n → " + context(p.New, at.At)
	}
	for _, c := range at.Candidates {
		out += fmt.Sprintf("\n ? %.0f %s %s", c.Evidence, c.Reason, context(p.New, c.At))
	}
	return out
}

// articles are the shared articles and sentences, and for what is inserted sentences that none of them has.
func articles(t testing.TB) (all []article, other []sentence) {
	paper := news(t)
	half := len(paper.sentences) / 2
	other = paper.sentences[half:]
	paper.sentences = paper.sentences[:half]
	return []article{{"news", paper, 15, 98.5}, {"short sentences", talk(t), 20, 95}, {"the bundled article", whole(t), 12, 99}}, other
}

type article struct {
	name   string
	corpus *corpus
	length int     // sentences
	right  float64 // percent of the spans outside the edits that have to be placed
}

func (c article) draft(at int, r *rand.Rand) (*draft, []mark) {
	return c.corpus.article(at, c.length, r)
}

func TestRandomEditsAreCounted(t *testing.T) {
	all, other := articles(t)
	for _, c := range all {
		t.Run(c.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			var sum tally
			for round := range 400 {
				d, marks := c.draft(r.IntN(len(c.corpus.sentences)-c.length+1), r)
				e := editor{r, c.corpus, other}
				sum.trial(t, d, marks, func(d *draft) {
					for range 1 + round%8 {
						edits[r.IntN(len(edits))].do(e, d)
					}
				})
			}
			t.Log(sum.String())
			if sum.wrong+sum.false > 0 {
				t.Error("spans were moved to a wrong place without being listed")
			}
			if share := 100 * float64(sum.right) / float64(sum.untouched); share < c.right {
				t.Errorf("%.1f %% of the spans outside the edits were placed, %.1f %% should be", share, c.right)
			}
		})
	}
}

func TestEachKindOfEdit(t *testing.T) {
	all, other := articles(t)
	for _, kind := range edits {
		t.Run(kind.name, func(t *testing.T) {
			for _, c := range all {
				r := rand.New(rand.NewPCG(3, 4))
				var sum tally
				for range 30 {
					d, marks := c.draft(r.IntN(len(c.corpus.sentences)-c.length+1), r)
					sum.trial(t, d, marks, func(d *draft) { kind.do(editor{r, c.corpus, other}, d) })
				}
				t.Logf("%s: %s", c.name, sum.String())
				if share := 100 * float64(sum.right) / float64(sum.untouched); sum.wrong+sum.false > 0 || share < c.right-2 {
					t.Errorf("%s: %.1f %% placed; %s", c.name, share, sum.String())
				}
			}
		})
	}
}

func TestNoSpanGoesAstrayUnlisted(t *testing.T) {
	all, other := articles(t)
	rapid.Check(t, func(t *rapid.T) {
		c := all[rapid.IntRange(0, len(all)-1).Draw(t, "corpus")]
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		d, marks := c.draft(rapid.IntRange(0, len(c.corpus.sentences)-c.length).Draw(t, "from"), r)
		var sum tally
		sum.trial(t, d, marks, func(d *draft) {
			for _, kind := range rapid.SliceOfN(rapid.IntRange(0, len(edits)-1), 1, 12).Draw(t, "edits") {
				edits[kind].do(editor{r, c.corpus, other}, d)
			}
		})
		if sum.wrong+sum.false > 0 {
			t.Fatal(sum.String())
		}
	})
}
