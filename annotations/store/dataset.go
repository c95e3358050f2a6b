// Package store keeps a dataset on disk: one JSON object per line, a journal beside it that makes every change
// durable at once, and a lock. docs/dataset.md describes the files and what is promised of them.
package store

import (
	"cmp"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/atomicfile"
	"tippani/model/jsontext"
	"tippani/model/message"
	"tippani/model/regular"
	"tippani/model/stop"
)

// Options say how to open a dataset.
type Options struct {
	Annotator string           // written to each record; records of other annotators are left alone
	Holder    string           // who has the dataset open, for the message that another one gets; Annotator when empty
	Tool      string           // "tippani 1.0", written to each record
	ReadOnly  bool             // take no lock and write nothing
	Clock     func() time.Time // time.Now when nil

	// Schema tells the kind of spans of an input that name none. What it does not know, and all when it is nil, are entities.
	Schema *annotations.Schema

	// Stop is asked during long work. When it says so, opening an article and Commit end with its error, and nothing has changed.
	Stop stop.Func
}

// Dataset is an open dataset file. It is not safe for concurrent use.
type Dataset struct {
	path     string
	opt      Options
	disk     atomicfile.System
	lock     *lock
	file     atomicfile.File // nil while the dataset does not exist
	identity identity
	index    *index
	journal  *journal
	seq      int // of the last journal step
	steps    map[record.Key][]step
	waiting  []record.Key // keys of steps that no session has taken in, in order
	sessions map[record.Key]*Session
	recent   []*Session          // those in sessions, in the order of their opening
	replaced map[record.Key]bool // records of the dataset's file whose place another one takes at the next fold
	touched  []*Session          // to be folded, in the order of their first change
	trail    annotations.Trail
	past     past     // histories of articles that were let go of
	unsaved  [][]byte // journal lines that could not be made durable, one element a transaction
	notices  []message.Message
}

func (o *Options) holder() string { return cmp.Or(o.Holder, o.Annotator) }

// Open opens the dataset at path, which need not exist yet. It takes the lock (a *LockedError names who holds it)
// and reads the journal that an earlier run may have left.
func Open(path string, opt Options) (*Dataset, error) { return open(path, opt, atomicfile.OS{}) }

func open(path string, opt Options, on atomicfile.System) (*Dataset, error) {
	if opt.Clock == nil {
		opt.Clock = time.Now
	}
	opt.Annotator = strings.ToValidUTF8(opt.Annotator, "\uFFFD")
	opt.Tool = strings.ToValidUTF8(opt.Tool, "\uFFFD")
	target, err := followLinks(path)
	if err != nil {
		return nil, err
	}
	d := &Dataset{path: target, opt: opt, disk: on, steps: make(map[record.Key][]step), sessions: make(map[record.Key]*Session),
		replaced: make(map[record.Key]bool)}
	d.journal = d.newJournal(target)
	if err := d.start(); err != nil {
		d.release()
		return nil, err
	}
	return d, nil
}

func (d *Dataset) newJournal(dataset string) *journal {
	return &journal{disk: d.disk, path: dataset + ".journal", dataset: dataset, header: d.header}
}

func (d *Dataset) header() []byte {
	return seal(nil, func(o *jsontext.Writer) {
		o.Number("journal", firstVersion)
		o.Some("tool", d.opt.Tool)
		o.Text("started", d.now())
	})
}

func (d *Dataset) now() string { return d.opt.Clock().UTC().Format(time.RFC3339) }

func (d *Dataset) start() error {
	if !d.opt.ReadOnly {
		if err := writable(d.path); err != nil {
			return err
		}
		l, warning, err := acquire(d.path, d.opt.holder(), d.opt.Clock())
		if err != nil {
			return err
		}
		d.lock = l
		if !warning.None() {
			d.notice(warning)
		}
		atomicfile.RemoveLeftovers(d.disk, d.path)
		atomicfile.RemoveLeftovers(d.disk, d.journal.path)
	}
	if err := d.load(); err != nil {
		return err
	}
	if !d.opt.ReadOnly && !d.index.dataset() {
		return &NoDatasetError{d.path}
	}
	return d.replay()
}

var (
	sayNoDirectory = message.New("store.no-directory", "%s: the directory %s does not exist; make it, or choose another file "+
		"with --output")
	sayUnwritable = message.New("store.unwritable", "%s can't be written (%w); read it with tippani open --read-only, or choose another file "+
		"with --output")
	sayUnreadable = message.New("store.unreadable", "%s can't be read: %w")
	sayIrregular  = message.New("store.irregular", "it is not a regular file")
	sayCircle     = message.New("store.circle", "%s: the symbolic link leads in a circle; correct it, or choose another file "+
		"with --output")
)

// writable reports early what would otherwise be found out after hours of work.
func writable(path string) error {
	f, err := regular.Own(path, os.O_WRONLY|os.O_APPEND, 0)
	if errors.Is(err, fs.ErrNotExist) {
		dir := filepath.Dir(path)
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return sayNoDirectory.Error(path, dir)
		}
		return nil
	}
	if err != nil {
		return sayUnwritable.Error(path, err)
	}
	return f.Close()
}

// load opens the dataset's file and finds its records.
func (d *Dataset) load() error {
	f, err := d.disk.Open(d.path, os.O_RDONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		d.file, d.identity, d.index = nil, identity{}, &index{entries: make(map[record.Key]entry)}
		return nil
	}
	if err != nil {
		return sayUnreadable.Error(d.path, err)
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = sayIrregular.Error()
	}
	if err != nil {
		_ = f.Close()
		return sayUnreadable.Error(d.path, err)
	}
	x, err := readIndex(reader(f, info.Size()), d.path)
	if err != nil {
		_ = f.Close()
		return err
	}
	d.notices = append(d.notices, x.notices...)
	d.file, d.identity, d.index = f, identity{info}, x
	return nil
}

// followLinks resolves symbolic links, the last of which may lead to a file that does not exist yet.
func followLinks(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	for range 40 {
		resolved, err := filepath.EvalSymlinks(path)
		if err == nil {
			return resolved, nil
		}
		link, err := os.Readlink(path)
		if err != nil {
			return path, nil
		}
		if !filepath.IsAbs(link) {
			link = filepath.Join(filepath.Dir(path), link)
		}
		path = link
	}
	return "", sayCircle.Error(path)
}

func (d *Dataset) notice(m message.Message) { d.notices = append(d.notices, m) }

// Path is the dataset's file, symbolic links resolved.
func (d *Dataset) Path() string { return d.path }

// ReadOnly reports whether nothing can be written.
func (d *Dataset) ReadOnly() bool { return d.opt.ReadOnly }

// Notices lists what the person should know and has not been told: one sentence each. It empties the list.
func (d *Dataset) Notices() []message.Message {
	notices := d.notices
	d.notices = nil
	return notices
}

// Keys yields the id and annotator of every record, those only in the journal last.
func (d *Dataset) Keys() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, k := range d.index.order {
			if !d.replaced[k] && !yield(k.ID, k.Annotator) {
				return
			}
		}
		for _, k := range d.waiting {
			if _, held := d.held(k); !held && !yield(k.ID, k.Annotator) {
				return
			}
		}
		for _, s := range d.touched {
			if _, held := d.held(s.key); !held && !yield(s.key.ID, s.key.Annotator) {
				return
			}
		}
	}
}

// held finds a record in the dataset's file.
func (d *Dataset) held(k record.Key) (entry, bool) {
	if d.replaced[k] {
		return entry{}, false
	}
	e, ok := d.index.entries[k]
	return e, ok
}

// key is the record of an article by this annotator. An id may come from a file name of any bytes; it is found under
// what appendString makes of it.
func (d *Dataset) key(id string) record.Key {
	return record.Key{ID: strings.ToValidUTF8(id, "\uFFFD"), Annotator: d.opt.Annotator}
}

// Record decodes this annotator's record of an article, the journal applied. record.ErrNone when there is none.
func (d *Dataset) Record(id string) (*record.Record, error) {
	s, err := d.state(d.key(id))
	if err != nil {
		return nil, err
	}
	return s.snapshot(), nil
}

// RecordedArticle is the article as the dataset holds it, to go on with when its source has changed.
func (d *Dataset) RecordedArticle(id string) (*model.Article, error) {
	s, err := d.state(d.key(id))
	if err != nil {
		return nil, err
	}
	return s.article, nil
}

// Close folds and gives up the lock. After an error everything acknowledged is still in the journal. When there are
// unsaved changes too, it is an *UnsavedError and the dataset stays open, so that SaveAs can rescue them.
func (d *Dataset) Close() error {
	err := d.Fold()
	if err != nil && len(d.unsaved) > 0 && d.Retry() != nil {
		return &record.UnsavedError{Path: d.path, Unsaved: len(d.unsaved), Err: err}
	}
	d.release()
	return err
}

// Abandon closes without folding. What is unsaved is lost; what is in the journal is not.
func (d *Dataset) Abandon() { d.release() }

func (d *Dataset) release() {
	d.journal.close()
	if d.file != nil {
		_ = d.file.Close()
		d.file = nil
	}
	d.lock.release()
	d.lock = nil
}
