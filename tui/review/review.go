package review

import (
	"slices"
	"time"

	"tippani/annotations"
	"tippani/annotations/adjudicate"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/lang"
	"tippani/tui/pen"
)

// Options are what is chosen when a review begins.
type Options struct {
	Blind  bool                                               // annotators are letters
	Mine   string                                             // whose work is looked at that was decided otherwise; "" for deciding
	Wanted func(b *adjudicate.Bench, it adjudicate.Item) bool // which things are gone through; nil for all
	Others func(id string) int                                // how many things are open in all other articles; nil for none
	Clock  func() time.Time
}

// Review goes through what is to be decided in the article on screen.
type Review struct {
	Options

	session *Session // nil while no article is on screen
	items   []adjudicate.Item
	changes int // pen.Changes when the items were found

	before   []adjudicate.Item // when it was last looked whether something was decided
	followed int               // pen.Changes then

	gone   *adjudicate.Item // the one gone to; nil for none
	from   *adjudicate.Item // the one gone to last, from which one goes on
	stand  model.Selection  // the selection that showed it
	reason string           // typed for it and not decided yet

	last   time.Time     // when the last decision was made, or the first thing shown
	spent  time.Duration // on decisions in this run
	made   int           // decisions in this run
	warned bool          // that something is open still; the next done finishes all the same
}

// longest is how long one decision can take at most; who takes longer was away.
const longest = 2 * time.Minute

// Put begins with an article that was laid on the desk, and goes to what is to be decided first.
func (v *Review) Put(p *pen.Pen) action.Action {
	v.session, _ = p.Session.(*Session)
	v.gone, v.from, v.reason, v.warned = nil, nil, "", false
	v.find(p)
	v.before, v.followed = v.items, v.changes
	if p.Set().Answer() != annotations.InProgress && v.Mine == "" {
		return nil
	}
	v.last = v.Clock()
	i := slices.IndexFunc(v.items, v.toDo)
	if i >= 0 {
		return v.GoTo(p, v.items[i])
	}
	if v.Mine != "" {
		return action.Tell(textNothingOtherwise)
	}
	return action.Tell(textAllAgree)
}

// find looks what is to be decided.
func (v *Review) find(p *pen.Pen) {
	v.items, v.changes = nil, p.Changes()
	if v.session != nil {
		v.items = v.session.Bench.Items(p.Set())
	}
}

// Items lists what is or was to be decided, in the order of the text.
func (v *Review) Items(p *pen.Pen) []adjudicate.Item {
	if v.changes != p.Changes() {
		v.find(p)
	}
	return v.items
}

// toDo reports whether somebody goes through an item.
func (v *Review) toDo(it adjudicate.Item) bool {
	if v.Wanted != nil && !v.Wanted(v.session.Bench, it) {
		return false
	}
	if v.Mine != "" {
		return it.State == adjudicate.Decided && v.session.Bench.Otherwise(it, v.Mine)
	}
	return it.State == adjudicate.Open
}

// Progress counts what somebody goes through in this article, and how much of it is left.
func (v *Review) Progress(p *pen.Pen) (all, left int) {
	for _, it := range v.Items(p) {
		wanted := v.Wanted == nil || v.Wanted(v.session.Bench, it)
		switch {
		case v.Mine != "" && v.toDo(it),
			wanted && v.Mine == "" && it.State == adjudicate.Decided && it.Decision.How != adjudicate.ByAgreement:
			all++
		case v.toDo(it):
			all++
			left++
		}
	}
	return all, left
}

// Left says how much is open in all articles, and how long that will take at the pace of this run once there is one; "" when nothing is.
func (v *Review) Left(p *pen.Pen) string {
	_, open := v.Progress(p)
	if v.Others != nil {
		open += v.Others(p.Session.ID())
	}
	if open == 0 || v.Mine != "" {
		return ""
	}
	l := p.Screen.Lang
	text := l.Format(lang.Text{En: "%s left", Bn: "%sটি বাকি"}, lang.Number(open))
	const few = 3 // decisions say nothing of a pace
	if v.made < few {
		return text
	}
	minutes := (v.spent/time.Duration(v.made)*time.Duration(open) + time.Minute - 1) / time.Minute
	return text + l.Format(lang.Text{En: ", %s min", Bn: ", %s মি."}, lang.Number(int(minutes)))
}

// Current is the item that the next key decides: the one that was gone to, while the selection that shows it stands.
func (v *Review) Current(p *pen.Pen) (adjudicate.Item, bool) {
	if v.session == nil || v.gone == nil || p.Reader.Selection != v.stand || p.Adjusting() {
		return adjudicate.Item{}, false
	}
	return v.now(p, *v.gone)
}

// now is an item as it is now; false when it is not to be decided any more.
func (v *Review) now(p *pen.Pen, it adjudicate.Item) (adjudicate.Item, bool) {
	items := v.Items(p)
	i := slices.IndexFunc(items, it.Same)
	if i < 0 {
		return adjudicate.Item{}, false
	}
	return items[i], true
}

// Shown is the item whose versions are shown: the current one, else what is under the cursor, first what is open.
func (v *Review) Shown(p *pen.Pen) (adjudicate.Item, bool) {
	if it, ok := v.Current(p); ok {
		return it, true
	}
	var found adjudicate.Item
	ok := false
	at := p.Reader.Cursor()
	for _, it := range v.Items(p) {
		if it.Range.Contains(at) && (!ok || it.State == adjudicate.Open && found.State != adjudicate.Open || it.State == found.State &&
			it.Range.Len() < found.Range.Len()) {
			found, ok = it, true
		}
	}
	return found, ok
}

// GoTo shows an item as what the next key decides.
func (v *Review) GoTo(p *pen.Pen, it adjudicate.Item) action.Action {
	if v.gone == nil || !v.gone.Same(it) {
		v.reason, v.session.reason = "", ""
	}
	p.GiveUp()
	p.Reader.Clear()
	p.Reader.Present(v.session.Bench.Place(it))
	p.Arrived()
	v.gone, v.from, v.stand, v.session.focus = &it, &it, p.Reader.Selection, &it
	return nil
}

// Next goes to the next thing to be decided, or with by −1 to the one before, and round the ends of the text. When nothing is open any
// more it goes through what was decided.
func (v *Review) Next(p *pen.Pen, by int) action.Action {
	if v.session == nil {
		return nil
	}
	items := slices.Clone(v.Items(p))
	walk := v.toDo
	if !slices.ContainsFunc(items, walk) {
		walk = func(it adjudicate.Item) bool {
			return it.State == adjudicate.Decided && it.Decision.How != adjudicate.ByAgreement
		}
	}
	if !slices.ContainsFunc(items, walk) {
		return action.Tell(textAllAgree)
	}
	if by < 0 {
		slices.Reverse(items)
	}
	from := v.place(p, items, by)
	round := false
	for i := range items {
		k := (from + i) % len(items)
		round = round || k < from
		if !walk(items[k]) {
			continue
		}
		if round {
			return action.All{v.GoTo(p, items[k]), action.Tell(action.Round)}
		}
		return v.GoTo(p, items[k])
	}
	return nil
}

// place is where in a list, which is in reverse order if by is −1, the walk begins.
func (v *Review) place(p *pen.Pen, items []adjudicate.Item, by int) int {
	at := p.Reader.Cursor()
	if v.from != nil && v.from.Range.Contains(at) {
		return (slices.IndexFunc(items, v.from.Same) + 1) % len(items)
	}
	i := slices.IndexFunc(items, func(it adjudicate.Item) bool {
		if by < 0 {
			return it.Range.Start < at
		}
		return it.Range.Start >= at
	})
	return max(i, 0)
}

// Follow goes on when what was gone to is decided by now, and to what has become open again, where an undo led.
func (v *Review) Follow(p *pen.Pen) action.Action {
	if v.session == nil || v.followed == p.Changes() || p.Adjusting() {
		return nil
	}
	v.warned = false
	before := v.decidedBefore()
	v.before, v.followed = v.Items(p), p.Changes()
	for _, it := range v.before {
		if it.State == adjudicate.Open && before[key{it.About, it.Number}] {
			return v.GoTo(p, it)
		}
	}
	if v.gone == nil || v.gone.State != adjudicate.Open {
		return nil
	}
	it, ok := v.now(p, *v.gone)
	if ok && it.State == adjudicate.Open {
		return nil
	}
	v.decided()
	if _, left := v.Progress(p); left == 0 {
		// The next digit, which may come from fingers that are faster than eyes, still means a version and not a label.
		if !ok {
			it = *v.gone
			it.State = adjudicate.Decided
		}
		v.gone = &it
		return action.Done(textAllDecided)
	}
	return v.Next(p, 1)
}

// key tells items apart.
type key struct {
	about  annotations.About
	number int
}

// decidedBefore are the items that were decided when it was last looked.
func (v *Review) decidedBefore() map[key]bool {
	decided := make(map[key]bool)
	for _, it := range v.before {
		if it.State == adjudicate.Decided {
			decided[key{it.About, it.Number}] = true
		}
	}
	return decided
}

// decided notes how long a decision took.
func (v *Review) decided() {
	now := v.Clock()
	v.spent += min(now.Sub(v.last), longest)
	v.made++
	v.last = now
}

// Finish is asked before an article is finished. It leads to what is open still and says so; asked again, it lets the article go.
func (v *Review) Finish(p *pen.Pen) (why action.Action, hold bool) {
	open := 0
	for _, it := range v.Items(p) {
		if it.State == adjudicate.Open {
			open++
		}
	}
	if v.session == nil || open == 0 || v.warned || p.Set().Answer() != annotations.InProgress {
		v.warned = false
		return nil, false
	}
	v.warned = true
	text := lang.Text{En: "%s are not decided yet; pressed again it finishes without them",
		Bn: "%sটির সিদ্ধান্ত বাকি; আবার চাপলে সেগুলো ছাড়াই শেষ হবে"}
	if open == 1 {
		text.En = "%s is not decided yet; pressed again it finishes without it"
	}
	var led action.Action
	if slices.ContainsFunc(v.items, v.toDo) {
		led = v.Next(p, 1)
	}
	return action.All{led, action.Refuse(text, lang.Number(open))}, true
}

var (
	textAllAgree = lang.Text{En: "Nothing is to be decided here; d finishes the article",
		Bn: "এখানে সিদ্ধান্তের কিছু নেই; d চাপলে নিবন্ধ শেষ"}
	textAllDecided = lang.Text{En: "All is decided here; d finishes the article, u takes the last decision back",
		Bn: "এখানে সব সিদ্ধান্ত হয়েছে; d চাপলে নিবন্ধ শেষ, u শেষ সিদ্ধান্ত ফেরায়"}
	textNothingOtherwise = lang.Text{En: "Nothing of yours was decided otherwise in this article",
		Bn: "এই নিবন্ধে আপনার কিছুই অন্যভাবে ঠিক হয়নি"}
)
