package tui

import (
	"tippani/tui/keymap"
	"tippani/tui/lang"
)

// layout is the Bengali keyboard layout in use, nil while it is not known.
func (a *App) layout() *keymap.Layout {
	if a.options.Layouts == nil {
		return nil
	}
	l, _ := a.options.Layouts.Current()
	return l
}

// resolve finds the action of one keystroke; "" when it has none, or when the user has to say first which layout is in use.
func (a *App) resolve(in keymap.Context, k press) keymap.Action {
	m := a.options.Keys.Lookup(in, k.name, a.layout())
	if m.Choices != nil {
		a.askLayout(in, k, m.Choices)
		return ""
	}
	return m.Action
}

// physical is the US letter on the physical key that types text in the layout in use; text itself when it is ASCII or no layout is
// known to have it.
func (a *App) physical(text string) string {
	m := a.options.Keys.Lookup(keymap.Reading, text, a.layout())
	if m.Key != "" {
		return m.Key
	}
	return text
}

// askLayout asks, once, which Bengali layout the keyboard has: the letter alone does not tell.
func (a *App) askLayout(in keymap.Context, k press, choices []keymap.Choice) {
	all := keymap.Layouts()
	list := make([]choice, len(all))
	for i, l := range all {
		detail := ""
		for _, c := range choices {
			if c.Layout == l {
				detail = c.Key + " → " + a.actionName(c.Action)
			}
		}
		list[i] = choice{title: l.Title, detail: detail, match: l.Title + "\n" + l.Name}
		if i < 9 {
			list[i].key = string(rune('1' + i))
		}
	}
	c := newChooser(a.view.lang.Format(lang.Text{En: "“%s”: which Bengali keyboard is this?", Bn: "“%s”: কোন বাংলা কিবোর্ড এটি?"}, k.text),
		list)
	c.plain = true
	c.hint = a.view.lang.Of(lang.Text{En: " asked once, then remembered; not in the list? type shortcuts in English ",
		Bn: " একবার বললেই মনে থাকবে; তালিকায় না থাকলে ইংরেজি কিবোর্ডে চাপুন "})
	c.pick = func(a *App, i int) {
		if err := a.options.Layouts.Remember(all[i]); err != nil {
			a.say(toneWarn, lang.Text{En: "The layout holds for now but could not be remembered: %v",
				Bn: "লেআউটটি শুধু এবারের জন্য থাকল, মনে রাখা গেল না: %v"}, err)
		}
		if do := a.resolve(in, k); do != "" {
			a.do(do)
		}
	}
	if a.options.Layouts != nil && a.dialog == nil {
		a.open(c)
	}
}

func (a *App) actionName(name keymap.Action) string {
	if act, ok := a.actions[name]; ok {
		return a.view.lang.Of(act.text)
	}
	return a.view.lang.Of(lang.Text{En: "nothing", Bn: "কিছু না"})
}
