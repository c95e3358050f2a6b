package tui

import (
	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/lang"
)

func (a *App) layout() *keymap.Layout { return a.keyboard().Layout() }

// resolve finds the action of one keystroke; "" when it has none, or when the user has to say first which layout is in use.
func (a *App) resolve(in keymap.Context, k keys.Press) keymap.Action {
	m := a.keyboard().Lookup(in, k)
	if m.Choices != nil {
		a.askLayout(in, k, m.Choices)
		return ""
	}
	return m.Action
}

func (a *App) physical(text string) string { return a.keyboard().Physical(text) }

// askLayout asks, once, which Bengali layout the keyboard has: the letter alone does not tell.
func (a *App) askLayout(in keymap.Context, k keys.Press, choices []keymap.Choice) {
	all := keymap.Layouts()
	list := make([]dialog.Choice, len(all))
	for i, l := range all {
		detail := ""
		for _, c := range choices {
			if c.Layout == l {
				detail = c.Key + " → " + a.actionName(c.Action)
			}
		}
		list[i] = dialog.Choice{Title: l.Title, Detail: detail, Match: l.Title + "\n" + l.Name}
		if i < 9 {
			list[i].Key = string(rune('1' + i))
		}
	}
	c := dialog.NewChooser(a.view.Lang.Format(lang.Text{En: "“%s”: which Bengali keyboard is this?", Bn: "“%s”: কোন বাংলা কিবোর্ড এটি?"},
		k.Text),
		list)
	c.Plain = true
	c.Hint = a.view.Lang.Of(lang.Text{En: " asked once, then remembered; not in the list? type shortcuts in English ",
		Bn: " একবার বললেই মনে থাকবে; তালিকায় না থাকলে ইংরেজি কিবোর্ডে চাপুন "})
	c.Pick = told(func(i int) {
		if err := a.options.Layouts.Remember(all[i]); err != nil {
			a.say(action.Warn, lang.Text{En: "The layout holds for now but could not be remembered: %v",
				Bn: "লেআউটটি শুধু এবারের জন্য থাকল, মনে রাখা গেল না: %v"}, err)
		}
		if do := a.resolve(in, k); do != "" {
			a.do(do)
		}
	})
	if a.options.Layouts != nil && a.dialogs.Top() == nil {
		a.open(c)
	}
}

func (a *App) actionName(name keymap.Action) string {
	if act, ok := a.actions[name]; ok {
		return a.view.Lang.Of(act.text)
	}
	return a.view.Lang.Of(lang.Text{En: "nothing", Bn: "কিছু না"})
}
