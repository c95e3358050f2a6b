package tui

import (
	"strings"

	"tippani/model"
	"tippani/model/find"
	"tippani/model/survey"
	"tippani/tui/keymap"
	"tippani/tui/lang"
)

// searchAll is the search in all articles of the queue, with the list of what was found, which grows while one reads it.
type searchAll struct {
	longList
	queue   *roundup
	search  *survey.Search // nil while nothing is typed
	query   string         // what it looks for
	hits    []survey.Hit
	state   survey.Searched
	pending bool // enter was pressed before the first hit was found
	again   bool // the search was opened again: what is typed now takes the place of the old query
}

// allPrefix begins a search in all articles where one in this article is typed.
const allPrefix = `\`

// openSearchAll shows the search, as it was left.
func (a *App) openSearchAll() { a.searchAllFor("") }

// searchAllFor opens the search for a query; for none, as it was left.
func (a *App) searchAllFor(query string) {
	q := &a.roundup
	q.stop()
	s := q.lastHits
	if s == nil || query != "" {
		s = &searchAll{queue: q}
		s.field = newField(query)
	}
	q.hits, q.lastHits = s, s
	s.again = s.field.text != "" && query == ""
	s.fit(&a.view, listBoxRows, a.view.rows)
	if s.search == nil {
		s.look()
	} else {
		s.search.Start()
	}
	a.open(s)
}

func (s *searchAll) key(a *App, k press) {
	before := s.field.text
	s.pending = false
	switch do := a.resolve(keymap.List, k); {
	case do == keymap.Cancel || do == keymap.Quit:
		s.leave(a)
		return
	case do == keymap.Accept:
		s.pending = s.n == 0 && s.search != nil && !s.state.Ended
		s.pick(a, s.at)
		return
	case s.steer(do):
	case k.text != "":
		if s.again {
			s.field = field{}
		}
		s.field.insert(k.text)
	default:
		s.field.edit(do)
	}
	s.again = false
	if s.field.text != before {
		s.look()
	}
}

// look begins to look for what stands in the field.
func (s *searchAll) look() {
	s.stop()
	s.search, s.query, s.hits, s.state = nil, s.field.text, nil, survey.Searched{}
	s.at, s.top = 0, 0
	s.resize(0)
	if strings.TrimSpace(s.query) == "" {
		return
	}
	s.search = survey.NewSearch(s.queue.queue, s.query)
	s.search.Start()
}

func (s *searchAll) stop() {
	if s.search != nil {
		s.search.Stop()
	}
}

// take takes up the hits that have come.
func (s *searchAll) take(a *App) {
	if s.search == nil {
		return
	}
	var fresh []survey.Hit
	fresh, s.state = s.search.Take()
	s.hits = append(s.hits, fresh...)
	s.resize(len(s.hits))
	if s.pending {
		s.pending = s.n == 0 && !s.state.Ended
		s.pick(a, 0)
	}
}

// scrollBy takes the wheel.
func (s *searchAll) scrollBy(_ *App, n int) { s.move(n) }

// pick opens the article of a hit, at the hit. n and N go on from there in the article.
func (s *searchAll) pick(a *App, k int) {
	if k >= s.n {
		return
	}
	s.at = k
	hit := s.hits[k]
	a.close()
	s.queue.stop()
	if hit.Article != a.at {
		if err := a.goTo(hit.Article); err != nil {
			a.sayFault(err, textFault)
			return
		}
	}
	a.showHit(s.query, hit.Range)
}

// showHit goes to where a text was found in the article on the desk, and makes it what is searched.
func (a *App) showHit(query string, at model.Range) {
	m := find.New(query).Until(a.stop)
	r := a.work.reader
	hit, ok := m.Next(r.article.Text(), min(at.Start, r.article.Len()))
	if !ok { // the text on the desk is the one that was annotated, and is another by now
		hit, ok = m.Next(r.article.Text(), 0)
	}
	a.search.last = query
	if a.cancelled() {
		return
	}
	if !ok {
		a.say(toneWarn, lang.Text{En: "“%s” is not in the text as it was annotated", Bn: "“%s” চিহ্নিত করা লেখাটিতে নেই"}, query)
		return
	}
	a.search.query, a.search.matcher = query, m
	a.goToHit(hit)
	a.sayHit(hit)
}

// box lays the search out for the screen.
func (s *searchAll) box(v *view) *box {
	s.fit(v, listBoxRows, v.rows)
	d := listBox{
		title: s.summary(v), status: s.progress(v), empty: s.nothing(v), about: s.about(v),
		hint: []string{
			v.lang.Of(lang.Text{En: " spellings of য় ড় ঢ় and joiners count as one · enter opens at the hit · esc closes ",
				Bn: " য় ড় ঢ়-এর সব রূপ এক ধরা হয় · enter: সেখানে খুলুন · esc: বন্ধ "}),
			v.lang.Of(lang.Text{En: " enter opens at the hit · esc closes ", Bn: " enter: সেখানে খুলুন · esc: বন্ধ "}),
			v.lang.Of(lang.Text{En: " enter opens · esc ", Bn: " enter: খুলুন · esc "}),
		},
		row: func(r *row, k, end int) { s.draw(v, r, k, end) },
	}
	return s.longList.box(v, d)
}

func (s *searchAll) summary(v *view) []string {
	if s.search == nil {
		return []string{v.lang.Of(lang.Text{En: "Search in all articles", Bn: "সব নিবন্ধে খুঁজুন"}),
			v.lang.Of(lang.Text{En: "All articles", Bn: "সব নিবন্ধ"})}
	}
	more := ""
	if s.state.Full {
		more = "+"
	}
	hits := counted(v, s.state.Hits, more, lang.Text{En: "%s hit", Bn: "%sটি মিল"}, lang.Text{En: "%s hits", Bn: "%sটি মিল"})
	in := counted(v, s.state.In, "", lang.Text{En: "%s article", Bn: "%sটি নিবন্ধে"}, lang.Text{En: "%s articles", Bn: "%sটি নিবন্ধে"})
	return []string{
		v.lang.Format(lang.Text{En: "All articles: %s in %s", Bn: "সব নিবন্ধে: %s, %s"}, hits, in),
		v.lang.Format(lang.Text{En: "%s in %s", Bn: "%s, %sটিতে"}, hits, v.lang.Number(s.state.In)),
	}
}

// progress says how far the search has come, and what it could not look through.
func (s *searchAll) progress(v *view) string {
	switch c := s.state; {
	case s.search == nil:
		return ""
	case c.Full:
		return v.lang.Of(lang.Text{En: "too many: type more ", Bn: "অনেক বেশি: আরও লিখুন "})
	case !c.Ended:
		return v.lang.Format(lang.Text{En: "searched %s of %s ", Bn: "খোঁজা হয়েছে %s / %s "}, lang.Number(c.Articles),
			lang.Number(c.Total))
	case c.Failed > 0:
		return v.lang.Format(lang.Text{En: "%s can't be read ", Bn: "%sটি পড়া যায় না "}, lang.Number(c.Failed))
	}
	return ""
}

func (s *searchAll) nothing(v *view) string {
	switch {
	case s.search == nil:
		return v.lang.Of(lang.Text{En: "type what to look for", Bn: "কী খুঁজবেন লিখুন"})
	case !s.state.Ended:
		return v.lang.Of(lang.Text{En: "nothing yet", Bn: "এখনো কিছু নেই"})
	}
	return v.lang.Of(lang.Text{En: "nothing found", Bn: "কিছু পাওয়া যায়নি"})
}

// about names the article of the current hit.
func (s *searchAll) about(v *view) string {
	if s.n == 0 {
		return ""
	}
	h := s.hits[s.at]
	if h.Name == "" || h.Name == h.Title {
		return h.Title
	}
	return h.Name + " · " + h.Title
}

// draw draws a hit with what stands around it, so that the hits stand below each other.
func (s *searchAll) draw(v *view, r *row, k, end int) {
	t := v.theme
	h := &s.hits[k]
	start := r.col
	base, dim := s.begin(v, r, k, end)
	number := v.lang.Number(h.Article + 1)
	digits := v.textColumns(v.lang.Number(max(s.state.Total, 1)))
	if k == 0 || s.hits[k-1].Article != h.Article || k == s.top {
		r.column(base, start+2+max(digits-v.textColumns(number), 0))
		r.put(dim, number, end)
	}
	r.column(base, start+4+digits)
	hit := r.col + (end-r.col)*2/5
	if h.Before != "" {
		lead := endOf(v, h.Before, hit-r.col)
		r.column(base, hit-v.textColumns(lead))
		r.put(base, lead, end)
	}
	r.column(base, hit)
	r.put(base.over(look{fg: t.key.fg, bold: true, underline: t.Name == "plain"}), h.Text, end)
	r.put(base, h.After, end)
	r.fill(base, end)
}
