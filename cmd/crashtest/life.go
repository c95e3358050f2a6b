//go:build unix

package main

import (
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"tippani/tui/terminal/faketerm"
)

// patience is how long the screen may take to show a change before that counts as a finding.
const patience = 20 * time.Second

// errDead says that the program is gone, as it should be at some time.
var errDead = errors.New("the program is gone")

// life is one run of the annotator, from its start to its death.
type life struct {
	*worker
	term    *faketerm.Term
	at      int // the article on the screen
	undo    []history
	done    []turned // the steps of all articles in order, those undone left out
	undone  []turned // the steps that were undone since the last new one
	pending *state   // what the dataset holds if the keys typed last had their effect
	shows   string   // what the screen shows then
}

// turned is a step of the program's way over the articles.
type turned struct {
	at     int
	answer bool
}

// here says whether the last steps done and undone are those of this article, or no answers.
func (l *life) here() trail {
	leads := func(steps []turned) bool {
		n := len(steps)
		return n == 0 || steps[n-1].at == l.at || !steps[n-1].answer
	}
	return trail{undo: leads(l.done), redo: leads(l.undone)}
}

// took takes an article's last step off a way.
func took(steps []turned, at int) []turned {
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i].at == at {
			return slices.Delete(steps, i, i+1)
		}
	}
	return steps
}

// console stands in for a test: package faketerm wants one.
type console struct {
	testing.TB
	cleanups []func()
	fatal    string
}

func (c *console) Helper()                   {}
func (c *console) Cleanup(f func())          { c.cleanups = append(c.cleanups, f) }
func (c *console) Errorf(string, ...any)     {} // typing to a killed program fails, and is meant to
func (c *console) Fatalf(f string, v ...any) { c.fatal = fmt.Sprintf(f, v...); panic(c) }
func (c *console) clean() {
	for _, f := range slices.Backward(c.cleanups) {
		f()
	}
}

// live starts the program, works, and ends it: by the quit key if last, else mostly by a kill.
func (d *worker) live(r *result, last bool) (err error) {
	c := &console{}
	defer c.clean()
	defer func() {
		if v := recover(); v == c {
			err = errors.New(c.fatal)
		} else if v != nil {
			panic(v)
		}
	}()
	cmd := exec.Command(d.program, "--annotator", annotator, "--lang", "en", "--output", d.dataset, "queue.jsonl")
	cmd.Dir, cmd.Env = d.dir, d.environ()
	l := &life{worker: d, term: faketerm.Start(c, cmd, faketerm.Behaviour{Columns: 100, Rows: 24, Sync: true}),
		undo: make([]history, len(ids))}
	quits := last || d.random.IntN(6) == 0
	delay := time.Duration(d.random.Int64N(int64(350 * time.Millisecond)))
	moment := time.Duration(d.random.Int64N(int64(25 * time.Millisecond)))
	changes := 1 + d.random.IntN(8)
	kill := func() { _ = l.term.Process().Kill() }
	if !quits {
		timer := time.AfterFunc(delay, kill)
		defer timer.Stop()
		changes = 1 << 30
	}
	err = l.work(r, changes)
	switch {
	case errors.Is(err, errDead) && !quits:
	case err != nil:
		return err
	case last || d.random.IntN(5) == 0:
		return l.quit(r)
	default:
		// The rewrite of the dataset at the end is hit too.
		l.term.Send("q")
		time.AfterFunc(moment, kill)
	}
	switch code := l.term.Wait(); {
	case code == 0 && quits:
		r.quits++
	case code < 0:
		r.kills++
	default:
		return fmt.Errorf("the program ended by itself, with %d; the screen shows\n%s", code, l.term.Screen())
	}
	l.drain()
	if l.pending != nil && l.term.Screen().Contains(l.shows) {
		l.acknowledged(r)
	}
	return d.settle(l.pending, r)
}

// drain waits until everything that the program wrote has been read.
func (l *life) drain() { l.term.Within(patience, func(faketerm.Screen) bool { return false }) }

// quit leaves by the quit key and checks the file itself, without its journal.
func (l *life) quit(r *result) error {
	l.term.Send("q")
	if code := l.term.Wait(); code != 0 {
		return fmt.Errorf("the program ended with %d instead of 0; the screen shows\n%s", code, l.term.Screen())
	}
	r.quits++
	if err := l.settle(nil, r); err != nil {
		return err
	}
	return l.whole()
}

// work types changes until there were enough or the program is dead.
func (l *life) work(r *result, changes int) error {
	if err := l.wait("the first frame", func(s faketerm.Screen) bool { return s.Contains(" saved") }); err != nil {
		return err
	}
	for range changes {
		if err := l.whichArticle(); err != nil {
			return err
		}
		if err := l.change(r); err != nil {
			return err
		}
		if l.random.IntN(6) == 0 {
			if err := l.turn(); err != nil {
				return err
			}
		}
	}
	return nil
}

// whichArticle reads the title and compares the number of spans with what is known.
func (l *life) whichArticle() error {
	return l.wait("the title and the number of spans", func(s faketerm.Screen) bool {
		for i, title := range titles {
			if strings.Contains(s.Rows[0], title) {
				l.at = i
				n := len(l.sure[i].marks)
				count := fmt.Sprintf(" %d spans", n)
				if n == 1 {
					count = " 1 span"
				}
				return strings.HasSuffix(s.Rows[0], count)
			}
		}
		return false
	})
}

// change does one change and waits until the screen shows it.
func (l *life) change(r *result) error {
	l.serial++
	a := next(l.random, l.sure[l.at], &l.undo[l.at], l.here(), l.serial)
	// The message of the change before must be gone, or it could be taken for this one's.
	l.term.Send("^")
	err := l.wait("an empty status line", func(s faketerm.Screen) bool { return !s.Contains(a.shows) })
	if err != nil {
		return err
	}
	after := l.sure.with(l.at, a.after)
	l.pending, l.shows = &after, a.shows
	before, now := step{l.sure[l.at], a.answer}, turned{l.at, a.answer}
	l.term.Send(a.keys)
	if err := l.wait(a.name+": "+a.shows, func(s faketerm.Screen) bool { return s.Contains(a.shows) }); err != nil {
		return err
	}
	l.acknowledged(r)
	h := &l.undo[l.at]
	switch {
	case a.undone:
		h.before = h.before[:len(h.before)-1]
		h.after = append(h.after, before)
		l.done, l.undone = took(l.done, l.at), append(l.undone, now)
	case a.redone:
		h.after = h.after[:len(h.after)-1]
		h.before = append(h.before, before)
		l.done, l.undone = append(l.done, now), took(l.undone, l.at)
	default:
		h.before, h.after = append(h.before, before), nil
		l.done, l.undone = append(l.done, now), nil
	}
	return nil
}

func (l *life) acknowledged(r *result) {
	r.actions++
	l.sure, l.pending = *l.pending, nil
}

// turn goes to the next article, or the one before.
func (l *life) turn() error {
	// Finishing an article has gone on to another one.
	if err := l.whichArticle(); err != nil {
		return err
	}
	to, key := l.at+1, "\x0e"
	if to == len(ids) {
		to, key = l.at-1, "\x10"
	}
	l.term.Send(key)
	return l.wait("the article "+titles[to], func(s faketerm.Screen) bool { return strings.Contains(s.Rows[0], titles[to]) })
}

// wait waits for a state of the screen; errDead when the program died before.
func (l *life) wait(name string, wanted func(faketerm.Screen) bool) error {
	s, ok := l.term.Within(patience, wanted)
	switch {
	case ok:
		return nil
	case l.term.Process().Signal(syscall.Signal(0)) != nil || l.term.Closed():
		return errDead
	}
	return fmt.Errorf("%s did not come; the screen shows\n%s", name, s)
}
