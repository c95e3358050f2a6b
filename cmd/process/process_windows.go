// Package process joins the console in which the process was started to the process: what the console says to all programs that run in
// it. That is there once in a process, so it is decided here and nowhere below.
package process

import (
	"os"
	"os/signal"
	"syscall"

	"tippani/tui/environ"
	"tippani/tui/terminal"
	"tippani/tui/terminal/tty"
)

// Options says where the process's terminal is.
type Options struct {
	In, Out *os.File // standard input and the terminal to draw on; see tty.Open
	Env     environ.Variables
	Fault   func(terminal.Fault) // see terminal.Options
}

// Open takes the console over until it is closed. It fails with a *terminal.NoTerminalError when there is none.
func Open(o Options) (*terminal.Terminal, error) {
	found, err := tty.Open(o.In, o.Out, o.Env)
	if err != nil {
		return nil, err
	}
	own := catch(found)
	t, err := terminal.Open(own, terminal.Options{Env: o.Env, Fault: o.Fault})
	if err != nil {
		return nil, err
	}
	go t.Guard(func() { own.pass(t) })
	return t, nil
}

// line is a tty that is told what the console says, until it is closed.
type line struct {
	*tty.Line
	interrupted chan os.Signal
	// ended is never given up. The Go runtime makes one signal of a closed window, a log-off and a shut-down, and while somebody wants
	// that signal it keeps the system from ending the process: for five seconds, after which nothing can. A program that is putting its
	// work away needs them.
	ended chan os.Signal
	done  chan struct{}
}

// catch begins to listen before the console is changed: nothing is lost.
func catch(found *tty.Line) *line {
	l := &line{Line: found, interrupted: make(chan os.Signal, 4), ended: make(chan os.Signal, 1), done: make(chan struct{})}
	signal.Notify(l.interrupted, os.Interrupt) // ctrl+break; ctrl+c is a key here
	signal.Notify(l.ended, syscall.SIGTERM)
	return l
}

// pass hands on to the terminal what the console says.
func (l *line) pass(t *terminal.Terminal) {
	for {
		select {
		case <-l.done:
			return
		case caught := <-l.ended:
			l.Stop(caught)
		case caught := <-l.interrupted:
			// While another program has the terminal, the key is meant for it.
			if !t.Lent() {
				l.Stop(caught)
			}
		}
	}
}

// Close gives the console's interrupts up, and the tty.
func (l *line) Close() error {
	signal.Stop(l.interrupted)
	close(l.done)
	return l.Line.Close()
}
