package pen

import (
	"maps"
	"strings"

	"tippani/annotations"
	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/lang"
)

// Palette lists the labels for the target: typing narrows, a digit or enter applies.
func (p *Pen) Palette() action.Action {
	rg := p.Target()
	if rg.Empty() {
		return action.Refuse(textNoWord)
	}
	return p.palette(p.Screen.Lang.Format(lang.Text{En: "Label “%s”", Bn: "“%s”: লেবেল বেছে নিন"}, p.excerpt(rg)), "", p.label)
}

// Relabel lists the labels for the span under the cursor.
func (p *Pen) Relabel() action.Action {
	s, ok := p.Current()
	if !ok {
		return nil
	}
	title := p.Screen.Lang.Format(lang.Text{En: "Relabel “%s”", Bn: "“%s”-এর নতুন লেবেল"}, p.excerpt(s.Range))
	return p.palette(title, s.Label, func(l *annotations.Label) action.Action { return p.relabel(s, l) })
}

func (k Kit) palette(title, current string, pick func(*annotations.Label) action.Action) action.Action {
	labels := k.Schema.Labels
	code := k.Screen.Lang.Code()
	choices := make([]dialog.Choice, len(labels))
	chip := 0
	for _, l := range labels {
		chip = max(chip, k.Screen.TextColumns(k.Words.Tag(l.Name)))
	}
	for i, l := range labels {
		help, title := l.Description.In(code), l.Display.In(code)
		if title == k.Words.Tag(l.Name) {
			title = l.Name // as the dataset has it
		}
		choices[i] = dialog.Choice{
			Key: l.Key, Chip: k.Words.Chip(k.Words.Tag(l.Name), chip), Look: k.Words.Look(l.Name),
			Title: title, Detail: k.Words.Kind(l.Kind), Help: strings.Join(strings.Fields(help), " "),
			Match: strings.Join([]string{l.Name, l.Display.BN, l.Display.EN, string(l.Kind)}, "\n"),
			On:    l.Name == current,
		}
	}
	c := dialog.NewChooser(title, choices)
	c.Hint = k.Screen.Lang.Of(lang.Text{En: " type to filter · enter applies · esc closes ",
		Bn: " লিখে খুঁজুন · enter: বসান · esc: বন্ধ "})
	c.Pick = func(i int) action.Action { return pick(&labels[i]) }
	return dialog.Open{Dialog: c}
}

// Attributes lists the values that the attributes of the span under the cursor may take; picking the one in force clears it.
func (p *Pen) Attributes() action.Action {
	s, ok := p.Current()
	if !ok {
		return nil
	}
	l, known := p.Schema.Label(s.Label)
	if !known {
		return nil
	}
	code := p.Screen.Lang.Code()
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
	c := dialog.NewChooser(p.Screen.Lang.Format(lang.Text{En: "%s: attributes", Bn: "%s: বৈশিষ্ট্য"}, p.Words.Label(s.Label)), choices)
	c.Hint = p.Screen.Lang.Of(lang.Text{En: " a digit or enter sets, or clears what is set ",
		Bn: " অঙ্ক বা enter বসায়, বসানো থাকলে মোছে "})
	c.Pick = func(i int) action.Action { return setAttribute(p, s, settings[i].name, settings[i].value) }
	return dialog.Open{Dialog: c}
}

// setAttribute gives a span's attribute a value, or clears it if it has that value.
func setAttribute(p *Pen, s *annotations.Span, name, value string) action.Action {
	t := *s
	t.Attrs = map[string]string{}
	maps.Copy(t.Attrs, s.Attrs)
	text, done := p.Words.Attribute(s, name), lang.Text{En: "No longer %s", Bn: "সরানো হলো: %s"}
	if t.Attrs[name] == value {
		delete(t.Attrs, name)
	} else {
		t.Attrs[name] = value
		text, done = p.Words.Attribute(&t, name), action.Verbatim
	}
	if len(t.Attrs) == 0 {
		t.Attrs = nil
	}
	return p.change(replacing(p, &t, "attribute"), done, text)
}
