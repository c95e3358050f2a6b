package tui

import (
	"tippani/tui/canvas"
	"tippani/tui/keymap"
	"tippani/tui/style"
)

// hint is one reminder in the row above the status line. A click on it does what its key does.
type hint struct {
	from, to  int // columns
	key, text string
	keyLook   style.Look
	textLook  style.Look
	do        func(*App)
}

// hints are the reminders that fit: the help at the right edge, where it always is, then the labels with their digits and the keys
// that matter now, from the left.
func (a *App) hints() []hint {
	var out []hint
	t := a.view.Theme
	end := a.view.Columns - 1
	if h, ok := a.actionHint(keymap.Help, ""); ok && end-h.to >= 10 {
		h.from, h.to = end-h.to, end
		out = append(out, h)
		end = h.from - 1
	}
	col := 1
	add := func(h hint, apart int) bool {
		if col+h.to+apart > end {
			return false
		}
		h.from, h.to = col, col+h.to
		col = h.to
		out = append(out, h)
		return true
	}
	for i := range a.schema.Labels {
		l := &a.schema.Labels[i]
		k := a.keyOfLabel(l)
		if k == "" {
			continue
		}
		h := hint{key: a.view.Lang.Digits(k), text: " " + l.Name + " ", keyLook: t.Key, textLook: a.words.NameLook(l.Name),
			do: func(a *App) { a.putLabel(l) }}
		h.to = a.view.TextColumns(h.key + h.text)
		if !add(h, 1) {
			return out
		}
	}
	for _, name := range a.hintActions() {
		if h, ok := a.actionHint(name, " "); ok && !add(h, 0) {
			break
		}
	}
	return out
}

// actionHint is the hint of an action's first key, after a blank or nothing. Its place is not known yet: to is its width.
func (a *App) actionHint(name keymap.Action, before string) (hint, bool) {
	k := a.options.Keys.Keys(name, a.context())
	if len(k) == 0 {
		return hint{}, false
	}
	t := a.view.Theme
	h := hint{key: before + keyName(k[0]), text: " " + a.view.Lang.Of(a.actions[name].short) + " ", keyLook: t.Key, textLook: t.Hint,
		do: func(a *App) { a.do(name) }}
	h.to = a.view.TextColumns(h.key + h.text)
	return h, true
}

// drawHints draws the row above the status line.
func (a *App) drawHints(line *canvas.Row) {
	for _, h := range a.hints() {
		if line.Col != h.from {
			line.To(h.from)
		}
		line.Put(h.keyLook, h.key, h.to)
		line.Put(h.textLook, h.text, h.to)
	}
}

// hintActions are the actions worth a reminder in the present situation.
func (a *App) hintActions() []keymap.Action {
	_, on := a.currentSpan()
	r := a.work.reader
	switch {
	case a.adjust != "":
		return []keymap.Action{keymap.Accept, keymap.SwapEnds, keymap.SelectRight, keymap.Cancel}
	case r.Selecting || !r.Selected().Empty() && !(r.Presented && on):
		return []keymap.Action{keymap.Palette, keymap.Widen, keymap.SwapEnds, keymap.Cancel}
	case on:
		return []keymap.Action{keymap.Relabel, keymap.AdjustEnds, keymap.Link, keymap.Attributes, keymap.Note, keymap.RemoveSpan}
	}
	return []keymap.Action{keymap.Palette, keymap.SelectMode, keymap.JumpWord, keymap.Search, keymap.Done}
}
