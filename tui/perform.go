package tui

import (
	"tippani/tui/action"
	"tippani/tui/chrome"
	"tippani/tui/dialog"
	"tippani/tui/jump"
	"tippani/tui/panel"
	"tippani/tui/queue"
	"tippani/tui/revise"
	"tippani/tui/search"
)

// perform does what a component asks for.
func (a *App) perform(asked action.Action) {
	switch asked := asked.(type) {
	case action.All:
		for _, one := range asked {
			a.perform(one)
		}
	case action.Say:
		a.say(asked)
	case action.Hush:
		a.out.message = chrome.Message{}
	case action.Do:
		a.do(asked.Name)
	case action.Stroke:
		a.stroke(asked.Press)
	case action.Work:
		a.out.work = append(a.out.work, asked)
	case action.Background:
		a.out.background = append(a.out.background, asked)
	case action.Copy:
		a.out.copy = asked.Text
	case action.Redraw:
		a.out.redraw = true
	case action.Suspend:
		a.out.suspend = true
	case action.Quit:
		a.leave()
		a.out.quit = true
	case dialog.Open:
		asked.Fit(&a.view)
		a.dialogs.Open(asked.Dialog)
	case dialog.Close:
		a.dialogs.Close()
		if asked.Then != nil {
			a.perform(asked.Then())
		}
	default:
		a.performOf(asked)
	}
}

// performOf does what the components that belong to an article, or lead to another, ask for.
func (a *App) performOf(asked action.Action) {
	switch asked := asked.(type) {
	case chrome.Label:
		a.perform(a.label(asked.Label))
	case panel.Picked:
		a.perform(a.work.pen.Settle())
		a.work.pen.GoTo(asked.Span)
	case jump.Ended:
		a.work.jump = nil
		if asked.Arrived {
			a.work.pen.Arrived()
		}
	case search.Arrived:
		a.work.pen.Arrived()
	case search.All:
		a.perform(dialog.Open{Dialog: a.roundup.OpenSearch(&a.view, asked.Query)})
	case queue.Visit:
		a.perform(visitArticle(a, asked))
	case revise.Reopen:
		a.perform(a.reopen(asked.Then))
	case revise.Placed:
		a.work.pen.Reader.MoveTo(asked.At, false)
	}
}

// say puts a sentence into the status line. While something is not saved nothing is reported as well done: why it could not be saved
// stays on screen instead.
func (a *App) say(s action.Say) {
	if s.Tone == action.Good && a.out.message.Tone == action.Bad && a.options.Desk.Unsaved() > 0 {
		return
	}
	a.out.message = chrome.Message{Text: a.view.Lang.Format(s.Text, s.Values...), Tone: s.Tone}
}
