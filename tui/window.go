package tui

import (
	"tippani/tui/action"
	"tippani/tui/lang"
)

// asked is what an action wants of the program around the App, which alone may touch the terminal.
type asked struct {
	redraw, suspend bool
	copy            string
}

// Asked hands over, once, what the last action wants of the terminal: a redraw, to suspend, a text for the clipboard.
func (a *App) Asked() (redraw, suspend bool, copy string) {
	redraw, suspend, copy = a.asked.redraw, a.asked.suspend, a.asked.copy
	a.asked = asked{}
	return redraw, suspend, copy
}

// measure lengthens or shortens the lines.
func measure(n int) func(*App) {
	return func(a *App) {
		const least, most = 20, 400
		shown := a.geometry().textColumns
		a.options.Measure = min(max(shown+n, least), most)
		a.relay()
		if now := a.geometry().textColumns; now == shown && n > 0 {
			a.options.Measure = shown
			a.say(action.Info, lang.Text{En: "Lines are as long as the window allows: %s columns",
				Bn: "জানালায় এর চেয়ে লম্বা লাইন ধরে না: %s ঘর"}, lang.Number(shown))
		} else {
			a.say(action.Info, lang.Text{En: "Lines of at most %s columns", Bn: "লাইনে সর্বোচ্চ %s ঘর"}, lang.Number(now))
		}
	}
}

func (a *App) toggleBrackets() {
	if !a.view.Colour {
		a.say(action.Info, lang.Text{En: "Without colours the brackets stay", Bn: "রং না থাকলে বন্ধনী থাকে"})
		return
	}
	if a.words.Colours().Alike {
		a.say(action.Info, lang.Text{En: "Two labels have colours too much alike here: the brackets stay",
			Bn: "দুটি লেবেলের রং এখানে প্রায় এক: বন্ধনী থাকে"})
		return
	}
	a.view.Brackets = !a.view.Brackets
	a.relay()
}

func (a *App) toggleTheme() {
	a.view.SetDark(!a.view.Theme.Dark)
}

// copy hands the selection, or the span or word under the cursor, to the terminal's clipboard.
func (a *App) copy() {
	rg := a.target()
	if s, ok := a.currentSpan(); ok && a.work.reader.Selected().Empty() {
		rg = s.Range
	}
	if rg.Empty() {
		a.say(action.Warn, lang.Text{En: "There is nothing here to copy", Bn: "নেওয়ার মতো কিছু এখানে নেই"})
		return
	}
	a.asked.copy = a.work.reader.Article.Slice(rg)
	a.say(action.Info, lang.Text{En: "Sent to the terminal, for its clipboard: %s", Bn: "টার্মিনালের ক্লিপবোর্ডে পাঠানো হলো: %s"},
		a.excerpt(rg))
}

// notCopied says that a text was too long for the clipboard.
func (a *App) notCopied() {
	a.say(action.Warn, lang.Text{En: "Too long for a terminal's clipboard: nothing was copied",
		Bn: "টার্মিনালের ক্লিপবোর্ডের জন্য বেশি বড়: কিছু নেওয়া হয়নি"})
}

// copiedToTmux says what became of a text in the tmux around the program. It says nothing if something else is being told by now.
func (a *App) copiedToTmux(told message, err error) {
	switch {
	case a.message != told:
	case err != nil:
		a.say(action.Warn, lang.Text{En: "Sent to the terminal; tmux did not take it (%v)", Bn: "টার্মিনালে পাঠানো হলো; tmux নেয়নি (%v)"},
			err)
	default:
		a.say(action.Info, lang.Text{En: "In tmux's buffer, and sent to the terminal, for its clipboard",
			Bn: "tmux-এর বাফারে রাখা হলো, টার্মিনালের ক্লিপবোর্ডেও পাঠানো হলো"})
	}
}

// leaveProgram ends the program; while something could not be saved it asks first.
func (a *App) leaveProgram() {
	if a.options.Desk.Unsaved() > 0 {
		a.openRescue()
		return
	}
	a.settle()
	a.leave()
	a.quit = true
}

// settle keeps the ends of a span that is being adjusted when something else begins: what the screen shows is not lost.
func (a *App) settle() {
	if a.adjust == "" {
		return
	}
	a.keepAdjusted()
	a.adjust = ""
	a.work.reader.Clear()
}
