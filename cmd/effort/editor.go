package main

import (
	"bytes"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/suggest"
	"tippani/annotations/suggest/team"
	"tippani/model"
	"tippani/model/message"
	"tippani/model/source"
	"tippani/model/width"
	"tippani/tui"
	"tippani/tui/canvas"
	"tippani/tui/desk/memory"
	"tippani/tui/keymap"
	"tippani/tui/labelkeys"
)

func lines(data []byte) iter.Seq[[]byte] { return bytes.Lines(data) }

// schemaOf has the labels of the gold, the most frequent first, so that they are on the digits.
func schemaOf(gold []*record.Record) *annotations.Schema {
	times := map[string]int{}
	for _, r := range gold {
		for _, s := range r.Spans {
			times[s.Label]++
		}
	}
	s := &annotations.Schema{}
	for name := range times {
		s.Labels = append(s.Labels, annotations.Label{Name: name, Kind: annotations.Entity})
	}
	slices.SortFunc(s.Labels, func(x, y annotations.Label) int {
		if times[x.Name] != times[y.Name] {
			return times[y.Name] - times[x.Name]
		}
		return strings.Compare(x.Name, y.Name)
	})
	return s
}

// flat are the spans as an editor of entities marks them: all of one kind, without those that overlap one before.
func flat(spans []*annotations.Span) []*annotations.Span {
	var out []*annotations.Span
	end := model.Offset(0)
	for _, s := range spans {
		if s.Range.Start >= end {
			t := *s
			t.Kind = annotations.Entity
			out, end = append(out, &t), s.Range.End
		}
	}
	return out
}

// editor presses keys.
type editor struct {
	app    *tui.App
	schema *annotations.Schema
	desk   *memory.Desk

	keys, spans                               int
	taken, corrected, byHand, rejected, wrong int
	curve, told                               int
	careless                                  float64
}

// newEditor opens the articles, without their spans, on a screen of 100 by 40.
func newEditor(gold []*record.Record, s *annotations.Schema, sources *team.Team) (*editor, error) {
	q := &queue{}
	for _, r := range gold {
		q.articles = append(q.articles, r.Article)
	}
	d := memory.New("editor")
	d.Stop = never
	o := tui.Options{Queue: q, Desk: d, Schema: s, Annotator: "editor", Keys: keymap.Default(), Theme: "plain",
		Clock: func() time.Time { return time.Unix(0, 0) }}
	if sources != nil {
		o.Sources = quiet{sources}
	}
	opened, err := tui.Open(o)
	if err != nil {
		return nil, err
	}
	e := &editor{app: opened.On(canvas.Terminal{Columns: 100, Rows: 40, Profile: width.Default()}), schema: s, desk: d}
	e.settle()
	return e, nil
}

// press presses a key and waits until the program is done with it.
func (e *editor) press(key string) {
	e.keys++
	if os.Getenv("DBG") != "" {
		now := e.app.Look()
		fmt.Printf("%s cur=%v gone=%q sel=%v n=%d\n", key, now.Current.Range, now.Current.Label, now.Reader.Selected(), len(now.Proposals))
	}
	m := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)}
	if key == "esc" {
		m = tea.KeyMsg{Type: tea.KeyEsc}
	}
	e.app.Update(m)
	e.settle()
}

func (e *editor) settle() {
	for run := e.app.Working(); run != nil; run = e.app.Working() {
		run()
		e.app.Worked()
	}
	for b := e.app.Background(); b != nil; b = e.app.Background() {
		b.Run()
		e.app.Found(b)
	}
}

// key is a label's.
func (e *editor) key(label string) string {
	for n := range labelkeys.Actions {
		if l := labelkeys.On(e.schema, n); l != nil && l.Name == label {
			return fmt.Sprint((n + 1) % 10)
		}
	}
	return ""
}

// annotate marks the spans of an article, and goes on to the next one.
func (e *editor) annotate(r *record.Record) error {
	if id := e.app.Look().Article; id != r.Article.ID() {
		return fmt.Errorf("on screen is %s, not %s", id, r.Article.ID())
	}
	gold := flat(r.Spans)
	e.spans += len(gold)
	for range 100 * (len(gold) + 10) {
		if !e.step(gold) {
			break
		}
	}
	e.compare(r, gold)
	if e.press("d"); e.curve > 0 && e.spans/e.curve > e.told {
		e.told = e.spans / e.curve
		fmt.Printf("%d spans: %.2f keys a span\n", e.spans, float64(e.keys)/float64(e.spans))
	}
	return nil
}

// step presses what an editor would press next; false when all is marked.
func (e *editor) step(gold []*annotations.Span) bool {
	now := e.app.Look()
	// Wrong proposals are passed over only where a right one comes behind them.
	worth := slices.ContainsFunc(now.Proposals, func(x suggest.Proposal) bool {
		return firm(x) && (right(x, gold) || e.careless > 0 && x.Score >= e.careless)
	})
	switch {
	case now.Current.Label != "" && (worth || e.corrects(now, gold)):
		e.decide(now, gold)
		return true
	case worth:
		e.press(";")
		return true
	}
	missed := slices.DeleteFunc(slices.Clone(gold), func(g *annotations.Span) bool { return marked(now.Set, g) })
	if len(missed) == 0 {
		return false
	}
	if !e.faint(now, missed) {
		e.mark(now, missed)
	}
	return true
}

// compare counts what differs from the gold.
func (e *editor) compare(r *record.Record, gold []*annotations.Span) {
	set := e.app.Look().Set
	for _, g := range gold {
		if !marked(set, g) {
			e.wrong++
		}
	}
	e.wrong += max(set.Len()-len(gold), 0)
}

// marked reports whether a span of the gold is there.
func marked(set *annotations.Set, g *annotations.Span) bool {
	for _, s := range set.Overlapping(g.Range) {
		if s.Range == g.Range && s.Label == g.Label {
			return true
		}
	}
	return false
}

// quiet is a team that has nothing to tell.
type quiet struct{ *team.Team }

// Notices are none.
func (quiet) Notices() []message.Message { return nil }

// queue is the articles as the program opens them.
type queue struct {
	articles []*model.Article
}

func (q *queue) Len() (int, bool) { return len(q.articles), true }

func (q *queue) ID(i int) (string, error) { return q.articles[i].ID(), nil }

func (q *queue) At(i int) (source.Item, error) { return source.Item{Article: q.articles[i]}, nil }

func (q *queue) Head(i int) (source.Head, error) { return source.Head{ID: q.articles[i].ID()}, nil }

func (q *queue) Apart(int) (source.Item, bool) { return source.Item{}, false }

func (q *queue) Close() error { return nil }
