// Package search looks for a text in the article being read: what is typed shows its first hit at once, every hit in sight is
// highlighted, and the hit that is shown is what the next key works on.
package search

import (
	"tippani/model"
	"tippani/model/find"
	"tippani/model/layout"
	"tippani/model/stop"
	"tippani/tui/action"
	"tippani/tui/lang"
	"tippani/tui/reader"
)

// Search is what is looked for in an article. Its zero value has looked for nothing yet and can't be cancelled.
type Search struct {
	// Stop is asked whether the search of the present key is cancelled; nil for never.
	Stop stop.Func

	last    string // what was typed last, offered again
	query   string
	matcher *find.Matcher // nil when nothing is highlighted
	at      model.Range   // the hit gone to last
}

// Arrived is the action that says that the cursor has gone to a hit: no span that was gone to before is the current one any more.
type Arrived struct{}

// Last is what was looked for last; "" when nothing was.
func (s *Search) Last() string { return s.last }

// On reports whether hits are highlighted.
func (s *Search) On() bool { return s.matcher != nil }

// Off takes the highlights away; what was looked for is offered again.
func (s *Search) Off() { *s = Search{Stop: s.Stop, last: s.last} }

// Hits finds the hits on screen. It searches no further than a screenful, so that a frame costs the same in any article.
func (s *Search) Hits(r *reader.Reader) []model.Range {
	if s.matcher == nil {
		return nil
	}
	sight := model.Range{Start: r.Document.Line(r.Top).Range.Start}
	r.Shown(func(_ layout.Ref, l layout.Line, _ int) bool {
		sight.End = l.Range.End
		return true
	})
	// A hit may begin above the screen or end below it.
	around := 4 * len(s.query)
	x := r.Article.Index()
	sight = model.Range{Start: x.Snap(int(sight.Start) - around), End: x.SnapUp(int(sight.End) + around)}
	hits := s.matcher.All(r.Article.Slice(sight), -1)
	for i := range hits {
		hits[i] = model.Range{Start: hits[i].Start + sight.Start, End: hits[i].End + sight.Start}
	}
	return hits
}

// Show goes to where a query was found in the article, at a range or else at its first hit, and makes it what is looked for.
func (s *Search) Show(r *reader.Reader, query string, at model.Range) action.Action {
	m := s.matching(query)
	hit, ok := m.Next(r.Article.Text(), min(at.Start, r.Article.Len()))
	if !ok { // the text on screen is the one that was annotated, and is another by now
		hit, ok = m.Next(r.Article.Text(), 0)
	}
	s.last = query
	if s.cancelled() {
		return action.Cancelled
	}
	if !ok {
		return action.Refuse(lang.Text{En: "“%s” is not in the text as it was annotated", Bn: "“%s” চিহ্নিত করা লেখাটিতে নেই"}, query)
	}
	s.query, s.matcher = query, m
	return action.All{s.goTo(r, hit), s.which(r, hit)}
}

// Again goes to the next hit of the last search, or the one before, and round the article's ends.
func (s *Search) Again(r *reader.Reader, forward bool) action.Action {
	if s.matcher == nil {
		s.query, s.matcher = s.last, s.matching(s.last)
	}
	hit, ok, round := s.next(r, forward)
	switch {
	case s.cancelled():
		return action.Cancelled
	case !ok:
		return action.Refuse(textMissing, s.query)
	case round:
		return action.All{s.goTo(r, hit), action.Tell(action.Round)}
	}
	return action.All{s.goTo(r, hit), s.which(r, hit)}
}

var textMissing = lang.Text{En: "“%s” is not in this article", Bn: "“%s” এই নিবন্ধে নেই"}

func (s *Search) matching(query string) *find.Matcher {
	m := find.New(query)
	if s.Stop != nil {
		m = m.Until(s.Stop)
	}
	return m
}

func (s *Search) cancelled() bool { return s.Stop != nil && s.Stop() != nil }

func (s *Search) next(r *reader.Reader, forward bool) (hit model.Range, ok, round bool) {
	text, at := r.Article.Text(), s.from(r)
	if forward {
		if hit, ok = s.matcher.Next(text, model.NextCluster(r.Article, at)); ok {
			return hit, true, false
		}
		hit, ok = s.matcher.Next(text, 0)
		return hit, ok, true
	}
	if hit, ok = s.matcher.Prev(text, at); ok {
		return hit, true, false
	}
	hit, ok = s.matcher.Prev(text, r.Article.Len())
	return hit, ok, true
}

// from is where the next search goes on: at the hit that is shown, else at the cursor.
func (s *Search) from(r *reader.Reader) model.Offset {
	if r.Presented && r.Selected().Covers(s.at) {
		return s.at.Start
	}
	return r.Cursor()
}

// goTo shows a hit, and the words it is in whole, and makes them what the next key works on.
func (s *Search) goTo(r *reader.Reader, hit model.Range) action.Action {
	s.at = hit
	r.Present(reader.WholeWords(r.Article, hit))
	return Arrived{}
}

// mostCounted bounds the articles, in bytes, whose hits are counted: counting reads all of the text.
const mostCounted = 4 << 20

// which says which of how many hits this is.
func (s *Search) which(r *reader.Reader, hit model.Range) action.Action {
	if r.Article.Len() > mostCounted || s.matcher == nil {
		return nil
	}
	all := s.matcher.All(r.Article.Text(), -1)
	if s.cancelled() {
		return nil // the hit is shown all the same
	}
	for i, h := range all {
		if h.Start >= hit.Start {
			return action.Tell(lang.Text{En: "“%s”: %s of %s", Bn: "“%s”: %s / %s"}, s.query, lang.Number(i+1), lang.Number(len(all)))
		}
	}
	return nil
}
