package store

import (
	"io"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model/message"
)

var (
	saySeenBefore = message.New("store.seen-before", "the record of %q by %q stands on line %d too")
	sayJoinTheTwo = message.New("store.join-the-two", "join the two and remove one; until then the later one counts")
)

// Check reads a dataset and reports everything that is wrong with it, in the order of the file: JSON, the form of the
// format (docs/dataset.schema.json), offsets and cluster boundaries, ids, relations, hashes, and, with a schema, labels,
// kinds and attributes. It works on all cores, calls report from the caller's goroutine only, and holds some MiB of lines
// and 26 bytes a record. Its error says that the file could not be read to its end.
func Check(path string, r io.Reader, schema *annotations.Schema, report func(record.Problem)) error {
	c := &checker{path: path, schema: schema}
	repeats := record.NewRepeats()
	return inParallel(newLines(r, path), c.worker, func(found checked) {
		at := 0
		for _, r := range found.records {
			for ; at < r.problems; at++ {
				report(found.problems[at])
			}
			if first := repeats.Earlier(r.key, r.line); first > 0 {
				report(record.Problem{File: path, Line: r.line, What: saySeenBefore.With(r.key.ID, r.key.Annotator, first),
					Remedy: sayJoinTheTwo.With()})
			}
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
}

// checked is what was found in one batch of lines.
type checked struct {
	problems []record.Problem
	records  []sighting
}

// sighting is a record that was seen.
type sighting struct {
	line     int
	key      record.Key
	problems int // of the batch, up to and with this record's
}

// worker returns a function that checks batches of lines and keeps what it allocates from one line to the next.
func (c *checker) worker() func([]numbered) checked {
	d := record.NewStrictDecoder(c.path)
	classes := make(map[string]annotations.Class)
	return func(batch []numbered) checked {
		var found checked
		for _, line := range batch {
			if !record.Blank(line.text) {
				c.line(d, line, classes, &found)
			}
		}
		return found
	}
}

func (c *checker) line(d *record.Decoder, line numbered, classes map[string]annotations.Class, found *checked) {
	r := d.Decode(line.number, line.text)
	found.problems = append(found.problems, r.Problems...)
	if r.Article == nil {
		return
	}
	if c.schema != nil {
		record.CheckLabels(r, c.schema, classes, record.Problem{File: c.path, Line: line.number}, func(p record.Problem) {
			found.problems = append(found.problems, p)
		})
	}
	found.records = append(found.records, sighting{line.number, r.Key(), len(found.problems)})
}
