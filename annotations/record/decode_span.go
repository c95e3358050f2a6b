package record

import (
	"errors"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
)

var (
	spanKeys     = []string{"id", "start", "end", "label", "kind", "text", "attrs", "note", SuggestedKey}
	relationKeys = []string{"id", "from", "to", "label"}
)

var (
	sayNoObject           = message.New("record.no-object", "it is not an object")
	sayRemoveOrCorrect    = message.New("record.remove-or-correct", "remove one of the two, or correct the key")
	sayLeaveOutOrList     = message.New("record.leave-out-or-list", "leave the key out, or write []")
	sayNoArray            = message.New("record.no-array", "%q is not an array")
	sayNoLabel            = message.New("record.no-label", "the span has no label")
	sayNoLabelRemedy      = message.New("record.no-label-remedy", "give it one, or remove the span")
	sayKindUnknown        = message.New("record.kind-unknown", "the kind %.40q is unknown")
	sayKindRemedy         = message.New("record.kind-remedy", "write entity, quote, claim or cue, or leave it out")
	sayOffsets            = message.New("record.offsets", `the offsets do not fit its "text"`)
	sayOffsetsRemedy      = message.New("record.offsets-remedy", "correct start and end, or the text, to agree")
	sayUntrimmed          = message.New("record.untrimmed", "the span begins or ends with white space")
	sayUntrimmedRemedy    = message.New("record.untrimmed-remedy", "move its ends to the first and last letter")
	sayGiveID             = message.New("record.give-id", "give it one; tippani does when the record is next changed")
	sayQuoteID            = message.New("record.quote-id", `write it in quotes: "id": "s1"`)
	sayNoEnd              = message.New("record.no-end", "the span has no %q")
	sayNoEndRemedy        = message.New("record.no-end-remedy", "add it, in code points, or remove the span")
	sayEndNumber          = message.New("record.end-number", "%q is %.40s, not a whole number from 0")
	sayEndNumberRemedy    = message.New("record.end-number-remedy", "write the number of code points from the start of the text")
	sayEndsAfter          = message.New("record.ends-after", "ends at %d, but the text has %d code points")
	sayEndsAfterRemedy    = message.New("record.ends-after-remedy", `correct its "end" or remove the span`)
	sayHoldsNothing       = message.New("record.holds-nothing", "starts at %d and ends at %d, so it holds nothing")
	sayHoldsNothingRemedy = message.New("record.holds-nothing-remedy", "correct its ends or remove the span")
	sayStartsInside       = message.New("record.starts-inside", "starts at %d, inside a letter")
	sayStartsInsideRemedy = message.New("record.starts-inside-remedy", "start it at %d")
	sayEndsInside         = message.New("record.ends-inside", "ends at %d, inside a letter")
	sayEndsInsideRemedy   = message.New("record.ends-inside-remedy", "end it at %d")
	sayAttrsNull          = message.New("record.attrs-null", `"attrs" is null`)
	sayAttrsNoObject      = message.New("record.attrs-no-object", `"attrs" is not an object`)
	sayAttrsRemedy        = message.New("record.attrs-remedy", `write it as {"name": "value"}`)
	sayAttributeTwice     = message.New("record.attribute-twice",
		"the attribute %q stands twice, is not a string or has half of a surrogate pair")
	sayAttributeRemedy = message.New("record.attribute-remedy", "write each attribute once, with its value in quotes")
)

// element splits the span or relation at s into its members and passes over it; the unknown ones are returned apart. They
// are valid until the next.
func (d *decoder) element(s *jsontext.Scanner, said *words, known []string) (fields members, extra []annotations.Field, ok bool) {
	start := s.Pos
	if d.pace.Step() != nil || !d.bounds.spend(1) {
		d.torn = true
		return nil, nil, false
	}
	if s.Peek() != '{' {
		d.problem("", sayNoObject.With(), sayRestore.With())
		d.pass(s)
		return nil, nil, false
	}
	sorted := sorter{names: known, known: d.members[:0]}
	err := s.Members(listDepth, sorted.add)
	d.members = sorted.known
	d.bounds.spend(len(sorted.extra))
	if err != nil {
		s.Pos = start
		d.pass(s)
		id, _ := jsontext.Unquote(d.members.get("id"))
		d.problem(id, said.inside.With(err), sayRemoveOrCorrect.With())
	}
	return d.members, sorted.extra, err == nil
}

// listDepth is how deep in a record its spans and relations lie.
const listDepth = 2

// pass passes over an element that is not to be read.
func (d *decoder) pass(s *jsontext.Scanner) {
	if _, err := s.Value(listDepth); err != nil {
		d.torn = true
	}
}

var errTorn = errors.New("a list is not whole")

// attribute names the element that the problems from the nth on are about: one without an id by its number in the list.
func (d *decoder) attribute(from int, said *words) {
	for i := from; i < len(d.record.Problems); i++ {
		p := &d.record.Problems[i]
		if said == &ofRelation {
			p.Relation, p.Span = p.Relation+p.Span, ""
		}
		if p.Span == "" && p.Relation == "" {
			p.What = said.nth.With(d.nth, p.What)
		}
	}
}

// array stops at each element of a member for visit, which passes over it; a member that is missing or null has none.
func (d *decoder) array(key string, raw []byte, visit func(at *jsontext.Scanner) error) {
	if raw == nil {
		return
	}
	if string(raw) == "null" {
		d.strictly("", sayNull.With(key), sayLeaveOutOrList.With())
		return
	}
	if raw[0] != '[' {
		d.problem("", sayNoArray.With(key), sayRestore.With())
		return
	}
	d.nth = 0
	s := &jsontext.Scanner{Data: raw}
	err := s.Stops(func() error {
		d.nth++
		if err := visit(s); err != nil || !d.torn {
			return err
		}
		return errTorn
	})
	d.torn = d.torn || err != nil || s.Pos < len(raw)
}

func (d *decoder) spans(raw []byte) {
	d.array("spans", raw, func(at *jsontext.Scanner) error {
		if s := d.span(at); s != nil {
			d.record.Spans = append(d.record.Spans, s)
		}
		return nil
	})
}

// span reads the span at which at stands, and passes over it; nil when it can't be kept.
func (d *decoder) span(at *jsontext.Scanner) *annotations.Span {
	defer d.attribute(len(d.record.Problems), &ofSpan)
	fields, extra, ok := d.element(at, &ofSpan, spanKeys)
	if !ok {
		return nil
	}
	id, named := d.id(fields.get("id"), &ofSpan, &d.spanIDs)
	s := &annotations.Span{ID: id, Label: d.text(id, fields, "label"), Kind: annotations.Kind(d.text(id, fields, "kind")),
		Note: d.text(id, fields, "note"), Extra: extra}
	if s.Label == "" {
		ok = false
		if missing(fields.get("label")) {
			d.problem(id, sayNoLabel.With(), sayNoLabelRemedy.With())
		}
	}
	if kind := fields.get("kind"); kind != nil && kind[0] == '"' && !slices.Contains(annotations.Kinds(), s.Kind) {
		d.strictly(id, sayKindUnknown.With(s.Kind), sayKindRemedy.With())
	}
	d.attrs(s, fields.get("attrs"))
	d.suggested(s, fields.get(SuggestedKey))
	start, startOK := d.end(id, fields, "start")
	end, endOK := d.end(id, fields, "end")
	if !ok || !startOK || !endOK {
		return nil
	}
	if s.Range, ok = d.rangeOf(id, start, end); !ok {
		return nil
	}
	article := d.record.Article
	if raw := fields.get("text"); raw != nil && !sameText(raw, article.Text()[s.Range.Start:s.Range.End]) {
		d.problem(id, sayOffsets.With(), sayOffsetsRemedy.With())
		return nil
	}
	if model.Trim(article, s.Range) != s.Range {
		d.note(id, sayUntrimmed.With(), sayUntrimmedRemedy.With())
	}
	if !named {
		d.unnamed = append(d.unnamed, s)
	}
	return s
}

// sameText reports whether raw is a JSON string that holds s.
func sameText(raw []byte, s string) bool {
	if raw[0] == '"' && string(raw[1:len(raw)-1]) == s {
		return !strings.Contains(s, `\`)
	}
	text, ok := jsontext.Unquote(raw)
	return ok && text == s
}

// note is a problem that does not keep the record from being changed.
func (d *decoder) note(span string, what, remedy message.Message) {
	p := d.base
	p.Span, p.What, p.Remedy, p.Minor = span, what, remedy, true
	d.list(p)
}

// id decodes the id of a span or relation. Tools that write none are common, so a missing one is made up later; an id
// that stands twice is a problem.
func (d *decoder) id(raw []byte, said *words, seen *idSet) (id string, named bool) {
	if raw == nil {
		d.strictly("", said.noID.With(), sayGiveID.With())
		return "", false
	}
	id, ok := d.string(raw)
	if !ok || id == "" {
		d.problem("", said.idNoString.With(), sayQuoteID.With())
		return "", false
	}
	if seen.add(id) {
		d.problem(id, said.idTwice.With(), sayAnotherID.With())
	}
	return id, true
}

func (d *decoder) end(id string, fields members, key string) (int, bool) {
	raw := fields.get(key)
	if raw == nil {
		d.problem(id, sayNoEnd.With(key), sayNoEndRemedy.With())
		return 0, false
	}
	n, ok := jsontext.Integer(raw)
	if !ok || n < 0 {
		d.problem(id, sayEndNumber.With(key, raw),
			sayEndNumberRemedy.With())
		return 0, false
	}
	return n, true
}

func (d *decoder) rangeOf(id string, start, end int) (model.Range, bool) {
	switch length := d.length; {
	case end > length:
		d.problem(id, sayEndsAfter.With(end, length), sayEndsAfterRemedy.With())
		return model.Range{}, false
	case start >= end:
		d.problem(id, sayHoldsNothing.With(start, end), sayHoldsNothingRemedy.With())
		return model.Range{}, false
	}
	from, fromOK := d.boundary(start)
	to, toOK := d.boundary(end)
	if !fromOK {
		d.problem(id, sayStartsInside.With(start), sayStartsInsideRemedy.With(d.index.CodePoint(from)))
	}
	if !toOK {
		d.problem(id, sayEndsInside.With(end), sayEndsInsideRemedy.With(d.index.CodePoint(to)))
	}
	return model.Range{Start: from, End: to}, fromOK && toOK
}

// boundary is model.Index.FromCodePoint, quicker for one that follows shortly upon the one before, as in spans in order.
func (d *decoder) boundary(n int) (model.Offset, bool) {
	const near = 512 // code points; a block of the index has 1 KiB
	var at int
	if ahead := n - d.last.codePoint; ahead >= 0 && ahead < near {
		at = d.index.ByteAfter(d.last.at, ahead)
	} else {
		at, _ = d.index.ByteOfCodePoint(n)
	}
	d.last = position{n, at}
	o := d.index.Snap(at)
	return o, int(o) == at
}

func (d *decoder) attrs(s *annotations.Span, raw []byte) {
	if raw == nil {
		return
	}
	if string(raw) == "null" {
		d.strictly(s.ID, sayAttrsNull.With(), sayLeaveOut.With())
		return
	}
	if raw[0] != '{' {
		d.problem(s.ID, sayAttrsNoObject.With(), sayAttrsRemedy.With())
		return
	}
	_ = jsontext.EachInner(raw, func(key, value []byte) error {
		if !d.bounds.spend(1) {
			return errTorn
		}
		name, nameOK := d.string(key)
		text, ok := d.string(value)
		if _, twice := s.Attrs[name]; twice || !ok || !nameOK {
			d.problem(s.ID, sayAttributeTwice.With(name),
				sayAttributeRemedy.With())
			return nil
		}
		if s.Attrs == nil {
			s.Attrs = make(map[string]string)
		}
		s.Attrs[name] = text
		return nil
	})
}
