package terminal

// NoTerminalError says that there is no terminal to work in. The command line answers it with exit code 2.
type NoTerminalError struct {
	// Reason is a whole sentence for the user, with the remedy.
	Reason string
}

func (e *NoTerminalError) Error() string { return e.Reason }
