package store

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/message"
)

var (
	sayArticleWouldTake = message.New("store.article-would-take", "the article %q with its spans would take %d MiB, a record can hold "+
		"%d; split it")
	sayNotReplaced = message.New("store.not-replaced", "%s can't be written (%w), so the record of %q stays as it was; free space "+
		"or restore access and try again")
	sayReadOnlyBecause = message.New("store.read-only-because", "%w: %s")
	sayArticleTooLarge = message.New("store.article-too-large", "the article %q has %d MiB, a record can hold %d; split it")
	sayRecordedAlready = message.New("store.recorded-already", "%s has a record of %q already; remove one of the two records first")
	sayFormerNotKept   = message.New("store.former-not-kept", "the record of %q can't be kept in %s, so it stays as it was: %w")
	sayNoLongerFit     = message.New("store.no-longer-fit", "they no longer fit the record")
)

// Replace puts r in the place of what the dataset holds of the article id by this annotator. r may have another text and, as that of
// a renamed article, another id. It is one step: before it the old record is there, after it the new one, whatever dies meanwhile.
// What could be undone before can't be any more; when the text is another, the old record is kept in supersededPath. After an error
// nothing has changed.
func (d *Dataset) Replace(id string, r *record.Record) (*Session, error) {
	old, err := d.state(d.key(id))
	if err != nil {
		return nil, err
	}
	k := d.key(r.Article.ID())
	if err := d.replaceable(old, k, r); err != nil {
		return nil, err
	}
	if old.article.Text() != r.Article.Text() {
		if err := d.keepSuperseded(old); err != nil {
			return nil, err
		}
	}
	if err := d.Retry(); err != nil {
		return nil, err
	}
	now := d.now()
	next := *r
	next.Annotator, next.Tool, next.Created, next.Modified = d.opt.Annotator, d.opt.Tool, old.record.Created, now
	if next.Created == "" {
		next.Created = now
	}
	data := announced(replaceVersion)
	s := d.newSession(k, &next)
	line := record.Append(nil, &next)
	if len(line) >= model.MaxRecord {
		return nil, sayArticleWouldTake.Error(k.ID, len(line)>>20, model.MaxRecord>>20)
	}
	data = step{seq: d.seq + 1, key: k, sha: next.Article.SHA256(), time: now, cursor: -1, record: line,
		lineHash: old.lineHash, instead: &old.key, line: old.line}.seal(data)
	if err := d.journal.append(data); err != nil {
		return nil, sayNotReplaced.Error(d.path, err, id)
	}
	d.seq++
	d.settleIn(s, old)
	return s, nil
}

// settleIn makes s, which is durable, the session of its record in the place of old.
func (d *Dataset) settleIn(s, old *Session) {
	s.lineHash, s.line, s.whole = old.lineHash, old.line, true
	s.log = s.beginning()
	d.touched = slices.DeleteFunc(d.touched, func(t *Session) bool { return t == old })
	for _, k := range []record.Key{old.key, s.key} {
		delete(d.sessions, k)
		d.past.take(k)
		d.trail.Forget(k.ID)
	}
	d.take(s)
}

// take notes that s has changes that the dataset's file does not hold.
func (d *Dataset) take(s *Session) {
	d.replaced[s.line] = s.lineHash != "" && s.line != s.key
	s.dirty = true
	d.touched = append(d.touched, s)
	d.remember(s)
}

func (d *Dataset) replaceable(old *Session, k record.Key, r *record.Record) error {
	if d.opt.ReadOnly || !old.readOnly.None() {
		return sayReadOnlyBecause.Error(record.ErrReadOnly, old.readOnly)
	}
	if len(r.Article.Text()) > model.MaxAnnotated {
		return sayArticleTooLarge.Error(k.ID, len(r.Article.Text())>>20, model.MaxAnnotated>>20)
	}
	if _, recorded := d.Answer(k.ID); recorded && k != old.key {
		return sayRecordedAlready.Error(d.path, k.ID)
	}
	// As after an undo, spans may be as they came from a file: not trimmed.
	t := annotations.Difference(annotations.NewSet(), r.Set()).By(
		annotations.Origin{Kind: annotations.Undo})
	return t.Check(annotations.NewSet(), r.Article)
}

// supersededPath is the file that keeps, a line each, records whose text was replaced by an edited one.
func (d *Dataset) supersededPath() string { return d.path + ".superseded.jsonl" }

// keepSuperseded keeps a record as it is before another takes its place.
func (d *Dataset) keepSuperseded(s *Session) error {
	line := record.Append(nil, s.snapshot())
	if e, held := d.index.entries[s.line]; held && s.lineHash != "" && !s.whole {
		was, err := d.readLine(e)
		if err == nil {
			line, err = record.Rewrite(record.Body(was), s.snapshot())
		}
		if err != nil {
			return err
		}
	}
	if err := d.appendBeside(d.supersededPath(), append(line, '\n')); err != nil {
		return sayFormerNotKept.Error(s.key.ID, d.supersededPath(), err)
	}
	return nil
}

// overtake takes note of a step of the journal that put a record in another's place: all that was done to that one before is in it.
func (d *Dataset) overtake(s step) {
	for _, k := range []record.Key{*s.instead, s.key} {
		d.drop(k)
		d.trail.Forget(k.ID)
	}
	_, folded := d.index.entries[s.key]
	d.replaced[s.line] = s.line != s.key && !folded && s.lineHash != ""
}

// resume opens a record of which the journal says that it takes another's place. It is nil when the dataset's file has it already:
// then the steps are those of any record.
func (d *Dataset) resume(steps []step) (*Session, error) {
	base := steps[0]
	r, err := record.ParseUntil(d.journal.path, 0, base.record, d.opt.Stop)
	if err != nil {
		return nil, err
	}
	if r.Article == nil {
		return nil, &record.FaultyError{Path: d.journal.path, Problems: r.Problems}
	}
	s := d.newSession(base.key, r)
	s.line, s.whole = base.line, true
	if e, folded := d.index.entries[base.key]; folded {
		line, err := d.readLine(e)
		if err != nil {
			return nil, err
		}
		if hashLine(line) != base.lineHash {
			there, err := record.ParseUntil(d.path, int(e.line), line, d.opt.Stop)
			if err != nil {
				return nil, err
			}
			if there.Article == nil || there.Article.Text() == r.Article.Text() {
				return nil, nil
			}
		}
		s.line = base.key
	}
	s.log = s.beginning()
	left, err := s.replay(steps[1:])
	if err != nil {
		return nil, err
	}
	if err := d.onLine(s, base); err != nil {
		return nil, err
	}
	if len(left) > 0 {
		if err := d.setAsideSteps(s.key, left, sayNoLongerFit.With()); err != nil {
			return nil, err
		}
	}
	d.drop(s.key)
	s.record.Modified = steps[len(steps)-1].time
	d.take(s)
	return s, nil
}

// onLine finds the line of the dataset whose place s takes. If another program has changed it meanwhile, that version is kept
// beside the dataset, as when two versions can't be joined.
func (d *Dataset) onLine(s *Session, base step) error {
	e, held := d.index.entries[s.line]
	if !held || base.lineHash == "" && s.line != s.key {
		if base.lineHash != "" {
			d.notice(sayRecordRemoved.With(d.path, s.key.ID))
		}
		s.lineHash, s.line, s.whole = "", s.key, false
		return nil
	}
	line, err := d.readLine(e)
	if err != nil {
		return err
	}
	if s.lineHash = hashLine(line); s.lineHash == base.lineHash || d.opt.ReadOnly {
		return nil
	}
	return d.keepOurs(s, e, line, s.lineHash)
}

// rename gives the entries of records that took another's place their keys.
func (x *index) rename(written []*Session) {
	moved := make(map[record.Key]entry)
	for _, s := range written {
		if s.lineHash != "" && s.line != s.key {
			moved[s.key] = x.entries[s.line]
			delete(x.entries, s.line)
			x.order[slices.Index(x.order, s.line)] = s.key
		}
		s.line = s.key
	}
	for k, e := range moved {
		x.entries[k] = e
	}
}
