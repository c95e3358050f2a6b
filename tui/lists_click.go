package tui

// under is the row of the list on a line of its box; false when there is none.
func (l *longList) under(line int) (k int, ok bool) {
	k = l.top + line - 2
	return k, line >= 2 && line < 2+l.room && k < l.n
}

// click opens the article on a line.
func (o *overview) click(a *App, line, _ int) {
	if k, ok := o.longList.under(line); ok {
		o.pick(a, k)
	}
}

// leave closes the list without a pick.
func (o *overview) leave(a *App) {
	a.close()
	o.queue.stop()
}

// click opens the hit on a line.
func (s *searchAll) click(a *App, line, _ int) {
	if k, ok := s.longList.under(line); ok {
		s.pick(a, k)
	}
}

// leave closes the search; it is opened again as it was.
func (s *searchAll) leave(a *App) {
	a.close()
	s.queue.stop()
}
