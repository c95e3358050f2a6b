package tui

import (
	"strings"

	"tippani/model"
	"tippani/model/find"
	"tippani/model/layout"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/lang"
	"tippani/tui/reader"
)

// search is what is being looked for in the article.
type search struct {
	last    string // what was typed last, offered again
	query   string
	matcher *find.Matcher // nil when nothing is highlighted
	at      model.Range   // the hit gone to last
}

// hitsInSight finds the hits on screen. It searches no further than a screenful, so that a frame costs the same in any article.
func (a *App) hitsInSight() []model.Range {
	if a.search.matcher == nil {
		return nil
	}
	r := a.work.reader
	sight := model.Range{Start: r.Document.Line(r.Top).Range.Start}
	r.Shown(func(_ layout.Ref, l layout.Line, _ int) bool {
		sight.End = l.Range.End
		return true
	})
	// A hit may begin above the screen or end below it.
	around := 4 * len(a.search.query)
	x := r.Article.Index()
	sight = model.Range{Start: x.Snap(int(sight.Start) - around), End: x.SnapUp(int(sight.End) + around)}
	hits := a.search.matcher.All(r.Article.Slice(sight), -1)
	for i := range hits {
		hits[i] = model.Range{Start: hits[i].Start + sight.Start, End: hits[i].End + sight.Start}
	}
	return hits
}

// searchBox is the line where a search is typed. What is found shows at once; enter stays there, esc goes back.
type searchBox struct {
	app    *App
	field  canvas.Field
	from   reader.Stand // where the search began
	prompt string
	empty  string // what is said when nothing matches or the search was cancelled, else ""
	unsure bool   // it was cancelled: nobody knows whether anything matches
}

func (a *App) openSearch() {
	a.open(&searchBox{
		app:    a,
		from:   a.work.reader.Stand(),
		prompt: a.view.Lang.Of(lang.Text{En: " Search: ", Bn: " খুঁজুন: "}),
	})
}

// Key types what is looked for, stays at what was found, or goes back.
func (s *searchBox) Key(k keys.Press, kb keys.Keyboard) action.Action {
	a, r := s.app, s.app.work.reader
	switch do := kb.Action(keymap.Text, k); {
	case do == keymap.Cancel || do == keymap.Quit:
		a.search.matcher = nil
		r.ReturnTo(s.from)
		return dialog.Close{}
	case do == keymap.Accept:
		return dialog.Close{Then: s.accept}
	case do == keymap.CursorUp:
		s.field = canvas.NewField(a.search.last)
	case k.Text != "":
		s.field.Insert(k.Text)
	case !s.field.Edit(do):
		return nil
	}
	if rest, all := strings.CutPrefix(s.field.Text, allPrefix); all {
		r.ReturnTo(s.from)
		return dialog.Close{Then: told0(func() { a.searchAllFor(rest) })}
	}
	s.look(a)
	return nil
}

// accept stays at what was found.
func (s *searchBox) accept() action.Action {
	a := s.app
	if s.field.Text == "" && a.search.last != "" {
		s.field = canvas.NewField(a.search.last)
		s.look(a)
	}
	a.search.last = s.field.Text
	if s.unsure {
		if s.look(a); s.unsure {
			return nil
		}
	}
	if s.empty != "" {
		a.search.matcher = nil
		return action.Refuse(lang.Text{En: "“%s” is not in this article", Bn: "“%s” এই নিবন্ধে নেই"}, s.field.Text)
	}
	a.sayHit(model.Range{Start: a.lastHit()})
	return nil
}

// look shows the first hit at or after where the search began.
func (s *searchBox) look(a *App) {
	s.empty, s.unsure = "", false
	a.search.query, a.search.matcher = s.field.Text, nil
	r := a.work.reader
	if s.field.Text == "" {
		r.ReturnTo(s.from)
		return
	}
	m := find.New(s.field.Text).Until(a.stop)
	hit, ok := m.Next(r.Article.Text(), s.from.Selection.Head)
	if !ok {
		hit, ok = m.Next(r.Article.Text(), 0)
	}
	if a.cancelled() {
		s.unsure, s.empty = true, a.view.Lang.Of(lang.Text{En: " cancelled ", Bn: " বাতিল "})
		r.ReturnTo(s.from)
		return
	}
	if !ok {
		s.empty = a.view.Lang.Of(lang.Text{En: " not found ", Bn: " পাওয়া যায়নি "})
		r.ReturnTo(s.from)
		return
	}
	a.search.matcher = m
	a.goToHit(hit)
}

// goToHit shows a hit, and the words it is in whole, and makes them what the next key works on: no span that was gone to before.
func (a *App) goToHit(hit model.Range) {
	a.panel.current = ""
	a.search.at = hit
	a.work.reader.Present(reader.WholeWords(a.work.reader.Article, hit))
}

// lastHit is where the next search goes on: at the hit that is shown, else at the cursor.
func (a *App) lastHit() model.Offset {
	r := a.work.reader
	if hit := a.search.at; r.Presented && r.Selected().Covers(hit) {
		return hit.Start
	}
	return r.Cursor()
}

// Fit keeps the cursor in sight.
func (s *searchBox) Fit(v *canvas.Screen) {
	s.field.Fit(v.Profile, v.Columns-1-v.TextColumns(s.prompt)-v.TextColumns(s.empty))
}

// Box puts the search into the status line.
func (s *searchBox) Box(v *canvas.Screen) *canvas.Box {
	return canvas.LineBox(v, s.prompt, s.field, s.empty)
}

// searchAgain goes to the next hit of the last search, or the one before, and round the article's ends.
func searchAgain(forward bool) func(*App) {
	return func(a *App) {
		m := a.search.matcher
		if m == nil {
			m = find.New(a.search.last).Until(a.stop)
			a.search.query, a.search.matcher = a.search.last, m
		}
		hit, ok, round := a.nextHit(m, forward)
		if a.cancelled() {
			return
		}
		if !ok {
			a.say(action.Warn, lang.Text{En: "“%s” is not in this article", Bn: "“%s” এই নিবন্ধে নেই"}, a.search.query)
			return
		}
		a.goToHit(hit)
		if round {
			a.say(action.Info, textRound)
			return
		}
		a.sayHit(hit)
	}
}

// mostCounted bounds the articles, in bytes, whose hits are counted: counting reads all of the text.
const mostCounted = 4 << 20

// sayHit says which of how many hits this is.
func (a *App) sayHit(hit model.Range) {
	article := a.work.reader.Article
	if article.Len() > mostCounted || a.search.matcher == nil {
		return
	}
	all := a.search.matcher.All(article.Text(), -1)
	if a.stop() != nil {
		return // the hit is shown all the same
	}
	for i, h := range all {
		if h.Start >= hit.Start {
			a.say(action.Info, lang.Text{En: "“%s”: %s of %s", Bn: "“%s”: %s / %s"}, a.search.query, lang.Number(i+1),
				lang.Number(len(all)))
			return
		}
	}
}

func (a *App) nextHit(m *find.Matcher, forward bool) (hit model.Range, ok, round bool) {
	r := a.work.reader
	at := a.lastHit()
	if forward {
		if hit, ok = m.Next(r.Article.Text(), model.NextCluster(r.Article, at)); ok {
			return hit, true, false
		}
		hit, ok = m.Next(r.Article.Text(), 0)
		return hit, ok, true
	}
	if hit, ok = m.Prev(r.Article.Text(), at); ok {
		return hit, true, false
	}
	hit, ok = m.Prev(r.Article.Text(), r.Article.Len())
	return hit, ok, true
}
