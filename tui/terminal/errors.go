package terminal

import "fmt"

// NoTerminalError says that there is no terminal to work in. The command line answers it with exit code 2.
type NoTerminalError struct {
	// Reason is a whole sentence for the user, with the remedy.
	Reason string
}

func (e *NoTerminalError) Error() string { return e.Reason }

// restoring says that the settings of the line could not be given back, as when the window was closed.
func restoring(err error) error {
	return fmt.Errorf("the terminal's settings can't be given back: %w; if its window is still there, type reset in it", err)
}
