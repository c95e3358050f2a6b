package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"tippani/annotations"
	"tippani/annotations/adjudicate"
	"tippani/annotations/noise"
	"tippani/annotations/record"
	"tippani/model/width"
	"tippani/tui"
	"tippani/tui/canvas"
	"tippani/tui/desk/memory"
	"tippani/tui/keymap"
	"tippani/tui/review"
)

// reviewed decides, as an adjudicator who knows the gold, between two annotators whose work is made from it with the usual mistakes, and
// tells how many keys a disagreement takes, all navigation and the keys that finish articles included.
func reviewed(path string, articles int, seed uint64) error {
	gold, err := read(path)
	if err != nil {
		return err
	}
	e, err := decideAll(gold[:min(articles, len(gold))], seed)
	if err != nil {
		return err
	}
	fmt.Printf("%d disagreements, %d keys: %.2f keys a disagreement (%d of one's own, %d wrong)\n", e.spans, e.keys,
		float64(e.keys)/float64(e.spans), e.byHand, e.wrong)
	return nil
}

// two are two annotators of each article.
type two map[string][]adjudicate.Side

func (t two) Of(id string) ([]adjudicate.Side, error) { return t[id], nil }

// withoutFile is a desk in memory, which has no file to rescue.
type withoutFile struct{ *memory.Desk }

func (withoutFile) Path() string        { return "" }
func (withoutFile) SaveAs(string) error { return nil }
func (withoutFile) Abandon()            {}

// decideAll goes through all disagreements.
func decideAll(gold []*record.Record, seed uint64) (*editor, error) {
	schema := schemaOf(gold)
	sides := two{}
	q := &queue{}
	for _, r := range gold {
		r.Spans = flat(r.Spans)
		q.articles = append(q.articles, r.Article)
		for i, name := range []string{"mina", "rafi"} {
			made := noise.Annotate(r, name, noise.Usual, schema, rand.New(rand.NewPCG(seed, uint64(2*len(q.articles)+i))))
			sides[r.Article.ID()] = append(sides[r.Article.ID()], adjudicate.Side{Annotator: name, Spans: made.Spans})
		}
	}
	d := memory.New("gold")
	d.Stop = never
	clock := func() time.Time { return time.Unix(0, 0) }
	opened, err := tui.Open(tui.Options{Queue: q, Schema: schema, Annotator: "gold", Keys: keymap.Default(), Theme: "plain", Clock: clock,
		Desk:   review.Desk{Files: withoutFile{d}, Versions: sides, Schema: schema, Name: "editor", Clock: clock},
		Review: &review.Options{Blind: true, Clock: clock}})
	if err != nil {
		return nil, err
	}
	e := &editor{app: opened.On(canvas.Terminal{Columns: 100, Rows: 40, Profile: width.Default()}), schema: schema, desk: d}
	e.settle()
	for _, r := range gold {
		if id := e.app.Look().Article; id != r.Article.ID() {
			return nil, fmt.Errorf("on screen is %s, not %s", id, r.Article.ID())
		}
		e.decideArticle(r.Spans)
		e.press("d")
		set, err := d.Record(r.Article.ID())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.Article.ID(), err)
		}
		e.misjudged(set, r, sides[r.Article.ID()])
	}
	return e, nil
}

// decideArticle decides what is open.
func (e *editor) decideArticle(gold []*annotations.Span) {
	for range 1000 {
		now := e.app.Look()
		switch {
		case now.Open == 0:
			return
		case !now.Deciding:
			e.press("n")
		default:
			e.spans++
			e.judge(now, gold)
		}
	}
}

// judge presses the digit of the right version, 0 where nothing is right, or marks what nobody has.
func (e *editor) judge(now tui.Look, gold []*annotations.Span) {
	for i, o := range now.Disputed {
		if slices.ContainsFunc(gold, func(g *annotations.Span) bool { return g.Range == o.Span.Range && g.Label == o.Span.Label }) {
			e.press(strconv.Itoa(i + 1))
			return
		}
	}
	at := now.Reader.Selected()
	missed := slices.DeleteFunc(slices.Clone(gold), func(g *annotations.Span) bool { return !g.Range.Overlaps(at) || marked(now.Set, g) })
	if len(missed) == 0 {
		e.press("0")
		return
	}
	e.mark(now, missed[:1])
}

// misjudged counts the spans of the gold that at least one annotator marked in some way and that are not in the record.
func (e *editor) misjudged(made, gold *record.Record, sides []adjudicate.Side) {
	set := annotations.SetOf(made.Spans, nil, made.Answer)
	for _, g := range gold.Spans {
		seen := slices.ContainsFunc(sides, func(s adjudicate.Side) bool {
			return slices.ContainsFunc(s.Spans, func(t *annotations.Span) bool { return t.Range.Overlaps(g.Range) })
		})
		if seen && !marked(set, g) {
			e.wrong++
		}
	}
}
