package pen

import (
	"errors"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/stop"
	"tippani/tui/action"
	"tippani/tui/desk"
	"tippani/tui/lang"
	"tippani/tui/words"
)

// Retracing is undo or redo: how one of them proposes a transaction, and what it says.
type Retracing struct {
	trail   func(*annotations.Trail) (annotations.TrailStep, bool)
	propose func(*annotations.History) (annotations.Transaction, bool)
	back    bool // undo
	said    lang.Text
	nothing lang.Text
}

// Undoing takes the last change back.
func Undoing() Retracing {
	return Retracing{
		trail: (*annotations.Trail).Done, propose: (*annotations.History).Undo, back: true,
		said:    lang.Text{En: "Undone", Bn: "পূর্বাবস্থায় ফেরানো হলো"},
		nothing: lang.Text{En: "Nothing to undo: this is how the article was opened", Bn: "ফেরানোর কিছু নেই: নিবন্ধ এভাবেই খোলা হয়েছিল"},
	}
}

// Redoing makes it again.
func Redoing() Retracing {
	return Retracing{
		trail: (*annotations.Trail).Undone, propose: (*annotations.History).Redo,
		said:    lang.Text{En: "Done again", Bn: "আবার করা হলো"},
		nothing: lang.Text{En: "Nothing to redo", Bn: "আবার করার কিছু নেই"},
	}
}

// Own reports whether an article has a step of its own to retrace.
func (r Retracing) Own(h *annotations.History) bool {
	_, ok := r.propose(h)
	return ok
}

// Whither is where undo or redo goes.
type Whither int

// The ways of undo and redo.
const (
	Nowhere   Whither = iota
	Here              // a step of the article on the desk
	Elsewhere         // the last step of another article
	Offer             // to another article, if the key is pressed again
)

// whither decides where to go. Last is the trail's last step, if any; own, whether the article on the desk has a step of
// its own. An answer leads away from its article, so it is taken back from wherever that led; other work elsewhere is
// left alone until the key is pressed once more: nobody undoes what they do not see without having been told.
func (r Retracing) whither(at string, own bool, last annotations.TrailStep, any, offered bool) Whither {
	switch {
	case any && last.Article != at && last.Answer:
		return Elsewhere
	case own:
		return Here
	case !any:
		return Nowhere
	case offered || !r.back:
		return Elsewhere
	}
	return Offer
}

// Whither decides where to go from the article on the desk. Another is the article of the last step; offered is the one that the key
// before has offered to go to.
func (r Retracing) Whither(p *Pen, trail *annotations.Trail, offered string) (to Whither, another string) {
	own := r.Own(p.Session.History())
	last, any := r.trail(trail)
	if any && last.Article == p.Session.ID() && !own {
		trail.Forget(last.Article) // what the trail remembers of it, its history does not
		last, any = r.trail(trail)
	}
	return r.whither(p.Session.ID(), own, last, any, offered == last.Article), last.Article
}

// Nothing says that there is nothing to retrace.
func (r Retracing) Nothing() action.Action { return action.Tell(r.nothing) }

// Retrace retraces a step of the article and goes to where it is. The outcome says in words what was done, and is "" when nothing was. A
// stepTo that does not fit the record any more, because another program has changed it, ends the way back into this article and not that
// into others.
func (r Retracing) Retrace(p *Pen, trail *annotations.Trail) (outcome string, said action.Action) {
	tx, ok := r.propose(p.Session.History())
	if !ok {
		return "", nil
	}
	said, ok = p.commit(tx)
	if !ok {
		if p.Stop.Err() == nil {
			trail.Forget(p.Session.ID())
		}
		return "", said
	}
	if id, at, ok := placeOf(tx); ok {
		p.putDown()
		p.Reader.MoveTo(at, false)
		if s, back := p.Set().Span(id); back {
			p.GoTo(s)
		}
	}
	return p.Screen.Lang.Format(textIs, r.said, p.describe(tx, p.Reader.Article, r.back)), said
}

// RetraceUnseen retraces the last step of an article whose source can't be read, in its record, and says why it is not on screen. It
// changes nothing that is drawn.
func (r Retracing) RetraceUnseen(k Kit, d desk.Desk, id string, why error) action.Action {
	s, err := d.Recorded(id)
	if k.Stop.Err() != nil {
		return action.Cancelled
	}
	if err != nil {
		d.Trail().Forget(id)
		return action.Fail(lang.Text{En: "Not done: %v", Bn: "করা গেল না: %v"}, err)
	}
	tx, ok := r.propose(s.History())
	cursor, _ := s.Cursor()
	if ok {
		err = s.Commit(tx, cursor)
	}
	if errors.Is(err, stop.ErrCancelled) {
		return action.Cancelled
	}
	if !ok || err != nil && d.Unsaved() == 0 {
		d.Trail().Forget(id)
		return action.Fail(lang.Text{En: "The last change in “%s” can't be taken back: %v", Bn: "“%s” নিবন্ধের শেষ বদল ফেরানো গেল না: %v"},
			id, err)
	}
	return action.Refuse(lang.Text{En: "%s in “%s”: %s; it can't be shown: %v", Bn: "%s, “%s”: %s; এটি দেখানো যায় না: %v"},
		r.said, id, k.describe(tx, s.Article(), r.back), why)
}

var textDecision = lang.Text{En: "the decision that nothing stands there", Bn: "কিছুই না রাখার সিদ্ধান্ত"}

// describe names what a transaction is about: its first span, relation, decision or answer. Back says that it takes something back.
func (k Kit) describe(tx annotations.Transaction, in *model.Article, back bool) string {
	for _, c := range tx.Changes {
		for _, s := range []*annotations.Span{c.SpanAfter, c.SpanBefore} {
			if s != nil {
				return k.Words.Label(s.Label) + " “" + words.Excerpt(in, s.Range) + "”"
			}
		}
		for _, r := range []*annotations.Relation{c.RelationAfter, c.RelationBefore} {
			if r != nil {
				return k.Words.Relation(r.Label)
			}
		}
		if c.DecisionAfter != nil || c.DecisionBefore != nil {
			return k.Screen.Lang.Of(textDecision)
		}
		if c.AnswerAfter != nil {
			return k.describeAnswer(*c.AnswerBefore, *c.AnswerAfter, back)
		}
	}
	return ""
}

// describeAnswer says which answer was given or taken back, and what holds now.
func (k Kit) describeAnswer(before, after annotations.Answer, back bool) string {
	marked := after
	if back {
		marked = before
	}
	if marked == annotations.InProgress {
		return k.Screen.Lang.Format(lang.Text{En: "reopened; it is %s now", Bn: "আবার খোলা; এখন %s"}, k.Words.Answer(after))
	}
	return k.Screen.Lang.Format(lang.Text{En: "marked %s; it is %s now", Bn: "%s চিহ্নিত; এখন %s"}, k.Words.Answer(marked),
		k.Words.Answer(after))
}

// placeOf is where in the text a transaction changes something, and the span that is there afterwards, if any.
func placeOf(tx annotations.Transaction) (span string, at model.Offset, ok bool) {
	for _, c := range tx.Changes {
		if c.SpanAfter != nil {
			return c.SpanAfter.ID, c.SpanAfter.Range.Start, true
		}
		if c.SpanBefore != nil {
			return "", c.SpanBefore.Range.Start, true
		}
	}
	return "", 0, false
}
