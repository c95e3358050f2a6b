package tui

import (
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/body"
	"tippani/tui/canvas"
	"tippani/tui/keymap"
	"tippani/tui/lang"
)

// deciding is what an adjudicator's keys do.
func deciding() map[keymap.Action]handler {
	all := map[keymap.Action]handler{
		keymap.RejectVersions: {run: func(a *App) action.Action { return a.review.Reject(a.work.pen) }, why: nothingToDecide},
		keymap.Reason:         {run: func(a *App) action.Action { return a.review.Reason(a.work.pen) }, why: nothingToDecide},
	}
	for i, name := range keymap.Versions() {
		all[name] = handler{run: func(a *App) action.Action { return a.review.Take(a.work.pen, i) }, why: nothingToDecide}
	}
	return all
}

func nothingToDecide(a *App) lang.Text {
	if a.review == nil {
		return lang.Text{En: "Nothing is decided between annotators here: tippani review does that",
			Bn: "এখানে মতভেদের নিষ্পত্তি হয় না: tippani review তা করে"}
	}
	return a.review.NoItem(a.work.pen)
}

// reviewing is where keys go while one decides between annotators.
func reviewing(a *App) keymap.Context {
	if _, ok := a.review.Current(a.work.pen); ok && a.review.Mine == "" {
		return keymap.Deciding
	}
	return keymap.Reviewing
}

// beginReview goes to what is to be decided first in the article that was laid on the desk.
func (a *App) beginReview() action.Action {
	if a.review == nil {
		return nil
	}
	asked := a.review.Put(a.work.pen)
	a.relay() // the versions take as many rows as the article has annotators
	a.work.pen.Reader.Reveal()
	return asked
}

// follow goes on from what is decided by now.
func (a *App) follow() {
	if a.review != nil && a.dialogs.Top() == nil && len(a.out.work) == 0 {
		a.perform(a.review.Follow(a.work.pen))
	}
}

// disputedIn lists what is not decided yet over a range; nil where nothing is to be decided.
func disputedIn(a *App) func(model.Range) []body.Dispute {
	if a.review == nil {
		return nil
	}
	return func(r model.Range) []body.Dispute {
		var out []body.Dispute
		for _, m := range a.review.Marks(a.work.pen, r) {
			out = append(out, body.Dispute(m))
		}
		return out
	}
}

// drawPanel draws the side panel: the spans, or what is to be decided.
func (a *App) drawPanel(rows []*canvas.Row, g body.Geometry) {
	if a.review != nil {
		a.review.DrawList(a.work.pen, rows, g.Panel, a.panel.Focused)
		return
	}
	panelList(a).Draw(rows, g.Panel)
}

// clickPanel goes to what stands in a row of the side panel.
func (a *App) clickPanel(row int, g body.Geometry) {
	if a.review != nil {
		a.review.Click(a.work.pen, row, g.TextRows)
		return
	}
	a.perform(panelList(a).Click(row, g.TextRows))
}
