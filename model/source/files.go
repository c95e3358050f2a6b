package source

import (
	"os"
	"path/filepath"
)

// fileList gathers the files of all arguments, because the ids of all have to differ.
type fileList struct {
	opt   Options
	seen  map[string]bool // absolute paths
	paths []string        // absolute
	parts []int
	ids   []string // parallel to paths, once nameAll has run
}

// once notes a file; false when it was noted before.
func (l *fileList) once(path string) bool {
	if l.seen == nil {
		l.seen = map[string]bool{}
	}
	path = absolute(path)
	if l.seen[path] {
		return false
	}
	l.seen[path] = true
	return true
}

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return filepath.Clean(path)
}

// add puts a file into the list; false when it is there already.
func (l *fileList) add(f found) (place int, isNew bool) {
	if !l.once(f.path) {
		return 0, false
	}
	path := absolute(f.path)
	l.paths = append(l.paths, path)
	l.parts = append(l.parts, f.parts)
	return len(l.paths) - 1, true
}

// queue adds the files of a directory, leaving out those that are in the list already; nil when none is new. A book that
// can not be read is an article with that error.
func (l *fileList) queue(files []found) part {
	var all joined
	var run *fileQueue // of files in a row that are no books
	for _, f := range files {
		place, isNew := l.add(f)
		if !isNew {
			continue
		}
		if f.err == nil && isBook(f.path) {
			book, err := openBook(f.path, l, place)
			if err != nil {
				book = &bookQueue{list: l, number: place, path: f.path, err: err}
			}
			all.parts = append(all.parts, book)
			run = nil
			continue
		}
		if run == nil {
			run = &fileQueue{list: l, first: place}
			all.parts = append(all.parts, run)
		}
		run.files = append(run.files, f)
	}
	switch len(all.parts) {
	case 0:
		return nil
	case 1:
		return all.parts[0]
	}
	return &all
}

func (l *fileList) nameAll() { l.ids = identify(l.paths, l.parts) }

// fileQueue is the files of one argument.
type fileQueue struct {
	list  *fileList
	first int // the place of the first file in the list
	files []found
}

func (q *fileQueue) Len() (int, bool) { return len(q.files), true }
func (q *fileQueue) Close() error     { return nil }

// mostForTitle is how large a file is at most, in bytes, that is read for its title.
const mostForTitle = 4 << 20

// Head reads the file, for only its text has its title; one that is large goes by its name.
func (q *fileQueue) Head(i int) (Head, error) {
	id, err := q.ID(i)
	if err != nil {
		return Head{}, err
	}
	if info, err := os.Stat(q.files[i].path); err == nil && info.Size() > mostForTitle {
		return Head{ID: id, Name: id}, nil
	}
	h, err := headByReading(q, i)
	h.ID, h.Name = id, id
	return h, err
}

func (q *fileQueue) ID(i int) (string, error) {
	if i < 0 || i >= len(q.files) {
		return "", &EndError{i, len(q.files)}
	}
	return q.list.ids[q.first+i], nil
}

func (q *fileQueue) At(i int) (Item, error) {
	if i < 0 || i >= len(q.files) {
		return Item{}, &EndError{i, len(q.files)}
	}
	f := q.files[i]
	if f.err != nil {
		return Item{}, cannotRead(f.path, f.err)
	}
	data, err := readFile(f.path)
	if err != nil {
		return Item{}, err
	}
	item, err := fileItem(f.path, q.list.ids[q.first+i], data, q.list.opt)
	item.Name = q.list.ids[q.first+i]
	return item, err
}
