package terminal

import (
	"fmt"
	"os"
	"os/signal"
	"time"

	"golang.org/x/sys/unix"
)

// stopGrace is how long Background waits to be stopped. The kernel does not stop a process that nobody could set going again (an
// orphaned process group), and no signal tells.
const stopGrace = 250 * time.Millisecond

// Suspend gives the terminal back as it was found, until Resume: for running another program in it. Frames shown meanwhile wait.
func (t *Terminal) Suspend() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.suspended || t.closed {
		return nil
	}
	t.suspended = true
	t.writer.hold(true)
	t.writer.do(func(*painter) []byte { return []byte(leave) })
	t.writer.flush(time.Second)
	t.reader.pause()
	if err := t.tty.restore(); err != nil {
		return fmt.Errorf("leaving raw mode: %w", err)
	}
	return nil
}

// lent says whether another program has the terminal.
func (t *Terminal) lent() bool {
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
	t.reader.unpause()
	t.writer.hold(false)
	t.mu.Unlock()
	t.resized()
	return err
}

// reclaim switches raw mode on, and with the sequences the other modes. The caller holds the lock.
func (t *Terminal) reclaim(sequences string) error {
	t.writer.do(func(p *painter) []byte {
		p.forget()
		return []byte(sequences)
	})
	if err := t.tty.raw(); err != nil {
		return fmt.Errorf("switching the terminal to raw mode: %w", err)
	}
	return nil
}

// Background stops the process as ctrl+z does in a shell, and returns when it runs again, with the terminal taken over anew.
func (t *Terminal) Background() error {
	if err := t.Suspend(); err != nil {
		return err
	}
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, unix.SIGCONT)
	defer signal.Stop(continued)
	// The whole process group, as the keyboard would: the other end of a pipe stops too. SIGTTOU stops as SIGTSTP does, and like
	// it is ignored where nobody could set the process going again; Go does not restore the default of SIGTSTP once it has been
	// caught (Go 1.26, runtime.disablesig).
	if err := unix.Kill(0, unix.SIGTTOU); err == nil {
		timer := time.NewTimer(stopGrace)
		defer timer.Stop()
		select {
		case <-continued:
		case <-timer.C:
		}
	}
	return t.Resume()
}

// continued is called when the process goes on after a stop. If the signal was one that cannot be caught, the shell has put the
// terminal into its own state.
func (t *Terminal) continued() {
	t.mu.Lock()
	if !t.suspended && !t.closed && !isRaw(int(t.tty.in.Fd())) {
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
	t.signals.release()
	t.writer.hold(true)
	if !t.suspended {
		t.writer.do(func(*painter) []byte { return []byte(leave) })
	}
	t.writer.finish()
	outstanding := t.asker.outstanding()
	t.reader.stop()
	t.keys.close()
	err := t.tty.restore()
	if outstanding {
		// Replies that are still on their way must not become commands for the shell.
		discardInput(int(t.tty.in.Fd()))
	}
	t.tty.close()
	if err != nil {
		return fmt.Errorf("leaving raw mode: %w", err)
	}
	return nil
}
