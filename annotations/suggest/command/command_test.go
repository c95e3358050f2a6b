package command

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tippani/model"
	"tippani/model/stop"
)

const fine = `={"id":ID,"spans":[{"start":0,"end":1,"label":"PER","score":1}]}`

func TestADeadProgramIsStartedAgainLaterAndLater(t *testing.T) {
	r := newRig(t, "", nil)
	const why = "ended (exit status 3): last  [31mwords; it is started again"
	for i, delay := range []time.Duration{1, 2, 4, 8, 16, 32, 60, 60} {
		r.ask(fmt.Sprint("dies", i), "die")
		if i == 0 {
			r.says(why)
		}
		r.pass(delay*time.Second - time.Millisecond)
		if r.ask("soon", fine) != "" {
			t.Errorf("%d: started again before %d s were over", i, delay)
		}
		r.pass(time.Millisecond)
	}
	r.says() // the reason was told
	if got := r.ask("soon", fine); got != "PER:entity:=:1" {
		t.Errorf("proposed %q", got)
	}
	r.ask("again", "die")
	r.says(why)
	r.pass(time.Second)
	if got := r.ask("later", fine); got != "PER:entity:=:1" {
		t.Errorf("an answer does not shorten the delay: %q", got)
	}
}

func TestAnArticleThatEndsTheProgramTwiceIsNotAskedAboutAgain(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	r := newRig(t, "count:"+log, nil)
	for range 4 {
		r.ask("a", "die")
		r.pass(time.Hour)
	}
	if seen, _ := os.ReadFile(log); strings.Count(string(seen), "started") != 2 {
		t.Errorf("the program was asked\n%s", seen)
	}
}

func TestAProgramThatHangsIsKilled(t *testing.T) {
	r := newRig(t, "", nil)
	r.ask("first", fine)
	r.pass(time.Hour)
	done := make(chan string)
	go func() { done <- r.ask("a", "hang") }()
	r.untilWaited()
	hanging := r.process
	r.pass(usualTimeout)
	if got := <-done; got != "" {
		t.Errorf("proposed %q", got)
	}
	r.says(`did not answer about "a" within 10s`)
	select {
	case <-hanging.gone:
	default:
		t.Error("the process lives on")
	}
	r.pass(firstDelay)
	if got := r.ask("b", fine); got != "PER:entity:=:1" {
		t.Errorf("proposed %q", got)
	}
}

func TestAModelMayTakeLongerToBeRead(t *testing.T) {
	r := newRig(t, "", nil)
	done := make(chan string, 1)
	go func() { done <- r.ask("a", "hang") }()
	r.untilWaited()
	r.pass(usualTimeout + usualLoading - time.Nanosecond)
	r.mu.Lock()
	waits := len(r.alarms)
	r.mu.Unlock()
	if waits != 1 {
		t.Error("the first article got no time for the model")
	}
	r.pass(time.Nanosecond)
	<-done
}

func TestAPatientSourceWaitsAndAsksAgain(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	r := newRig(t, "count:"+log, func(o *Options) { o.Patient, o.Timeout = true, 1000*time.Hour })
	r.ask("before", fine)
	r.pass(time.Hour)
	done := make(chan string)
	go func() { done <- r.ask("a", "die") + r.ask("b", fine) }()
	for {
		select {
		case got := <-done:
			seen, _ := os.ReadFile(log)
			if got != "PER:entity:=:1" || strings.Count(string(seen), "started") != 3 {
				t.Errorf("proposed %q, and the program was asked\n%s", got, seen)
			}
			return
		default:
			r.pass(time.Second)
			runtime.Gosched()
		}
	}
}

func TestAMissingProgramIsToldOnce(t *testing.T) {
	r := newRig(t, "", func(o *Options) { o.Command = []string{filepath.Join(t.TempDir(), "absent")} })
	if r.Absent() != nil {
		t.Error("absent before it was asked")
	}
	for i := range 3 {
		r.ask(fmt.Sprint(i), fine)
		r.pass(time.Hour)
	}
	r.says("can't be started")
	if r.Absent() == nil {
		t.Error("not absent")
	}
}

func TestAQuestionIsBrokenOffAndItsAnswerKept(t *testing.T) {
	r := newRig(t, "", nil)
	now := filepath.Join(t.TempDir(), "now")
	text := article(t, "a", "when "+now+fine)
	over := model.Range{End: text.Article.Len()}
	asked := 0
	if got := r.Propose(text, over, func() error {
		if asked++; asked > 2 {
			return stop.ErrCancelled
		}
		return nil
	}); got != nil {
		t.Errorf("proposed %v", got)
	}
	if got := r.Propose(article(t, "b", fine), over, func() error { return stop.ErrCancelled }); got != nil {
		t.Errorf("proposed %v while another question is open", got)
	}
	if err := os.WriteFile(now, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r.Source.mu.Lock()
	busy := r.busy
	r.Source.mu.Unlock()
	if busy != nil {
		<-busy.done
	}
	if err := os.Remove(now); err != nil {
		t.Fatal(err)
	}
	if got := shown(text.Article, r.Propose(text, over, nil)); got != "PER:entity:w:1" {
		t.Errorf("proposed %q", got)
	}
	r.says()
}

func TestNothingIsInheritedAndTheProgramMayBePrepared(t *testing.T) {
	t.Setenv(modeVariable, "Loading")
	var prepared, ended atomic.Int32
	r := newRig(t, "", func(o *Options) {
		o.Env = []string{modeVariable + "="}
		o.Prepare = func(*exec.Cmd) (func(), func()) { return func() { prepared.Add(1) }, func() { ended.Add(1) } }
	})
	r.ask("a", fine)
	r.says()
	if prepared.Load() != 1 || ended.Load() != 0 {
		t.Errorf("prepared %d times, ended %d times", prepared.Load(), ended.Load())
	}
	r.Close()
	if ended.Load() != 1 {
		t.Errorf("ended %d times", ended.Load())
	}
}

func TestManyAskAtATimeAndNothingIsLeftAtTheEnd(t *testing.T) {
	before := runtime.NumGoroutine()
	r := newRig(t, "", nil)
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			text := []string{fine, "die", fine + " "}[i%3]
			got := r.ask(fmt.Sprint(i%5), text)
			if got != "" && got != "PER:entity:=:1" {
				t.Errorf("proposed %q", got)
			}
		})
	}
	all.Wait()
	hanging := article(t, "h", "hang")
	r.pass(time.Hour)
	go r.Propose(hanging, model.Range{End: 1}, nil)
	r.untilWaited()
	r.Close()
	r.Close()
	// The last ones are at their end, but their threads may wait for a processor.
	for limit := time.Now().Add(10 * time.Second); time.Now().Before(limit); runtime.Gosched() {
		if runtime.NumGoroutine() <= before {
			return
		}
	}
	buf := make([]byte, 1<<16)
	t.Errorf("goroutines are left:\n%s", buf[:runtime.Stack(buf, true)])
}
