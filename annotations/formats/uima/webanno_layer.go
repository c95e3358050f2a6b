package uima

import (
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/native"
)

// webannoParts parts a cell at its unescaped bars; each part is a value and the number in brackets after it.
func webannoParts(cell string) (values []string, numbers []string) {
	from := 0
	end := func(to int) {
		part, number := cell[from:to], ""
		if i := strings.LastIndexByte(part, '['); i >= 0 && strings.HasSuffix(part, "]") && (i == 0 || part[i-1] != '\\') {
			part, number = part[:i], part[i+1:len(part)-1]
		}
		values, numbers = append(values, part), append(numbers, number)
		from = to + 1
	}
	for i := 0; i < len(cell); i++ {
		switch cell[i] {
		case '\\':
			i++
		case '|':
			end(i)
		}
	}
	end(len(cell))
	return values, numbers
}

// annotate reads a layer's columns of one line.
func (f *webannoFile) annotate(l webannoLayer, unit string, begin, end int, cells []string) error {
	empty := true
	for _, cell := range cells {
		empty = empty && cell == "_"
	}
	switch {
	case empty:
		return nil
	case !l.wanted:
		f.leave(l, cells)
		return nil
	case l.kind == "SP":
		return f.spans(l, unit, begin, end, cells)
	}
	return f.relations(l, unit, cells)
}

func (f *webannoFile) spans(l webannoLayer, unit string, begin, end int, cells []string) error {
	var columns [][]string
	var numbers []string
	for i, cell := range cells {
		values, n := webannoParts(cell)
		if i == 0 {
			numbers = n
		} else if len(values) != len(numbers) {
			return f.fault("the columns of %s stack differently many values; correct the line", l.name)
		}
		columns = append(columns, values)
	}
	for k, number := range numbers {
		key := l.name + "[" + number
		if i, ok := f.open[key]; ok && number != "" {
			s := &f.raw.Spans[i]
			s.End = max(s.End, end)
			s.Start = min(s.Start, begin)
			f.byUnit[unit] = append(f.byUnit[unit], i)
			continue
		}
		s := foreign.Span{Start: begin, End: end}
		for c, name := range l.features {
			if v := columns[c][k]; v != "*" && v != "_" && !isSlot(name) && !l.isTarget(c) {
				if err := f.feature(&s, l, name, webannoUnescape(v)); err != nil {
					return err
				}
			}
		}
		if s.Label == "" {
			s.Label = l.name[strings.LastIndexByte(l.name, '.')+1:]
		}
		i := len(f.raw.Spans)
		f.raw.Spans = append(f.raw.Spans, s)
		f.raw.Numbers = append(f.raw.Numbers, number)
		f.layerOf = append(f.layerOf, l.name)
		f.open[key] = i
		f.byUnit[unit] = append(f.byUnit[unit], i)
		for c, name := range l.features {
			if isSlot(name) && !l.isTarget(c) {
				f.slot(l, c, k, i, columns, cells)
			}
		}
	}
	return nil
}

// feature gives a value its place: the label, one of the fields of the program's own layer, or an attribute.
func (f *webannoFile) feature(s *foreign.Span, l webannoLayer, name, value string) error {
	own := l.name == casSpan
	part, isPart := native.PartCalled(name)
	switch {
	case name == "value":
		s.Label = value
	case own && name == "identifier":
		s.ID = value
	case own && isPart:
		if err := part.Put(&s.Span, value); err != nil {
			return f.fault("%s: %v", name, err)
		}
	case name == "":
		f.raw.Tally.Add(formats.ItemOut, 1, l.name+" "+value)
	default:
		if s.Attrs == nil {
			s.Attrs = make(map[string]string)
		}
		s.Attrs[name] = value
	}
	return nil
}
