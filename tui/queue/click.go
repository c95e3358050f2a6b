package queue

import (
	"tippani/tui/action"
	"tippani/tui/dialog"
)

// Click opens the article on a line.
func (o *Overview) Click(line, _ int) action.Action {
	if k, ok := o.Under(line); ok {
		return o.pick(k)
	}
	return nil
}

// Leave closes the list without a pick.
func (o *Overview) Leave() action.Action {
	o.Articles.Stop()
	return dialog.Close{}
}

// Click opens the hit on a line.
func (s *SearchAll) Click(line, _ int) action.Action {
	if k, ok := s.Under(line); ok {
		return s.pick(k)
	}
	return nil
}

// Leave closes the search; it is opened again as it was.
func (s *SearchAll) Leave() action.Action {
	s.queue.Stop()
	return dialog.Close{}
}
