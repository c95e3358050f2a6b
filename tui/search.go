package tui

import (
	"strings"

	"tippani/model"
	"tippani/model/find"
	"tippani/model/layout"
	"tippani/tui/keymap"
	"tippani/tui/lang"
)

// search is what is being looked for in the article.
type search struct {
	last    string // what was typed last, offered again
	query   string
	matcher *find.Matcher // nil when nothing is highlighted
	inSight []model.Range // the hits on screen
	at      model.Range   // the hit gone to last
}

// seeHits finds the hits on screen. It searches no further than a screenful, so that a frame costs the same in any article.
func (a *App) seeHits() {
	a.search.inSight = a.search.inSight[:0]
	if a.search.matcher == nil {
		return
	}
	r := a.work.reader
	sight := model.Range{Start: r.doc.Line(r.top).Range.Start}
	r.shown(func(_ layout.Ref, l layout.Line, _ int) bool {
		sight.End = l.Range.End
		return true
	})
	// A hit may begin above the screen or end below it.
	around := 4 * len(a.search.query)
	x := r.article.Index()
	sight = model.Range{Start: x.Snap(int(sight.Start) - around), End: x.SnapUp(int(sight.End) + around)}
	for _, hit := range a.search.matcher.All(r.article.Slice(sight), -1) {
		a.search.inSight = append(a.search.inSight, model.Range{Start: hit.Start + sight.Start, End: hit.End + sight.Start})
	}
}

// searchBox is the line where a search is typed. What is found shows at once; enter stays there, esc goes back.
type searchBox struct {
	field  field
	from   stand // where the search began
	prompt string
	empty  string // what is said when nothing matches or the search was cancelled, else ""
	unsure bool   // it was cancelled: nobody knows whether anything matches
	cursor int
}

func (a *App) openSearch() {
	a.open(&searchBox{
		from:   a.work.reader.stand(),
		prompt: a.view.lang.Of(lang.Text{En: " Search: ", Bn: " খুঁজুন: "}),
	})
}

func (s *searchBox) key(a *App, k press) {
	r := a.work.reader
	switch do := a.resolve(keymap.Text, k); {
	case do == keymap.Cancel || do == keymap.Quit:
		a.close()
		a.search.matcher = nil
		r.returnTo(s.from)
		return
	case do == keymap.Accept:
		a.close()
		if s.field.text == "" && a.search.last != "" {
			s.field = newField(a.search.last)
			s.look(a)
		}
		a.search.last = s.field.text
		if s.unsure {
			if s.look(a); s.unsure {
				return
			}
		}
		if s.empty != "" {
			a.say(toneWarn, lang.Text{En: "“%s” is not in this article", Bn: "“%s” এই নিবন্ধে নেই"}, s.field.text)
			a.search.matcher = nil
			return
		}
		a.sayHit(model.Range{Start: a.lastHit()})
		return
	case do == keymap.CursorUp:
		s.field = newField(a.search.last)
	case k.text != "":
		s.field.insert(k.text)
	case !s.field.edit(do):
		return
	}
	if rest, all := strings.CutPrefix(s.field.text, allPrefix); all {
		r.returnTo(s.from)
		a.searchAllFor(rest)
		return
	}
	s.look(a)
}

// look shows the first hit at or after where the search began.
func (s *searchBox) look(a *App) {
	s.empty, s.unsure = "", false
	a.search.query, a.search.matcher = s.field.text, nil
	r := a.work.reader
	if s.field.text == "" {
		r.returnTo(s.from)
		return
	}
	m := find.New(s.field.text).Until(a.stop)
	hit, ok := m.Next(r.article.Text(), s.from.sel.Head)
	if !ok {
		hit, ok = m.Next(r.article.Text(), 0)
	}
	if a.cancelled() {
		s.unsure, s.empty = true, a.view.lang.Of(lang.Text{En: " cancelled ", Bn: " বাতিল "})
		r.returnTo(s.from)
		return
	}
	if !ok {
		s.empty = a.view.lang.Of(lang.Text{En: " not found ", Bn: " পাওয়া যায়নি "})
		r.returnTo(s.from)
		return
	}
	a.search.matcher = m
	a.goToHit(hit)
}

// goToHit shows a hit, and the words it is in whole, and makes them what the next key works on: no span that was gone to before.
func (a *App) goToHit(hit model.Range) {
	a.panel.current = ""
	a.search.at = hit
	a.work.reader.present(wholeWords(a.work.reader.article, hit))
}

// wholeWords is a range with the rest of the words that it begins and ends in.
func wholeWords(a *model.Article, r model.Range) model.Range {
	if w := model.WordAt(a, r.Start); w.Start < r.Start && r.Start < w.End {
		r.Start = w.Start
	}
	if w := model.WordAt(a, r.End); w.Start < r.End && r.End < w.End {
		r.End = w.End
	}
	return r
}

// lastHit is where the next search goes on: at the hit that is shown, else at the cursor.
func (a *App) lastHit() model.Offset {
	r := a.work.reader
	if hit := a.search.at; r.presented && r.selected().Covers(hit) {
		return hit.Start
	}
	return r.cursor()
}

// box puts the search into the status line.
func (s *searchBox) box(v *view) *box { return lineBox(v, s.prompt, &s.field, s.empty, &s.cursor) }

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
			a.say(toneWarn, lang.Text{En: "“%s” is not in this article", Bn: "“%s” এই নিবন্ধে নেই"}, a.search.query)
			return
		}
		a.goToHit(hit)
		if round {
			a.say(toneInfo, textRound)
			return
		}
		a.sayHit(hit)
	}
}

// mostCounted bounds the articles, in bytes, whose hits are counted: counting reads all of the text.
const mostCounted = 4 << 20

// sayHit says which of how many hits this is.
func (a *App) sayHit(hit model.Range) {
	article := a.work.reader.article
	if article.Len() > mostCounted || a.search.matcher == nil {
		return
	}
	all := a.search.matcher.All(article.Text(), -1)
	if a.stop() != nil {
		return // the hit is shown all the same
	}
	for i, h := range all {
		if h.Start >= hit.Start {
			a.say(toneInfo, lang.Text{En: "“%s”: %s of %s", Bn: "“%s”: %s / %s"}, a.search.query, lang.Number(i+1), lang.Number(len(all)))
			return
		}
	}
}

func (a *App) nextHit(m *find.Matcher, forward bool) (hit model.Range, ok, round bool) {
	r := a.work.reader
	at := a.lastHit()
	if forward {
		if hit, ok = m.Next(r.article.Text(), model.NextCluster(r.article, at)); ok {
			return hit, true, false
		}
		hit, ok = m.Next(r.article.Text(), 0)
		return hit, ok, true
	}
	if hit, ok = m.Prev(r.article.Text(), at); ok {
		return hit, true, false
	}
	hit, ok = m.Prev(r.article.Text(), r.article.Len())
	return hit, ok, true
}
