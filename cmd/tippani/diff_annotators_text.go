package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/align"
	"tippani/annotations/diff"
	"tippani/annotations/record"
)

func (t *diffText) texts(a, b *record.Record) {
	t.put("~", "", fmt.Sprintf("%s: the texts of %s and %s differ (%d and %d code points, another at code point %d); left out",
		a.Article.ID(), a.Annotator, b.Annotator, a.Article.Index().CodePoints(), b.Article.Index().CodePoints(),
		firstDifference(a.Article.Text(), b.Article.Text())))
}

// annotators prints a line for each group and link that is not agreed.
func (t *diffText) annotators(a, b *record.Record, d diff.Disagreement) {
	records := [2]*record.Record{a, b}
	t.paint(bold, fmt.Sprintf("%s: %s; %s\n", a.Article.ID(), share(a), share(b)))
	for _, g := range d.Spans {
		t.put(signOf(g.Spans[0] != nil, g.Spans[1] != nil), "  ", saysEach(records, func(side int) string {
			return sideSpan(records[side], g.Spans[side], g.Aspects)
		}))
	}
	for _, l := range d.Links {
		t.put(signOf(l.Relations[0] != nil, l.Relations[1] != nil), "  ",
			fmt.Sprintf("%s of %s: %s", l.Label, leaving(records, d.Groups[l.From]), saysEach(records, func(side int) string {
				if l.To[side] == align.None {
					return "nothing"
				}
				to := d.Groups[l.To[side]].Spans[side]
				return endsText(records[side], to) + " " + covered(records[side], to)
			})))
	}
}

// share says how much an annotator has made.
func share(r *record.Record) string {
	text := fmt.Sprintf("%s %s, %s", r.Annotator, many(len(r.Spans), "span"), many(len(r.Relations), "relation"))
	if r.Answer == annotations.InProgress {
		text += ", not finished"
	}
	return text
}

// saysEach is what each annotator says, behind the name.
func saysEach(records [2]*record.Record, says func(side int) string) string {
	return records[0].Annotator + " " + says(0) + "; " + records[1].Annotator + " " + says(1)
}

// sideSpan is what an annotator marked, with kind and attributes where the two differ in those.
func sideSpan(r *record.Record, s *annotations.Span, differs []diff.Aspect) string {
	if s == nil {
		return "nothing"
	}
	text := fmt.Sprintf("%s %s %s", s.Label, endsText(r, s), covered(r, s))
	if slices.Contains(differs, diff.Kind) {
		text += ", kind " + first(string(s.Kind), "none")
	}
	if slices.Contains(differs, diff.Attributes) {
		text += ", " + attributesText(s.Attrs)
	}
	return text
}

func attributesText(attrs map[string]string) string {
	if len(attrs) == 0 {
		return "no attributes"
	}
	var list []string
	for _, name := range slices.Sorted(maps.Keys(attrs)) {
		list = append(list, name+" "+attrs[name])
	}
	return strings.Join(list, ", ")
}

// leaving is the span that a link leaves, as the first says who marked it.
func leaving(records [2]*record.Record, g align.Group) string {
	for side, s := range g.Spans {
		if s != nil {
			return fmt.Sprintf("%s %s %s", s.Label, endsText(records[side], s), covered(records[side], s))
		}
	}
	return ""
}
