package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"

	"tippani/annotations"
	"tippani/model/jsontext"
	"tippani/model/message"
)

// replayed is what a journal holds.
type replayed struct {
	steps []step // in order
	good  []byte // the sealed lines, the header first
	torn  []byte // everything else
	seq   int    // of the last step
}

// NewerJournalError says that the journal was left by a newer program, which must finish its work first.
type NewerJournalError struct {
	Path    string
	Version int
}

var (
	sayJournalNewer = message.New("store.journal-newer", "%s: the journal has version %d, this program knows %d; open and close "+
		"the dataset once with the newer tippani")
	sayJournalUnreadable = message.New("store.journal-unreadable", "the journal %s can't be read: %w")
	sayNoJournal         = message.New("store.no-journal", "%s has the name of a journal and is none; move it away, or choose another "+
		"file with --output")
	sayRestKept     = message.New("store.rest-kept", ", the rest is kept in %s")
	sayDamagedBytes = message.New("store.damaged-bytes", "%s had %d damaged bytes, left by a crash or a disk fault; every whole "+
		"line was taken over%s")
	sayDamagedNotKept    = message.New("store.damaged-not-kept", "the damaged end of %s can't be put aside: %w")
	sayJournalUnrepaired = message.New("store.journal-unrepaired", "the journal %s can't be repaired: %w")
	sayJournalUnwritten  = message.New("store.journal-unwritten", "the journal %s can't be written: %w")
)

func (e *NewerJournalError) Error() string { return e.Message().String() }

// Message is the error as a message.
func (e *NewerJournalError) Message() message.Message {
	return sayJournalNewer.With(e.Path, e.Version, journalVersion)
}

// readJournal reads what an earlier run has left. folded reports whether the dataset on disk is the one that a fold
// line describes: then the lines before it are in the dataset already.
func readJournal(r io.Reader, path string, folded func(size int64, sha string) bool) (*replayed, error) {
	got := &replayed{}
	in := newLines(r, path)
	in.limit = maxJournalLine
	for {
		line, err := in.read()
		if errors.Is(err, io.EOF) {
			return got, nil
		}
		if err != nil {
			return nil, err
		}
		if err := got.line(line, path, folded); err != nil {
			return nil, err
		}
	}
}

func (got *replayed) line(line []byte, path string, folded func(int64, string) bool) error {
	body, whole := bytes.CutSuffix(line, []byte("\n"))
	fields, err := unseal(body)
	if err != nil || !whole {
		// A damaged line feed glues two lines together. No string can hold this mark, its quotes would be escaped.
		if next := bytes.Index(line[1:], []byte(`{"crc":"`)); next >= 0 {
			got.torn = append(got.torn, line[:next+1]...)
			return got.line(line[next+1:], path, folded)
		}
		got.torn = append(got.torn, line...)
		return nil
	}
	if raw, ok := fields["journal"]; ok {
		if version, _ := jsontext.Integer(raw); version < 1 || version > journalVersion {
			return &NewerJournalError{path, version}
		}
		got.good = append(got.good, line...)
		return nil
	}
	if _, ok := fields["fold"]; ok {
		size, _ := jsontext.Integer(fields["size"])
		if sha, _ := jsontext.Unquote(fields["sha256"]); folded(int64(size), sha) {
			got.steps, got.torn = nil, nil
		}
		got.good = append(got.good, line...)
		return nil
	}
	s, ok := parseStep(fields)
	if !ok || s.seq <= got.seq {
		got.torn = append(got.torn, line...)
		return nil
	}
	got.seq = s.seq
	got.steps = append(got.steps, s)
	got.good = append(got.good, line...)
	return nil
}

// leftover is what an earlier run has left in the journal; nil when there is none. The journal is closed again: Windows gives the name of
// an open file to no other, so that one that is damaged could not be repaired.
func (d *Dataset) leftover() (*replayed, error) {
	path := d.journal.path
	f, err := d.disk.Open(path, os.O_RDONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, sayJournalUnreadable.Error(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, sayJournalUnreadable.Error(path, err)
	}
	return readJournal(reader(f, info.Size()), path, d.isFolded)
}

// replay reads the journal that an earlier run has left beside the dataset and takes it over.
func (d *Dataset) replay() error {
	got, err := d.leftover()
	if got == nil {
		return err
	}
	path := d.journal.path
	if len(got.good) == 0 && len(got.torn) > 0 && !bytes.Contains(got.torn, []byte(`"crc"`)) && len(bytes.Trim(got.torn, "\x00")) > 0 &&
		!d.opt.ReadOnly {
		return sayNoJournal.Error(path)
	}
	d.seq = got.seq
	for _, s := range got.steps {
		if s.instead != nil {
			d.overtake(s)
		}
		if _, known := d.steps[s.key]; !known {
			d.waiting = append(d.waiting, s.key)
		}
		d.steps[s.key] = append(d.steps[s.key], s)
		if s.changes != nil && s.key.Annotator == d.opt.Annotator {
			d.trail.Record(annotations.TrailStep{Article: s.key.ID, Answer: s.answers()}, s.origin)
		}
	}
	if len(got.torn) > 0 {
		d.notice(sayDamagedBytes.With(path, len(got.torn), d.tornNote()))
	}
	if d.opt.ReadOnly {
		return nil
	}
	return d.takeOver(got)
}

func (d *Dataset) tornNote() message.Message {
	if d.opt.ReadOnly {
		return message.Verbatim("")
	}
	return sayRestKept.With(d.journal.path + ".torn")
}

// takeOver leaves a journal that can be appended to: the damaged bytes are put aside, the whole lines stay.
func (d *Dataset) takeOver(got *replayed) error {
	if len(got.torn) > 0 {
		if err := d.appendBeside(d.journal.path+".torn", got.torn); err != nil {
			return sayDamagedNotKept.Error(d.journal.path, err)
		}
	}
	if len(got.steps) == 0 {
		d.journal.reset()
		return nil
	}
	if len(got.torn) > 0 {
		if !bytes.Contains(got.good[:min(len(got.good), 200)], []byte(`"journal"`)) {
			got.good = append(d.header(), got.good...)
		}
		header := d.journal.header
		d.journal.header = func() []byte { return nil }
		err := d.journal.fresh(got.good)
		d.journal.header = header
		if err != nil {
			return sayJournalUnrepaired.Error(d.journal.path, err)
		}
		return nil
	}
	f, err := d.disk.Open(d.journal.path, os.O_RDWR|os.O_APPEND, 0)
	if err != nil {
		return sayJournalUnwritten.Error(d.journal.path, err)
	}
	d.journal.file, d.journal.size = f, int64(len(got.good))
	// What was read may have reached the page cache only: durable before anything builds on it.
	if err := f.Sync(); err != nil {
		d.journal.suspect = true
		return sayJournalUnwritten.Error(d.journal.path, err)
	}
	return nil
}

// isFolded reports whether the dataset has this size and SHA-256.
func (d *Dataset) isFolded(size int64, sha string) bool {
	if d.file == nil || d.index.size != size {
		return false
	}
	sum := sha256.New()
	_, err := io.Copy(sum, reader(d.file, size))
	return err == nil && hex.EncodeToString(sum.Sum(nil)) == sha
}

// appendBeside adds whole lines to a file that keeps what must not get lost, and makes it durable.
func (d *Dataset) appendBeside(path string, data []byte) error {
	f, err := d.disk.Open(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	if data[len(data)-1] != '\n' {
		data = append(bytes.Clone(data), '\n')
	}
	n, err := f.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}
