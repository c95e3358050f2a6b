package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
)

// Session opens an article for annotating. A *TextChangedError when the dataset holds another text under its id, a
// *record.FaultyError when what it holds is no record at all. A session that has not been changed ends when another is opened.
// One that has keeps its history, so that undo reaches it when it is opened again.
func (d *Dataset) Session(a *model.Article) (*Session, error) { return d.SessionFrom(a, nil, "") }

var (
	sayArticleWithoutId = message.New("store.article-without-id",
		"an article without an id can't be annotated, because its record could not be found again")
	sayMoreProblems    = message.New("store.more-problems", "%s: %d more of this kind; tippani check lists all of it")
	sayDatasetReadOnly = message.New("store.dataset-read-only", "the dataset is open for reading only")
	sayRecordDamaged   = message.New("store.record-damaged", "its record was damaged by another program")
	sayRecordGone      = message.New("store.record-gone", "its record is gone from the dataset")
	sayNotRead         = message.New("store.not-read", "%s can't be read; is it held by another program? open it again")
	sayCutShort        = message.New("store.cut-short", "%s:%d can't be read: %w; was it cut short by another program? open it again")
	saySessionEnded    = message.New("store.session-ended",
		"the session of %q has ended, because another article was opened; open it again")
)

// SessionFrom is Session for an article that comes with annotations: input are the members of the JSON object it was read from, and
// place, FILE:LINE, says where that stands. When the dataset has no record of the article by this annotator, the session
// begins with the spans and relations of input, unless that is the record of another annotator (Theirs); nothing is written before the
// first Commit, which writes all of it.
// What can't be taken over is named in Notices and kept in the new record under the key record.InputKey. A *record.FaultyError when
// input can't be read at all.
func (d *Dataset) SessionFrom(a *model.Article, input jsontext.Fields, whence string) (*Session, error) {
	if a.ID() == "" {
		return nil, sayArticleWithoutId.Error()
	}
	if err := d.opt.Stop.Err(); err != nil {
		return nil, err
	}
	restore := d.forget()
	s, err := d.sessionOf(a, input, whence)
	if err != nil {
		restore()
	}
	return s, err
}

func (d *Dataset) sessionOf(a *model.Article, input jsontext.Fields, whence string) (*Session, error) {
	if len(a.Text()) > model.MaxAnnotated {
		return d.tooLong(a), nil
	}
	if d.journal.size > max(8<<20, d.index.size/8) {
		err := d.Fold()
		if stopped := d.opt.Stop.Err(); stopped != nil {
			return nil, stopped
		}
		if err != nil {
			d.notice(message.Of(err))
		}
	}
	s, err := d.state(d.key(a.ID()))
	if errors.Is(err, record.ErrNone) {
		return d.begin(a, input, whence)
	}
	if err != nil {
		return nil, err
	}
	if s.article.Text() != a.Text() {
		return nil, &record.TextChangedError{Path: d.path, ID: a.ID(), Recorded: s.article.SHA256(), Now: a.SHA256(),
			At: firstDifference(s.article.Text(), a.Text())}
	}
	return s, nil
}

// begin opens an article of which this annotator has no record.
func (d *Dataset) begin(a *model.Article, input jsontext.Fields, whence string) (*Session, error) {
	r := &record.Record{Article: a, Annotator: d.opt.Annotator, Tool: d.opt.Tool}
	if by, _ := jsontext.Unquote(input.Value("annotator")); input != nil && !d.Theirs(a.ID(), by) {
		by := record.Beginning{Annotator: d.opt.Annotator, Tool: d.opt.Tool, Schema: d.opt.Schema, Stop: d.opt.Stop}
		begun, problems, err := record.FromInput(a, input, whence, by)
		if err != nil {
			return nil, err
		}
		r = begun
		d.tell(problems)
	}
	s := d.newSession(d.key(a.ID()), r)
	s.log = s.beginning()
	d.remember(s)
	return s, nil
}

// tell turns the problems of an input into notices.
func (d *Dataset) tell(problems []record.Problem) {
	const most = 5
	for i, p := range problems {
		if i == most {
			d.notice(sayMoreProblems.With(p.File, len(problems)-most))
			break
		}
		d.notice(p.Message())
	}
}

// beginning is what a new record begins with, as the first of its changes: so it is carried over with the others when
// another program has written a record of the same article meanwhile.
func (s *Session) beginning() []annotations.Transaction {
	t := annotations.Difference(annotations.NewSet(), s.set)
	if t.Empty() {
		return nil
	}
	return []annotations.Transaction{t}
}

// maxKept is how many articles that were changed and written stay in memory for when they are opened again; of others only
// the history is kept.
const maxKept = 64

// forget lets go of sessions that the dataset's file holds, so that memory does not grow with what was looked at. When the article
// that they were to make room for can't be opened, restore brings them back: one of them is still worked with.
func (d *Dataset) forget() (restore func()) {
	before := slices.Clone(d.recent)
	var gone []*Session
	kept := d.recent[:0]
	for i, s := range before {
		undo, redo := s.history.Len()
		switch {
		case d.sessions[s.key] != s:
		case s.dirty || undo+redo > 0 && i >= len(d.recent)-maxKept:
			kept = append(kept, s)
		default:
			d.past.keep(s)
			delete(d.sessions, s.key)
			gone = append(gone, s)
		}
	}
	clear(d.recent[len(kept):])
	d.recent = kept
	return func() {
		for _, s := range gone {
			if _, again := d.sessions[s.key]; again {
				continue
			}
			d.past.take(s.key)
			d.remember(s)
		}
	}
}

// remember makes s the session of its record.
func (d *Dataset) remember(s *Session) {
	d.sessions[s.key] = s
	d.recent = append(d.recent, s)
}

func firstDifference(a, b string) int {
	n := 0
	for i, r := range a {
		if i >= len(b) || a[i:i+len(string(r))] != b[i:min(len(b), i+len(string(r)))] {
			break
		}
		n++
	}
	return n
}

func (d *Dataset) newSession(k record.Key, r *record.Record) *Session {
	s := &Session{dataset: d, key: k, line: k, article: r.Article, record: r, history: &annotations.History{}, cursor: -1,
		set: r.Set()}
	s.set.Reserve(r.Aside())
	switch bad := slices.IndexFunc(r.Problems, func(p record.Problem) bool { return !p.Minor }); {
	case d.opt.ReadOnly:
		s.readOnly = sayDatasetReadOnly.With()
	case bad >= 0:
		s.readOnly = r.Problems[bad].Message()
	}
	return s
}

func hashLine(line []byte) string {
	sum := sha256.Sum256(record.Body(line))
	return hex.EncodeToString(sum[:])
}

// state is what is known of a record, the journal applied.
func (d *Dataset) state(k record.Key) (*Session, error) {
	if s, known := d.sessions[k]; known {
		return s, nil
	}
	steps := d.steps[k]
	e, held := d.held(k)
	if len(steps) > 0 && steps[0].instead != nil {
		if s, err := d.resume(steps); s != nil || err != nil {
			return s, err
		}
	}
	var s *Session
	switch {
	case held:
		r, line, err := d.recordAt(e)
		if err != nil {
			return nil, err
		}
		if r.Article == nil {
			if len(steps) > 0 {
				if err := d.setAsideSteps(k, steps, sayRecordDamaged.With()); err != nil {
					return nil, err
				}
			}
			return nil, &record.FaultyError{Path: d.path, Problems: r.Problems}
		}
		s = d.newSession(k, r)
		s.lineHash, s.size = hashLine(line), len(line)
		if err := d.opt.Stop.Err(); err != nil {
			return nil, err
		}
		d.recall(s)
	case len(steps) > 0 && steps[0].record != nil:
		r, err := record.ParseUntil(d.journal.path, 0, steps[0].record, d.opt.Stop)
		if err != nil {
			return nil, err
		}
		if r.Article == nil {
			return nil, &record.FaultyError{Path: d.journal.path, Problems: r.Problems}
		}
		s = d.newSession(k, r)
		s.log = s.beginning()
	default:
		if len(steps) == 0 {
			return nil, record.ErrNone
		}
		return nil, d.setAside(k, steps, sayRecordGone.With())
	}
	if len(steps) > 0 {
		if err := d.takeIn(s, steps); err != nil {
			return nil, err
		}
	}
	d.remember(s)
	return s, nil
}

// readLine reads a record's line from the dataset's file.
func (d *Dataset) readLine(e entry) ([]byte, error) {
	line := make([]byte, e.length)
	if d.file == nil {
		return nil, sayNotRead.Error(d.path)
	}
	if _, err := d.file.ReadAt(line, e.offset); err != nil {
		return nil, sayCutShort.Error(d.path, e.line, err)
	}
	return line, nil
}

// recordAt reads a record from the dataset's file, and gives its line too. A record that is wrong has no article, but its problems.
func (d *Dataset) recordAt(e entry) (*record.Record, []byte, error) {
	line, err := d.readLine(e)
	if err != nil {
		return nil, nil, err
	}
	r, err := record.ParseUntil(d.path, int(e.line), line, d.opt.Stop)
	return r, line, err
}
