package terminal

import (
	"os"
	"os/signal"

	"golang.org/x/sys/unix"
)

// signals turns what the kernel sends into calls and channels.
type signals struct {
	caught chan os.Signal
	// hangup is never given up: a hangup shows as the end of input and as this signal, in any order, and must not kill a program
	// that is putting its work away.
	hangup chan os.Signal
	stops  chan os.Signal
	done   chan struct{}
}

// catch begins to receive signals for t. Nothing is lost between the terminal's change and here: the size is looked at again at
// the first signal.
func catch(t *Terminal) *signals {
	s := &signals{caught: make(chan os.Signal, 16), hangup: make(chan os.Signal, 1), stops: make(chan os.Signal, 4),
		done: make(chan struct{})}
	signal.Notify(s.caught, unix.SIGWINCH, unix.SIGCONT, unix.SIGTERM, unix.SIGINT, unix.SIGQUIT, unix.SIGTSTP)
	signal.Notify(s.hangup, unix.SIGHUP)
	go t.Guard(func() { s.loop(t) })
	return s
}

func (s *signals) loop(t *Terminal) {
	for {
		select {
		case <-s.done:
			return
		case caught := <-s.hangup:
			s.stop(caught)
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
	signal.Stop(s.caught)
	close(s.done)
}
