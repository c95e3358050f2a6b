package command

import (
	"errors"
	"io/fs"
	"os/exec"
	"time"

	"tippani/annotations/suggest"
	"tippani/model/message"
)

// link is how it stands with the program. Only the goroutine that asks a question has it.
type link struct {
	process   *process
	delay     time.Duration // from the last end to the next start
	notBefore time.Time
	told      message.Message // why it ended last, as was told

	absent  bool
	missing error // why it is absent; for Absent, under the lock
}

// The delays between a death and the next start, doubled at each death without an answer before it.
const (
	firstDelay = time.Second
	mostDelay  = time.Minute
)

// outcome is how a question ended.
type outcome int

const (
	answered outcome = iota
	notAsked         // the program is not there, or not to be started yet
	failed           // it died over the question, or took too long
)

// converse has the program answer a question.
func (s *Source) converse(q *question) ([]suggest.Proposal, outcome) {
	p := s.running()
	if p == nil {
		return nil, notAsked
	}
	allowed := s.opt.Timeout
	if !p.answered {
		allowed += s.opt.Loading
	}
	s.work.Go(func() { p.write(q.line) })
	late := s.clock.after(allowed)
	strayed := false
	for {
		select {
		case l, ok := <-p.lines:
			if !ok {
				return nil, s.died(p)
			}
			r := q.read(l)
			if !r.complaint.None() && !(r.stray && strayed) {
				s.notice(r.complaint)
			}
			if r.stray {
				strayed = true
				continue
			}
			p.answered, s.delay, s.told = true, 0, message.Message{}
			return r.proposals, answered
		case <-late:
			p.end()
			s.lost(silent.With(q.id, allowed.String()))
			return nil, failed
		case <-s.closing:
			return nil, notAsked
		}
	}
}

// died gives up a process that has closed its output while it was asked.
func (s *Source) died(p *process) outcome {
	<-p.gone
	select {
	case <-s.closing: // it was killed
		return notAsked
	default:
		s.lost(p.lastWords())
		return failed
	}
}

// running is the process, started if need be; nil when there can be none now.
func (s *Source) running() *process {
	if p := s.process; p != nil {
		select {
		case <-p.gone:
			s.lost(p.lastWords())
		default:
			return p
		}
	}
	if s.absent || !s.due() {
		return nil
	}
	p, err := start(s.opt)
	switch {
	case err == nil:
		s.process = p
		s.work.Go(func() { p.endWith(s.closing) })
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, exec.ErrDot), errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		s.mu.Lock()
		s.absent, s.missing = true, err
		s.mu.Unlock()
		s.notice(absent.With(s.opt.Command[0], err))
	default:
		s.lost(unstarted.With(err))
	}
	return s.process
}

// due reports whether the process may be started. A patient source waits until then.
func (s *Source) due() bool {
	for {
		select {
		case <-s.closing:
			return false
		default:
		}
		left := s.notBefore.Sub(s.clock.now())
		if left <= 0 {
			return true
		}
		if !s.opt.Patient {
			return false
		}
		select {
		case <-s.clock.after(left):
		case <-s.closing:
			return false
		}
	}
}

// lost gives up a process that has ended. The same reason is told once until there was an answer.
func (s *Source) lost(why message.Message) {
	s.process = nil
	s.delay = min(max(2*s.delay, firstDelay), mostDelay)
	s.notBefore = s.clock.now().Add(s.delay)
	if !s.told.Equal(why) {
		s.notice(restarted.With(why))
	}
	s.told = why
}

func (s *Source) notice(m message.Message) {
	if s.opt.Notice != nil {
		s.opt.Notice(m)
	}
}
