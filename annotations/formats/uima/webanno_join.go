package uima

import (
	"fmt"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
)

// webannoArrow is a relation, or the slot of a span, until all spans are read.
type webannoArrow struct {
	label, id string
	from, to  webannoEnd
}

// webannoEnd names a span by the line on which it stands, its number there ("" for the one without) and its layer, as far as it
// is known; or by its place in raw.Spans.
type webannoEnd struct {
	unit, number, layer string
	known               bool
	span                int
}

// relations reads the relations that lead to the spans of a line. The last column says where they come from: a line, and in
// brackets the numbers of both spans when there are several.
func (f *webannoFile) relations(l webannoLayer, unit string, cells []string) error {
	sources, ends := webannoParts(cells[len(cells)-1])
	layer := strings.TrimPrefix(l.features[len(l.features)-1], "BT_")
	for k, source := range sources {
		head, child := "", ""
		if ends[k] != "" {
			var ok bool
			if head, child, ok = strings.Cut(ends[k], "_"); !ok {
				return f.fault("the source “%s[%s]” of a relation is not id[number_number]; correct it", source, ends[k])
			}
		}
		a := webannoArrow{from: webannoEnd{unit: source, number: head, layer: layer},
			to: webannoEnd{unit: unit, number: child, layer: layer}}
		for c, name := range l.features[:len(l.features)-1] {
			values, _ := webannoParts(cells[c])
			if len(values) != len(sources) {
				return f.fault("the columns of %s stack differently many values; correct the line", l.name)
			}
			if values[k] == "*" || values[k] == "_" {
				continue
			}
			switch value := webannoUnescape(values[k]); name {
			case "identifier":
				a.id = value
			case "value":
				a.label = value
			default:
				if a.label == "" {
					a.label = value
				} else {
					f.raw.Tally.Add(formats.ItemOut, 1, l.name+" "+name)
				}
			}
		}
		if a.label == "" {
			a.label = l.name[strings.LastIndexByte(l.name, '.')+1:]
		}
		f.arrows = append(f.arrows, a)
	}
	return nil
}

// slot reads the slots of span k of a line, which is number i of raw.Spans: roles in one column and the spans that fill them in
// the next, both parted by semicolons. They become relations from the span, named by the role.
func (f *webannoFile) slot(l webannoLayer, column, k, i int, columns [][]string, cells []string) {
	roles := webannoSplit(columns[column][k], ';')
	if roles[0] == "_" || column+1 == len(cells) {
		f.raw.Tally.Add(formats.ItemOut, formats.One(roles[0] != "_"), l.name+" slot without target")
		return
	}
	stacked := webannoSplit(cells[column+1], '|')
	if k >= len(stacked) || stacked[k] == "_" || stacked[k] == "*" {
		f.raw.Tally.Add(formats.ItemOut, formats.One(roles[0] != "*"), l.name+" slot without target")
		return
	}
	layer := l.features[column+1]
	if layer == casAnnotation {
		layer = ""
	}
	for n, target := range webannoSplit(stacked[k], ';') {
		_, name, _ := strings.Cut(l.features[column], ":")
		label, _, _ := strings.Cut(name, "_")
		if n < len(roles) && roles[n] != "*" {
			label = webannoUnescape(roles[n])
		}
		units, numbers := webannoParts(target)
		f.arrows = append(f.arrows, webannoArrow{label: label, from: webannoEnd{known: true, span: i},
			to: webannoEnd{unit: units[0], number: numbers[0], layer: layer}})
	}
}

// webannoSplit parts a cell at a mark that has no backslash before it.
func webannoSplit(cell string, mark byte) []string {
	var parts []string
	from := 0
	for i := 0; i < len(cell); i++ {
		switch cell[i] {
		case '\\':
			i++
		case mark:
			parts = append(parts, cell[from:i])
			from = i + 1
		}
	}
	return append(parts, cell[from:])
}

// join finds the spans that relations name.
func (f *webannoFile) join() error {
	foreign.NameSpans(f.raw.Spans)
	for _, a := range f.arrows {
		from, to := f.spanAt(a.from), f.spanAt(a.to)
		if from == "" || to == "" {
			f.raw.Tally.Add(formats.RelationOut, 1, fmt.Sprintf("%s from %s to %s, where no span is read", a.label, a.from.unit,
				a.to.unit))
			continue
		}
		f.raw.Relations = append(f.raw.Relations, annotations.Relation{ID: a.id, From: from, To: to, Label: a.label})
	}
	for chain := range f.counted {
		if strings.HasPrefix(chain, chainLink) {
			f.raw.Tally.Add(formats.RelationOut, 1, "in a chain")
		}
	}
	return nil
}

// spanAt is the id of a span; "" when none was read. The number 0 is that of a span without one.
func (f *webannoFile) spanAt(e webannoEnd) string {
	if e.known {
		return f.raw.Spans[e.span].ID
	}
	if strings.Trim(e.number, "0") == "" {
		e.number = ""
	}
	for _, i := range f.byUnit[e.unit] {
		if f.raw.Numbers[i] == e.number && (e.layer == "" || f.layerOf[i] == e.layer) {
			return f.raw.Spans[i].ID
		}
	}
	return ""
}
