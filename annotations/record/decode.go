package record

import (
	"bytes"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
	"tippani/model/stop"
)

// decoder reads one record and collects what is wrong with it.
type decoder struct {
	base     Problem // file and line of the record
	record   *Record
	index    *model.Index
	length   int // of the text, in code points
	last     position
	spanIDs  idSet
	relIDs   idSet
	unnamed  []*annotations.Span // spans without an id, which get one at the end
	unlinked []*annotations.Relation
	members  members // of the element at hand
	nth      int     // of that element in its list, from 1
	torn     bool    // the line has a fault of syntax, or may have one in a list that was passed over unseen

	strict bool   // report too what the JSON Schema of the format forbids and reading forgives
	names  *names // nil when they are not worth keeping
	bounds bounds
	pace   stop.Pace // of the elements; what was read is to be thrown away when it says stop
}

// position is a place in the article's text, counted both ways.
type position struct{ codePoint, at int }

func (d *decoder) problem(span string, what, remedy message.Message) {
	p := d.base
	p.Span, p.What, p.Remedy = span, what, remedy
	d.list(p)
}

var (
	sayNotListed        = message.New("record.not-listed", "this problem of the record and more are not listed")
	sayOthersFirst      = message.New("record.others-first", "correct the others first")
	sayRestore          = message.New("record.restore", "correct the line, or restore it from a copy")
	saySplit            = message.New("record.split", "split the article")
	sayNull             = message.New("record.null", "%q is null")
	sayLeaveOutOrString = message.New("record.leave-out-or-string", "leave the key out, or write a string")
	sayNoString         = message.New("record.no-string", "%q is not a string of valid characters")
	sayWriteString      = message.New("record.write-string", "write it as a string in quotes")
)

// list keeps a problem, unless there are too many of its severity already; then that is said once.
func (d *decoder) list(p Problem) {
	full, first := d.bounds.full(p.Minor)
	if first {
		p.What, p.Remedy = sayNotListed.With(), sayOthersFirst.With()
	}
	if !full || first {
		d.record.Problems = append(d.record.Problems, p)
	}
}

// strictly reports what tippani reads but the format does not allow.
func (d *decoder) strictly(span string, what, remedy message.Message) {
	if d.strict {
		d.note(span, what, remedy)
	}
}

// Parse decodes one line of a dataset, with or without its line feed. file and line go into the problems. Without
// an Article in the result, the line is not a record at all.
func Parse(file string, line int, data []byte) *Record {
	d := &decoder{base: Problem{File: file, Line: line}, record: &Record{}}
	d.decode(data)
	if d.record.Article != nil {
		d.finish()
	}
	return d.record
}

// ParseUntil is Parse that ends, with the error of told, when it is told to stop.
func ParseUntil(file string, line int, data []byte, told stop.Func) (*Record, error) {
	d := &decoder{base: Problem{File: file, Line: line}, record: &Record{}, pace: stop.Pace{Stop: told}}
	d.decode(data)
	if err := told.Err(); err != nil {
		return nil, err
	}
	if d.record.Article != nil {
		d.finish()
	}
	return d.record, told.Err()
}

// decode reads everything but leaves spans and relations as they came: without ids, in their order. At first it passes over
// the lists of spans and relations unseen and looks at their syntax only when it reads them. If there is a fault, it begins
// anew: what is wrong with the syntax of a line comes before all else, and such a line is no record.
func (d *decoder) decode(data []byte) {
	if d.read(data, listKeys); d.torn && !d.bounds.over && d.pace.Stop.Err() == nil {
		d.read(data, nil)
	}
	if d.bounds.over {
		*d.record, d.bounds = Record{}, bounds{}
		d.problem("", tooMany(), saySplit.With())
	}
}

// read is one attempt at decoding. The lists of unseen are known only by their brackets.
func (d *decoder) read(data []byte, unseen []string) {
	*d.record, d.torn, d.bounds = Record{}, false, bounds{}
	d.unnamed, d.unlinked = d.unnamed[:0], d.unlinked[:0]
	d.spanIDs.clear()
	d.relIDs.clear()
	fields, err := d.fields(data, unseen)
	if err != nil {
		d.torn = unseen != nil
		if ConflictMarker(data) {
			d.problem("", sayConflict.With(), sayConflictRemedy.With())
			return
		}
		d.problem("", message.Of(err), sayRestore.With())
		return
	}
	d.article(fields)
	d.scalars(fields)
	if d.record.Article == nil {
		d.torn = unseen != nil // nobody looks into the lists
		return
	}
	d.spans(fields.get("spans"))
	d.relations(fields.get("relations"))
	d.aside()
	d.decided()
}

var listKeys = []string{"spans", "relations"}

var recordKeys = []string{"id", "text", "meta", "spans", "relations", "answer", "annotator", "created", "modified", "schema", "tool"}

// fields splits a record into its members. Unknown ones go to the record's Extra.
func (d *decoder) fields(data []byte, unseen []string) (members, error) {
	known := sorter{names: recordKeys, known: make(members, 0, len(recordKeys))}
	err := jsontext.EachMember(Body(data), unseen, known.add)
	d.record.Extra = known.extra
	return known.known, err
}

// sorted is fields for an object that was split already.
func (d *decoder) sorted(input jsontext.Fields) (members, error) {
	known := sorter{names: recordKeys, known: make(members, 0, len(recordKeys))}
	for _, f := range input {
		// A record is one line. A line feed between two values, which JSON allows, can become a space; in a string there is none.
		if err := known.put(f.Key, bytes.ReplaceAll(f.Raw, []byte{'\n'}, []byte{' '})); err != nil {
			return nil, err
		}
	}
	d.record.Extra = known.extra
	return known.known, nil
}

// text decodes an optional string and reports what is none.
func (d *decoder) text(span string, fields members, key string) string {
	raw := fields.get(key)
	if raw == nil {
		return ""
	}
	if string(raw) == "null" {
		d.strictly(span, sayNull.With(key), sayLeaveOutOrString.With())
		return ""
	}
	s, ok := d.string(raw)
	if !ok {
		d.problem(span, sayNoString.With(key), sayWriteString.With())
	}
	return s
}

// missing reports whether a string is not there or says nothing.
func missing(raw []byte) bool { return raw == nil || string(raw) == `""` || string(raw) == "null" }

// string is jsontext.Unquote, with one copy only of what comes again and again.
func (d *decoder) string(raw []byte) (string, bool) {
	if d.names == nil {
		return jsontext.Unquote(raw)
	}
	return d.names.unquote(raw)
}
