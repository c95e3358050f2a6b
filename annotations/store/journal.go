package store

import (
	"io"
	"os"
	"path/filepath"

	"tippani/model/atomicfile"
	"tippani/model/message"
)

// journal is the file beside the dataset that makes changes durable: sealed lines, only ever appended to.
type journal struct {
	disk    atomicfile.System
	path    string
	dataset string // whose attributes a new journal takes
	header  func() []byte
	file    atomicfile.File // nil: none yet
	size    int64           // bytes that are known to be durable; anything beyond is not ours
	suspect bool            // the file can't be trusted any more, the next write goes to a fresh one
	decides bool            // it was announced that there may be decisions
}

// append makes data, whole lines, durable in one write and one sync. After an error nothing of it counts as written.
func (j *journal) append(data []byte) error {
	if j.file == nil || j.suspect || !j.inPlace() {
		return j.fresh(data)
	}
	if n, err := j.file.Write(data); err != nil || n < len(data) {
		if j.file.Truncate(j.size) != nil {
			j.suspect = true
		}
		return orShort(err)
	}
	if err := j.file.Datasync(); err != nil {
		// The kernel may have dropped the pages and reported it this once: a second sync of this file would lie.
		j.suspect = true
		return err
	}
	j.size += int64(len(data))
	return nil
}

func orShort(err error) error {
	if err == nil {
		return io.ErrShortWrite
	}
	return err
}

// inPlace reports whether the journal's name still leads to the file that is open, at the size we left it.
func (j *journal) inPlace() bool {
	named, err := j.disk.Stat(j.path)
	if err != nil {
		return false
	}
	open, err := j.file.Stat()
	return err == nil && (identity{open}).same(named) && named.Size() == j.size
}

// fresh writes a new journal, what was durable before and then data, and puts it in the place of the old one.
func (j *journal) fresh(data []byte) error {
	info, _ := j.disk.Stat(j.dataset)
	fresh, err := atomicfile.Begin(j.disk, j.path, atomicfile.Look{Of: j.dataset, Info: info, Mode: 0o666})
	if err != nil {
		return err
	}
	defer fresh.Discard()
	written, err := j.fill(fresh, data)
	if err != nil {
		return err
	}
	if j.file, err = fresh.Exchange(j.file); err != nil {
		j.suspect = true
		return err
	}
	if err := j.disk.SyncDir(filepath.Dir(j.path)); err != nil {
		j.size, j.suspect = written-int64(len(data)), true
		return err
	}
	j.size, j.suspect = written, false
	return nil
}

var sayJournalChanged = message.New("store.journal-changed", "the journal %s was changed by another program: %w")

// fill writes what was durable before and then data, and syncs it.
func (j *journal) fill(fresh *atomicfile.Pending, data []byte) (written int64, err error) {
	var out []byte
	if j.size == 0 {
		out = j.header()
	} else if out, err = j.durable(); err != nil {
		return 0, sayJournalChanged.Error(j.path, err)
	}
	out = append(out, data...)
	if _, err := fresh.Write(out); err != nil {
		return 0, err
	}
	return int64(len(out)), fresh.Sync()
}

// durable is what is known to be durable.
func (j *journal) durable() ([]byte, error) {
	if j.file == nil {
		f, err := j.disk.Open(j.path, os.O_RDWR|os.O_APPEND, 0)
		if err != nil {
			return nil, err
		}
		j.file = f
	}
	out := make([]byte, j.size)
	_, err := j.file.ReadAt(out, 0)
	return out, err
}

// reset begins a new journal after the dataset has taken in everything. When the old file can't be removed, the next
// write replaces it; a run that finds it sees by its last line that it is done with.
func (j *journal) reset() {
	if j.file != nil {
		_ = j.file.Close()
	}
	j.file, j.size, j.suspect, j.decides = nil, 0, false, false
	if j.disk.Remove(j.path) == nil {
		_ = j.disk.SyncDir(filepath.Dir(j.path))
	}
}

func (j *journal) close() {
	if j.file != nil {
		_ = j.file.Close()
		j.file = nil
	}
}
