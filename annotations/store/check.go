package store

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"io"

	"tippani/annotations"
)

// Check reads a dataset and reports everything that is wrong with it, in the order of the file: JSON, the form of the
// format (docs/dataset.schema.json), offsets and cluster boundaries, ids, relations, hashes, and, with a schema, labels,
// kinds and attributes. It works on all cores, calls report from the caller's goroutine only, and holds some MiB of lines
// and 26 bytes a record. Its error says that the file could not be read to its end.
func Check(path string, r io.Reader, schema *annotations.Schema, report func(Problem)) error {
	c := &checker{path: path, schema: schema, seed: maphash.MakeSeed()}
	seen := make(map[uint64]uint32)
	return inParallel(newLines(r, path), c.worker, func(found checked) {
		at := 0
		for _, r := range found.records {
			for ; at < r.problems; at++ {
				report(found.problems[at])
			}
			first, twice := seen[r.hash]
			if r.key.id == "" {
				continue // reported already; two articles without an id are not one
			}
			if !twice {
				seen[r.hash] = r.line
				continue
			}
			report(Problem{File: path, Line: int(r.line), What: fmt.Sprintf("the record of %q by %q stands on line %d too", r.key.id, r.key.annotator, first),
				Remedy: "join the two and remove one; until then the later one counts"})
		}
		for _, p := range found.problems[at:] {
			report(p)
		}
	})
}

// checker is what the check of every line shares.
type checker struct {
	path   string
	schema *annotations.Schema // nil: labels are not looked at
	seed   maphash.Seed
}

// checked is what was found in one batch of lines.
type checked struct {
	problems []Problem
	records  []sighting
}

// sighting is a record that was seen. Two have the same hash by chance once in ten million datasets of a million records.
type sighting struct {
	hash     uint64
	line     uint32
	key      key
	problems int // of the batch, up to and with this record's
}

// worker returns a function that checks batches of lines and keeps what it allocates from one line to the next.
func (c *checker) worker() func([]numbered) checked {
	d := &decoder{strict: true, names: new(names)}
	kinds := make(map[string]annotations.Kind)
	return func(batch []numbered) checked {
		var found checked
		for _, line := range batch {
			if len(bytes.TrimSpace(trimLine(line.text))) > 0 {
				c.line(d, line, kinds, &found)
			}
		}
		return found
	}
}

func (c *checker) line(d *decoder, line numbered, kinds map[string]annotations.Kind, found *checked) {
	d.spanIDs.clear()
	d.relIDs.clear()
	d.base, d.record, d.unnamed, d.unlinked = Problem{File: c.path, Line: line.number}, &Record{}, d.unnamed[:0], d.unlinked[:0]
	d.decode(line.text)
	found.problems = append(found.problems, d.record.Problems...)
	if d.record.Article == nil {
		return
	}
	k := key{d.record.Article.ID(), d.record.Annotator}
	if c.schema != nil {
		checkLabels(d.record, c.schema, kinds, d.base, func(p Problem) { found.problems = append(found.problems, p) })
	}
	found.records = append(found.records, sighting{maphash.Comparable(c.seed, k), uint32(line.number), k, len(found.problems)})
}
