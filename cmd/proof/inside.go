package main

import (
	_ "embed"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

//go:embed testdata/hard.txt
var hard string

// inside is the subcommand that runs in the terminal under test.
func inside(args []string) error {
	f := flag.NewFlagSet("inside", flag.ExitOnError)
	out := f.String("out", "", "file to append the finding to")
	program := f.String("program", "", "the tippani to run")
	name := f.String("terminal", "", "name of the terminal")
	version := f.String("version", "", "its version")
	if err := f.Parse(args); err != nil {
		return err
	}
	found := &finding{Terminal: *name, Version: *version, Tallies: map[string]*tally{}}
	if err := found.examine(*program); err != nil {
		found.Failed = err.Error()
	}
	return found.add(*out)
}

func (f *finding) examine(program string) error {
	state, err := term.MakeRaw(os.Stdin.Fd())
	if err != nil {
		return fmt.Errorf("standard input is no terminal: %w", err)
	}
	defer func() { _ = term.Restore(os.Stdin.Fd(), state) }()
	size, err := settledSize()
	if err != nil {
		return err
	}
	f.Columns, f.Rows = int(size.Cols), int(size.Rows)
	dir, err := os.MkdirTemp("", "proof")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	text := filepath.Join(dir, "hard.txt")
	if err := os.WriteFile(text, []byte(hard), 0o600); err != nil {
		return err
	}
	w := newWire(os.Stdin)
	for _, s := range []struct {
		tally string
		args  []string
		visit func(*examiner) error
	}{
		{"article", []string{"--lang", "en"}, func(x *examiner) error { return x.visit("", f.Rows) }},
		{"article", []string{"--lang", "bn"}, func(x *examiner) error { return x.visit("in Bengali: ", 3) }},
		{"hard", []string{"--lang", "en", text}, func(x *examiner) error { return x.pages("hard: ") }},
	} {
		x, err := f.session(w, dir, program, s.args, s.tally, size)
		if err != nil {
			return err
		}
		err = s.visit(x)
		if f.Family = x.mirror.profile().Family().String(); x.mirror.version != "" {
			f.Says = x.mirror.version
		}
		_ = x.stop()
		if err != nil {
			return err
		}
	}
	if now, err := pty.GetsizeFull(os.Stdin); err != nil || *now != *size {
		return fmt.Errorf("the window changed its size meanwhile")
	}
	return nil
}

// session starts the program with no state of its own and has the first screen compared.
func (f *finding) session(w *wire, dir, program string, args []string, name string, size *pty.Winsize) (*examiner, error) {
	home, err := os.MkdirTemp(dir, "home")
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(program, append([]string{"open", "--output", filepath.Join(home, "out.jsonl")}, args...)...)
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CACHE_HOME="+home, "XDG_STATE_HOME="+home, "XDG_CONFIG_HOME="+home,
		"XDG_DATA_HOME="+home)
	r, err := w.start(cmd, size)
	if err != nil {
		return nil, err
	}
	if f.Tallies[name] == nil {
		f.Tallies[name] = &tally{}
	}
	x := &examiner{relay: r, tally: f.Tallies[name], columns: int(size.Cols), seen: map[string]bool{}}
	for begin := time.Now(); len(r.mirror.rows) == 0; {
		if err := r.settle(); err != nil {
			return nil, err
		}
		if r.gone || time.Since(begin) > patience {
			return nil, fmt.Errorf("the program drew nothing")
		}
	}
	if err := x.screen(name); err != nil {
		return nil, err
	}
	x.edges(name, int(size.Rows))
	return x, nil
}

// visit goes through the whole article and the whole interface.
func (x *examiner) visit(prefix string, lines int) error {
	if err := x.pages(prefix); err != nil {
		return err
	}
	if err := x.lines(prefix, lines); err != nil {
		return err
	}
	return x.take(tour, prefix)
}

// settledSize waits until the window's size has stayed the same for a while: some terminals get theirs only after the first
// program has started.
func settledSize() (*pty.Winsize, error) {
	last, since := pty.Winsize{}, time.Now()
	for {
		size, err := pty.GetsizeFull(os.Stdin)
		if err != nil {
			return nil, err
		}
		if *size != last {
			last, since = *size, time.Now()
		}
		if time.Since(since) > 700*time.Millisecond && last.Cols > 0 {
			return &last, nil
		}
		time.Sleep(20 * time.Millisecond)
	}
}
