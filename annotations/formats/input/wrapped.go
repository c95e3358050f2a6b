package input

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/unread"
	"tippani/model/jsontext"
)

// Records are often kept in something else: {"version": 1, "data": [...]}, {"rows": [{"row": {...}}]}, {"train": [...], "test": [...]}.
// A reader that gives IsRecord gets the records wherever they stand; the keys around them are counted.

// deepestWrap bounds how deep in wrappers records are looked for.
const deepestWrap = 4

// record is a value that was found in a wrapper, with the line on which it begins.
type record struct {
	raw  json.RawMessage
	line int
}

// part is an element of a list, or a value of an object, with its place in the outer value.
type part struct {
	key string
	raw json.RawMessage
	at  int
}

// parts takes a list or an object apart; nil when it is neither.
func parts(raw json.RawMessage) []part {
	if len(raw) == 0 || raw[0] != '{' && raw[0] != '[' {
		return nil
	}
	var all []part
	s := &jsontext.Scanner{Data: raw}
	take := func(key string, value []byte) { all = append(all, part{key, value, s.Pos - len(value)}) }
	var err error
	if raw[0] == '{' {
		err = s.Members(0, func(key, value []byte) error {
			name, _ := jsontext.Decode(key)
			take(name, value)
			return nil
		})
	} else {
		err = s.Stops(func() error {
			value, err := s.Value(1)
			take("", value)
			return err
		})
	}
	if err != nil {
		return nil
	}
	return all
}

// unwrap finds the records in a value that is none itself. It gives nil when there are none: the reader says then what is missing.
func (v *Values) unwrap(raw json.RawMessage, line, depth int) []record {
	if v.IsRecord(raw) {
		return []record{{raw, line}}
	}
	if depth > deepestWrap {
		return nil
	}
	var found []record
	var rest []annotations.Field
	named := 0
	at := 0
	for _, p := range parts(raw) {
		line += bytes.Count(raw[at:p.at], []byte("\n"))
		at = p.at
		inner := v.unwrap(p.raw, line, depth+1)
		switch {
		case inner != nil:
			found = append(found, inner...)
			named += formats.One(p.raw[0] == '{' && raw[0] == '{')
		case raw[0] == '{':
			rest = append(rest, annotations.Field{Key: p.key, Raw: p.raw})
		case string(p.raw) != "null":
			found = append(found, record{p.raw, line}) // an element beside records, which its reader refuses
		}
	}
	if raw[0] == '[' && !anyRecord(v.IsRecord, found) {
		return nil
	}
	if len(found) > 0 {
		if answer, _ := ordered.Object(rest).Str("answer"); answer != "" && answer != string(annotations.Accept) {
			v.around.Add(formats.ItemOut, 1, "the answer “"+quote.Clip(answer)+"” around the records")
			rest = ordered.Object(rest).Rest("answer")
		}
		unread.LeaveOut(&v.around, rest, "around the records")
		if named > 1 {
			v.around.Add(formats.ArticleIDOut, named, "names of the records")
		}
	}
	return found
}

func anyRecord(is func(json.RawMessage) bool, found []record) bool {
	for _, r := range found {
		if is(r.raw) {
			return true
		}
	}
	return false
}

// TakeAround moves what was counted around the records to the next article.
func (v *Values) TakeAround(t *formats.Tally) {
	for _, e := range v.around.Entries {
		t.Add(e.Loss, e.Count, e.Example)
	}
	v.around.Entries = nil
}

// WithKey tells objects that have one of the keys, with a value that begins with one of the bytes. It looks at the outermost keys
// only and decodes nothing: every record of a file is asked.
func WithKey(begins string, keys ...string) func(json.RawMessage) bool {
	return func(raw json.RawMessage) bool {
		if len(raw) == 0 || raw[0] != '{' {
			return false
		}
		depth, key := 0, ""
		for i := 0; i < len(raw); i++ {
			switch c := raw[i]; c {
			case '{', '[':
				depth++
			case '}', ']':
				depth--
			case ',':
				key = ""
			case '"':
				end := stringEnd(raw, i)
				if depth == 1 && key == "" {
					key = string(raw[i+1 : end])
					i = end + 1
					for i < len(raw) && bytes.IndexByte([]byte(": \t\r\n"), raw[i]) >= 0 {
						i++
					}
					if i < len(raw) && slices.Contains(keys, key) && strings.IndexByte(begins, raw[i]) >= 0 {
						return true
					}
					i--
					continue
				}
				i = end
			}
		}
		return false
	}
}

// stringEnd is the place of the quotation mark that ends the string which begins at i.
func stringEnd(raw []byte, i int) int {
	for i++; i < len(raw) && raw[i] != '"'; i++ {
		if raw[i] == '\\' {
			i++
		}
	}
	return min(i, len(raw)-1)
}
