package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/diff"
	"tippani/annotations/record"
)

// diffText prints differences for people: a line a change, what the span covers last.
type diffText struct{ *pen }

var signColours = map[string]colour{"+": green, "-": red, "~": yellow}

func (t *diffText) put(sign, indent, text string) {
	t.paint(signColours[sign], indent+sign+" "+text+"\n")
}

func (t *diffText) line(sign, path string, number int) {
	t.put(sign, "", fmt.Sprintf("%s:%d: a line that is no record", path, number))
}

func (t *diffText) record(before, after *record.Record, d diff.Difference) {
	switch {
	case before == nil:
		t.put("+", "", t.heading(after))
		return
	case after == nil:
		t.put("-", "", t.heading(before))
		return
	}
	t.paint(bold, t.heading(before)+"\n")
	for _, a := range d.Aspects {
		t.put("~", "  ", recordAspect(a, before, after))
	}
	for _, c := range d.Spans {
		switch {
		case c.Before == nil:
			t.put("+", "  ", spanText(after, c.After))
		case c.After == nil:
			t.put("-", "  ", spanText(before, c.Before))
		default:
			t.put("~", "  ", spanText(before, c.Before)+": "+spanAspects(before, after, c))
		}
	}
	for _, c := range d.Relations {
		switch {
		case c.Before == nil:
			t.put("+", "  ", relationText(after, c.After))
		case c.After == nil:
			t.put("-", "  ", relationText(before, c.Before))
		default:
			t.put("~", "  ", relationText(before, c.Before)+" is now "+relationText(after, c.After))
		}
	}
}

// heading names a record and says how much it holds.
func (t *diffText) heading(r *record.Record) string {
	name := r.Article.ID()
	if r.Annotator != "" {
		name += " by " + r.Annotator
	}
	return fmt.Sprintf("%s (%s, %s)", name, many(len(r.Spans), "span"), many(len(r.Relations), "relation"))
}

func recordAspect(a diff.Aspect, before, after *record.Record) string {
	switch a {
	case diff.Answer:
		return fmt.Sprintf("answer %s -> %s", first(string(before.Answer), "none"), first(string(after.Answer), "none"))
	case diff.Text:
		return fmt.Sprintf("text: %d -> %d code points, another at code point %d", before.Article.Index().CodePoints(),
			after.Article.Index().CodePoints(), firstDifference(before.Article.Text(), after.Article.Text()))
	case diff.Other:
		return "keys that tippani does not know"
	}
	return string(a)
}

// firstDifference is the number of code points that two texts have in common at their beginnings.
func firstDifference(a, b string) int {
	n := 0
	other := []rune(b)
	for _, r := range a {
		if n >= len(other) || other[n] != r {
			break
		}
		n++
	}
	return n
}

func endsText(r *record.Record, s *annotations.Span) string {
	x := r.Article.Index()
	return fmt.Sprintf("[%d,%d)", x.CodePoint(s.Range.Start), x.CodePoint(s.Range.End))
}

func covered(r *record.Record, s *annotations.Span) string {
	return "“" + oneRow(r.Article.Slice(s.Range)) + "”"
}

func spanText(r *record.Record, s *annotations.Span) string {
	return fmt.Sprintf("%s %s %s %s", s.ID, s.Label, endsText(r, s), covered(r, s))
}

func spanAspects(before, after *record.Record, c diff.SpanChange) string {
	var parts []string
	for _, a := range c.Aspects {
		switch a {
		case diff.Label:
			parts = append(parts, fmt.Sprintf("label %s -> %s", c.Before.Label, c.After.Label))
		case diff.Kind:
			parts = append(parts, fmt.Sprintf("kind %s -> %s", first(string(c.Before.Kind), "none"), first(string(c.After.Kind), "none")))
		case diff.Ends:
			parts = append(parts, fmt.Sprintf("ends -> %s %s", endsText(after, c.After), covered(after, c.After)))
		case diff.Attributes:
			parts = append(parts, attributeChanges(c.Before.Attrs, c.After.Attrs)...)
		case diff.Note:
			parts = append(parts, fmt.Sprintf("note “%s” -> “%s”", oneRow(c.Before.Note), oneRow(c.After.Note)))
		case diff.Suggestion:
			parts = append(parts, fmt.Sprintf("suggestion %s -> %s", suggestionText(c.Before.Suggested),
				suggestionText(c.After.Suggested)))
		case diff.ID:
			parts = append(parts, "id -> "+c.After.ID)
		default:
			parts = append(parts, "keys that tippani does not know")
		}
	}
	return strings.Join(parts, ", ")
}

func suggestionText(s *annotations.Suggested) string {
	if s == nil {
		return "none"
	}
	text := fmt.Sprintf("%s %g", s.Source, s.Score)
	if s.Changed {
		text += " changed"
	}
	return text
}

func attributeChanges(before, after map[string]string) []string {
	names := maps.Clone(before)
	if names == nil {
		names = make(map[string]string)
	}
	maps.Copy(names, after)
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if before[name] != after[name] {
			parts = append(parts, fmt.Sprintf("%s %s -> %s", name, first(before[name], "none"), first(after[name], "none")))
		}
	}
	return parts
}

func relationText(r *record.Record, rel *annotations.Relation) string {
	end := func(id string) string {
		for _, s := range r.Spans {
			if s.ID == id {
				return id + " " + covered(r, s)
			}
		}
		return id
	}
	return fmt.Sprintf("%s %s: %s -> %s", rel.ID, rel.Label, end(rel.From), end(rel.To))
}
