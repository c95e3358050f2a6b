package tui

import (
	"errors"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/stop"
	"tippani/tui/action"
	"tippani/tui/lang"
	"tippani/tui/words"
)

// retracing is undo or redo: how one of them proposes a transaction, and what it says.
type retracing struct {
	trail   func(*annotations.Trail) (annotations.TrailStep, bool)
	propose func(*annotations.History) (annotations.Transaction, bool)
	back    bool // undo
	said    lang.Text
	nothing lang.Text
}

func undoing() retracing {
	return retracing{
		trail: (*annotations.Trail).Done, propose: (*annotations.History).Undo, back: true,
		said:    lang.Text{En: "Undone", Bn: "পূর্বাবস্থায় ফেরানো হলো"},
		nothing: lang.Text{En: "Nothing to undo: this is how the article was opened", Bn: "ফেরানোর কিছু নেই: নিবন্ধ এভাবেই খোলা হয়েছিল"},
	}
}

func redoing() retracing {
	return retracing{
		trail: (*annotations.Trail).Undone, propose: (*annotations.History).Redo,
		said:    lang.Text{En: "Done again", Bn: "আবার করা হলো"},
		nothing: lang.Text{En: "Nothing to redo", Bn: "আবার করার কিছু নেই"},
	}
}

// own reports whether the article on the desk has a step to retrace.
func (r retracing) own(h *annotations.History) bool {
	_, ok := r.propose(h)
	return ok
}

// whither is where undo or redo goes.
type whither int

const (
	nowhere   whither = iota
	here              // a step of the article on the desk
	elsewhere         // the last step of another article
	offer             // to another article, if the key is pressed again
)

// whither decides where to go. Last is the trail's last step, if any; own, whether the article on the desk has a step of
// its own. An answer leads away from its article, so it is taken back from wherever that led; other work elsewhere is
// left alone until the key is pressed once more: nobody undoes what they do not see without having been told.
func (r retracing) whither(at string, own bool, last annotations.TrailStep, any, offered bool) whither {
	switch {
	case any && last.Article != at && last.Answer:
		return elsewhere
	case own:
		return here
	case !any:
		return nowhere
	case offered || !r.back:
		return elsewhere
	}
	return offer
}

// undo takes the last change back, redo makes it again. Both are transactions like any other and go to where the change is.
func (a *App) undo() { a.retrace(undoing()) }

func (a *App) redo() { a.retrace(redoing()) }

func (a *App) retrace(r retracing) {
	trail, session := a.options.Desk.Trail(), a.work.session
	own := r.own(session.History())
	last, any := r.trail(trail)
	if any && last.Article == session.ID() && !own {
		trail.Forget(last.Article) // what the trail remembers of it, its history does not
		last, any = r.trail(trail)
	}
	switch r.whither(session.ID(), own, last, any, a.offered == last.Article) {
	case nowhere:
		a.say(action.Info, r.nothing)
	case here:
		a.retraceHere(r)
	case elsewhere:
		a.retraceElsewhere(r, last.Article)
	case offer:
		a.offered = last.Article
		a.say(action.Info, lang.Text{En: "Nothing to undo in this article; u again takes back the last change in another",
			Bn: "এই নিবন্ধে ফেরানোর কিছু নেই; আবার u চাপলে অন্য নিবন্ধের শেষ বদলটি ফিরবে"})
	}
}

// retraceHere retraces a step of the article on the desk. A step that does not fit the record any more, because another
// program has changed it, ends the way back into this article and not that into others.
func (a *App) retraceHere(r retracing) bool {
	tx, ok := r.propose(a.work.session.History())
	if !ok {
		return false
	}
	if !a.commit(tx) {
		if a.stop() != nil {
			return false
		}
		a.options.Desk.Trail().Forget(a.work.session.ID())
		return false
	}
	if id, at, ok := placeOf(tx); ok {
		a.adjust = ""
		a.work.reader.Clear()
		a.work.reader.MoveTo(at, false)
		if s, back := a.work.set().Span(id); back {
			a.goToSpan(s)
		}
	}
	a.say(action.Good, lang.Text{En: "%s: %s", Bn: "%s: %s"}, r.said, a.describe(tx, a.work.reader.Article, r.back))
	return true
}

// retraceElsewhere goes to another article and retraces its last step there. Where the article can't be opened any more,
// the dataset's record of it is enough.
func (a *App) retraceElsewhere(r retracing, id string) {
	if a.adjust != "" {
		a.adjust = ""
		a.work.reader.Clear()
	}
	err := a.goToArticle(id)
	if a.cancelled() {
		return
	}
	if err != nil {
		a.retraceUnseen(r, id, err)
		return
	}
	if !r.own(a.work.session.History()) {
		a.options.Desk.Trail().Forget(id)
		a.say(action.Warn, lang.Text{En: "The record of this article was changed by another program: there is nothing to take back " +
			"here any more",
			Bn: "অন্য প্রোগ্রাম এই নিবন্ধের নথি বদলেছে: এখানে আর কিছু ফেরানোর নেই"})
		return
	}
	told := a.message.text
	if !a.retraceHere(r) || a.message.tone != action.Good {
		return
	}
	a.message.text += a.view.Lang.Format(lang.Text{En: " · in article %s", Bn: " · নিবন্ধ %s"}, a.whereabouts())
	if told != "" {
		a.message.text += " · " + told
	}
}

// retraceUnseen retraces the last step of an article whose source can't be read, and says why it is not on screen.
func (a *App) retraceUnseen(r retracing, id string, why error) {
	s, err := a.options.Desk.Recorded(id)
	if a.cancelled() {
		return
	}
	if err != nil {
		a.options.Desk.Trail().Forget(id)
		a.say(action.Bad, lang.Text{En: "Not done: %v", Bn: "করা গেল না: %v"}, err)
		return
	}
	tx, ok := r.propose(s.History())
	cursor, _ := s.Cursor()
	if ok {
		err = s.Commit(tx, cursor)
	}
	if errors.Is(err, stop.ErrCancelled) {
		a.say(action.Warn, textCancelled)
		return
	}
	if !ok || err != nil && a.options.Desk.Unsaved() == 0 {
		a.options.Desk.Trail().Forget(id)
		a.say(action.Bad, lang.Text{En: "The last change in “%s” can't be taken back: %v", Bn: "“%s” নিবন্ধের শেষ বদল ফেরানো গেল না: %v"},
			id,
			err)
		return
	}
	a.say(action.Warn, lang.Text{En: "%s in “%s”: %s; it can't be shown: %v", Bn: "%s, “%s”: %s; এটি দেখানো যায় না: %v"},
		r.said, id, a.describe(tx, s.Article(), r.back), why)
}

// describe names what a transaction is about: its first span, relation or answer. Back says that it takes something back.
func (a *App) describe(tx annotations.Transaction, in *model.Article, back bool) string {
	for _, c := range tx.Changes {
		for _, s := range []*annotations.Span{c.SpanAfter, c.SpanBefore} {
			if s != nil {
				return a.words.Label(s.Label) + " “" + words.Excerpt(in, s.Range) + "”"
			}
		}
		for _, r := range []*annotations.Relation{c.RelationAfter, c.RelationBefore} {
			if r != nil {
				return a.words.Relation(r.Label)
			}
		}
		if c.AnswerAfter != nil {
			return a.describeAnswer(*c.AnswerBefore, *c.AnswerAfter, back)
		}
	}
	return ""
}

// describeAnswer says which answer was given or taken back, and what holds now.
func (a *App) describeAnswer(before, after annotations.Answer, back bool) string {
	marked := after
	if back {
		marked = before
	}
	if marked == annotations.InProgress {
		return a.view.Lang.Format(lang.Text{En: "reopened; it is %s now", Bn: "আবার খোলা; এখন %s"}, a.words.Answer(after))
	}
	return a.view.Lang.Format(lang.Text{En: "marked %s; it is %s now", Bn: "%s চিহ্নিত; এখন %s"}, a.words.Answer(marked),
		a.words.Answer(after))
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
