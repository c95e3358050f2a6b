package queue

import (
	"slices"
	"strings"

	"tippani/model/survey"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/lang"
)

// Overview is the list of all articles of the queue: what they are called, where they come from, how far each is. Typing filters it.
type Overview struct {
	dialog.LongList
	Articles *Queue
	Here     int // the article on the desk

	filter  *survey.Filter
	matches []survey.Match
	named   [States]bool // states that a typed word may mean
	only    state        // the one state that is shown; unread for all
	shown   []int32      // articles, when not all are shown
	all     bool
	pending bool // enter was pressed before the first match was found
}

// OpenList is the list of all articles, at the article on the desk.
func (q *Queue) OpenList(v *canvas.Screen, here int, stateKey string) *Overview {
	q.Stop()
	q.Begin()
	q.Heads.Filter(nil)
	q.CatchUp()
	q.stateKey = stateKey
	o := &Overview{Articles: q, Here: here}
	q.list = o
	o.Fit(v)
	o.narrow()
	o.Centre(o.row(here))
	o.look()
	q.read()
	return o
}

// Key moves in the list, filters it, or opens an article.
func (o *Overview) Key(k keys.Press, kb keys.Keyboard) action.Action {
	before := o.Field.Text
	o.pending = false
	switch do := kb.Action(keymap.List, k); {
	case do == keymap.Cancel || do == keymap.Quit:
		return o.Leave()
	case do == keymap.Accept:
		o.pending = o.N == 0 && o.filtering()
		return o.pick(o.At)
	case do == keymap.NextState:
		o.nextState()
	case o.Steer(do):
	case k.Text != "":
		o.Field.Insert(k.Text)
	default:
		o.Field.Edit(do)
	}
	if o.Field.Text != before {
		o.typed()
	}
	o.look()
	return nil
}

// pick opens the article on a row.
func (o *Overview) pick(k int) action.Action {
	if k >= o.N {
		return nil
	}
	i := o.Article(k)
	o.Articles.Stop()
	return dialog.Close{Then: func() action.Action { return Visit{Article: i} }}
}

// Scroll takes the wheel.
func (o *Overview) Scroll(n int) action.Action {
	o.Move(n)
	o.look()
	return nil
}

// typed filters by what stands in the field.
func (o *Overview) typed() {
	o.named = [States]bool{}
	o.filter = survey.NewFilter(o.Field.Text, func(word string) bool {
		s, ok := stateNamed(word)
		o.named[s] = o.named[s] || ok
		return ok
	})
	o.matches = nil
	o.Articles.Heads.Filter(o.filter)
	if o.filter != nil {
		o.Articles.Count.Filtered = 0
	}
	o.At, o.Top = 0, 0
	o.narrow()
	if o.filter == nil {
		o.Centre(o.row(o.Here))
	}
	o.Articles.read()
}

// nextState shows the articles of one state after the other, then all again.
func (o *Overview) nextState() {
	at := slices.Index(shownStates, o.only) + 1
	o.only = append(slices.Clone(shownStates), Unread)[at]
	o.At, o.Top = 0, 0
	o.narrow()
	if o.all {
		o.Centre(o.row(o.Here))
	}
}

// take takes up what was found in the background.
func (o *Overview) take(matches []survey.Match) action.Action {
	o.matches = append(o.matches, matches...)
	o.narrow()
	o.look()
	if o.pending {
		o.pending = o.N == 0 && o.filtering()
		return o.pick(0)
	}
	return nil
}

// filtering reports whether more articles may pass the filter yet.
func (o *Overview) filtering() bool {
	c := o.Articles.Count
	return o.filter != nil && (o.Articles.Heads.Running() || c.Filtered < c.Total || !c.Exact)
}

// narrow finds out which articles are shown.
func (o *Overview) narrow() {
	st := &o.Articles.Standing
	o.all = o.filter == nil && o.only == Unread
	if o.all {
		o.shown = nil
		o.Resize(o.Articles.Count.Total)
		return
	}
	o.shown = o.shown[:0]
	pinned := o.filter.Number() - 1
	if pinned >= o.Articles.Count.Total || o.only != Unread && st.At(pinned) != o.only {
		pinned = -1
	}
	if pinned >= 0 {
		o.shown = append(o.shown, int32(pinned))
	}
	show := func(i int) {
		if i != pinned && (o.only == Unread || st.At(i) == o.only) {
			o.shown = append(o.shown, int32(i))
		}
	}
	if o.filter == nil {
		for i := range st.of {
			show(i)
		}
	}
	for _, m := range o.matches {
		if m.Full || o.named[st.At(m.Article)] {
			show(m.Article)
		}
	}
	o.Resize(len(o.shown))
}

// Article is the article on row k.
func (o *Overview) Article(k int) int {
	if o.all {
		return k
	}
	return int(o.shown[k])
}

// row is the row of an article, or the first.
func (o *Overview) row(i int) int {
	if o.all {
		return i
	}
	return max(slices.Index(o.shown, int32(i)), 0)
}

// look asks for the heads of the rows in sight.
func (o *Overview) look() {
	var sight []int
	for k := o.Top; k < min(o.Top+o.Room, o.N); k++ {
		sight = append(sight, o.Article(k))
	}
	if !o.Articles.Heads.See(sight) {
		o.Articles.read()
	}
}

// summary is how far the work on the queue is, long and short.
func (o *Overview) summary(v *canvas.Screen) []string {
	st, c := &o.Articles.Standing, o.Articles.Count
	more := ""
	if !c.Exact {
		more = "+"
	}
	total := v.Lang.Number(c.Total) + more
	articles := counted(v, c.Total, more, lang.Text{En: "%s article", Bn: "%sটি নিবন্ধ"}, lang.Text{En: "%s articles", Bn: "%sটি নিবন্ধ"})
	done, open, left := v.Lang.Number(st.Count[Finished]), v.Lang.Number(st.Count[Begun]), v.Lang.Number(st.Count[Untouched])
	spans := SpansText(v, st.Total)
	var all []string
	for _, t := range []lang.Text{
		{En: "%s: %s finished, %s begun, %s untouched · %s", Bn: "%s: %sটি সম্পন্ন, %sটি চলছে, %sটি বাকি · %s"},
		{En: "%s: %s finished, %s begun, %s untouched · %s", Bn: "%s: সম্পন্ন %s, চলছে %s, বাকি %s · %s"},
		{En: "%s: ✓%s · %s begun · %s left · %s", Bn: "%s: ✓%s · চলছে %s · বাকি %s · %s"},
		{En: "%s: ✓%s ●%s ○%s", Bn: "%s: ✓%s ●%s ○%s"},
	} {
		values := []any{total, done, open, left, spans}
		if len(all) == 0 {
			values[0] = articles
		}
		all = append(all, v.Lang.Format(t, values[:strings.Count(t.En, "%s")]...))
	}
	return all
}

// progress says how far reading and filtering have come; "" when they are done.
func (o *Overview) progress(v *canvas.Screen) string {
	c := o.Articles.Count
	switch {
	case c.Filtered < c.Total:
		return v.Lang.Format(lang.Text{En: "filtered %s of %s", Bn: "ছাঁকা হয়েছে %s / %s"}, lang.Number(c.Filtered), lang.Number(c.Total))
	case c.Read < c.Total || !c.Exact:
		return v.Lang.Format(lang.Text{En: "read %s of %s", Bn: "পড়া হয়েছে %s / %s"}, lang.Number(c.Read), lang.Number(c.Total))
	}
	return ""
}

// about tells of the current row what may not fit into it.
func (o *Overview) about(v *canvas.Screen) string {
	if o.N == 0 {
		return ""
	}
	i := o.Article(o.At)
	r := o.Articles.Heads.Row(i)
	if !r.Fault.None() {
		return survey.OneLine(v.Lang.Message(r.Fault))
	}
	if !r.Known {
		return ""
	}
	parts := []string{r.Name}
	if r.ID != r.Name && !strings.HasSuffix(r.ID, r.Name) {
		parts = append(parts, r.ID)
	}
	return strings.Join(append(parts, o.stateText(v, i, r.ID), SpansText(v, o.Articles.Standing.spansOf(i))), " · ")
}
