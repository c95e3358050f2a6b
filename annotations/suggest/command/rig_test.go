package command

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/model/message"
)

// rig is a source over the helper program, with what it said.
type rig struct {
	*Source
	t       *testing.T
	mu      sync.Mutex
	notices []string
	time    time.Time
	alarms  []alarm
}

type alarm struct {
	at   time.Time
	ring chan time.Time
}

func newRig(t *testing.T, mode string, change func(*Options)) *rig {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	r := &rig{t: t, time: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	opt := Options{Command: []string{self}, Env: append(os.Environ(), modeVariable+"="+mode), Notice: func(m message.Message) {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.notices = append(r.notices, m.String())
	}}
	if change != nil {
		change(&opt)
	}
	r.Source = newSource(opt, clock{
		now: func() time.Time { r.mu.Lock(); defer r.mu.Unlock(); return r.time },
		after: func(d time.Duration) <-chan time.Time {
			r.mu.Lock()
			defer r.mu.Unlock()
			a := alarm{r.time.Add(d), make(chan time.Time, 1)}
			r.alarms = append(r.alarms, a)
			return a.ring
		},
	})
	t.Cleanup(r.Close)
	return r
}

// pass lets time pass; what waits for a moment that has come goes on.
func (r *rig) pass(d time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.time = r.time.Add(d)
	r.alarms = slices.DeleteFunc(r.alarms, func(a alarm) bool {
		due := !a.at.After(r.time)
		if due {
			a.ring <- r.time
		}
		return due
	})
}

// untilWaited returns when something waits for a moment.
func (r *rig) untilWaited() {
	for {
		r.mu.Lock()
		n := len(r.alarms)
		r.mu.Unlock()
		if n > 0 {
			return
		}
		runtime.Gosched()
	}
}

func (r *rig) said() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	said := r.notices
	r.notices = nil
	return said
}

func (r *rig) says(want ...string) {
	r.t.Helper()
	said := r.said()
	if len(said) != len(want) {
		r.t.Fatalf("said %q, want %q", said, want)
	}
	for i := range want {
		if !strings.Contains(said[i], want[i]) {
			r.t.Errorf("said %q, want %q in it", said[i], want[i])
		}
	}
}

func article(t *testing.T, id, text string) suggest.Text {
	t.Helper()
	a, err := model.NewArticle(id, text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return suggest.Text{Article: a, Schema: annotations.Default()}
}

func (r *rig) ask(id, text string) string {
	r.t.Helper()
	t := article(r.t, id, text)
	return shown(t.Article, r.Propose(t, model.Range{End: t.Article.Len()}, nil))
}

func shown(a *model.Article, list []suggest.Proposal) string {
	var out []string
	for _, p := range list {
		out = append(out, fmt.Sprintf("%s:%s:%s:%g", p.Label, p.Kind, a.Slice(p.Range), p.Score))
	}
	return strings.Join(out, " ")
}
