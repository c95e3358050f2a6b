package formats

import (
	"fmt"
	"strconv"
	"strings"

	"tippani/annotations"
)

// webannoUnescape undoes the backslashes of texts and values.
func webannoUnescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 't':
			b.WriteByte('\t')
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 'u': // old exports; left for the comparison to skip
			b.WriteString(`\u`)
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

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
		f.raw.tally.add(ColumnOut, 1, l.name)
		return nil
	case l.span:
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
			s := &f.raw.spans[i]
			s.end = max(s.end, end)
			s.start = min(s.start, begin)
			f.byUnit[unit] = append(f.byUnit[unit], i)
			continue
		}
		s := rawSpan{start: begin, end: end}
		for c, name := range l.features {
			if v := columns[c][k]; v != "*" && v != "_" {
				if err := f.feature(&s, l, name, webannoUnescape(v)); err != nil {
					return err
				}
			}
		}
		if s.Label == "" {
			s.Label = l.name[strings.LastIndexByte(l.name, '.')+1:]
		}
		i := len(f.raw.spans)
		f.raw.spans = append(f.raw.spans, s)
		f.raw.numbers = append(f.raw.numbers, number)
		f.open[key] = i
		f.byUnit[unit] = append(f.byUnit[unit], i)
	}
	return nil
}

// feature gives a value its place: the label, one of the fields of the program's own layer, or an attribute.
func (f *webannoFile) feature(s *rawSpan, l webannoLayer, name, value string) (err error) {
	own := l.name == casSpan
	switch {
	case name == "value":
		s.Label = value
	case own && name == "identifier":
		s.ID = value
	case own && name == "kind":
		s.Kind = annotations.Kind(value)
	case own && name == "note":
		s.Note = value
	case own && name == "attributes":
		if s.Attrs, err = textAttributes(value); err != nil {
			return f.fault("attributes: %v", err)
		}
	case strings.HasPrefix(name, "ROLE_") || name == "":
		f.raw.tally.add(ItemOut, one(name != ""), l.name+" slot")
	default:
		if s.Attrs == nil {
			s.Attrs = make(map[string]string)
		}
		s.Attrs[name] = value
	}
	return nil
}

func (f *webannoFile) relations(l webannoLayer, unit string, cells []string) error {
	sources, ends := webannoParts(cells[len(cells)-1])
	for k, source := range sources {
		a := webannoArrow{unit: unit, from: source, line: f.line}
		if ends[k] != "" {
			a.from += "[" + ends[k]
		}
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
					f.raw.tally.add(ItemOut, 1, l.name+" "+name)
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

// join finds the spans that relations name by line and number.
func (f *webannoFile) join() error {
	nameRawSpans(f.raw.spans)
	for _, a := range f.arrows {
		f.line = a.line
		unit, ends, numbered := strings.Cut(a.from, "[")
		head, child := "0", "0"
		if numbered {
			var ok bool
			if head, child, ok = strings.Cut(ends, "_"); !ok {
				return f.fault("the source %q of a relation is not id[number_number]; correct it", a.from)
			}
		}
		from, to := f.spanAt(unit, head), f.spanAt(a.unit, child)
		if from == "" || to == "" {
			f.raw.tally.add(RelationOut, 1, fmt.Sprintf("%s from %s to %s, where no span is read", a.label, a.from, a.unit))
			continue
		}
		f.raw.relations = append(f.raw.relations, annotations.Relation{ID: a.id, From: from, To: to, Label: a.label})
	}
	return nil
}

// spanAt is the id of the span with a number on a line; 0 is the one without number.
func (f *webannoFile) spanAt(unit, number string) string {
	if n, err := strconv.Atoi(number); err == nil && n == 0 {
		number = ""
	}
	for _, i := range f.byUnit[unit] {
		if f.raw.numbers[i] == number {
			return f.raw.spans[i].ID
		}
	}
	return ""
}
