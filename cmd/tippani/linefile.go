package main

import (
	"fmt"
	"hash/maphash"
	"io"
	"os"
	"strings"

	"tippani/annotations/record"
	"tippani/annotations/store"
)

// lineFile is a dataset of which only the places of the lines are in memory: 64 bytes each. Lines are read when they are needed.
type lineFile struct {
	path  string
	file  *os.File
	lines []lineEntry
	last  map[uint64]int32 // by key: number in lines of the record that counts

	annotators []string // whoever has a record, in the order of their first
}

// lineEntry is a line of a lineFile. Two different keys, texts or lines have the same hash by chance once in 2⁶⁴.
type lineEntry struct {
	key    uint64 // hash of id and annotator; 0 when the line is no record with an id
	id     uint64 // hash of the id
	by     uint64 // hash of the annotator
	text   uint64 // hash of the text
	hash   uint64 // hash of the line
	start  int64
	length int32
	number int32
	sound  bool
	marker bool // of a conflict

	annotator int32 // number in the annotators of the file
}

var lineFeed = []byte{'\n'}

// lineWriter writes lines of datasets.
type lineWriter struct{ io.Writer }

// put writes a line that comes without its end.
func (w lineWriter) put(line []byte) error {
	_, err := w.Write(line)
	if err == nil {
		_, err = w.Write(lineFeed)
	}
	if err != nil {
		return fmt.Errorf("the output can't be written: %w", err)
	}
	return nil
}

// copy writes a line of a file, byte for byte.
func (w lineWriter) copy(f *lineFile, e lineEntry) error {
	line, err := f.body(e)
	if err != nil {
		return err
	}
	return w.put(line)
}

// lineSeed makes the hashes of all files of a run comparable.
var lineSeed = maphash.MakeSeed()

// hashOf is the hash of a name, as lineEntry has it.
func hashOf(name string) uint64 { return maphash.String(lineSeed, name) }

// openLines reads a dataset once and notes where each record stands. Blank lines are left out. Conflict markers are refused: of the
// versions between them none is the record that counts. open is openSeekable, openSide or openVersion.
func openLines(env environment, path string, open func(environment, string) (*datasetInput, error)) (*lineFile, error) {
	d, err := open(env, path)
	if err != nil {
		return nil, err
	}
	collectOften(env)
	path = d.name
	l := &lineFile{path: path, file: d.file, last: make(map[uint64]int32)}
	shown := newProgress(env, "reading", d.size)
	defer shown.clear()
	known := make(map[string]int32)
	err = store.EachLine(path, shown.reader(d.in), func() func(int, []byte) readLine {
		decoder := record.NewDecoder(path)
		return func(number int, line []byte) readLine {
			if record.Blank(line) {
				return readLine{}
			}
			e := lineEntry{number: int32(number), hash: maphash.Bytes(lineSeed, record.Body(line))}
			e.marker = record.ConflictMarker(line)
			r := decoder.Decode(number, line)
			if r.Article != nil && r.Article.ID() != "" {
				e.key, e.id = max(maphash.Comparable(lineSeed, r.Key()), 1), maphash.String(lineSeed, r.Article.ID())
				e.by, e.text, e.sound = hashOf(r.Annotator), maphash.String(lineSeed, r.Article.Text()), r.Sound()
			}
			return readLine{e, r.Annotator}
		}
	}, func(at store.Line, read readLine) error {
		e := read.lineEntry
		if e.number == 0 {
			return nil
		}
		if e.marker {
			return record.ConflictError(path, int(e.number))
		}
		e.start, e.length = at.Start, int32(at.Length)
		if e.key != 0 {
			l.last[e.key] = int32(len(l.lines))
			e.annotator = l.annotator(read.annotator, known)
		}
		l.lines = append(l.lines, e)
		return nil
	})
	if err == nil && len(l.last) == 0 && len(l.lines) > 0 {
		err = noRecord(path)
	}
	if err != nil {
		d.Close()
		return nil, err
	}
	return l, nil
}

// readLine is a line as it is read: with the annotator's name, which holds on to the line.
type readLine struct {
	lineEntry
	annotator string
}

// annotator is the number of an annotator, who may be new.
func (l *lineFile) annotator(name string, known map[string]int32) int32 {
	n, met := known[name]
	if !met {
		n, name = int32(len(l.annotators)), strings.Clone(name)
		known[name], l.annotators = n, append(l.annotators, name)
	}
	return n
}

func (l *lineFile) close() {
	if l.file != nil {
		_ = l.file.Close()
	}
}

// body is a line without its end. It is an error when the file has changed since it was opened.
func (l *lineFile) body(e lineEntry) ([]byte, error) {
	line := make([]byte, e.length)
	if _, err := l.file.ReadAt(line, e.start); err != nil {
		return nil, fmt.Errorf("%s:%d can't be read: %w", l.path, e.number, err)
	}
	if line = record.Body(line); maphash.Bytes(lineSeed, line) != e.hash {
		return nil, errChanged(l.path)
	}
	return line, nil
}

// counts reports whether a line is the record that counts of its article and annotator.
func (l *lineFile) counts(i int) bool {
	key := l.lines[i].key
	return key != 0 && l.last[key] == int32(i)
}

// find is the record of a key that counts.
func (l *lineFile) find(key uint64) (lineEntry, bool) {
	i, ok := l.last[key]
	if !ok {
		return lineEntry{}, false
	}
	return l.lines[i], true
}

// record decodes a line.
func (l *lineFile) record(e lineEntry) (*record.Record, error) {
	line, err := l.body(e)
	if err != nil {
		return nil, err
	}
	return record.Parse(l.path, int(e.number), line), nil
}
