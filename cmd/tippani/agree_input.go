package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"tippani/model/order"
)

// agreement is a comparison of annotators at work.
type agreement struct {
	env      environment
	all      bool // articles too that are not finished
	files    []*lineFile
	names    []string // of the annotators, in order
	articles [][]agreeRecord
	chosen   *choice
	left     agreeLeft
}

// agreeRecord is a record of an annotator, by number, of one article.
type agreeRecord struct {
	annotator, file int
	line            int32
}

// agreeLeft counts what is not in the figures.
type agreeLeft struct {
	strays, faulty, repeated int // lines and records; of faulty ones the sound spans are measured
	alone                    int // articles of one annotator only
	unfinished               int // articles that fewer than two have finished
	otherText                int // articles of which no two have the same text
	recordsUnfinished        int // records of articles that are compared
	recordsOtherText         int
}

// faults counts what somebody should look at: the exit status is 1.
func (l *agreeLeft) faults() int { return l.strays + l.faulty + l.otherText + l.recordsOtherText }

func (l *agreeLeft) add(more agreeLeft) {
	l.strays += more.strays
	l.faulty += more.faulty
	l.repeated += more.repeated
	l.alone += more.alone
	l.unfinished += more.unfinished
	l.otherText += more.otherText
	l.recordsUnfinished += more.recordsUnfinished
	l.recordsOtherText += more.recordsOtherText
}

func (a *agreement) open(paths []string) error {
	for _, path := range paths {
		f, err := openLines(a.env, path, openSeekable)
		if err != nil {
			return err
		}
		a.files = append(a.files, f)
	}
	return nil
}

func (a *agreement) close() {
	for _, f := range a.files {
		f.close()
	}
}

// person is whoever made records: an annotator, or somebody without a name, who is another one in each file.
type person struct {
	name string
	file int
}

// shown is what a person is called.
func (a *agreement) shown(p person) string {
	switch {
	case p.name != "":
		return p.name
	case len(a.files) == 1:
		return "(none)"
	}
	return stem(filepath.Base(a.files[p.file].path))
}

// choose numbers the annotators and lists what each article has of them. asked are the names of those who are compared; nobody means
// everybody but gold.
func (a *agreement) choose(asked []string) error {
	var people []person
	for i, f := range a.files {
		for _, name := range f.annotators {
			p := person{name: name}
			if name == "" {
				p.file = i
			}
			if !slices.Contains(people, p) {
				people = append(people, p)
			}
		}
	}
	order.By(people, func(p, q person) int {
		return cmp.Or(cmp.Compare(a.shown(p), a.shown(q)), cmp.Compare(p.name, q.name), cmp.Compare(p.file, q.file))
	})
	there := make([]string, len(people))
	for i, p := range people {
		there[i] = a.shown(p)
	}
	for _, name := range asked {
		if !slices.Contains(there, name) {
			return usageError{unknownName("--annotator", name, there)}
		}
	}
	people = slices.DeleteFunc(people, func(p person) bool {
		if len(asked) > 0 {
			return !slices.Contains(asked, a.shown(p))
		}
		return p.name == goldAnnotator
	})
	for _, p := range people {
		a.names = append(a.names, a.shown(p))
	}
	if len(people) < 2 {
		return fmt.Errorf("%s of %s alone; agreement needs two annotators: give the dataset of another one too%s", a.records(),
			first(strings.Join(a.names, ""), "nobody"), goldHint(there, asked))
	}
	a.list(people)
	return nil
}

func (a *agreement) records() string {
	if len(a.files) == 1 {
		return a.files[0].path + " has records"
	}
	return "there are records"
}

// goldHint says how gold is compared, where it is there and was not asked for.
func goldHint(there, asked []string) string {
	if len(asked) > 0 || !slices.Contains(there, goldAnnotator) {
		return ""
	}
	others := slices.DeleteFunc(there, func(name string) bool { return name == goldAnnotator })
	return fmt.Sprintf(", or compare with the gold: --annotator %s", strings.Join(append([]string{goldAnnotator}, others...), ","))
}

// list finds the records of each article. Of several of one annotator the last counts.
func (a *agreement) list(people []person) {
	place := make(map[uint64]int)
	for i, f := range a.files {
		number := make([]int, len(f.annotators)) // of the file's annotators; -1 for one who is not compared
		for n, name := range f.annotators {
			p := person{name: name}
			if name == "" {
				p.file = i
			}
			number[n] = slices.Index(people, p)
		}
		for n, line := range f.lines {
			switch {
			case line.key == 0:
				a.left.strays++
			case number[line.annotator] < 0:
			default:
				at, known := place[line.id]
				if !known {
					at = len(a.articles)
					place[line.id], a.articles = at, append(a.articles, nil)
				}
				a.put(at, agreeRecord{number[line.annotator], i, int32(n)})
			}
		}
	}
}

func (a *agreement) put(article int, r agreeRecord) {
	list := a.articles[article]
	if i := slices.IndexFunc(list, func(o agreeRecord) bool { return o.annotator == r.annotator }); i >= 0 {
		a.left.repeated++
		list[i] = r
		return
	}
	a.articles[article] = append(list, r)
}

// labels lists the labels of all spans.
func (a *agreement) labels() ([]string, error) {
	seen := make(map[string]bool)
	var names []string
	for _, list := range a.articles {
		for _, at := range list {
			f := a.files[at.file]
			r, err := f.record(f.lines[at.line])
			if err != nil {
				return nil, err
			}
			for _, s := range r.Spans {
				if !seen[s.Label] {
					seen[s.Label] = true
					names = append(names, s.Label)
				}
			}
		}
	}
	return names, nil
}
