package store

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
	"sync"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/stop"
)

// JournalVersion is the newest version of the journal's format that this program writes and reads. A journal begins with version 1,
// which has no lines that put a record in another's place; before the first of these a second header says that it is of version 2 now.
const JournalVersion = 2

// castagnoli is made when the first line is written or read: a start that does neither need not wait for it.
var castagnoli = sync.OnceValue(func() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) })

const sumLength = len(`{"crc":"00000000"`)

// seal makes a journal line of an object: its first member becomes the CRC-32C of the bytes after that member.
func seal(dst []byte, members func(o *object)) []byte {
	start := len(dst)
	dst = append(dst, `{"crc":"00000000"`...)
	o := object{out: dst}
	members(&o)
	dst = o.close()
	var sum [4]byte
	binary.BigEndian.PutUint32(sum[:], crc32.Checksum(dst[start+sumLength:], castagnoli()))
	hex.Encode(dst[start+8:start+16], sum[:])
	return append(dst, '\n')
}

// unseal checks a line, without its line feed, and returns its members.
func unseal(line []byte) (map[string][]byte, error) {
	if len(line) <= sumLength || !bytes.HasPrefix(line, []byte(`{"crc":"`)) {
		return nil, errors.New("no checksum")
	}
	var sum [4]byte
	binary.BigEndian.PutUint32(sum[:], crc32.Checksum(line[sumLength:], castagnoli()))
	if hex.EncodeToString(sum[:]) != string(line[8:16]) || line[16] != '"' {
		return nil, errors.New("wrong checksum")
	}
	fields := make(map[string][]byte)
	err := eachMember(line, nil, func(key, value []byte) error {
		name, ok := unquote(key)
		if _, twice := fields[name]; twice || !ok {
			return fmt.Errorf("bad key %s", key)
		}
		fields[name] = value
		return nil
	})
	return fields, err
}

// step is a journal line about one record: its base, before the first change since the dataset was last written, or a
// transaction.
type step struct {
	seq      int
	key      Key
	sha      string // SHA-256 of the article's text, in hexadecimal
	time     string // RFC 3339
	origin   string
	cursor   int    // code points; -1 when absent
	changes  []byte // JSON array; nil for a base
	record   []byte // base of a record that the dataset did not hold: the record itself
	lineHash string // base of a record that it held: SHA-256 of its line
	instead  *Key   // base that takes the place of this record, which may have another id and another text; nil for others
	// what the dataset's line goes by whose place it takes in the file: instead, if that did not take another's place itself
	line Key
}

func (s step) seal(dst []byte) []byte {
	return seal(dst, func(o *object) {
		o.number("seq", s.seq)
		o.text("id", s.key.ID)
		o.some("annotator", s.key.Annotator)
		o.text("sha256", s.sha)
		o.some("time", s.time)
		o.some("origin", s.origin)
		if s.cursor >= 0 {
			o.number("cursor", s.cursor)
		}
		if s.changes != nil {
			o.raw("changes", s.changes)
		}
		if s.record != nil {
			o.raw("record", s.record)
		}
		o.some("line", s.lineHash)
		if s.instead != nil {
			o.text("instead", s.instead.ID)
			if s.line != *s.instead {
				o.text("of", s.line.ID)
			}
		}
	})
}

// parseStep reads a step from the members of its line.
func parseStep(fields map[string][]byte) (step, bool) {
	s := step{cursor: -1}
	seq, ok := integer(fields["seq"])
	if !ok || seq < 1 {
		return s, false
	}
	s.seq = seq
	for name, into := range map[string]*string{"id": &s.key.ID, "annotator": &s.key.Annotator, "sha256": &s.sha, "time": &s.time,
		"origin": &s.origin, "line": &s.lineHash} {
		if raw, present := fields[name]; present {
			if *into, ok = unquote(raw); !ok {
				return s, false
			}
		}
	}
	if raw, present := fields["cursor"]; present {
		if s.cursor, ok = integer(raw); !ok || s.cursor < 0 {
			return s, false
		}
	}
	s.changes = slices.Clone(fields["changes"])
	s.record = slices.Clone(fields["record"])
	if raw, present := fields["instead"]; present {
		id, ok := unquote(raw)
		if !ok || s.record == nil {
			return s, false
		}
		s.instead = &Key{id, s.key.Annotator}
		s.line = *s.instead
		if raw, present := fields["of"]; present {
			if s.line.ID, ok = unquote(raw); !ok {
				return s, false
			}
		}
	}
	return s, s.changes != nil || s.record != nil || s.lineHash != ""
}

// answers reports whether the step changed the record's answer and nothing else.
func (s step) answers() bool {
	return bytes.HasPrefix(s.changes, []byte(`[{"answer":`)) && !bytes.Contains(s.changes, []byte("},{"))
}

// encodeChanges writes a transaction's changes: what is there afterwards, or the id of what is gone. What was there
// before is known when the journal is replayed.
func encodeChanges(t annotations.Transaction, a *model.Article, told stop.Func) []byte {
	pace := stop.Pace{Stop: told}
	out := []byte{'['}
	for i, c := range t.Changes {
		if pace.Step() != nil {
			break
		}
		if i > 0 {
			out = append(out, ',')
		}
		o := openObject(out)
		switch {
		case c.SpanAfter != nil:
			o.key(verb("add", "replace", c.SpanBefore != nil))
			o.out = appendSpan(o.out, c.SpanAfter, a)
		case c.SpanBefore != nil:
			o.text("remove", c.SpanBefore.ID)
		case c.RelationAfter != nil:
			o.key(verb("link", "relink", c.RelationBefore != nil))
			o.out = appendRelation(o.out, c.RelationAfter)
		case c.RelationBefore != nil:
			o.text("unlink", c.RelationBefore.ID)
		case c.AnswerAfter != nil:
			o.text("answer", string(*c.AnswerAfter))
		}
		out = o.close()
	}
	return append(out, ']')
}

func verb(fresh, existing string, replaces bool) string {
	if replaces {
		return existing
	}
	return fresh
}

// decodeChanges is the inverse of encodeChanges. set is the state that the transaction found; half-way states are
// followed so that one transaction may touch an element twice.
func decodeChanges(raw []byte, origin string, set *annotations.Set, a *model.Article, stopped stop.Func) (annotations.Transaction, error) {
	t := annotations.Transaction{Origin: origin}
	f := &follower{set: set, spans: map[string]*annotations.Span{}, relations: map[string]*annotations.Relation{}, answer: set.Answer(),
		decoder: &decoder{record: &Record{Article: a}, index: a.Index(), length: a.Index().CodePoints(), pace: stop.Pace{Stop: stopped}}}
	if len(raw) == 0 || raw[0] != '[' {
		return t, errors.New("the changes are not an array")
	}
	err := eachElement(raw, func(value []byte) error {
		if value[0] != '{' {
			return errors.New("a change is not an object")
		}
		members := 0
		return eachMember(value, nil, func(key, value []byte) error {
			if members++; members > 1 {
				return errors.New("a change has two members")
			}
			c, err := f.change(string(key), value)
			t.Changes = append(t.Changes, c)
			return err
		})
	})
	return t, err
}
