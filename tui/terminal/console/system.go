package console

// Modes of a console's input and output (SetConsoleMode).
const (
	processedInput  = 0x0001
	lineInput       = 0x0002
	echoInput       = 0x0004
	windowInput     = 0x0008
	mouseInput      = 0x0010
	quickEdit       = 0x0040
	extendedFlags   = 0x0080
	terminalInput   = 0x0200 // ENABLE_VIRTUAL_TERMINAL_INPUT
	processedOutput = 0x0001
	wrapOutput      = 0x0002
	terminalOutput  = 0x0004 // ENABLE_VIRTUAL_TERMINAL_PROCESSING
	noAutoReturn    = 0x0008 // DISABLE_NEWLINE_AUTO_RETURN
)

// Modes are those of a console's input and of its output.
type Modes struct{ Input, Output uint32 }

// Window is the part of a console's buffer that is seen, in columns and rows.
type Window struct{ Left, Top, Columns, Rows int }

// System is what a Line asks of the system: one console, open for reading and writing.
type System interface {
	// Modes reads both modes.
	Modes() (Modes, error)
	// SetInput and SetOutput set one of them. A system refuses bits that it does not know, and then changes nothing.
	SetInput(mode uint32) error
	SetOutput(mode uint32) error
	// Window is the present window; false when it is not known.
	Window() (Window, bool)
	// Wait waits until there are records or Wake was called; it says whether there are records. A Wake that nobody waited for ends the
	// next Wait.
	Wait() (ready bool, err error)
	Wake()
	// Records takes records that are there, at least one: it is called after Wait said so.
	Records(into []Record) (n int, err error)
	// Discard throws away the records that are there.
	Discard()
	// Write writes text, and waits as long as the console does: while somebody selects text in its window, for one.
	Write(text []byte) error
	// Close gives the console back to the system.
	Close() error
}

// rawInput are the modes in which every key is handed over as it is pressed, in the order in which they are tried: with the console
// making sequences of keys, and without, for a console that does not know how.
//
// A console that makes sequences reports the mouse by them too. Asking for records of the mouse as well would have some consoles ask the
// terminal around them for every motion. What is selected with the mouse (quick edit) would be the console's own business.
func rawInput(before uint32) []uint32 {
	kept := before &^ (processedInput | lineInput | echoInput | mouseInput | quickEdit | terminalInput)
	kept |= windowInput | extendedFlags
	return []uint32{kept | terminalInput, kept | mouseInput}
}

// rawOutput are the modes in which sequences are obeyed, in the order in which they are tried.
func rawOutput(before uint32) []uint32 {
	kept := before | processedOutput | wrapOutput | terminalOutput
	return []uint32{kept | noAutoReturn, kept &^ noAutoReturn}
}

// firstOf sets the first mode that the system takes.
func firstOf(set func(uint32) error, modes []uint32) (taken uint32, err error) {
	for _, mode := range modes {
		if err = set(mode); err == nil {
			return mode, nil
		}
	}
	return 0, err
}
