package tui

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/reader"
	"tippani/tui/words"
)

// target is what a label would go on: the selection, trimmed; the span that was labelled just now; or the word under the
// cursor. Empty when there is none of these.
func (a *App) target() model.Range {
	r := a.work.reader
	if rg := r.Selected(); !rg.Empty() {
		return model.Trim(r.Article, rg)
	}
	if s, ok := a.work.set().Span(a.focus.made.span); ok && a.focus.made.at == r.Selection {
		return s.Range
	}
	return model.Trim(r.Article, a.wordHere())
}

// labelled makes a span the current one after it was given a label.
func (a *App) labelled(s *annotations.Span) {
	a.work.reader.Clear()
	a.focus.current = s.ID
	a.focus.made = made{s.ID, a.work.reader.Selection}
}

// wordHere is the word under the cursor, or the one that ends just before it; punctuation is none.
func (a *App) wordHere() model.Range {
	r := a.work.reader
	rg := model.Trim(r.Article, model.WordAt(r.Article, r.Cursor()))
	if rg.Empty() && r.Cursor() > 0 {
		rg = model.WordAt(r.Article, model.PrevCluster(r.Article, r.Cursor()))
	}
	if !reader.WorthLabelling(r.Article, rg) {
		return model.Range{}
	}
	return rg
}

// labelWith puts the schema's nth label, from 0, on the target.
func labelWith(n int) func(*App) {
	return func(a *App) {
		l := labelOn(a.schema, n)
		if l == nil {
			a.say(action.Warn, lang.Text{En: "No label has this digit: enter lists all",
				Bn: "এই অঙ্কে কোনো লেবেল নেই: enter চাপলে সব দেখাবে"})
			return
		}
		a.putLabel(l)
	}
}

// putLabel is a label's key: the span whose ends are being moved gets the label, with the ends that are shown; else the target.
func (a *App) putLabel(l *annotations.Label) {
	if s, ok := a.work.set().Span(a.adjust); ok {
		a.relabelTo(a.asShown(s), l)
		return
	}
	a.applyLabel(l)
}

// labelOn is the label of the nth digit, from 0: the one whose key it is, else the schema's nth if that has no key of its own.
// Nil if there is none.
func labelOn(s *annotations.Schema, n int) *annotations.Label {
	if l, ok := s.LabelForKey(labelDigits[n : n+1]); ok {
		return l
	}
	if n < len(s.Labels) && s.Labels[n].Key == "" {
		return &s.Labels[n]
	}
	return nil
}

// labelDigits are the characters on the keys of the label actions, in their order.
const labelDigits = "1234567890"

// labelOf is the label that has typed as a key of its own, as it is or as the physical key of the layout in use.
func (a *App) labelOf(typed string) *annotations.Label {
	for _, key := range []string{typed, a.physical(typed)} {
		if l, ok := a.schema.LabelForKey(key); ok {
			return l
		}
	}
	return nil
}

// keyOfLabel is the key that sets a label in the text; "" when only the palette does.
func (a *App) keyOfLabel(l *annotations.Label) string {
	for n, name := range labelActions {
		if labelOn(a.schema, n) == l {
			if keys := a.options.Keys.Keys(name, keymap.Reading); len(keys) > 0 {
				return keys[0]
			}
		}
	}
	if l.Key == "" {
		return ""
	}
	if _, taken := a.options.Keys.Taken(l.Key, a.layout()); taken {
		return ""
	}
	return l.Key
}

// applyLabel labels the target. What is a span already, and was not selected by hand, gets the label instead of the one it had,
// if both are of one kind: pressing another digit corrects.
func (a *App) applyLabel(l *annotations.Label) {
	w := a.work
	rg := a.target()
	if rg.Empty() {
		a.say(action.Warn, lang.Text{En: "There is no word here to label", Bn: "লেবেল দেওয়ার মতো শব্দ এখানে নেই"})
		return
	}
	for _, s := range w.set().Overlapping(rg) {
		if s.Range != rg {
			continue
		}
		if s.Label == l.Name {
			a.say(action.Info, lang.Text{En: "“%s” is %s already", Bn: "“%s” আগে থেকেই %s"}, a.excerpt(rg), a.words.Label(l.Name))
			a.labelled(s)
			return
		}
		if s.Kind == l.Kind && (w.reader.Presented || w.reader.Selected().Empty()) {
			a.relabelTo(s, l)
			return
		}
	}
	s := &annotations.Span{ID: w.set().NewSpanID(), Range: rg, Label: l.Name, Kind: l.Kind, Attrs: l.DefaultAttrs()}
	if a.commit(annotations.AddSpan(s).By(annotations.ByHand("key"))) {
		a.labelled(s)
		a.say(action.Good, lang.Text{En: "%s: %s", Bn: "%s: %s"}, a.words.Label(l.Name), a.excerpt(rg))
	}
}

// relabelTo gives a span another label, and says what had to go with the old one.
func (a *App) relabelTo(s *annotations.Span, l *annotations.Label) {
	if s.Label == l.Name && s.Kind == l.Kind {
		a.say(action.Info, lang.Text{En: "“%s” is %s already", Bn: "“%s” আগে থেকেই %s"}, a.excerpt(s.Range), a.words.Label(l.Name))
		return
	}
	tx, lost := a.schema.Relabel(a.work.set(), s, l)
	if !a.commit(tx.By(annotations.ByHand("relabel"))) {
		return
	}
	if now, ok := a.work.set().Span(s.ID); ok && a.adjust == "" {
		a.labelled(now)
	}
	text := lang.Text{En: "%s is now %s", Bn: "%s এখন %s"}
	if len(lost) > 0 {
		text = lang.Text{En: "%s is now %s; its link %s does not go with that and was removed, u brings it back",
			Bn: "%s এখন %s; %s সংযোগ এতে চলে না বলে মোছা হলো, u চাপলে ফিরবে"}
		a.say(action.Warn, text, a.excerpt(s.Range), a.words.Label(l.Name), a.words.Relation(lost[0].Label))
		return
	}
	a.say(action.Good, text, a.excerpt(s.Range), a.words.Label(l.Name))
}

// replace commits a changed copy of the span with the same id.
func (a *App) replace(to *annotations.Span, origin string) bool {
	return a.commit(annotations.ReplaceSpan(a.work.set(), to).By(annotations.ByHand(origin)))
}

// currentSpan is the span that keys work on: the one gone to last while the cursor is in it, else the innermost under the cursor.
func (a *App) currentSpan() (*annotations.Span, bool) {
	w := a.work
	here := w.here()
	for _, s := range here {
		if s.ID == a.focus.current {
			return s, true
		}
	}
	if len(here) == 0 {
		return nil, false
	}
	return here[len(here)-1], true
}

// removeSpan deletes the span under the cursor, with its relations.
func (a *App) removeSpan() {
	s, ok := a.currentSpan()
	if !ok {
		return
	}
	n := len(a.work.set().RelationsOf(s.ID))
	if a.commit(annotations.RemoveSpan(a.work.set(), s.ID).By(annotations.ByHand("key"))) {
		text := lang.Text{En: "Removed %s “%s”; u brings it back", Bn: "%s “%s” মোছা হলো; u চাপলে ফিরবে"}
		if n > 0 {
			text = lang.Text{En: "Removed %s “%s” and its links; u brings them back", Bn: "%s “%s” ও তার সংযোগ মোছা হলো; u চাপলে ফিরবে"}
		}
		a.say(action.Good, text, a.words.Label(s.Label), a.excerpt(s.Range))
	}
}

// excerpt is a short form of a range's text for messages and lists.
func (a *App) excerpt(rg model.Range) string { return words.Excerpt(a.work.reader.Article, rg) }
