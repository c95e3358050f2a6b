package tui

import (
	"tippani/tui/action"
	"tippani/tui/body"
	"tippani/tui/chrome"
	"tippani/tui/lang"
	"tippani/tui/panel"
	"tippani/tui/pen"
	"tippani/tui/rescue"
	"tippani/tui/style"
)

// Asked hands over, once, what the last action wants of the terminal: a redraw, to suspend, a text for the clipboard.
func (a *App) Asked() (redraw, suspend bool, copy string) {
	o := &a.out
	redraw, suspend, copy = o.redraw, o.suspend, o.copy
	o.redraw, o.suspend, o.copy = false, false, ""
	return redraw, suspend, copy
}

func (a *App) geometry() body.Geometry {
	g := body.Arrange(&a.view, a.options.Measure, a.panel.Shown(a.view.Columns))
	if a.review != nil {
		g = g.WithVersions(a.review.Height(a.view.Rows))
	}
	return g
}

// measure lengthens or shortens the lines.
func measure(n int) func(*App) action.Action {
	return func(a *App) action.Action {
		const least, most = 20, 400
		shown := a.geometry().TextColumns
		a.options.Measure = min(max(shown+n, least), most)
		a.relay()
		now := a.geometry().TextColumns
		if now == shown && n > 0 {
			a.options.Measure = shown
			return action.Tell(lang.Text{En: "Lines are as long as the window allows: %s columns",
				Bn: "জানালায় এর চেয়ে লম্বা লাইন ধরে না: %s ঘর"}, lang.Number(shown))
		}
		return action.Tell(lang.Text{En: "Lines of at most %s columns", Bn: "লাইনে সর্বোচ্চ %s ঘর"}, lang.Number(now))
	}
}

// cycleTags goes on to the next way of naming labels under the text.
func cycleTags(a *App) action.Action {
	if !a.view.Colour {
		return action.Tell(lang.Text{En: "Without colours the brackets stay", Bn: "রং না থাকলে বন্ধনী থাকে"})
	}
	if a.words.Colours().Alike {
		return action.Tell(lang.Text{En: "Two labels have colours too much alike here: the brackets stay",
			Bn: "দুটি লেবেলের রং এখানে প্রায় এক: বন্ধনী থাকে"})
	}
	a.view.Tags = a.view.Tags.Next()
	a.relay()
	return action.Tell(tagsTexts[a.view.Tags])
}

var tagsTexts = map[style.Tags]lang.Text{
	style.TagsAuto:     {En: "Labels are named where a span begins", Bn: "চিহ্নিত অংশের শুরুতে লেবেলের নাম"},
	style.TagsBrackets: {En: "Labels are named on every line", Bn: "প্রতি লাইনে লেবেলের নাম"},
	style.TagsOff:      {En: "Labels are not named under the text", Bn: "লেখার নিচে লেবেলের নাম নেই"},
}

func toggleTheme(a *App) action.Action {
	a.view.SetDark(!a.view.Theme.Dark)
	a.view.Drawing = a.text.Drawing(&a.view, a.printed) // in the other colours
	return nil
}

func togglePanel(a *App) action.Action {
	a.panel.Show(!a.panel.Shown(a.view.Columns))
	a.relay()
	return nil
}

// focusPanel hands up, down and enter to the panel, or takes them back.
func focusPanel(a *App) action.Action {
	a.showPanel()
	a.panel.Focused = !a.panel.Focused && a.panel.Shown(a.view.Columns)
	if !a.panel.Focused {
		return nil
	}
	if s, ok := a.work.pen.Current(); ok {
		a.work.pen.GoTo(s)
		return nil
	}
	return a.work.pen.Next()
}

// orderPanel lists the spans by label, or in the order of the text. It shows the panel if it is hidden.
func orderPanel(a *App) action.Action {
	a.showPanel()
	return a.panel.Reorder()
}

// filterPanel asks which label the panel lists.
func filterPanel(a *App) action.Action {
	if a.work.pen.Set().Len() == 0 {
		return action.Tell(pen.TextNoSpans)
	}
	a.showPanel()
	return a.panel.Filter(panelList(a))
}

// showPanel shows the side panel where it is hidden.
func (a *App) showPanel() {
	if !a.panel.Shown(a.view.Columns) {
		a.panel.Show(true)
		a.relay()
	}
}

// accept is enter where it does not open the palette: it keeps moved ends, and leaves the side panel for the text.
func accept(a *App) action.Action {
	if a.work.pen.Adjusting() {
		return a.work.pen.Keep()
	}
	a.panel.Focused = false
	return nil
}

// cancel gives up what is under way, the innermost first.
func cancel(a *App) action.Action {
	p, r := a.work.pen, a.work.pen.Reader
	switch {
	case p.GiveUp():
	case a.panel.Focused:
		a.panel.Focused = false
	case r.Selecting || !r.Selected().Empty() && !(r.Presented && a.search.On()):
		r.Clear()
	case a.search.On():
		r.Clear()
		a.search.Off()
	}
	return nil
}

// quit ends the program; while something could not be saved it asks first.
func quit(a *App) action.Action {
	if a.options.Desk.Unsaved() > 0 {
		return rescue.Open(&a.view, a.options.Desk)
	}
	return action.All{a.work.pen.Settle(), action.Quit{}}
}

// notCopied says that a text was too long for the clipboard.
func notCopied() action.Action {
	return action.Refuse(lang.Text{En: "Too long for a terminal's clipboard: nothing was copied",
		Bn: "টার্মিনালের ক্লিপবোর্ডের জন্য বেশি বড়: কিছু নেওয়া হয়নি"})
}

// copiedToTmux says what became of a text in the tmux around the program. It says nothing if something else is being told by now.
func copiedToTmux(a *App, told chrome.Message, err error) action.Action {
	switch {
	case a.out.message != told:
		return nil
	case err != nil:
		return action.Refuse(lang.Text{En: "Sent to the terminal; tmux did not take it (%v)",
			Bn: "টার্মিনালে পাঠানো হলো; tmux নেয়নি (%v)"},
			err)
	}
	return action.Tell(lang.Text{En: "In tmux's buffer, and sent to the terminal, for its clipboard",
		Bn: "tmux-এর বাফারে রাখা হলো, টার্মিনালের ক্লিপবোর্ডেও পাঠানো হলো"})
}

// Reasons why an action is not possible now, as sentences for the status line.

func noSearch(a *App) lang.Text {
	if a.search.Last() == "" && a.review == nil {
		return lang.Text{En: "Nothing searched for yet: press /", Bn: "এখনো কিছু খোঁজা হয়নি: / দিয়ে শুরু"}
	}
	return lang.Text{}
}

func tooNarrow(a *App) lang.Text {
	if a.view.Columns < panel.Least {
		return lang.Text{En: "The window is too narrow for the side panel", Bn: "পাশের তালিকার জন্য জানালা খুব সরু"}
	}
	return lang.Text{}
}

func noColour(a *App) lang.Text {
	if a.view.Theme.Plain() {
		return lang.Text{En: "This terminal shows no colours", Bn: "এই টার্মিনালে রং নেই"}
	}
	return lang.Text{}
}
