package store

import (
	"errors"
	"io/fs"
	"path/filepath"

	"tippani/annotations/record"
	"tippani/model/atomicfile"
	"tippani/model/message"
)

var (
	sayExists = message.New("store.exists", "%s exists already; choose another name")
	saySaveAs = message.New("store.save-as", "%s can't be written: %w; nothing is lost, choose another place")
)

// SaveAs writes the whole dataset, unsaved changes included, to a new file and goes on there. It refuses to replace a
// file. It is the way out when the dataset's own directory is gone, full or read-only.
func (d *Dataset) SaveAs(path string) error {
	if d.opt.ReadOnly {
		return record.ErrReadOnly
	}
	target, err := followLinks(path)
	if err != nil {
		return err
	}
	if _, err := d.disk.Stat(target); !errors.Is(err, fs.ErrNotExist) {
		return sayExists.Error(path)
	}
	if err := writable(target); err != nil {
		return err
	}
	for _, k := range d.waiting {
		if _, err := d.state(k); err != nil && len(d.steps[k]) > 0 {
			return err
		}
	}
	held, _, err := acquire(target, d.opt.holder(), d.opt.Clock())
	if err != nil {
		return err
	}
	f, w, err := d.writeNew(target)
	if err != nil {
		held.release()
		return saySaveAs.Error(path, err)
	}
	d.journal.close()
	d.lock.release()
	d.lock, d.path, d.journal = held, target, d.newJournal(target)
	if d.file != nil {
		_ = d.file.Close()
	}
	d.file = f
	if err := d.adopt(w); err != nil {
		return err
	}
	d.settle()
	return nil
}

func (d *Dataset) writeNew(target string) (atomicfile.File, *rewriter, error) {
	fresh, w, err := d.writeFresh(target)
	if err != nil {
		return nil, nil, err
	}
	f, err := fresh.Exchange(nil)
	if err != nil {
		return nil, nil, err
	}
	if err := d.disk.SyncDir(filepath.Dir(target)); err != nil {
		_ = f.Close()
		return nil, nil, err
	}
	return f, w, nil
}
