package terminal

import (
	"io"
	"os"
	"time"
)

// Options says where the terminal is. The zero value means the process's own.
type Options struct {
	// In is where keys come from when it is a terminal; when it is not (the article is piped in), /dev/tty is used. Nil means os.Stdin.
	In *os.File
	// Out is the terminal that is drawn on. Nil means os.Stdout.
	Out *os.File
	// Env is the environment as in os.Environ. Nil means the process's own.
	Env []string
}

// Terminal is an open terminal: in raw mode, on the alternate screen. All methods may be called from any goroutine.
type Terminal struct {
}

// Open takes the terminal over. It fails with a *NoTerminalError when there is none, and writes nothing in that case.
func Open(o Options) (*Terminal, error) { return &Terminal{}, nil }

// Ask sends the start-up questions and the forms in one write and waits for the replies.
func (t *Terminal) Ask(forms []string) Answers { return Answers{} }

// Measure asks, without waiting, how many columns the forms take. The answer arrives on Late.
func (t *Terminal) Measure(forms []string) {}

// Late delivers the replies that nobody waited for.
func (t *Terminal) Late() <-chan Answers { return nil }

// Input is what the user types: each Read returns one complete key, or a piece of a paste.
func (t *Terminal) Input() io.Reader { return nil }

// Truncated delivers the number of bytes that were dropped from a paste that was too long.
func (t *Terminal) Truncated() <-chan int { return nil }

// Show draws the frame soon; it never blocks, and of several frames only the latest is drawn.
func (t *Terminal) Show(f Frame) {}

// Flush waits until everything shown so far is written, but no longer than the limit; it reports whether it is.
func (t *Terminal) Flush(limit time.Duration) bool { return true }

// Size is the present size of the screen.
func (t *Terminal) Size() Size { return Size{80, 24} }

// Sizes delivers the new size after each change; only the latest is kept.
func (t *Terminal) Sizes() <-chan Size { return nil }

// Stops delivers the signals that ask the program to end: SIGTERM, SIGHUP, SIGINT, SIGQUIT.
func (t *Terminal) Stops() <-chan os.Signal { return nil }

// Gone is closed when the terminal has gone away (the window was closed, the connection dropped).
func (t *Terminal) Gone() <-chan struct{} { return nil }

// Colors is how many colours the terminal is believed to show.
func (t *Terminal) Colors() Colors { return True }

// Suspend gives the terminal back as it was found, until Resume.
func (t *Terminal) Suspend() error { return nil }

// Resume takes the terminal over again after Suspend and draws the last frame anew.
func (t *Terminal) Resume() error { return nil }

// Background stops the process as ctrl+z does in a shell, and returns when it runs again.
func (t *Terminal) Background() error { return nil }

// Close gives the terminal back as it was found.
func (t *Terminal) Close() error { return nil }
