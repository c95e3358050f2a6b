package main

import (
	"bytes"
	"io"
	"os"

	"github.com/charmbracelet/x/term"

	"tippani/model/visible"
)

// printer is the one way by which text of the commands reaches a terminal. What is in it may come from anywhere (a file name, a label, an
// error of the operating system, the echo of a wrong argument), so every line is made visible: no part of it can act as a control.
// Lines are held until they are whole, since a sequence may be cut anywhere between two writes; flush writes what is left.
type printer struct {
	out   io.Writer
	held  []byte
	obeys func() bool // whether the terminal obeys sequences, which it is told to do; nil for one that does
}

// longestHeld is how many bytes of a line without an end are held, so that no output takes up memory without bound.
const longestHeld = 1 << 20

func (p *printer) Write(b []byte) (int, error) {
	p.held = append(p.held, b...)
	end := bytes.LastIndexByte(p.held, '\n') + 1
	if end == 0 && len(p.held) > longestHeld {
		end = len(p.held)
	}
	if err := p.print(p.held[:end]); err != nil {
		return 0, err
	}
	p.held = append(p.held[:0], p.held[end:]...)
	return len(b), nil
}

func (p *printer) print(b []byte) error {
	if len(b) == 0 {
		return nil
	}
	var safe bytes.Buffer
	for line := range bytes.Lines(b) {
		text, ended := bytes.CutSuffix(line, []byte("\n"))
		safe.WriteString(visible.String(string(text)))
		if ended {
			safe.WriteByte('\n')
		}
	}
	_, err := p.out.Write(safe.Bytes())
	return err
}

// control sends a sequence of the program's own as it is, after everything that was written before.
func (p *printer) control(sequence string) {
	p.flush()
	_, _ = io.WriteString(p.out, sequence)
}

// obeyed reports whether sequences may be sent.
func (p *printer) obeyed() bool { return p.obeys == nil || p.obeys() }

func (p *printer) flush() {
	_ = p.print(p.held)
	p.held = nil
}

// forPeople makes what is written safe for a terminal. Messages always go to people; output only when it goes to a terminal,
// since in a file or a pipe it has to stay as it is.
func (e environment) forPeople() (safe environment, flush func()) {
	modes := &sequences{at: e.unfinished.giveBack}
	stderr := &printer{out: e.stderr}
	if f, ok := e.stderr.(*os.File); ok {
		stderr.obeys = func() bool { return modes.obeyed(f) }
	}
	e.stderr = stderr
	flush = func() { stderr.flush(); modes.restore() }
	if f, ok := e.stdout.(*os.File); ok && term.IsTerminal(f.Fd()) {
		stdout := &printer{out: f, obeys: func() bool { return modes.obeyed(f) }}
		e.stdout = stdout
		flush = func() { stdout.flush(); stderr.flush(); modes.restore() }
	}
	return e, flush
}
