package tui

import (
	"strings"

	"tippani/annotations"
	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/lang"
)

// openPalette lists the labels for the target: typing narrows, a digit or enter applies.
func (a *App) openPalette() {
	rg := a.target()
	if rg.Empty() {
		a.say(action.Warn, lang.Text{En: "There is no word here to label", Bn: "লেবেল দেওয়ার মতো শব্দ এখানে নেই"})
		return
	}
	title := a.view.Lang.Format(lang.Text{En: "Label “%s”", Bn: "“%s”: লেবেল বেছে নিন"}, a.excerpt(rg))
	a.palette(title, "", a.applyLabel)
}

// openRelabel lists the labels for the span under the cursor.
func (a *App) openRelabel() {
	s, ok := a.currentSpan()
	if !ok {
		return
	}
	title := a.view.Lang.Format(lang.Text{En: "Relabel “%s”", Bn: "“%s”-এর নতুন লেবেল"}, a.excerpt(s.Range))
	a.palette(title, s.Label, func(l *annotations.Label) { a.relabelTo(s, l) })
}

func (a *App) palette(title, current string, pick func(*annotations.Label)) {
	labels := a.schema.Labels
	code := a.view.Lang.Code()
	choices := make([]dialog.Choice, len(labels))
	chip := 0
	for _, l := range labels {
		chip = max(chip, a.view.TextColumns(l.Name))
	}
	for i, l := range labels {
		help := l.Description.In(code)
		choices[i] = dialog.Choice{
			Key: l.Key, Chip: a.words.Chip(l.Name, chip), Look: a.words.Look(l.Name),
			Title: l.Display.In(code), Detail: a.words.Kind(l.Kind), Help: strings.Join(strings.Fields(help), " "),
			Match: strings.Join([]string{l.Name, l.Display.BN, l.Display.EN, string(l.Kind)}, "\n"),
			On:    l.Name == current,
		}
	}
	c := dialog.NewChooser(title, choices)
	c.Hint = a.view.Lang.Of(lang.Text{En: " type to filter · enter applies · esc closes ", Bn: " লিখে খুঁজুন · enter: বসান · esc: বন্ধ "})
	c.Pick = told(func(i int) { pick(&labels[i]) })
	a.open(c)
}

// openAttributes lists the values that the attributes of the span under the cursor may take; picking the one in force clears it.
func (a *App) openAttributes() {
	s, ok := a.currentSpan()
	if !ok {
		return
	}
	l, known := a.schema.Label(s.Label)
	if !known {
		return
	}
	code := a.view.Lang.Code()
	type setting struct{ name, value string }
	var settings []setting
	var choices []dialog.Choice
	for _, at := range l.Attributes {
		for _, v := range at.Values {
			settings = append(settings, setting{at.Name, v.Name})
			key := ""
			if n := len(choices) + 1; n <= 9 {
				key = string(rune('0' + n))
			}
			choices = append(choices, dialog.Choice{
				Key: key, Title: v.Display.In(code), Detail: at.Display.In(code),
				Match: strings.Join([]string{v.Name, v.Display.BN, v.Display.EN, at.Name}, "\n"), Help: v.Description.In(code),
				On: s.Attrs[at.Name] == v.Name,
			})
		}
	}
	c := dialog.NewChooser(a.view.Lang.Format(lang.Text{En: "%s: attributes", Bn: "%s: বৈশিষ্ট্য"}, a.words.Label(s.Label)), choices)
	c.Hint = a.view.Lang.Of(lang.Text{En: " a digit or enter sets, or clears what is set ", Bn: " অঙ্ক বা enter বসায়, বসানো থাকলে মোছে "})
	c.Pick = told(func(i int) { a.setAttribute(s, settings[i].name, settings[i].value) })
	a.open(c)
}

// setAttribute gives a span's attribute a value, or clears it if it has that value.
func (a *App) setAttribute(s *annotations.Span, name, value string) {
	t := *s
	t.Attrs = map[string]string{}
	for k, v := range s.Attrs {
		t.Attrs[k] = v
	}
	text, said := a.words.Attribute(s, name), lang.Text{En: "No longer %s", Bn: "সরানো হলো: %s"}
	if t.Attrs[name] == value {
		delete(t.Attrs, name)
	} else {
		t.Attrs[name] = value
		text, said = a.words.Attribute(&t, name), lang.Text{En: "%s", Bn: "%s"}
	}
	if len(t.Attrs) == 0 {
		t.Attrs = nil
	}
	if a.replace(&t, "attribute") {
		a.say(action.Good, said, text)
	}
}
