//go:build unix

// Package process joins the terminal in which the process was started to the process: the signals that it catches, and how it is
// stopped and set going again. All of that is there once in a process, so it is decided here and nowhere below.
package process

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

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

// Open takes the terminal over until it is closed. It fails with a *terminal.NoTerminalError when there is none.
func Open(o Options) (*terminal.Terminal, error) {
	found, err := tty.Open(o.In, o.Out, o.Env)
	if err != nil {
		return nil, err
	}
	own := catch(found)
	own.keeper = keep(o.Out, tty.Settings(o.Out.Fd()))
	t, err := terminal.Open(own, terminal.Options{Env: o.Env, Background: background, Fault: o.Fault, Leaving: own.keeper.tell})
	if err != nil {
		return nil, err
	}
	go t.Guard(func() { own.pass(t) })
	return t, nil
}

// line is a tty that is told of the process's signals, until it is closed.
type line struct {
	*tty.Line
	keeper *keeper
	caught chan os.Signal
	// hangup is never given up: a hangup shows as the end of input and as this signal, in any order, and must not kill a program
	// that is putting its work away.
	hangup chan os.Signal
	done   chan struct{}
}

// catch begins to receive signals, before the terminal is changed: none is lost.
func catch(found *tty.Line) *line {
	l := &line{Line: found, caught: make(chan os.Signal, 16), hangup: make(chan os.Signal, 1), done: make(chan struct{})}
	signal.Notify(l.caught, unix.SIGWINCH, unix.SIGCONT, unix.SIGTERM, unix.SIGINT, unix.SIGQUIT, unix.SIGTSTP)
	signal.Notify(l.hangup, unix.SIGHUP)
	return l
}

// pass hands signals on to the terminal.
func (l *line) pass(t *terminal.Terminal) {
	for {
		select {
		case <-l.done:
			return
		case caught := <-l.hangup:
			l.Stop(caught)
		case caught := <-l.caught:
			switch caught {
			case unix.SIGWINCH:
				l.Resize()
			case unix.SIGCONT:
				t.Continued()
			case unix.SIGTSTP:
				_ = t.Background()
			case unix.SIGINT, unix.SIGQUIT:
				// While another program has the terminal, these keys are meant for it.
				if !t.Lent() {
					l.Stop(caught)
				}
			default:
				l.Stop(caught)
			}
		}
	}
}

// Close gives the signals up, the keeper, and the tty.
func (l *line) Close() error {
	signal.Stop(l.caught)
	close(l.done)
	l.keeper.close()
	return l.Line.Close()
}

// stopGrace is how long background waits to be stopped. The kernel does not stop a process that nobody could set going again (an
// orphaned process group), and no signal tells.
const stopGrace = 250 * time.Millisecond

// background stops the process, and returns when it runs again.
func background() {
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, unix.SIGCONT)
	defer signal.Stop(continued)
	// The whole process group, as the keyboard would: the other end of a pipe stops too. SIGTTOU stops as SIGTSTP does, and like it
	// is ignored where nobody could set the process going again; Go does not restore the default of SIGTSTP once it has been caught
	// (Go 1.26, runtime.disablesig).
	if err := stopGroup(unix.SIGTTOU); err != nil {
		return
	}
	timer := time.NewTimer(stopGrace)
	defer timer.Stop()
	select {
	case <-continued:
	case <-timer.C:
	}
}

// stopGroup sends a signal that stops to the whole process group, while no process is half made. A child that is stopped before it has
// become another program never stops this one: the thread that waits for it (CLONE_VFORK) does not stop either, so the shell is
// never told, and waits for ever.
func stopGroup(sig unix.Signal) error {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	return unix.Kill(0, sig)
}
