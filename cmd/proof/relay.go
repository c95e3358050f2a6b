package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"time"

	"github.com/creack/pty"

	"tippani/tui/terminal/input"
)

const (
	// quiet is how long the program writes nothing before its frame counts as finished; still is how long it may take to begin.
	quiet = 60 * time.Millisecond
	still = 250 * time.Millisecond
	// fence is how long the reply that closes a round of questions is waited for: Ghostty's core gives none.
	fence = time.Second
	// patience is for everything else.
	patience = 8 * time.Second
)

// wire is the real terminal's end: what arrives from it, in one channel for all the sessions of a run.
type wire struct {
	tty  *os.File
	in   chan []byte
	read input.Filter
}

func newWire(tty *os.File) *wire {
	return &wire{tty: tty, in: pour(tty)}
}

// pour reads a file into a channel, which is closed at its end.
func pour(r io.Reader) chan []byte {
	c := make(chan []byte, 1024)
	go func() {
		defer close(c)
		for {
			b := make([]byte, 4096)
			n, err := r.Read(b)
			if n > 0 {
				c <- b[:n]
			}
			if err != nil {
				return
			}
		}
	}()
	return c
}

// relay runs the program in a pseudo-terminal of its own and hands on both directions.
type relay struct {
	*wire
	mirror *mirror
	inner  *os.File
	out    chan []byte
	cmd    *exec.Cmd
	gone   bool
}

func (w *wire) start(cmd *exec.Cmd, size *pty.Winsize) (*relay, error) {
	inner, err := pty.StartWithSize(cmd, size)
	if err != nil {
		return nil, err
	}
	return &relay{wire: w, mirror: newMirror(), inner: inner, out: pour(inner), cmd: cmd}, nil
}

var errGone = errors.New("the terminal is gone")

// settle hands on bytes until the program has written what it had to, and no answer is outstanding.
func (r *relay) settle() error {
	begin := time.Now()
	last, wrote := begin, r.mirror.written
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case b, ok := <-r.out:
			if !ok {
				r.gone = true
				return nil
			}
			r.mirror.write(b)
			if _, err := r.tty.Write(b); err != nil {
				return err
			}
			last = time.Now()
		case b, ok := <-r.in:
			if !ok {
				return errGone
			}
			for _, e := range r.read.Feed(b, time.Now()) {
				r.hear(e)
			}
			if _, err := r.inner.Write(b); err != nil {
				return err
			}
			last = time.Now()
		case now := <-tick.C:
			idle := now.Sub(last) > quiet && !r.mirror.outstanding() && (r.mirror.fences == 0 || now.Sub(last) > fence)
			if idle && (r.mirror.written > wrote || now.Sub(begin) > still) {
				return nil
			}
			if now.Sub(begin) > patience {
				return errors.New("the program does not come to rest, or an answer is missing")
			}
		}
	}
}

func (r *relay) hear(e input.Event) {
	switch {
	case e.Kind == input.Cursor && r.mirror.outstanding():
		r.mirror.answer(e.Row, e.Column)
	case e.Kind == input.Attributes:
		r.mirror.fences = max(0, r.mirror.fences-1)
	case e.Kind == input.Device && len(e.Text) > 2 && e.Text[:2] == ">|":
		r.mirror.version = e.Text[2:]
	}
}

// keys types into the program.
func (r *relay) keys(s string) error {
	if _, err := io.WriteString(r.inner, s); err != nil {
		return err
	}
	return r.settle()
}

// query writes to the terminal, past the program, and waits for n cursor reports. Fewer come back when the terminal leaves some out.
func (r *relay) query(s string, n int) ([][2]int, error) {
	if _, err := io.WriteString(r.tty, s); err != nil {
		return nil, err
	}
	var all [][2]int
	limit := time.NewTimer(patience)
	defer limit.Stop()
	for len(all) < n {
		select {
		case b, ok := <-r.in:
			if !ok {
				return all, errGone
			}
			for _, e := range r.read.Feed(b, time.Now()) {
				if e.Kind == input.Cursor {
					all = append(all, [2]int{e.Row, e.Column})
				}
			}
		case <-limit.C:
			return all, errors.New("the terminal left cursor queries unanswered")
		}
	}
	return all, nil
}

// stop ends the program, with its own key first.
func (r *relay) stop() error {
	for range 3 {
		if r.gone {
			break
		}
		if err := r.keys("\x1b"); err != nil {
			break
		}
		if err := r.keys("q"); err != nil {
			break
		}
	}
	if !r.gone {
		_ = r.cmd.Process.Kill()
	}
	_ = r.inner.Close()
	return r.cmd.Wait()
}
