package chrome

import (
	"slices"
	"tippani/annotations"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/keymap"
	"tippani/tui/labelkeys"
	"tippani/tui/manual"
	"tippani/tui/style"
)

// Label is the action that a label's key stands for.
type Label struct{ *annotations.Label }

// Hint is one reminder in the row above the status line. A click on it does what its key does.
type Hint struct {
	From, To  int // columns
	Key, Text string
	keyLook   style.Look
	textLook  style.Look
	does      action.Action
}

// Hints are the reminders that fit: the help at the right edge, where it always is, then the labels with their digits and the keys
// that matter now, from the left.
func (b *Bars) Hints() []Hint {
	var out []Hint
	t := b.Screen.Theme
	end := b.Screen.Columns - 1
	if h, ok := b.actionHint(keymap.Help, ""); ok && end-h.To >= 10 {
		h.From, h.To = end-h.To, end
		out = append(out, h)
		end = h.From - 1
	}
	col := 1
	add := func(h Hint, apart int) bool {
		if col+h.To+apart > end {
			return false
		}
		h.From, h.To = col, col+h.To
		col = h.To
		out = append(out, h)
		return true
	}
	if b.Proposed.Label != "" { // what to do with a proposal matters more than what else could be labelled
		for _, name := range []keymap.Action{keymap.TakeProposal, keymap.RejectProposal} {
			if h, ok := b.actionHint(name, ""); ok && !add(h, 0) {
				return out
			}
		}
	}
	if b.Context == keymap.Deciding { // digits are versions there
		for _, name := range b.hintActions() {
			if h, ok := b.actionHint(name, " "); ok && !add(h, 0) {
				break
			}
		}
		return out
	}
	for i := range b.Pen.Schema.Labels {
		l := &b.Pen.Schema.Labels[i]
		k := b.keyOf(l)
		if k == "" {
			continue
		}
		h := Hint{Key: b.Screen.Lang.Digits(k), Text: " " + b.Words.Tag(l.Name) + " ", keyLook: t.Key, textLook: b.Words.NameLook(l.Name),
			does: Label{l}}
		h.To = b.Screen.TextColumns(h.Key + h.Text)
		if !add(h, 1) {
			return out
		}
	}
	for _, name := range b.hintActions() {
		if h, ok := b.actionHint(name, " "); ok && !add(h, 0) {
			break
		}
	}
	return out
}

// actionHint is the hint of an action's first key, after a blank or nothing. Its place is not known yet: to is its width.
func (b *Bars) actionHint(name keymap.Action, before string) (Hint, bool) {
	k := b.Keyboard.Map.Keys(name, b.Context)
	if len(k) == 0 {
		return Hint{}, false
	}
	t := b.Screen.Theme
	key := manual.KeyName(k[0])
	if len(key) == 1 {
		key = b.Screen.Lang.Digits(key)
	}
	h := Hint{Key: before + key, Text: " " + b.Screen.Lang.Of(manual.Of(name).Short) + " ", keyLook: t.Key,
		textLook: t.Hint,
		does:     action.Do{Name: name}}
	h.To = b.Screen.TextColumns(h.Key + h.Text)
	return h, true
}

// DrawHints draws the row above the status line.
func (b *Bars) DrawHints(line *canvas.Row) {
	for _, h := range b.Hints() {
		if line.Col != h.From || b.Screen.Drawing != nil { // pixels of the last one may be left
			line.To(h.From)
		}
		line.Put(h.keyLook, h.Key, h.To)
		line.Put(h.textLook, h.Text, h.To)
	}
}

// Fitting are the actions that suit what is under the cursor, the most likely first.
func (b *Bars) Fitting() []keymap.Action {
	fitting := b.hintActions()
	if b.Proposed.Label != "" {
		fitting = append([]keymap.Action{keymap.TakeProposal, keymap.RejectProposal}, fitting...)
	}
	if _, on := b.Pen.Current(); on && !slices.Contains(fitting, keymap.FollowLink) {
		fitting = append(fitting, keymap.FollowLink)
	}
	return fitting
}

// hintActions are the actions worth a reminder in the present situation.
func (b *Bars) hintActions() []keymap.Action {
	_, on := b.Pen.Current()
	r := b.Pen.Reader
	switch {
	case b.Context == keymap.Deciding:
		return append(keymap.Versions()[:min(b.Versions, 2)], keymap.RejectVersions, keymap.AdjustEnds, keymap.Palette, keymap.Reason,
			keymap.SearchNext, keymap.Done)
	case b.Proposed.Label != "":
		return []keymap.Action{keymap.TakeSentence, keymap.TakeParagraph, keymap.TakeFaint}
	case b.Pen.Adjusting():
		return []keymap.Action{keymap.Accept, keymap.SwapEnds, keymap.SelectRight, keymap.Cancel}
	case r.Selecting || !r.Selected().Empty() && !(r.Presented && on):
		return []keymap.Action{keymap.Palette, keymap.Widen, keymap.SwapEnds, keymap.Cancel}
	case on:
		return []keymap.Action{keymap.Relabel, keymap.AdjustEnds, keymap.Link, keymap.Attributes, keymap.Note, keymap.RemoveSpan}
	}
	return []keymap.Action{keymap.Palette, keymap.SelectMode, keymap.JumpWord, keymap.Search, keymap.Done}
}

// Click is what the reminder in a column stands for; nil beside them.
func (b *Bars) Click(column int) action.Action {
	for _, h := range b.Hints() {
		if column >= h.From && column < h.To {
			return h.does
		}
	}
	return nil
}

func (b *Bars) keyOf(l *annotations.Label) string { return labelkeys.Of(b.Pen.Schema, b.Keyboard, l) }
