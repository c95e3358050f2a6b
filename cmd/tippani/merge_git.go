package main

import (
	"fmt"

	"tippani/annotations/formats"
	"tippani/annotations/merge"
	"tippani/annotations/record"
)

// gitMerge is a three-way merge at work.
type gitMerge struct {
	env                environment
	base, ours, theirs *lineFile
	name               string // of the dataset, for messages
	out                lineWriter
	conflicts          int
}

// runGit is `tippani merge --git %O %A %B %P`: the result replaces OURS. Exit status 1
// tells git that there are conflicts; it takes 2 for that too, and gives up the whole merge from 129 on.
func (o *mergeFlags) runGit(args []string) error {
	if len(args) < 3 || len(args) > 4 {
		return usagef("--git takes three files and, for messages, the path: tippani merge --git %%O %%A %%B %%P")
	}
	m := &gitMerge{env: o.env, name: args[len(args)-1]}
	if len(args) == 3 {
		m.name = args[1]
	}
	for i, file := range []**lineFile{&m.base, &m.ours, &m.theirs} {
		f, err := openLines(o.env, args[i], openVersion)
		if err != nil {
			// Git takes any failure for a conflict and shows the file as it was left.
			return fmt.Errorf("%s: not merged, it stands as ours was: %w", m.name, err)
		}
		defer f.close()
		*file = f
	}
	out, err := formats.CreateFile(args[1])
	if err != nil {
		return err
	}
	defer o.env.undone(out.Discard)()
	m.out = lineWriter{out.W}
	if err := m.write(); err != nil {
		return err
	}
	m.ours.close() // Windows gives the name of an open file to no other
	if err := out.Commit(); err != nil {
		return err
	}
	if m.conflicts > 0 {
		fmt.Fprintf(o.env.stderr, "%s: %s; both versions are kept: look at them in tippani, then git add the file\n", m.name,
			many(m.conflicts, "conflict"))
		return errProblems
	}
	return nil
}

func (m *gitMerge) conflict(what string) {
	m.conflicts++
	fmt.Fprintf(m.env.stderr, "%s: %s\n", m.name, what)
}

// write keeps the order of ours; what only theirs has comes last.
func (m *gitMerge) write() error {
	theirStrays, baseStrays, ourStrays := strays(m.theirs), strays(m.base), strays(m.ours)
	for i, e := range m.ours.lines {
		var err error
		if !m.ours.counts(i) {
			if theirStrays[e.hash] > 0 || baseStrays[e.hash] == 0 { // else they have removed it
				err = m.out.copy(m.ours, e)
			}
		} else {
			err = m.record(e)
		}
		if err != nil {
			return err
		}
	}
	for i, e := range m.theirs.lines {
		var err error
		if !m.theirs.counts(i) {
			if ourStrays[e.hash] == 0 && baseStrays[e.hash] == 0 {
				err = m.out.copy(m.theirs, e)
			}
		} else if _, here := m.ours.last[e.key]; !here {
			err = m.onlyTheirs(e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// strays counts the lines that are no records, or not those that count.
func strays(f *lineFile) map[uint64]int {
	count := make(map[uint64]int)
	for i, e := range f.lines {
		if !f.counts(i) {
			count[e.hash]++
		}
	}
	return count
}

// record writes what becomes of a record that ours has.
func (m *gitMerge) record(ours lineEntry) error {
	was, old := m.base.find(ours.key)
	theirs, there := m.theirs.find(ours.key)
	switch {
	case there && theirs.hash == ours.hash, there && old && theirs.hash == was.hash, !there && !old:
		return m.out.copy(m.ours, ours)
	case there && old && ours.hash == was.hash:
		return m.out.copy(m.theirs, theirs)
	case !there && ours.hash == was.hash:
		return nil // removed by them
	case !there:
		r, err := m.ours.record(ours)
		if err != nil {
			return err
		}
		m.conflict(fmt.Sprintf("%s was removed by them and changed by us; it stays", r.Article.ID()))
		return m.out.copy(m.ours, ours)
	}
	return m.join(was, old, ours, theirs)
}

func (m *gitMerge) onlyTheirs(theirs lineEntry) error {
	was, old := m.base.find(theirs.key)
	if old && was.hash == theirs.hash {
		return nil // removed by us
	}
	if old {
		r, err := m.theirs.record(theirs)
		if err != nil {
			return err
		}
		m.conflict(fmt.Sprintf("%s was removed by us and changed by them; it stays", r.Article.ID()))
	}
	return m.out.copy(m.theirs, theirs)
}

// join writes a record that both have changed. Two that can't be joined, because the text was changed or one is faulty, both stay:
// theirs first, because of two records of one article the later one counts.
func (m *gitMerge) join(was lineEntry, old bool, ours, theirs lineEntry) error {
	ourLine, err := m.ours.body(ours)
	if err != nil {
		return err
	}
	theirLine, err := m.theirs.body(theirs)
	if err != nil {
		return err
	}
	a := record.Parse(m.name, int(ours.number), ourLine)
	b := record.Parse(m.name, int(theirs.number), theirLine)
	var base *record.Record
	if old {
		if base, err = m.base.record(was); err != nil {
			return err
		}
		if !base.Sound() || base.Article.Text() != a.Article.Text() {
			base = nil
		}
	}
	if ours.text != theirs.text || !a.Sound() || !b.Sound() {
		m.conflict(fmt.Sprintf("%s can't be joined, because its text was changed or its record has faults; theirs stands on the line "+
			"before ours", a.Article.ID()))
		if err := m.out.put(theirLine); err != nil {
			return err
		}
		return m.out.put(ourLine)
	}
	result := merge.ThreeWay(base, a, b)
	for _, c := range result.Conflicts {
		m.conflict(conflictText(result.Record, c))
	}
	line, version := ourLine, a
	if result.Line == 1 {
		line, version = theirLine, b
	}
	joined, err := joinedLine(line, version, result.Record, "")
	if err != nil {
		return err
	}
	return m.out.put(joined)
}
