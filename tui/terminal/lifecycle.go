package terminal

import (
	"errors"
	"fmt"
	"time"

	"tippani/tui/graphics"
)

// ErrNotLocal says that a terminal at the other end of a connection can't be lent to other programs of this machine, nor this
// process be stopped from it.
var ErrNotLocal = errors.New("the terminal is not the one in which the program was started")

// Suspend gives the terminal back as it was found, until Resume: for running another program in it. Frames shown meanwhile wait.
// It fails with ErrNotLocal where no other program can have the terminal.
func (t *Terminal) Suspend() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case !t.line.Local():
		return ErrNotLocal
	case t.suspended, t.closed:
		return nil
	}
	t.suspended = true
	t.writer.hold(true)
	t.writer.do(func(*painter) []byte { return t.leaving((*graphics.Screen).Leave) })
	t.writer.flush(time.Second)
	outstanding := t.asker.hush(lastReplies)
	t.leftBy(nil)
	if err := t.line.Restore(); err != nil {
		return restoring(err)
	}
	if outstanding {
		t.line.DropInput()
	}
	return nil
}

// Lent says whether another program has the terminal.
func (t *Terminal) Lent() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.suspended
}

// Resume takes the terminal over again after Suspend and draws the last frame anew, at the size the screen has now.
func (t *Terminal) Resume() error {
	t.mu.Lock()
	if !t.suspended || t.closed {
		t.mu.Unlock()
		return nil
	}
	t.suspended = false
	err := t.reclaim(enter)
	t.writer.hold(false)
	t.mu.Unlock()
	t.asker.speak()
	t.resized()
	return err
}

// reclaim switches raw mode on, and with the sequences the other modes. The caller holds the lock.
func (t *Terminal) reclaim(sequences string) error {
	sequences += t.modes()
	err := t.line.Raw() // first: a console of Windows obeys no sequences before
	t.writer.do(func(p *painter) []byte {
		p.forget()
		return []byte(sequences)
	})
	t.leftBy(t.leaving((*graphics.Screen).Clear))
	if err != nil {
		return fmt.Errorf("switching the terminal to raw mode: %w", err)
	}
	return nil
}

// Background stops the process as ctrl+z does in a shell, and returns when it runs again, with the terminal taken over anew. It
// fails with ErrNotLocal where nobody could set the process going again.
func (t *Terminal) Background() error {
	if t.background == nil {
		return ErrNotLocal
	}
	if err := t.Suspend(); err != nil {
		return err
	}
	t.background()
	return t.Resume()
}

// Continued is called when the process goes on after a stop. If the signal was one that cannot be caught, the shell has put the
// terminal into its own state.
func (t *Terminal) Continued() {
	t.mu.Lock()
	if !t.suspended && !t.closed && !t.line.IsRaw() {
		// The alternate screen was not left, and entering it twice would save the wrong cursor.
		_ = t.reclaim(modesOn)
		t.writer.hold(false)
	}
	t.mu.Unlock()
	t.resized()
}

// Close gives the terminal back as it was found. It may be called more than once, and takes no longer than about half a second
// even when the terminal is stuck.
func (t *Terminal) Close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return nil
	}
	t.closed = true
	close(t.done)
	t.writer.hold(true)
	if !t.suspended {
		t.writer.do(func(*painter) []byte { return t.leaving((*graphics.Screen).Leave) })
	}
	t.writer.finish()
	outstanding := t.asker.hush(lastReplies / 5)
	t.receiver.stop()
	t.keys.close()
	t.leftBy(nil)
	err := t.line.Restore()
	if err != nil {
		err = restoring(err)
	}
	if outstanding {
		// Replies that are still on their way must not become commands for the shell.
		t.line.DropInput()
	}
	return errors.Join(err, t.line.Close())
}
