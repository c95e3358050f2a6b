package source

import "path/filepath"

// fileList gathers the files of all arguments, because the ids of all have to differ.
type fileList struct {
	opt   Options
	seen  map[string]bool // absolute paths
	paths []string        // absolute
	parts []int
	ids   []string // parallel to paths, once nameAll has run
}

// queue adds files, leaving out those that are in the list already; nil when none is new.
func (l *fileList) queue(files []found) Queue {
	if l.seen == nil {
		l.seen = map[string]bool{}
	}
	q := &fileQueue{list: l, first: len(l.paths)}
	for _, f := range files {
		path, err := filepath.Abs(f.path)
		if err != nil {
			path = filepath.Clean(f.path)
		}
		if l.seen[path] {
			continue
		}
		l.seen[path] = true
		l.paths = append(l.paths, path)
		l.parts = append(l.parts, f.parts)
		q.files = append(q.files, f)
	}
	if len(q.files) == 0 {
		return nil
	}
	return q
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
	return textItem(f.path, q.list.ids[q.first+i], data, q.list.opt)
}
