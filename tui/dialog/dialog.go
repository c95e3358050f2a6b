// Package dialog holds the boxes over the article that take all keys until they close: lists to choose from, long lists, pages to
// read. What a choice leads to is said by whoever opens the box.
package dialog

import (
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/keys"
)

// Dialog is a box over the article that takes all keys until it closes.
type Dialog interface {
	Key(k keys.Press, kb keys.Keyboard) action.Action
	// Fit makes the dialog ready to be drawn on a screen, after each event: what is current is in sight.
	Fit(s *canvas.Screen)
	// Box draws the dialog, and changes nothing of it.
	Box(s *canvas.Screen) *canvas.Box
}

// Pointed is a dialog that takes clicks. Line and column count from 0 at the corner of its box.
type Pointed interface {
	Click(line, column int) action.Action
}

// Left is a dialog that a click beside it closes, since nothing is lost by that.
type Left interface {
	Leave() action.Action
}

// Scrolled is a dialog that the wheel scrolls.
type Scrolled interface {
	Scroll(lines int) action.Action
}

// Open is the action that lays a dialog over everything else.
type Open struct{ Dialog }

// Close is the action that takes the topmost dialog away, and then asks what to do, if Then is set.
type Close struct{ Then func() action.Action }

// Stack are the dialogs that are open, the topmost last. Its zero value is none.
type Stack struct{ open []Dialog }

// Top is the topmost dialog, nil when none is open.
func (s *Stack) Top() Dialog {
	if len(s.open) == 0 {
		return nil
	}
	return s.open[len(s.open)-1]
}

// Open lays a dialog over the others.
func (s *Stack) Open(d Dialog) { s.open = append(s.open, d) }

// Close takes the topmost dialog away.
func (s *Stack) Close() {
	if len(s.open) > 0 {
		s.open = s.open[:len(s.open)-1]
	}
}

// Clear takes all dialogs away.
func (s *Stack) Clear() { s.open = nil }

// Click hands a click on a cell of the screen to the topmost dialog. One beside it closes a dialog that loses nothing by it.
func (s *Stack) Click(v *canvas.Screen, row, column int) action.Action {
	d, ok := s.Top().(Pointed)
	if !ok {
		return nil
	}
	b := s.Top().Box(v).Placed(v)
	if line, in, ok := b.Holds(row, column); ok {
		return d.Click(line, in)
	}
	if d, ok := s.Top().(Left); ok {
		return d.Leave()
	}
	return nil
}
