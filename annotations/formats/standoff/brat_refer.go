package standoff

import (
	"strconv"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/quote"
)

// refer reads what hangs on spans: relations, events, attributes, links to a knowledge base, notes and equivalences.
func (b *bratText) refer(l bratLine) error {
	if text := strings.TrimSpace(l.text); text != "" && l.id[0] != '#' && l.id[0] != 'N' {
		b.raw.Tally.Add(formats.ItemOut, 1, "after "+l.id+": "+quote.Clip(text))
	}
	switch l.id[0] {
	case 'R':
		return b.relation(l)
	case 'E':
		return b.event(l)
	case '*':
		b.raw.Tally.Add(formats.RelationOut, formats.One(len(l.fields) == 2), l.fields[0]+" of one alone, "+l.fields[1])
		for _, to := range l.fields[2:] {
			b.arrow("", l.fields[0], l.fields[1], to)
		}
		return nil
	}
	if l.id[0] == 'N' {
		if l = bratReference(l); len(l.fields) < 3 {
			return b.fault("%s names no entry of a knowledge base; complete or remove it", l.id)
		}
	}
	s := b.find(l.fields[1])
	if s == nil {
		b.raw.Tally.Add(formats.ItemOut, 1, l.id+" of "+l.fields[1]+", which is no span")
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
			b.raw.Tally.Add(formats.Rewritten, 1, l.fields[0]+" became a note")
		}
		return nil
	case 'N':
		name := b.set(s, l, l.fields[2])
		if entry := strings.TrimSpace(l.text); entry != "" {
			s.Attrs[name+bratName] = entry
		}
		b.raw.Tally.Add(formats.ItemOut, len(l.fields)-3, l.id+" "+strings.Join(l.fields[3:], " "))
		return nil
	}
	value := "true"
	if len(l.fields) > 2 {
		value = strings.Join(l.fields[2:], " ")
	}
	b.set(s, l, value)
	return nil
}

// set gives a span an attribute and tells its name. What is said of a second event on one trigger, and a second value, are kept apart:
// by the event, or else by the line, after a dot.
func (b *bratText) set(s *foreign.Span, l bratLine, value string) (name string) {
	if s.Attrs == nil {
		s.Attrs = make(map[string]string)
	}
	name = l.fields[0]
	if of := l.fields[1]; b.second(of) {
		name += "." + of
	}
	if old, ok := s.Attrs[name]; ok && old != value {
		name += "." + l.id
	}
	s.Attrs[name] = value
	return name
}

// second tells an event whose trigger is another's as well, one before it.
func (b *bratText) second(id string) bool {
	trigger, ok := b.triggers[id]
	return ok && b.first[trigger] != id
}

// target is the span a reference leads to: an event stands for its trigger.
func (b *bratText) target(id string) string {
	if trigger, ok := b.triggers[id]; ok {
		return trigger
	}
	return id
}

func (b *bratText) find(id string) *foreign.Span {
	if i, ok := b.at[b.target(id)]; ok {
		return &b.raw.Spans[i]
	}
	return nil
}

// relation reads a relation of two; Arg1 is where it comes from, whichever stands first.
func (b *bratText) relation(l bratLine) error {
	if len(l.fields) < 3 {
		return b.fault("%s does not name two arguments; correct it", l.id)
	}
	role, from, ok1 := strings.Cut(l.fields[1], ":")
	_, to, ok2 := strings.Cut(l.fields[2], ":")
	if !ok1 || !ok2 {
		return b.fault("the arguments of %s are not Arg1:T1 Arg2:T2; correct them", l.id)
	}
	if role == "Arg2" {
		from, to = to, from
	}
	b.raw.Tally.Add(formats.ItemOut, len(l.fields)-3, l.id+" "+strings.Join(l.fields[3:], " "))
	id := l.id
	if n, ok := bratNumber(l.id, "R"); ok {
		id = "r" + strconv.Itoa(n)
	}
	b.arrow(id, l.fields[0], from, to)
	return nil
}

// event becomes relations from its trigger, one an argument. An event without trigger, one of another type than its trigger, and a
// second one on the same trigger are counted: the trigger alone does not tell them.
func (b *bratText) event(l bratLine) error {
	kind, trigger, _ := strings.Cut(l.fields[0], ":")
	switch s := b.find(l.id); {
	case s == nil:
		b.raw.Tally.Add(formats.ItemOut, 1, l.id+" "+l.fields[0]+", whose trigger is no span")
	case s.Label != kind:
		b.raw.Tally.Add(formats.ItemOut, 1, l.id+" "+kind+" on "+trigger+", which is "+s.Label)
	case b.second(l.id):
		b.raw.Tally.Add(formats.ItemOut, 1, l.id+" on the trigger of "+b.first[trigger])
	}
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
		b.raw.Tally.Add(formats.RelationOut, 1, label+" from "+from+" to "+to+", one of which is missing")
		return
	}
	b.raw.Relations = append(b.raw.Relations, annotations.Relation{ID: id, From: f.ID, To: t.ID, Label: label})
}
