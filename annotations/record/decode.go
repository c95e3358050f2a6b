package record

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/jsontext"
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

// member is a known key of an object with its value.
type member struct {
	key   string
	value []byte
}

type members []member

func (m members) get(key string) []byte {
	for i := range m {
		if m[i].key == key {
			return m[i].value
		}
	}
	return nil
}

func (d *decoder) problem(span, what, remedy string) {
	p := d.base
	p.Span, p.What, p.Remedy = span, what, remedy
	d.list(p)
}

// list keeps a problem, unless there are too many of its severity already; then that is said once.
func (d *decoder) list(p Problem) {
	full, first := d.bounds.full(p.Minor)
	if first {
		p.What, p.Remedy = "this problem of the record and more are not listed", "correct the others first"
	}
	if !full || first {
		d.record.Problems = append(d.record.Problems, p)
	}
}

// strictly reports what tippani reads but the format does not allow.
func (d *decoder) strictly(span, what, remedy string) {
	if d.strict {
		d.note(span, what, remedy)
	}
}

const restore = "correct the line, or restore it from a copy"

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
		d.problem("", tooMany(), "split the article")
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
			d.problem("", ConflictFault, conflictRemedy)
			return
		}
		d.problem("", err.Error(), restore)
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

// sorter sorts the members of an object into those with names, 64 at most, and others.
type sorter struct {
	names []string
	known members // share memory with the object
	has   uint64  // the names among them
	next  int     // the name that the next member is likely to have
	extra []annotations.Field
	seen  map[string]bool // of extra, once there are many
}

// add takes a member, its key still quoted.
func (s *sorter) add(key, value []byte) error {
	if i := s.index(key); i >= 0 {
		if s.has>>i&1 != 0 {
			return fmt.Errorf("the key %q stands twice", s.names[i])
		}
		s.has |= 1 << i
		s.known = append(s.known, member{s.names[i], value})
		return nil
	}
	name, ok := jsontext.Unquote(key)
	if !ok {
		return errors.New("a key holds half of a surrogate pair")
	}
	if s.seen == nil && len(s.extra) == 16 {
		s.seen = make(map[string]bool)
		for _, f := range s.extra {
			s.seen[f.Key] = true
		}
	}
	if len(s.extra) == maxUnknown {
		return fmt.Errorf("it has more than %d unknown keys", maxUnknown)
	}
	if s.seen[name] || s.seen == nil && slices.ContainsFunc(s.extra, func(f annotations.Field) bool { return f.Key == name }) {
		return fmt.Errorf("the key %q stands twice", name)
	}
	if s.seen != nil {
		s.seen[name] = true
	}
	s.extra = append(s.extra, annotations.Field{Key: name, Raw: slices.Clone(value)})
	return nil
}

// index finds a key, still quoted, among the names. Programs write keys in the order of the names, but may leave some out.
func (s *sorter) index(key []byte) int {
	if s.next < len(s.names) && string(key[1:len(key)-1]) == s.names[s.next] {
		s.next++
		return s.next - 1
	}
	i := jsontext.IndexKey(s.names, key)
	s.next = i + 1
	return i
}

// text decodes an optional string and reports what is none.
func (d *decoder) text(span string, fields members, key string) string {
	raw := fields.get(key)
	if raw == nil {
		return ""
	}
	if string(raw) == "null" {
		d.strictly(span, fmt.Sprintf("%q is null", key), "leave the key out, or write a string")
		return ""
	}
	s, ok := d.string(raw)
	if !ok {
		d.problem(span, fmt.Sprintf("%q is not a string of valid characters", key), "write it as a string in quotes")
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

func (d *decoder) article(fields members) {
	if fields.get("text") == nil {
		d.problem("", `the record has no "text"`, restore)
		return
	}
	text, ok := jsontext.Unquote(fields.get("text"))
	if !ok {
		d.problem("", `"text" is not a string of valid characters`, restore)
		return
	}
	meta, sha := d.meta(fields.get("meta"))
	id := d.text("", fields, "id")
	if missing(fields.get("id")) {
		d.strictly("", `the record has no "id"`, `give it one, as a string: "id": "article-1"`)
	}
	article, err := model.NewValidArticle(id, text, meta) // the line was looked through
	if err != nil {
		d.problem("", err.Error(), "split the article, or restore the line from a copy")
		return
	}
	d.record.Article, d.index, d.last = article, article.Index(), position{}
	d.length = d.index.CodePoints()
	if sha != "" && sha != article.SHA256() {
		d.problem("", `"text" does not have the sha256 of its "meta"`,
			"restore the text that was annotated, or remove the sha256 when the spans still fit")
	}
}

var metaKeys = []string{"source", "title", "sha256", "changes"}

func (d *decoder) meta(raw []byte) (meta model.Meta, sha string) {
	if raw == nil {
		return meta, ""
	}
	if raw[0] != '{' {
		d.strictly("", `"meta" is not an object`, `write it as {"source": "where the text is from"}, or leave it out`)
		return model.Meta{}, "" // Prodigy allows any value here; it is written back as it is
	}
	sorted := sorter{names: metaKeys}
	if err := jsontext.EachInner(raw, sorted.add); err != nil {
		d.problem("", `"meta": `+err.Error(), restore)
	}
	fields, extra := sorted.known, sorted.extra
	meta.Source = d.text("", fields, "source")
	meta.Title = d.text("", fields, "title")
	d.changes(&meta, fields.get("changes"))
	if len(extra) > 0 {
		rest := jsontext.Open(nil)
		appendFields(&rest, extra)
		meta.Extra = rest.Close()
	}
	sha = d.text("", fields, "sha256")
	if string(fields.get("sha256")) == `""` {
		d.strictly("", `the sha256 of "meta" is empty`, "remove it, or write the checksum of the text")
	}
	return meta, sha
}

func (d *decoder) changes(meta *model.Meta, raw []byte) {
	if raw == nil {
		return
	}
	ok := raw[0] == '['
	if ok {
		_ = jsontext.EachElement(raw, func(value []byte) error {
			s, isText := jsontext.Unquote(value)
			if !d.bounds.spend(1) {
				return errTorn
			}
			if ok = ok && isText; isText {
				meta.Changes = append(meta.Changes, s)
			}
			return nil
		})
	}
	if !ok {
		d.strictly("", `the "changes" of "meta" are not a list of strings`, `write them as ["what was changed"], or remove them`)
	}
}

func (d *decoder) scalars(fields members) {
	r := d.record
	r.Answer = annotations.Answer(d.text("", fields, "answer"))
	if !r.Answer.Known() {
		d.problem("", fmt.Sprintf("the answer %q is unknown", r.Answer), "write accept, reject or ignore, or remove it")
	}
	r.Annotator = d.text("", fields, "annotator")
	for _, key := range []string{"answer", "annotator"} {
		if string(fields.get(key)) == `""` {
			d.strictly("", fmt.Sprintf("%q is empty", key), "leave the key out")
		}
	}
	r.Created = d.time(fields, "created")
	r.Modified = d.time(fields, "modified")
	r.Tool = d.text("", fields, "tool")
	if raw := fields.get("schema"); raw != nil {
		n, ok := jsontext.Integer(raw)
		switch {
		case !ok || n < 1:
			d.problem("", `"schema" is not a version number`, fmt.Sprintf("write %d", SchemaVersion))
		case n > SchemaVersion:
			d.problem("", fmt.Sprintf("the record is of format %d, which is newer than this program knows (%d)", n, SchemaVersion),
				"open it with a newer tippani")
		}
		r.Schema = n
	}
}

func (d *decoder) time(fields members, key string) string {
	s := d.text("", fields, key)
	raw := fields.get(key)
	if raw != nil && raw[0] == '"' && !timeForm(s) {
		d.strictly("", fmt.Sprintf("%q is %.40q, not a time", key, s), "write it as 2026-01-31T09:30:00Z (RFC 3339), or leave it out")
	}
	return s
}

// timeForm reports whether s looks like a date and time of RFC 3339. Whether there is such a day is not asked.
func timeForm(s string) bool {
	const form = "0000-00-00T00:00:00"
	rest, ok := digitsAs(s, form)
	if !ok {
		return false
	}
	if fraction, has := strings.CutPrefix(rest, "."); has {
		rest = strings.TrimLeft(fraction, "0123456789")
		if len(rest) == len(fraction) {
			return false
		}
	}
	if rest == "Z" {
		return true
	}
	if rest == "" || rest[0] != '+' && rest[0] != '-' {
		return false
	}
	rest, ok = digitsAs(rest[1:], "00:00")
	return ok && rest == ""
}

// digitsAs takes form off the front of s; a 0 in form stands for any digit.
func digitsAs(s, form string) (rest string, ok bool) {
	if len(s) < len(form) {
		return "", false
	}
	for i := range len(form) {
		digit := '0' <= s[i] && s[i] <= '9'
		if form[i] == '0' && !digit || form[i] != '0' && s[i] != form[i] {
			return "", false
		}
	}
	return s[len(form):], true
}
