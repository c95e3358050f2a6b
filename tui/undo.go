package tui

import (
	"errors"

	"tippani/tui/action"
	"tippani/tui/chrome"
	"tippani/tui/lang"
	"tippani/tui/pen"
	"tippani/tui/shelf"
)

// retrace takes the last change back, or makes it again, in whichever article it was. Both are transactions like any other and go to where
// the change is.
func retrace(r pen.Retracing) func(*App) action.Action {
	return func(a *App) action.Action {
		p, trail := a.work.pen, a.options.Desk.Trail()
		to, another := r.Whither(p, trail, a.out.offered)
		switch to {
		case pen.Here:
			outcome, said := r.Retrace(p, trail)
			return action.All{said, retraced(outcome)}
		case pen.Elsewhere:
			return retraceElsewhere(a, r, another)
		case pen.Offer:
			a.out.offered = another
			return action.Tell(lang.Text{En: "Nothing to undo in this article; u again takes back the last change in another",
				Bn: "এই নিবন্ধে ফেরানোর কিছু নেই; আবার u চাপলে অন্য নিবন্ধের শেষ বদলটি ফিরবে"})
		}
		return r.Nothing()
	}
}

// retraced says what was retraced, if anything was.
func retraced(outcome string) action.Action {
	if outcome == "" {
		return nil
	}
	return action.Done(action.Verbatim, outcome)
}

// retraceElsewhere goes to another article and retraces its last step there. Where the article can't be opened any more,
// the dataset's record of it is enough.
func retraceElsewhere(a *App, r pen.Retracing, id string) action.Action {
	a.work.pen.GiveUp()
	near := a.work.At
	var moved bool
	return a.take(func() (t shelf.Taken, err error) {
		t, moved, err = a.shelf.TakeArticle(id, near)
		return t, err
	}, func(err error) action.Action {
		switch {
		case a.options.Cancel.Err() != nil:
			return action.Cancelled
		case moved:
			return a.goTo(near, func(again error) action.Action { return retraceUnseen(a, r, id, errors.Join(err, again)) })
		case err != nil:
			return retraceUnseen(a, r, id, err)
		}
		p := a.work.pen
		if !r.Own(p.Session.History()) {
			a.options.Desk.Trail().Forget(id)
			return action.Refuse(lang.Text{En: "The record of this article was changed by another program: there is nothing " +
				"to take back " +
				"here any more",
				Bn: "অন্য প্রোগ্রাম এই নিবন্ধের নথি বদলেছে: এখানে আর কিছু ফেরানোর নেই"})
		}
		told := a.out.message
		outcome, said := r.Retrace(p, a.options.Desk.Trail())
		if outcome != "" {
			outcome += a.view.Lang.Format(lang.Text{En: " · in article %s", Bn: " · নিবন্ধ %s"}, a.bars().Whereabouts())
			if told != (chrome.Message{}) {
				outcome += " · " + told.Text
			}
		}
		return action.All{said, retraced(outcome)}
	})
}

// retraceUnseen retraces the last step of an article that can't be shown.
func retraceUnseen(a *App, r pen.Retracing, id string, why error) action.Action {
	var said action.Action
	return action.Work{
		Run:  func() { said = r.RetraceUnseen(a.kit(), a.options.Desk, id, why) },
		Then: func() action.Action { return said },
	}
}
