// Package command lets a program of the user's own propose spans: a process that reads an article a line and answers with a line. It is
// started at the first question and again when it has died, and it gets a bounded time for each article. docs/suggest.md has the protocol.
package command

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/model/message"
	"tippani/model/stop"
)

// Options say which program it is and how it is treated.
type Options struct {
	Command []string // the program and its arguments, at least the program
	Dir     string   // where it runs; "" for the directory of this process
	Env     []string // all of its environment, NAME=value; nothing is inherited

	Timeout time.Duration // for an article; 0 for 10 s
	Loading time.Duration // added for the first article after a start, while a model is read; 0 for 60 s
	Patient bool          // after it died a question waits until it may be started again, instead of going without an answer

	// Prepare is called before each start, if it is not nil. It may put the process and its children into a group of their own and set
	// Cancel to what ends all of them; what it returns is called when the process has started, and when it has ended or could not be started. Without it
	// the process alone is killed.
	Prepare func(*exec.Cmd) (started, ended func())
	// Notice is told what went wrong, from several goroutines, if it is not nil. It should return soon.
	Notice func(message.Message)
}

const (
	usualTimeout = 10 * time.Second
	usualLoading = time.Minute
	mostKept     = 8 // articles whose answers are kept
)

// clock is the time, which tests make.
type clock struct {
	now   func() time.Time
	after func(time.Duration) <-chan time.Time
}

// Source is a program as a source of proposals. It asks one question at a time; Propose may be called from several goroutines.
type Source struct {
	opt     Options
	clock   clock
	name    string
	closing chan struct{}
	work    sync.WaitGroup

	mu     sync.Mutex
	closed bool
	busy   *answer   // that is being asked for
	kept   []*answer // the one used last comes last
	failed key       // of the question that failed last

	link // of the question that is being asked
}

// New is a source that starts opt.Command when it is asked first. Close ends it.
func New(opt Options) *Source {
	return newSource(opt, clock{time.Now, time.After})
}

func newSource(opt Options, c clock) *Source {
	if opt.Timeout == 0 {
		opt.Timeout = usualTimeout
	}
	if opt.Loading == 0 {
		opt.Loading = usualLoading
	}
	return &Source{opt: opt, clock: c, name: "command:" + programName(opt.Command), closing: make(chan struct{})}
}

// programName is what a command is called by: the script that an interpreter runs, else the program.
func programName(command []string) string {
	for _, word := range command[1:] {
		if !strings.HasPrefix(word, "-") {
			return filepath.Base(word)
		}
	}
	return filepath.Base(command[0])
}

// key tells questions apart.
type key struct{ id, sum, labels string }

// answer is what the program says about an article, or will have said when done is closed.
type answer struct {
	key
	done      chan struct{}
	proposals []suggest.Proposal // in the order of the text
	again     bool               // there is none, and it may be asked for again
}

// within lists the proposals that begin in a range, for the caller to keep.
func (a *answer) within(over model.Range) []suggest.Proposal {
	from, _ := slices.BinarySearchFunc(a.proposals, over.Start, func(p suggest.Proposal, o model.Offset) int {
		return int(p.Range.Start - o)
	})
	to, _ := slices.BinarySearchFunc(a.proposals, over.End, func(p suggest.Proposal, o model.Offset) int { return int(p.Range.Start - o) })
	if from >= to {
		return nil
	}
	return slices.Clone(a.proposals[from:to])
}

// Propose implements suggest.Source. The whole article is asked about once; when the wait for its answer is broken off, the answer is
// there for the next call. Without an answer it proposes nothing.
func (s *Source) Propose(t suggest.Text, over model.Range, stopped stop.Func) []suggest.Proposal {
	names := make([]string, len(t.Schema.Labels))
	for i, l := range t.Schema.Labels {
		names[i] = l.Name
	}
	k := key{t.Article.ID(), t.Article.SHA256(), strings.Join(names, "\x00")}
	for {
		a, own := s.ask(k, t, names)
		if a == nil || !wait(a.done, stopped) {
			return nil
		}
		switch {
		case own && !a.again:
			return a.within(over)
		case own && !s.opt.Patient:
			return nil
		}
	}
}

// ask is the answer to a question, asked now if need be; own is false for the question that has to be answered first. It is nil when
// there will be none.
func (s *Source) ask(k key, t suggest.Text, names []string) (a *answer, own bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, false
	}
	if i := slices.IndexFunc(s.kept, func(a *answer) bool { return a.key == k }); i >= 0 {
		a = s.kept[i]
		s.kept = append(slices.Delete(s.kept, i, i+1), a)
		return a, true
	}
	if s.busy != nil {
		return s.busy, false
	}
	a = &answer{key: k, done: make(chan struct{})}
	s.busy, s.kept = a, append(s.kept, a)
	if len(s.kept) > mostKept {
		s.kept = slices.Delete(s.kept, 0, 1)
	}
	s.work.Go(func() { s.answer(a, newQuestion(t.Article, t.Schema, names, s.name)) })
	return a, true
}

// answer asks and lets those who wait for it go on.
func (s *Source) answer(a *answer, q *question) {
	proposals, outcome := s.converse(q)
	s.mu.Lock()
	defer s.mu.Unlock()
	a.proposals = proposals
	// An article at which the program fails twice running is not what it can do.
	a.again = outcome == notAsked && !s.absent || outcome == failed && s.failed != a.key
	if outcome == failed {
		s.failed = a.key
	}
	if a.again || s.closed {
		s.kept = slices.DeleteFunc(s.kept, func(b *answer) bool { return a == b })
	}
	s.busy = nil
	close(a.done)
}

// asked is how often a wait looks whether it was broken off.
const asked = 20 * time.Millisecond

// wait reports whether done was closed before the wait was broken off.
func wait(done <-chan struct{}, stopped stop.Func) bool {
	select {
	case <-done:
		return true
	default:
	}
	tick := time.NewTicker(asked)
	defer tick.Stop()
	for stopped.Err() == nil {
		select {
		case <-done:
			return true
		case <-tick.C:
		}
	}
	return false
}

// Absent is why there is no such program; nil when there is one or nothing was asked yet.
func (s *Source) Absent() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.missing
}

// Close kills the program and waits until it is gone. After it nothing is proposed.
func (s *Source) Close() {
	s.mu.Lock()
	first := !s.closed
	s.closed = true
	s.mu.Unlock()
	if first {
		close(s.closing)
	}
	s.work.Wait()
}
