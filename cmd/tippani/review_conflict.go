package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/record"
	"tippani/model/regular"
)

// conflict is a dataset in which git has left both versions of some records between markers.
type conflict struct {
	path      string
	annotator string   // whose records they are
	names     []string // of the two versions, as the markers have them: HEAD and a branch
	rest      [][]byte // lines that are no part of a conflict, or that only one version has
	pairs     []conflictPair
}

// conflictPair is a record of which there are two versions of one text.
type conflictPair struct{ ours, theirs versionLine }

type versionLine struct {
	line []byte
	r    *record.Record
}

// hasMarkers reports whether a file has a line that is a conflict marker. A file that can't be read has none: it is told when it is opened.
func hasMarkers(path string) bool {
	if path == standardInput {
		return false
	}
	f, _, err := regular.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	in := bufio.NewReader(f)
	for whole := true; ; {
		part, goesOn, err := in.ReadLine()
		if err != nil {
			return false
		}
		if whole && record.ConflictMarker(part) {
			return true
		}
		whole = !goesOn
	}
}

// conflictIn reads a dataset with conflict markers.
func conflictIn(path string) (*conflict, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, readFault(path, err)
	}
	c := &conflict{path: path, names: []string{"ours", "theirs"}}
	var sides [2][]versionLine
	part, number := -1, 0 // outside; 0: ours, 1: theirs, 2: what both began with
	for line := range bytes.Lines(data) {
		number++
		line = record.Body(line)
		if record.ConflictMarker(line) {
			if part, err = c.marker(line, part, number); err != nil {
				return nil, err
			}
			if part < 0 {
				if err := c.pair(sides); err != nil {
					return nil, err
				}
				sides = [2][]versionLine{}
			}
			continue
		}
		switch {
		case record.Blank(line) || part == 2:
		case part < 0:
			c.rest = append(c.rest, line)
		default:
			r := record.Parse(path, number, line)
			if r.Article == nil || !r.Sound() {
				return nil, &record.FaultyError{Path: path, Problems: r.Problems}
			}
			sides[part] = append(sides[part], versionLine{line, r})
		}
	}
	if part >= 0 {
		return nil, fmt.Errorf("%s: the last conflict has no end; get the file from git again", path)
	}
	return c, c.once()
}

// marker is where the lines after a marker belong.
func (c *conflict) marker(line []byte, part, number int) (int, error) {
	name := string(bytes.TrimSpace(line[7:]))
	switch {
	case line[0] == '<' && part < 0:
		c.names[0] = first(name, c.names[0])
		return 0, nil
	case line[0] == '|' && part == 0:
		return 2, nil
	case line[0] == '=' && (part == 0 || part == 2):
		return 1, nil
	case line[0] == '>' && part == 1:
		c.names[1] = first(name, c.names[1])
		return -1, nil
	}
	return part, fmt.Errorf("%s:%d: the conflict marker is out of place; get the file from git again", c.path, number)
}

// pair finds the records that both versions have.
func (c *conflict) pair(sides [2][]versionLine) error {
	for _, ours := range sides[0] {
		theirs := takeKey(&sides[1], ours.r.Key())
		switch {
		case theirs == nil || bytes.Equal(ours.line, theirs.line):
			c.rest = append(c.rest, ours.line)
			continue
		case ours.r.Article.Text() != theirs.r.Article.Text():
			return fmt.Errorf("%s: the two versions of %q have different texts; keep one by hand", c.path, ours.r.Article.ID())
		case ours.r.Annotator == goldAnnotator:
			return fmt.Errorf("%s: the conflict is in the gold record of %q, whose decisions can't be decided about; have git merge it again "+
				"with tippani merge --git (tippani help git)", c.path, ours.r.Article.ID())
		case beside(ours.r, theirs.r):
			return fmt.Errorf("%s: the two versions of %q differ in more than annotations (unknown keys, meta, what is kept aside); have git "+
				"merge again with tippani merge --git (tippani help git)", c.path, ours.r.Article.ID())
		case c.annotator != ours.r.Annotator && len(c.pairs) > 0:
			return fmt.Errorf("%s has conflicts in records of %s and of %s; git merges each annotator's file by itself: keep them apart",
				c.path, first(c.annotator, "nobody"), first(ours.r.Annotator, "nobody"))
		}
		c.annotator = ours.r.Annotator
		c.pairs = append(c.pairs, conflictPair{ours, *theirs})
	}
	for _, theirs := range sides[1] {
		c.rest = append(c.rest, theirs.line)
	}
	return nil
}

// takeKey takes the record of a key out of a list; nil when there is none.
func takeKey(list *[]versionLine, k record.Key) *versionLine {
	for i, v := range *list {
		if v.r.Key() == k {
			*list = append((*list)[:i:i], (*list)[i+1:]...)
			return &v
		}
	}
	return nil
}

// begin writes the dataset in which the conflict is settled: everything that is certain, and of each record in conflict what belongs to
// neither version's annotations. One that is there already goes on.
func (c *conflict) begin(output string) error {
	switch _, err := os.Stat(output); {
	case err == nil:
		return c.goesOn(output)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	out, err := formats.CreateFile(output)
	if err != nil {
		return err
	}
	w := lineWriter{out.W}
	lines := c.rest
	for _, p := range c.pairs {
		r := *p.ours.r
		r.Spans, r.Relations, r.Answer = nil, nil, annotations.InProgress
		r.KeepDecisions(nil) // they were between the versions of an earlier conflict
		line, err := record.Rewrite(p.ours.line, &r)
		if err != nil {
			out.Discard()
			return err
		}
		lines = append(lines, line)
	}
	for _, line := range lines {
		if err := w.put(line); err != nil {
			out.Discard()
			return err
		}
	}
	return out.Commit()
}

// goesOn refuses an output that is there already and is not one in which this conflict has been begun to be settled.
func (c *conflict) goesOn(output string) error {
	refused := fmt.Errorf("%s is there already and is not where this conflict is being settled; name another file with -o", output)
	data, err := os.ReadFile(output)
	if err != nil {
		return readFault(output, err)
	}
	begun := make(map[record.Key]*record.Record)
	number := 0
	for line := range bytes.Lines(data) {
		number++
		if record.ConflictMarker(line) {
			return refused
		}
		if r := record.Parse(output, number, line); r.Article != nil {
			begun[r.Key()] = r
		}
	}
	for _, p := range c.pairs {
		r := begun[p.ours.r.Key()]
		if r == nil || r.Article.Text() != p.ours.r.Article.Text() || !c.began(r) {
			return refused
		}
	}
	return nil
}

// began reports whether a record holds nothing yet, or what was decided between the versions of this conflict.
func (c *conflict) began(r *record.Record) bool {
	if len(r.Spans) == 0 && r.Answer == annotations.InProgress {
		return true
	}
	return slices.ContainsFunc(r.Decisions(), func(d *annotations.Decision) bool {
		return slices.ContainsFunc(d.Versions(), func(v annotations.Version) bool { return slices.Contains(c.names, v.Annotator) })
	})
}

// once refuses a record of which more than its two versions are there: which of them counts nobody knows.
func (c *conflict) once() error {
	seen := make(map[record.Key]bool)
	see := func(r *record.Record) error {
		if seen[r.Key()] {
			return fmt.Errorf("%s: %q has several records of %s; keep one by hand, or have git merge again with tippani merge --git "+
				"(tippani help git)", c.path, r.Article.ID(), first(r.Annotator, "nobody"))
		}
		seen[r.Key()] = true
		return nil
	}
	for _, p := range c.pairs {
		if err := see(p.ours.r); err != nil {
			return err
		}
	}
	for _, line := range c.rest {
		if r := record.Parse(c.path, 0, line); r.Article != nil {
			if err := see(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// beside reports whether two versions differ in what is decided nowhere: keys that tippani does not know, what is kept aside, the article's meta.
func beside(a, b *record.Record) bool {
	rest := func(r *record.Record) []annotations.Field {
		c := *r
		c.KeepDecisions(nil)
		return c.Extra
	}
	return !annotations.EqualFields(rest(a), rest(b)) || !a.Article.Meta().Equal(b.Article.Meta())
}

// gatherConflict makes the two versions of each record the sides.
func (c *adjudication) gatherConflict(from *conflict) {
	c.byID, c.versions, c.names = make(map[string]*sharedArticle), true, from.names
	for _, p := range from.pairs {
		l := &sharedArticle{id: p.ours.r.Article.ID(), title: p.ours.r.Article.Meta().Title}
		for i, v := range []versionLine{p.ours, p.theirs} {
			l.records = append(l.records, contribution{annotator: from.names[i], version: v.r})
		}
		c.cases, c.byID[l.id] = append(c.cases, l), l
	}
}
