package console

// Screen is the output of a console.
type Screen interface {
	Mode() (uint32, error)
	// SetMode refuses bits that the system does not know, and then changes nothing.
	SetMode(mode uint32) error
}

// Obey has a console obey control sequences. What it returns sets the mode back, and is nil where nothing was changed; ok is false when the
// console is too old for sequences, or none at all.
func Obey(s Screen) (undo func(), ok bool) {
	before, err := s.Mode()
	if err != nil {
		return nil, false
	}
	const obeying = processedOutput | terminalOutput
	if before&obeying == obeying {
		return nil, true
	}
	if s.SetMode(before|obeying) != nil {
		return nil, false
	}
	return func() { _ = s.SetMode(before) }, true
}
