package terminal

import (
	"os"
	"os/signal"

	"golang.org/x/sys/unix"
)

// signals turns what the kernel sends into calls and channels.
type signals struct {
	caught chan os.Signal
	stops  chan os.Signal
	done   chan struct{}
}

// catch begins to receive signals for t. Nothing is lost between the terminal's change and here: the size is looked at again at the first signal.
func catch(t *Terminal) *signals {
	s := &signals{caught: make(chan os.Signal, 16), stops: make(chan os.Signal, 4), done: make(chan struct{})}
	signal.Notify(s.caught, unix.SIGWINCH, unix.SIGCONT, unix.SIGTERM, unix.SIGHUP, unix.SIGINT, unix.SIGQUIT, unix.SIGTSTP)
	go t.Guard(func() { s.loop(t) })
	return s
}

func (s *signals) loop(t *Terminal) {
	for {
		select {
		case <-s.done:
			return
		case caught := <-s.caught:
			switch caught {
			case unix.SIGWINCH:
				t.resized()
			case unix.SIGCONT:
				t.continued()
			case unix.SIGTSTP:
				_ = t.Background()
			case unix.SIGINT, unix.SIGQUIT:
				// While another program has the terminal, these keys are meant for it.
				if !t.lent() {
					s.stop(caught)
				}
			default:
				s.stop(caught)
			}
		}
	}
}

func (s *signals) stop(caught os.Signal) {
	select {
	case s.stops <- caught:
	default:
	}
}

func (s *signals) release() {
	// A hangup shows as the end of input and as this signal, in any order. It must not kill a program that is putting its work away.
	signal.Ignore(unix.SIGHUP)
	signal.Stop(s.caught)
	close(s.done)
}
