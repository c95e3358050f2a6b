package tui

import (
	"tippani/tui/action"
	"tippani/tui/dialog"
)

// Click opens the article on a line.
func (o *overview) Click(line, _ int) action.Action {
	if k, ok := o.Under(line); ok {
		return o.pick(k)
	}
	return nil
}

// Leave closes the list without a pick.
func (o *overview) Leave() action.Action {
	o.queue.stop()
	return dialog.Close{}
}

// Click opens the hit on a line.
func (s *searchAll) Click(line, _ int) action.Action {
	if k, ok := s.Under(line); ok {
		return s.pick(k)
	}
	return nil
}

// Leave closes the search; it is opened again as it was.
func (s *searchAll) Leave() action.Action {
	s.queue.stop()
	return dialog.Close{}
}
