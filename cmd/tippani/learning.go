package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/store"
	"tippani/annotations/suggest"
	"tippani/annotations/suggest/command"
	"tippani/annotations/suggest/tagger"
	"tippani/annotations/suggest/team"
	"tippani/model"
	"tippani/model/atomicfile"
	"tippani/model/message"
	"tippani/model/regular"
	"tippani/model/source"
	"tippani/model/stop"
	"tippani/tui/shelf"
)

// learner is the team of a dataset: it reads the finished articles at its first question and keeps the tagger's model beside the dataset. A
// model that can't be read or written costs time, and nothing else.
type learner struct {
	*team.Team
	dataset   string
	annotator string
	queue     source.Queue    // what the annotator works through; nil for nothing
	program   *command.Source // the user's own; nil for none
	readers   sync.Once
	keep      bool // the model is written

	mu      sync.Mutex
	notices []message.Message
}

// Close ends the user's program.
func (l *learner) Close() {
	if l.program != nil {
		l.program.Close()
	}
}

func (l *learner) notice(m message.Message) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.notices = append(l.notices, m)
}

// Notices hands over, once, what somebody should know of the user's program.
func (l *learner) Notices() []message.Message {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := l.notices
	l.notices = nil
	return all
}

// modelPath is where the model of a dataset is kept.
func modelPath(dataset string) string {
	return strings.TrimSuffix(strings.TrimSuffix(dataset, filepath.Ext(dataset)), ".annotations") + ".model"
}

func (l *learner) Propose(t suggest.Text, over model.Range, stopped stop.Func) []suggest.Proposal {
	l.readers.Do(l.prepare)
	return l.Team.Propose(t, over, stopped)
}

// Learn learns, and keeps the model.
func (l *learner) Learn(a *model.Article, spans []*annotations.Span, stopped stop.Func) {
	l.readers.Do(l.prepare)
	l.Team.Learn(a, spans, stopped)
	l.save()
}

// prepare takes up the finished articles of the dataset, and the model that was made of them or a new one.
func (l *learner) prepare() {
	finished := false
	before, all := l.ahead()
	err := eachFinished(l.dataset, func(r *record.Record) {
		if r.Annotator == l.annotator || all && !before[r.Article.ID()] {
			l.Prepare(r.Article, r.Spans)
			finished = true
		}
	})
	if err != nil || !finished {
		return
	}
	m := l.load()
	if l.Ready(m, nil) == nil && m == nil { // never broken off: it is done once
		l.save()
	}
}

// ahead are the ids of the articles that the annotator has still to finish: what others have made of those is not to be seen before, in
// no proposal either. all is false where the queue is too long to tell, and then nothing of others is taken.
func (l *learner) ahead() (ids map[string]bool, all bool) {
	if l.queue == nil {
		return nil, true
	}
	n, exact := l.queue.Len()
	if !exact || n > shelf.Farthest {
		return nil, false
	}
	ids = make(map[string]bool, n)
	for i := range n {
		if id, err := l.queue.ID(i); err == nil {
			ids[id] = true
		}
	}
	_ = eachFinished(l.dataset, func(r *record.Record) { // what can't be read now can't be read for learning either
		if r.Annotator == l.annotator {
			delete(ids, r.Article.ID())
		}
	})
	return ids, true
}

// load is the model beside the dataset, if it was made of the articles that are finished now; else nil.
func (l *learner) load() *tagger.Model {
	m, state, err := readModel(modelPath(l.dataset))
	if err != nil || state != l.State() {
		return nil
	}
	return m
}

func (l *learner) save() {
	if !l.keep {
		return
	}
	var b bytes.Buffer
	if err := l.Tagger().Encode(&b, l.State()); err == nil {
		_ = atomicfile.WriteFile(modelPath(l.dataset), b.Bytes(), 0o644)
	}
}

// eachFinished calls each with every record of a dataset that is finished.
func eachFinished(path string, each func(*record.Record)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return finishedIn(path, f, each)
}

// finishedIn is eachFinished for a dataset that is open. It goes slowly about it: it may run beside somebody's keys.
func finishedIn(path string, f io.Reader, each func(*record.Record)) error {
	return store.Lines(path, f, func(n int, line []byte) {
		if bytes.Contains(line, []byte(`"accept"`)) {
			if r := record.Parse(path, n, line); r.Sound() && r.Answer == annotations.Accept {
				each(r)
			}
		}
		runtime.Gosched()
	})
}

// readWords takes the word list of a project: a form, a tab or the last blank, and a label on each line.
func readWords(path string, s *annotations.Schema, word func(text, label string)) error {
	data, err := regular.Read(path, model.MaxSettings)
	if err != nil {
		return err
	}
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		i := strings.LastIndexAny(line, "\t ")
		if i < 0 {
			return fmt.Errorf("%s:%d: a form and a label are expected, such as “ঢাকা LOC”; add the label", path, n)
		}
		form, label := strings.TrimSpace(line[:i]), line[i+1:]
		if _, known := s.Label(label); !known {
			return fmt.Errorf("%s:%d: the label file has no label %s; correct it or add the label", path, n, label)
		}
		word(form, label)
	}
	return nil
}
