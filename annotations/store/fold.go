package store

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"path/filepath"
	"slices"
	"sort"

	"tippani/annotations/record"
	"tippani/model/atomicfile"
	"tippani/model/jsontext"
	"tippani/model/message"
)

var (
	sayBeingChanged = message.New("store.being-changed", "%s is being changed by another program; your changes are in the journal, "+
		"close the other program and try again")
	sayHardLinks    = message.New("store.hard-links", "%s had %d names (hard links); only this one has the new state")
	sayNotRewritten = message.New("store.not-rewritten", "%s can't be rewritten (%w); every change is kept in %s and the next "+
		"start tries again")
	sayAtLine = message.New("store.at-line", "%s:%d: %w")
)

// Fold writes the journal's changes into the dataset: a new file beside it, synced, renamed over it. Lines that were not
// changed are copied byte for byte. After an error the dataset is as before and the journal holds everything.
func (d *Dataset) Fold() error {
	if d.opt.ReadOnly {
		return nil
	}
	for _, k := range slices.Clone(d.waiting) {
		if _, err := d.state(k); err != nil && len(d.steps[k]) > 0 {
			return err
		}
	}
	if len(d.touched) == 0 {
		if d.journal.file != nil {
			d.journal.reset()
		}
		return nil
	}
	for range 3 {
		done, err := d.fold()
		if done || err != nil {
			return err
		}
	}
	return sayBeingChanged.Error(d.path)
}

// fold is one attempt; not done when the dataset changed in the middle of it.
func (d *Dataset) fold() (done bool, err error) {
	if err := d.refresh(); err != nil {
		return false, err
	}
	fresh, w, err := d.writeFresh(d.path)
	if err != nil {
		return false, d.refused(err)
	}
	defer fresh.Discard()
	if d.changed() {
		return false, nil
	}
	if d.journal.file != nil {
		// Not needed for safety, since a replay is idempotent, but it spares the next run the comparison.
		_ = d.journal.append(foldLine(w))
	}
	if d.file, err = fresh.Exchange(d.file); err != nil {
		return false, d.refused(err)
	}
	if n := d.links(); n > 1 {
		d.notice(sayHardLinks.With(d.path, n))
	}
	if err := d.adopt(w); err != nil {
		return false, d.refused(err)
	}
	if err := d.disk.SyncDir(filepath.Dir(d.path)); err != nil {
		return false, d.refused(err)
	}
	d.settle()
	return true, nil
}

func (d *Dataset) links() int {
	if d.identity.info == nil {
		return 1
	}
	return atomicfile.Links(d.identity.info)
}

func (d *Dataset) refused(err error) error {
	return sayNotRewritten.Error(d.path, err, d.journal.path)
}

// settle is when everything is in the dataset's file: the journal begins anew.
func (d *Dataset) settle() {
	d.journal.reset()
	for _, s := range d.touched {
		s.dirty, s.whole, s.log = false, false, nil
	}
	clear(d.replaced)
	d.touched, d.unsaved = nil, nil
}

func foldLine(w *rewriter) []byte {
	return seal(nil, func(o *jsontext.Writer) {
		o.Raw("fold", []byte("1"))
		o.Number("size", int(w.offset))
		o.Text("sha256", hex.EncodeToString(w.sum.Sum(nil)))
	})
}

// rewriter writes a new dataset file and remembers where the records went.
type rewriter struct {
	out    *bufio.Writer
	sum    hash.Hash
	offset int64
	last   byte // written last
	moved  []move
	hashes map[record.Key]string
	added  map[record.Key]entry
}

// move is a line of the old file that got another length.
type move struct{ offset, by int64 }

func (w *rewriter) Write(p []byte) (int, error) {
	n, err := w.out.Write(p)
	w.offset += int64(n)
	if n > 0 {
		w.last = p[n-1]
	}
	return n, err
}

// writeFresh writes the dataset, synced, to a new file for the place of path. Whoever gets one discards it.
func (d *Dataset) writeFresh(path string) (*atomicfile.Pending, *rewriter, error) {
	fresh, err := atomicfile.Begin(d.disk, path, atomicfile.Look{Of: d.path, Info: d.identity.info, Mode: 0o666})
	if err != nil {
		return nil, nil, err
	}
	w, err := d.writeAll(fresh)
	if err == nil {
		err = fresh.Sync()
	}
	if err != nil {
		fresh.Discard()
		return nil, nil, err
	}
	return fresh, w, nil
}

// writeAll writes the dataset with every change: untouched lines byte for byte, changed ones in place, new ones last.
func (d *Dataset) writeAll(f io.Writer) (*rewriter, error) {
	w := &rewriter{sum: sha256.New(), last: '\n', hashes: make(map[record.Key]string), added: make(map[record.Key]entry)}
	w.out = bufio.NewWriterSize(io.MultiWriter(f, w.sum), 1<<20)
	var inPlace, fresh []*Session
	for _, s := range d.touched {
		if s.lineHash == "" {
			fresh = append(fresh, s)
		} else {
			inPlace = append(inPlace, s)
		}
	}
	sort.Slice(inPlace, func(i, j int) bool {
		return d.index.entries[inPlace[i].line].offset < d.index.entries[inPlace[j].line].offset
	})
	var at int64
	for _, s := range inPlace {
		e := d.index.entries[s.line]
		if err := w.copyFrom(d.file, at, e.offset); err != nil {
			return nil, err
		}
		if err := d.replaceLine(w, s, e); err != nil {
			return nil, err
		}
		at = e.offset + e.length
	}
	if err := w.copyFrom(d.file, at, d.index.size); err != nil {
		return nil, err
	}
	if w.last != '\n' {
		if _, err := w.Write([]byte{'\n'}); err != nil {
			return nil, err
		}
	}
	for i, s := range fresh {
		line := append(record.Append(nil, s.snapshot()), '\n')
		w.hashes[s.key] = hashLine(line)
		w.added[s.key] = entry{offset: w.offset, length: int64(len(line)), line: int32(d.index.count + 1 + i), spans: int32(s.set.Len()),
			answer: s.set.Answer(), text: sumOf(s.article.SHA256())}
		if _, err := w.Write(line); err != nil {
			return nil, err
		}
	}
	return w, w.out.Flush()
}

func (w *rewriter) copyFrom(f io.ReaderAt, from, to int64) error {
	if from >= to {
		return nil
	}
	n, err := io.Copy(w, io.NewSectionReader(f, from, to-from))
	if err == nil && n < to-from {
		err = io.ErrUnexpectedEOF
	}
	return err
}

func (d *Dataset) replaceLine(w *rewriter, s *Session, e entry) error {
	old, err := d.readLine(e)
	if err != nil {
		return err
	}
	mark, body, end := jsontext.SplitLine(old)
	if s.whole {
		body = record.Append(nil, s.snapshot())
	} else if body, err = record.Rewrite(body, s.snapshot()); err != nil {
		return sayAtLine.Error(d.path, e.line, err)
	}
	if len(end) == 0 {
		end = []byte{'\n'}
	}
	line := slices.Concat(mark, body, end)
	w.hashes[s.key] = hashLine(line)
	w.moved = append(w.moved, move{e.offset, int64(len(line)) - e.length})
	_, err = w.Write(line)
	return err
}

// adopt goes on with the file that was just written, which is open.
func (d *Dataset) adopt(w *rewriter) error {
	info, err := d.file.Stat()
	if err != nil {
		return err
	}
	d.identity = identity{info}
	d.index.shift(w.moved)
	d.index.rename(d.touched)
	for _, s := range d.touched {
		if e, isNew := w.added[s.key]; isNew {
			d.index.order = append(d.index.order, s.key)
			d.index.entries[s.key] = e
			d.index.count++
		} else {
			e := d.index.entries[s.key]
			e.answer, e.spans, e.text = s.set.Answer(), int32(s.set.Len()), sumOf(s.article.SHA256())
			d.index.entries[s.key] = e
		}
		s.lineHash = w.hashes[s.key]
	}
	d.index.size = w.offset
	return nil
}

// shift moves the entries behind lines that got another length. The moves are in the file's order.
func (x *index) shift(moved []move) {
	if len(moved) == 0 {
		return
	}
	total := make([]int64, len(moved)+1)
	for i, m := range moved {
		total[i+1] = total[i] + m.by
	}
	for k, e := range x.entries {
		i := sort.Search(len(moved), func(i int) bool { return moved[i].offset >= e.offset })
		if i < len(moved) && moved[i].offset == e.offset {
			e.length += moved[i].by
		}
		e.offset += total[i]
		x.entries[k] = e
	}
}
