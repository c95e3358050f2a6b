package command

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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
	"tippani/model/stop"
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

func TestAProgramAnswersAndIsAskedOnceAboutAnArticle(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	r := newRig(t, "count:"+log, nil)
	text := article(t, "a\n1", "😀\u2028=\n"+`{"id":ID,"spans":[{"start":4,"end":6,"label":"PER","score":0.5},{"start":0,"end":1,"label":"ORG","score":1}]}`)
	all := model.Range{End: text.Article.Len()}
	// The answer holds a line feed, so it arrives as two lines, of which the first is empty.
	got := r.Propose(text, all, nil)
	if s := shown(text.Article, got); s != `ORG:entity:😀:1 PER:entity:{":0.5` {
		t.Errorf("proposed %q", s)
	}
	if name := "command:" + filepath.Base(r.opt.Command[0]); got[0].Source != name {
		t.Errorf("the source is %q, want %q", got[0].Source, name)
	}
	got[0].Label = "changed"
	begins := func(start, end model.Offset) string {
		return shown(text.Article, r.Propose(text, model.Range{Start: start, End: end}, nil))
	}
	if a, b, c := begins(0, 4), begins(1, text.Article.Len()), begins(5, 6); a != "ORG:entity:😀:1" || b != `PER:entity:{":0.5` || c != "" {
		t.Errorf("of parts: %q, %q and %q", a, b, c)
	}
	r.ask("b", `={"id":ID,"spans":[]}`)
	r.Close()
	seen, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(seen)), "\nb ")
	if len(lines) != 2 || !strings.HasPrefix(lines[0], "started\na\n1 \"😀\\u2028=\\n") || !strings.Contains(lines[0], "[PER ") {
		t.Errorf("the program was asked %q", seen)
	}
	r.says()
	if r.ask("c", "=") != "" {
		t.Error("proposed something after its end")
	}
}

func TestWrongAnswersAreNamedWithTheirLineAndTheRestIsTaken(t *testing.T) {
	const good = `{"start":0,"end":1,"label":"PER","score":0.5}`
	spans := func(list string) string { return `={"id":ID,"spans":[` + list + `]}` }
	one := func(span string) string { return spans(span + "," + good) }
	const begin = "answer line 1: left out 1 of 2 spans, the first since "
	for _, c := range []struct{ name, answer, want, said string }{
		{"no spans", spans(""), "", ""},
		{"unknown label", one(`{"start":0,"end":1,"label":"X","score":0.5}`), "=", begin + `"X" is not a label`},
		{"before the text", one(`{"start":-1,"end":1,"label":"PER","score":0.5}`), "=", begin + "start -1 and end 1"},
		{"behind the text", one(`{"start":0,"end":9999,"label":"PER","score":0.5}`), "=", begin + "start 0 and end 9999"},
		{"empty", one(`{"start":1,"end":1,"label":"PER","score":0.5}`), "=", begin + "start 1 and end 1"},
		{"score above", one(`{"start":0,"end":1,"label":"PER","score":1.5}`), "=", begin + "the score 1.5"},
		{"score below", one(`{"start":0,"end":1,"label":"PER","score":-1}`), "=", begin + "the score -1"},
		{"NaN", one(`{"start":0,"end":1,"label":"PER","score":NaN}`), "=", begin + "start, end or a score"},
		{"infinite", one(`{"start":0,"end":1,"label":"P\"NaN","score":-Infinity}`), "=", begin + "start, end or a score"},
		{"too large a number", one(`{"start":0,"end":1,"label":"PER","score":1e999}`), "=", begin + `{"start"`},
		{"no score", one(`{"start":0,"end":1,"label":"PER"}`), "=", begin + "start, end or a score"},
		{"fraction", one(`{"start":0.5,"end":1,"label":"PER","score":1}`), "=", begin + `{"start":0.5`},
		{"no object", one(`7`), "=", begin + "7 is no span"},
		{"broken off", `={"id":ID,"spans":[`, "", "answer line 1: no answer"},
		{"without spans", `={"id":ID}`, "", "answer line 1: has no spans"},
		{"refused", `={"id":ID,"spans":[],"error":"too\nlong"}`, "", `answer line 1: the command has nothing on "অ": too`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t, "", nil)
			want := c.want
			if want != "" {
				want = "PER:entity:" + want + ":0.5"
			}
			if got := r.ask("অ", c.answer); got != want {
				t.Errorf("proposed %q, want %q", got, want)
			}
			if c.said == "" {
				r.says()
			} else {
				r.says(c.said)
			}
		})
	}
}

func TestRangesAreWidenedToClustersAndTrimmed(t *testing.T) {
	for _, c := range []struct {
		text       string
		start, end int
		want, said string
	}{
		{"😀 কি ", 2, 3, "কি", ""},
		{"😀 কি ", 3, 4, "কি", ""},
		{"😀 কি ", 1, 5, "কি", ""},
		{"e\u0301😀", 1, 3, "e\u0301😀", ""},
		{"😀 কি ", 1, 2, "", "only blanks between 1 and 2"},
	} {
		q := newQuestion(article(t, "a", c.text).Article, annotations.Default(), nil, "s")
		got := q.read(line{number: 2, text: fmt.Appendf(nil, `{"id":"a","spans":[{"start":%d,"end":%d,"label":"PER","score":1}]}`,
			c.start, c.end)})
		if want := strings.TrimSuffix("PER:entity:"+c.want+":1", "PER:entity::1"); shown(q.article, got.proposals) != want {
			t.Errorf("%d to %d of %q: %q", c.start, c.end, c.text, shown(q.article, got.proposals))
		}
		if said := got.complaint.String(); c.said != "" && !strings.Contains(said, c.said) || c.said == "" && said != "" {
			t.Errorf("%d to %d of %q: said %q", c.start, c.end, c.text, said)
		}
	}
}

func TestWhatIsNoAnswerIsPassedOverUntilTheAnswerComes(t *testing.T) {
	r := newRig(t, "Loading \x1b[2J the model\n[1]\n\n"+`{"id":"else","spans":[]}`, nil)
	if got := r.ask("a", `={"id":ID,"spans":[{"start":0,"end":1,"label":"PER","score":1}]}`); got != "PER:entity:=:1" {
		t.Errorf("proposed %q", got)
	}
	r.says("answer line 1: no JSON object and passed over: Loading  [2J the model")
}

func TestAHugeLineIsLeftOutAndTheNextAnswerTaken(t *testing.T) {
	r := newRig(t, "", nil)
	if got := r.ask("a", "huge"); got != "" {
		t.Errorf("proposed %q", got)
	}
	r.says("answer line 1: longer than 16 MiB")
	if got := r.ask("b", `={"id":ID,"spans":[{"start":0,"end":1,"label":"PER","score":1}]}`); got != "PER:entity:=:1" {
		t.Errorf("proposed %q", got)
	}
	r.says()
}

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
	r.pass(usualTimeout)
	if got := <-done; got != "" {
		t.Errorf("proposed %q", got)
	}
	r.says(`did not answer about "a" within 10s`)
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
	r.says("which can't be started")
	if r.Absent() == nil {
		t.Error("not absent")
	}
}

func TestAQuestionIsBrokenOffAndItsAnswerKept(t *testing.T) {
	r := newRig(t, "", nil)
	text := article(t, "a", "hang")
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
	other := article(t, "b", fine)
	if got := r.Propose(other, model.Range{End: 1}, func() error { return stop.ErrCancelled }); got != nil {
		t.Errorf("proposed %v while another question is open", got)
	}
	r.pass(time.Hour)
	r.Source.mu.Lock()
	busy := r.busy
	r.Source.mu.Unlock()
	if busy != nil {
		<-busy.done
	}
	r.says(`did not answer about "a"`)
}

func TestNothingIsInheritedAndTheProgramMayBePrepared(t *testing.T) {
	t.Setenv(modeVariable, "Loading")
	prepared := 0
	r := newRig(t, "", func(o *Options) {
		o.Env = []string{modeVariable + "="}
		o.Prepare = func(*exec.Cmd) { prepared++ }
	})
	r.ask("a", fine)
	r.says()
	if prepared != 1 {
		t.Errorf("prepared %d times", prepared)
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
	for range 1000 {
		if runtime.NumGoroutine() <= before {
			return
		}
		runtime.Gosched()
	}
	buf := make([]byte, 1<<16)
	t.Errorf("goroutines are left:\n%s", buf[:runtime.Stack(buf, true)])
}
