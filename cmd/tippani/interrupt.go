package main

import (
	"errors"
	"os"
	"os/signal"

	"tippani/model/stop"
	"tippani/tui"
)

// openFirst opens the first article. Until the program has the terminal, ctrl+c comes as a signal: the first asks the work to stop, and
// a second ends the process as it does everywhere.
func openFirst(options tui.Options) (*tui.Opened, error) {
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	opened, watched := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(watched)
		select {
		case <-interrupts:
			signal.Stop(interrupts)
			options.Cancel.Ask()
		case <-opened:
			signal.Stop(interrupts)
		}
	}()
	ready, err := tui.Open(options)
	close(opened)
	<-watched
	options.Cancel.Done()
	if errors.Is(err, stop.ErrCancelled) {
		return nil, errors.New("cancelled while the first article was being opened; nothing was changed")
	}
	return ready, err
}
