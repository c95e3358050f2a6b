package queue

import (
	"strings"

	"tippani/model/survey"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/lang"
	"tippani/tui/style"
)

// SearchAll is the search in all articles of the queue, with the list of what was found, which grows while one reads it.
type SearchAll struct {
	dialog.LongList
	queue   *Queue
	Search  *survey.Search // nil while nothing is typed
	Query   string         // what it looks for
	hits    []survey.Hit
	State   survey.Searched
	pending bool // enter was pressed before the first hit was found
	again   bool // the search was opened again: what is typed now takes the place of the old query
}

// OpenSearch is the search in all articles for a query; for none, as it was left.
func (q *Queue) OpenSearch(v *canvas.Screen, query string) *SearchAll {
	q.Stop()
	s := q.LastHits
	if s == nil || query != "" {
		s = &SearchAll{queue: q}
		s.Field = canvas.NewField(query)
	}
	q.Hits, q.LastHits = s, s
	s.again = s.Field.Text != "" && query == ""
	s.Fit(v)
	if s.Search == nil {
		s.look()
	} else {
		s.Search.Start()
	}
	return s
}

// Key moves in the list, types what is looked for, or opens a hit.
func (s *SearchAll) Key(k keys.Press, kb keys.Keyboard) action.Action {
	before := s.Field.Text
	s.pending = false
	switch do := kb.Action(keymap.List, k); {
	case do == keymap.Cancel || do == keymap.Quit:
		return s.Leave()
	case do == keymap.Accept:
		s.pending = s.N == 0 && s.Search != nil && !s.State.Ended
		return s.pick(s.At)
	case s.Steer(do):
	case k.Text != "":
		if s.again {
			s.Field = canvas.Field{}
		}
		s.Field.Insert(k.Text)
	default:
		s.Field.Edit(do)
	}
	s.again = false
	if s.Field.Text != before {
		s.look()
	}
	return nil
}

// look begins to look for what stands in the field.
func (s *SearchAll) look() {
	s.stop()
	s.Search, s.Query, s.hits, s.State = nil, s.Field.Text, nil, survey.Searched{}
	s.At, s.Top = 0, 0
	s.Resize(0)
	if strings.TrimSpace(s.Query) == "" {
		return
	}
	s.Search = survey.NewSearch(s.queue.Articles, s.Query)
	s.Search.Start()
}

func (s *SearchAll) stop() {
	if s.Search != nil {
		s.Search.Stop()
	}
}

// take takes up the hits that have come.
func (s *SearchAll) take() action.Action {
	if s.Search == nil {
		return nil
	}
	var fresh []survey.Hit
	fresh, s.State = s.Search.Take()
	s.hits = append(s.hits, fresh...)
	s.Resize(len(s.hits))
	if s.pending {
		s.pending = s.N == 0 && !s.State.Ended
		return s.pick(0)
	}
	return nil
}

// Scroll takes the wheel.
func (s *SearchAll) Scroll(n int) action.Action { s.Move(n); return nil }

// pick opens the article of a hit, at the hit. n and N go on from there in the article.
func (s *SearchAll) pick(k int) action.Action {
	if k >= s.N {
		return nil
	}
	s.At = k
	hit := s.hits[k]
	s.queue.Stop()
	query := s.Query
	return dialog.Close{Then: func() action.Action { return Visit{Article: hit.Article, Query: query, At: hit.Range} }}
}

// Fit gives the list its place on the screen.
func (s *SearchAll) Fit(v *canvas.Screen) {
	s.LongList.Fit(v, v.Rows)
	s.FitField(v, s.progress(v))
}

// Box lays the search out for the screen.
func (s *SearchAll) Box(v *canvas.Screen) *canvas.Box {
	d := dialog.ListBox{
		Title: s.summary(v), Status: s.progress(v), Empty: s.nothing(v), About: s.about(v),
		Hint: []string{
			v.Lang.Of(lang.Text{En: " spellings of য় ড় ঢ় and joiners count as one · enter opens at the hit · esc closes ",
				Bn: " য় ড় ঢ়-এর সব রূপ এক ধরা হয় · enter: সেখানে খুলুন · esc: বন্ধ "}),
			v.Lang.Of(lang.Text{En: " enter opens at the hit · esc closes ", Bn: " enter: সেখানে খুলুন · esc: বন্ধ "}),
			v.Lang.Of(lang.Text{En: " enter opens · esc ", Bn: " enter: খুলুন · esc "}),
		},
		Row: func(r *canvas.Row, k, end int) { s.draw(v, r, k, end) },
	}
	return s.LongList.Box(v, d)
}

func (s *SearchAll) summary(v *canvas.Screen) []string {
	if s.Search == nil {
		return []string{v.Lang.Of(lang.Text{En: "Search in all articles", Bn: "সব নিবন্ধে খুঁজুন"}),
			v.Lang.Of(lang.Text{En: "All articles", Bn: "সব নিবন্ধ"})}
	}
	more := ""
	if s.State.Full {
		more = "+"
	}
	hits := counted(v, s.State.Hits, more, lang.Text{En: "%s hit", Bn: "%sটি মিল"}, lang.Text{En: "%s hits", Bn: "%sটি মিল"})
	in := counted(v, s.State.In, "", lang.Text{En: "%s article", Bn: "%sটি নিবন্ধে"}, lang.Text{En: "%s articles", Bn: "%sটি নিবন্ধে"})
	return []string{
		v.Lang.Format(lang.Text{En: "All articles: %s in %s", Bn: "সব নিবন্ধে: %s, %s"}, hits, in),
		v.Lang.Format(lang.Text{En: "%s in %s", Bn: "%s, %sটিতে"}, hits, v.Lang.Number(s.State.In)),
	}
}

// progress says how far the search has come, and what it could not look through.
func (s *SearchAll) progress(v *canvas.Screen) string {
	switch c := s.State; {
	case s.Search == nil:
		return ""
	case c.Full:
		return v.Lang.Of(lang.Text{En: "too many: type more ", Bn: "অনেক বেশি: আরও লিখুন "})
	case !c.Ended:
		return v.Lang.Format(lang.Text{En: "searched %s of %s ", Bn: "খোঁজা হয়েছে %s / %s "}, lang.Number(c.Articles),
			lang.Number(c.Total))
	case c.Failed > 0:
		return v.Lang.Format(lang.Text{En: "%s can't be read ", Bn: "%sটি পড়া যায় না "}, lang.Number(c.Failed))
	}
	return ""
}

func (s *SearchAll) nothing(v *canvas.Screen) string {
	switch {
	case s.Search == nil:
		return v.Lang.Of(lang.Text{En: "type what to look for", Bn: "কী খুঁজবেন লিখুন"})
	case !s.State.Ended:
		return v.Lang.Of(lang.Text{En: "nothing yet", Bn: "এখনো কিছু নেই"})
	}
	return v.Lang.Of(lang.Text{En: "nothing found", Bn: "কিছু পাওয়া যায়নি"})
}

// about names the article of the current hit.
func (s *SearchAll) about(v *canvas.Screen) string {
	if s.N == 0 {
		return ""
	}
	h := s.hits[s.At]
	if h.Name == "" || h.Name == h.Title {
		return h.Title
	}
	return h.Name + " · " + h.Title
}

// draw draws a hit with what stands around it, so that the hits stand below each other.
func (s *SearchAll) draw(v *canvas.Screen, r *canvas.Row, k, end int) {
	t := v.Theme
	h := &s.hits[k]
	start := r.Col
	base, dim := s.Begin(v, r, k, end)
	number := v.Lang.Number(h.Article + 1)
	digits := v.TextColumns(v.Lang.Number(max(s.State.Total, 1)))
	if k == 0 || s.hits[k-1].Article != h.Article || k == s.Top {
		r.Column(base, start+2+max(digits-v.TextColumns(number), 0))
		r.Put(dim, number, end)
	}
	r.Column(base, start+4+digits)
	hit := r.Col + (end-r.Col)*2/5
	if h.Before != "" {
		lead := dialog.EndOf(v, h.Before, hit-r.Col)
		r.Column(base, hit-v.TextColumns(lead))
		r.Put(base, lead, end)
	}
	r.Column(base, hit)
	r.Put(base.Over(style.Look{Fg: t.Key.Fg, Bold: true, Underline: t.Plain()}), h.Text, end)
	r.Put(base, h.After, end)
	r.Fill(base, end)
}
