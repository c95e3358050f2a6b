package main

import (
	"fmt"
	"slices"
	"strings"

	"tippani/annotations/diff"
	"tippani/annotations/record"
)

// pair is two annotators whose records are compared, article by article.
type pair struct {
	files [2]*lineFile // may be one file twice
	by    [2]uint64    // hashes of their names

	lone, faulty, texts int // articles of one of the two only, records with faults, articles whose texts differ
}

// versionsOrAnnotators compares the records of two annotators where each file has those of one, and both have an article in common, and
// versions of records else.
func (o *diffFlags) versionsOrAnnotators(was, now *lineFile, out diffWriter) (differs bool, err error) {
	first, second := was.onlyAnnotator(), now.onlyAnnotator()
	if first == 0 || second == 0 || first == second || !was.sharesArticle(now) {
		return versions(was, now, out)
	}
	return o.annotators(&pair{files: [2]*lineFile{was, now}, by: [2]uint64{first, second}}, out)
}

// runPair compares the annotators that --pair names.
func (o *diffFlags) runPair(paths []string) error {
	names := slices.Collect(parts(o.pair))
	if len(names) != 2 || names[0] == names[1] {
		return usagef("--pair %q does not name two annotators; give them with a comma between, such as mina,rafi", o.pair)
	}
	return o.run(paths, openSeekable, func(first, second *lineFile, out diffWriter) (bool, error) {
		p := &pair{files: [2]*lineFile{first, second}}
		for i, name := range names {
			f := p.files[i]
			p.by[i] = hashOf(name)
			if !slices.ContainsFunc(f.lines, func(e lineEntry) bool { return e.key != 0 && e.by == p.by[i] }) {
				return false, fmt.Errorf("%s has no record by %s; tippani stats %s lists the annotators", f.path, name, f.path)
			}
		}
		return o.annotators(p, out)
	})
}

// annotators compares a pair and says on standard error what was left out.
func (o *diffFlags) annotators(p *pair, out diffWriter) (differs bool, err error) {
	differs, err = p.compare(out)
	if err != nil {
		return differs, err
	}
	var list []string
	for _, n := range []struct {
		count int
		text  string
	}{{p.lone, "of one of the two only"}, {p.texts, "with other texts"}} {
		if n.count > 0 {
			list = append(list, many(n.count, "article")+" "+n.text)
		}
	}
	if len(list) > 0 {
		fmt.Fprintf(o.env.stderr, "left out: %s\n", strings.Join(list, ", "))
	}
	if p.faulty > 0 {
		fmt.Fprintf(o.env.stderr, "%s with faults: what is sound of them was compared; tippani check tells more\n",
			many(p.faulty, "record"))
	}
	return differs, nil
}

// compare walks the first annotator's articles in their order. Texts that differ count as a difference.
func (p *pair) compare(out diffWriter) (differs bool, err error) {
	others := make(map[uint64]lineEntry)
	for i, e := range p.files[1].lines {
		if p.files[1].counts(i) && e.by == p.by[1] {
			others[e.id] = e
		}
	}
	for i, e := range p.files[0].lines {
		if !p.files[0].counts(i) || e.by != p.by[0] {
			continue
		}
		other, there := others[e.id]
		if !there {
			p.lone++
			continue
		}
		delete(others, e.id)
		differ, err := p.article(e, other, out)
		if err != nil {
			return differs, err
		}
		differs = differs || differ
	}
	p.lone += len(others)
	return differs, nil
}

func (p *pair) article(first, second lineEntry, out diffWriter) (differs bool, err error) {
	var records [2]*record.Record
	for i, e := range []lineEntry{first, second} {
		if records[i], err = p.files[i].record(e); err != nil {
			return false, err
		}
		if !e.sound {
			p.faulty++
		}
	}
	if first.text != second.text {
		p.texts++
		out.texts(records[0], records[1])
		return true, nil
	}
	d := diff.Annotators(records[0], records[1])
	if d.Empty() {
		return false, nil
	}
	out.annotators(records[0], records[1], d)
	return true, nil
}

// onlyAnnotator is the hash of the name of whom all records are by; 0 when there are several, or it is nobody.
func (l *lineFile) onlyAnnotator() uint64 {
	only := uint64(0)
	for _, e := range l.lines {
		switch {
		case e.key == 0:
		case only == 0:
			only = e.by
		case e.by != only:
			return 0
		}
	}
	if only == hashOf("") {
		return 0
	}
	return only
}

// sharesArticle reports whether an article stands in both.
func (l *lineFile) sharesArticle(other *lineFile) bool {
	ids := make(map[uint64]bool, len(l.last))
	for i, e := range l.lines {
		if l.counts(i) {
			ids[e.id] = true
		}
	}
	for i, e := range other.lines {
		if other.counts(i) && ids[e.id] {
			return true
		}
	}
	return false
}
