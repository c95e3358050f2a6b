package tui

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

// overview is the list of all articles of the queue: what they are called, where they come from, how far each is. Typing filters it.
type overview struct {
	dialog.LongList
	queue *roundup
	here  int // the article on the desk

	filter  *survey.Filter
	matches []survey.Match
	named   [states]bool // states that a typed word may mean
	only    state        // the one state that is shown; unread for all
	shown   []int32      // articles, when not all are shown
	all     bool
	pending bool // enter was pressed before the first match was found
}

// openList is the list of all articles, at the article on the desk.
func (q *roundup) openList(v *canvas.Screen, here int, stateKey string) *overview {
	q.stop()
	q.begin()
	q.heads.Filter(nil)
	q.catchUp()
	q.stateKey = stateKey
	o := &overview{queue: q, here: here}
	q.list = o
	o.Fit(v)
	o.narrow()
	o.Centre(o.row(here))
	o.look()
	q.read()
	return o
}

// Key moves in the list, filters it, or opens an article.
func (o *overview) Key(k keys.Press, kb keys.Keyboard) action.Action {
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
func (o *overview) pick(k int) action.Action {
	if k >= o.N {
		return nil
	}
	i := o.article(k)
	o.queue.stop()
	return dialog.Close{Then: func() action.Action { return visit{Article: i} }}
}

// Scroll takes the wheel.
func (o *overview) Scroll(n int) action.Action {
	o.Move(n)
	o.look()
	return nil
}

// typed filters by what stands in the field.
func (o *overview) typed() {
	o.named = [states]bool{}
	o.filter = survey.NewFilter(o.Field.Text, func(word string) bool {
		s, ok := stateNamed(word)
		o.named[s] = o.named[s] || ok
		return ok
	})
	o.matches = nil
	o.queue.heads.Filter(o.filter)
	if o.filter != nil {
		o.queue.count.Filtered = 0
	}
	o.At, o.Top = 0, 0
	o.narrow()
	if o.filter == nil {
		o.Centre(o.row(o.here))
	}
	o.queue.read()
}

// nextState shows the articles of one state after the other, then all again.
func (o *overview) nextState() {
	at := slices.Index(shownStates, o.only) + 1
	o.only = append(slices.Clone(shownStates), unread)[at]
	o.At, o.Top = 0, 0
	o.narrow()
	if o.all {
		o.Centre(o.row(o.here))
	}
}

// take takes up what was found in the background.
func (o *overview) take(matches []survey.Match) action.Action {
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
func (o *overview) filtering() bool {
	c := o.queue.count
	return o.filter != nil && (o.queue.heads.Running() || c.Filtered < c.Total || !c.Exact)
}

// narrow finds out which articles are shown.
func (o *overview) narrow() {
	st := &o.queue.standing
	o.all = o.filter == nil && o.only == unread
	if o.all {
		o.shown = nil
		o.Resize(o.queue.count.Total)
		return
	}
	o.shown = o.shown[:0]
	pinned := o.filter.Number() - 1
	if pinned >= o.queue.count.Total || o.only != unread && st.at(pinned) != o.only {
		pinned = -1
	}
	if pinned >= 0 {
		o.shown = append(o.shown, int32(pinned))
	}
	show := func(i int) {
		if i != pinned && (o.only == unread || st.at(i) == o.only) {
			o.shown = append(o.shown, int32(i))
		}
	}
	if o.filter == nil {
		for i := range st.of {
			show(i)
		}
	}
	for _, m := range o.matches {
		if m.Full || o.named[st.at(m.Article)] {
			show(m.Article)
		}
	}
	o.Resize(len(o.shown))
}

// article is the article on row k.
func (o *overview) article(k int) int {
	if o.all {
		return k
	}
	return int(o.shown[k])
}

// row is the row of an article, or the first.
func (o *overview) row(i int) int {
	if o.all {
		return i
	}
	return max(slices.Index(o.shown, int32(i)), 0)
}

// look asks for the heads of the rows in sight.
func (o *overview) look() {
	var sight []int
	for k := o.Top; k < min(o.Top+o.Room, o.N); k++ {
		sight = append(sight, o.article(k))
	}
	if !o.queue.heads.See(sight) {
		o.queue.read()
	}
}

// summary is how far the work on the queue is, long and short.
func (o *overview) summary(v *canvas.Screen) []string {
	st, c := &o.queue.standing, o.queue.count
	more := ""
	if !c.Exact {
		more = "+"
	}
	total := v.Lang.Number(c.Total) + more
	articles := counted(v, c.Total, more, lang.Text{En: "%s article", Bn: "%sটি নিবন্ধ"}, lang.Text{En: "%s articles", Bn: "%sটি নিবন্ধ"})
	done, open, left := v.Lang.Number(st.count[finished]), v.Lang.Number(st.count[begun]), v.Lang.Number(st.count[untouched])
	spans := spansText(v, st.total)
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
func (o *overview) progress(v *canvas.Screen) string {
	c := o.queue.count
	switch {
	case c.Filtered < c.Total:
		return v.Lang.Format(lang.Text{En: "filtered %s of %s", Bn: "ছাঁকা হয়েছে %s / %s"}, lang.Number(c.Filtered), lang.Number(c.Total))
	case c.Read < c.Total || !c.Exact:
		return v.Lang.Format(lang.Text{En: "read %s of %s", Bn: "পড়া হয়েছে %s / %s"}, lang.Number(c.Read), lang.Number(c.Total))
	}
	return ""
}

// about tells of the current row what may not fit into it.
func (o *overview) about(v *canvas.Screen) string {
	if o.N == 0 {
		return ""
	}
	i := o.article(o.At)
	r := o.queue.heads.Row(i)
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
	return strings.Join(append(parts, o.stateText(v, i, r.ID), spansText(v, o.queue.standing.spansOf(i))), " · ")
}
