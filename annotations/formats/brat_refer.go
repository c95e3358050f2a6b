package formats

import (
	"strconv"
	"strings"

	"tippani/annotations"
)

// refer reads what hangs on spans: relations, events, attributes, links to a knowledge base, notes and equivalences.
func (b *bratText) refer(l bratLine) error {
	switch l.id[0] {
	case 'R':
		return b.relation(l)
	case 'E':
		return b.event(l)
	case '*':
		for _, to := range l.fields[2:] {
			b.arrow("", l.fields[0], l.fields[1], to)
		}
		return nil
	}
	s := b.find(l.fields[1])
	if s == nil {
		b.raw.tally.add(ItemOut, 1, l.id+" of "+l.fields[1]+", which is no span")
		return nil
	}
	switch l.id[0] {
	case '#':
		if at := b.at[b.target(l.fields[1])]; b.noted[at] {
			s.Note += "\n"
		} else {
			b.noted[at] = true
		}
		s.Note += l.text
		if l.fields[0] != "AnnotatorNotes" {
			b.raw.tally.add(Rewritten, 1, l.fields[0]+" became a note")
		}
		return nil
	case 'N':
		if len(l.fields) < 3 {
			return b.fault("%s names no entry of a knowledge base; complete or remove it", l.id)
		}
		b.set(s, l.fields[0], l.fields[2])
		return nil
	}
	value := "true"
	if len(l.fields) > 2 {
		value = strings.Join(l.fields[2:], " ")
	}
	b.set(s, l.fields[0], value)
	return nil
}

func (b *bratText) set(s *rawSpan, name, value string) {
	if s.Attrs == nil {
		s.Attrs = make(map[string]string)
	}
	if old, ok := s.Attrs[name]; ok {
		value = old + " " + value
	}
	s.Attrs[name] = value
}

// target is the span a reference leads to: an event stands for its trigger.
func (b *bratText) target(id string) string {
	if trigger, ok := b.triggers[id]; ok {
		return trigger
	}
	return id
}

func (b *bratText) find(id string) *rawSpan {
	if i, ok := b.at[b.target(id)]; ok {
		return &b.raw.spans[i]
	}
	return nil
}

func (b *bratText) relation(l bratLine) error {
	if len(l.fields) != 3 {
		return b.fault("%s does not name two arguments; correct it", l.id)
	}
	_, from, ok1 := strings.Cut(l.fields[1], ":")
	_, to, ok2 := strings.Cut(l.fields[2], ":")
	if !ok1 || !ok2 {
		return b.fault("the arguments of %s are not Arg1:T1 Arg2:T2; correct them", l.id)
	}
	id := l.id
	if n, ok := bratNumber(l.id, "R"); ok {
		id = "r" + strconv.Itoa(n)
	}
	b.arrow(id, l.fields[0], from, to)
	return nil
}

// event becomes relations from its trigger, one an argument.
func (b *bratText) event(l bratLine) error {
	for _, argument := range l.fields[1:] {
		role, to, ok := strings.Cut(argument, ":")
		if !ok {
			return b.fault("the argument %q of %s is not Role:T1; correct it", argument, l.id)
		}
		b.arrow("", role, l.id, to)
	}
	return nil
}

func (b *bratText) arrow(id, label, from, to string) {
	f, t := b.find(from), b.find(to)
	if f == nil || t == nil {
		b.raw.tally.add(RelationOut, 1, label+" from "+from+" to "+to+", one of which is missing")
		return
	}
	b.raw.relations = append(b.raw.relations, annotations.Relation{ID: id, From: f.ID, To: t.ID, Label: label})
}
