package main

import (
	"bytes"
	"fmt"

	"tippani/annotations/merge"
	"tippani/annotations/record"
)

// lineRef is a line of one of several files.
type lineRef struct{ file, line int32 }

// joining is a merge of any number of files at work.
type joining struct {
	*mergeFlags
	keep       merge.Keep
	pen        *pen
	files      []*lineFile
	groups     map[uint64][]lineRef // records that become one
	strays     map[uint64]int       // hashes of lines that are no records, written so far
	out, apart lineWriter

	records, joined, asideLines int
	conflicts                   int
	found                       []conflictJSON // for --json
	repeated                    []placeJSON    // the same
}

func (j *joining) close() {
	for _, f := range j.files {
		f.close()
	}
}

func (j *joining) groupOf(e lineEntry) uint64 {
	if j.as != "" {
		return e.id
	}
	return e.key
}

// open adds a file. The same article with another text is refused: offsets into one text mean nothing in the other.
func (j *joining) open(path string) error {
	f, err := openLines(j.env, path, openSeekable)
	if err != nil {
		return err
	}
	j.files = append(j.files, f)
	for i, e := range f.lines {
		if !f.counts(i) {
			continue
		}
		k := j.groupOf(e)
		j.groups[k] = append(j.groups[k], lineRef{int32(len(j.files) - 1), int32(i)})
	}
	return nil
}

// sameTexts refuses one id with two texts, across annotators too.
func (j *joining) sameTexts() error {
	seen := make(map[uint64]lineRef)
	for n, f := range j.files {
		for i, e := range f.lines {
			if !f.counts(i) {
				continue
			}
			was, known := seen[e.id]
			if !known {
				seen[e.id] = lineRef{int32(n), int32(i)}
				continue
			}
			first := j.files[was.file]
			if old := first.lines[was.line]; old.text != e.text {
				r, err := f.record(e)
				if err != nil {
					return err
				}
				return fmt.Errorf("%s:%d: the text of %q is another one than in %s:%d, so nothing was written; give one of the two "+
					"articles another id, or restore its text", f.path, e.number, r.Article.ID(), first.path, old.number)
			}
		}
	}
	return nil
}

func (j *joining) write() error {
	if err := j.sameTexts(); err != nil {
		return err
	}
	total := int64(0)
	for _, f := range j.files {
		total += int64(len(f.lines))
	}
	shown := newProgress(j.env, "writing", total)
	defer shown.clear()
	for n, f := range j.files {
		here := make(map[uint64]int)
		for i, e := range f.lines {
			shown.add(1)
			switch {
			case e.key == 0: // no record: kept as often as the file has it most often
				if here[e.hash]++; here[e.hash] > j.strays[e.hash] {
					j.strays[e.hash]++
					if err := j.out.copy(f, e); err != nil {
						return err
					}
				}
			case !f.counts(i):
				j.leftOut(f.path, int(e.number))
			default:
				k := j.groupOf(e)
				if group := j.groups[k]; group[0] == (lineRef{int32(n), int32(i)}) {
					if err := j.group(group); err != nil {
						return err
					}
				}
			}
		}
	}
	shown.clear()
	return j.pen.flush()
}

// group writes the one record that several become. One that stands alone, or everywhere the same, is copied byte for byte.
func (j *joining) group(refs []lineRef) error {
	j.records++
	first := j.files[refs[0].file].lines[refs[0].line]
	seen := make(map[uint64]bool)
	var versions []*record.Record
	var lines [][]byte
	for _, ref := range refs {
		f := j.files[ref.file]
		e := f.lines[ref.line]
		if seen[e.hash] {
			continue
		}
		seen[e.hash] = true
		line, err := f.body(e)
		if err != nil {
			return err
		}
		lines = append(lines, line)
		if len(refs) == 1 && j.as == "" {
			break // faulty or not, nothing is joined
		}
		r := record.Parse(f.path, int(e.number), line)
		if !r.Sound() {
			return fmt.Errorf("%s; it can't be joined with %s:%d before that, so nothing was written", r.Problems[0],
				j.files[refs[0].file].path, first.number)
		}
		versions = append(versions, r)
	}
	if len(lines) == 1 && (j.as == "" || versions[0].Annotator == j.as) {
		return j.out.put(record.WithSpans(lines[0]))
	}
	result := merge.Union(versions, j.keep)
	j.joined++
	for _, c := range result.Conflicts {
		j.contradiction(result.Record, c)
	}
	for _, r := range result.Apart {
		j.asideLines++
		if err := j.apart.put(record.Append(nil, r)); err != nil {
			return err
		}
	}
	line, err := joinedLine(lines[0], versions[0], result.Record, j.as)
	if err != nil {
		return err
	}
	return j.out.put(record.WithSpans(line))
}

// joinedLine is the line of a joined record: the one that it continues when nothing was added to that.
func joinedLine(line []byte, was, now *record.Record, annotator string) ([]byte, error) {
	r := *now
	if annotator != "" {
		r.Annotator = annotator
	}
	r.Tool = was.Tool
	if bytes.Equal(record.Append(nil, was), record.Append(nil, &r)) {
		return line, nil
	}
	r.Tool = "tippani " + version()
	return record.Rewrite(line, &r)
}

// conflictText is a contradiction as one line, the article first.
func conflictText(r *record.Record, c merge.Conflict) string {
	name := r.Article.ID()
	if r.Annotator != "" {
		name += " by " + r.Annotator
	}
	text := name + ": " + string(c.Reason)
	if c.A != nil {
		text += ": " + spanText(r, c.A)
	}
	if c.B != nil {
		text += ": " + spanText(r, c.B)
	}
	return text
}

func (j *joining) tell(aside string) error {
	if j.asJSON {
		return j.report(aside)
	}
	w := j.env.stderr
	fmt.Fprintf(w, "%s in %s, %s of several versions\n", many(j.records, "record"), outputName(j.output), grouped(int64(j.joined)))
	if j.conflicts > 0 {
		what := map[merge.Keep]string{merge.Both: "both versions are in the records", merge.First: "the first version stays",
			merge.Apart: "the other versions are in " + aside}[j.keep]
		fmt.Fprintf(w, "%s: %s\n", many(j.conflicts, "contradiction"), what)
	}
	return nil
}
