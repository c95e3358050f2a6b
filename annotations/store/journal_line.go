package store

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"slices"
	"sync"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model/jsontext"
	"tippani/model/message"
)

// The versions of the journal's format. A journal begins with the first. Before the first line that a program which knows no more would
// take for what it is not, a second header says from which version on it is known.
const (
	firstVersion   = 1
	replaceVersion = 2             // lines that put a record in another's place
	decideVersion  = 3             // decisions of an adjudicator among the changes
	journalVersion = decideVersion // the newest that this program writes and reads
)

// announced is a header that says from which version on the next line is known.
func announced(version int) []byte {
	return seal(nil, func(o *jsontext.Writer) { o.Number("journal", version) })
}

// decides reports whether a transaction has decisions in it.
func decides(t annotations.Transaction) bool {
	return slices.ContainsFunc(t.Changes, func(c annotations.Change) bool { return c.DecisionBefore != nil || c.DecisionAfter != nil })
}

// castagnoli is made when the first line is written or read: a start that does neither need not wait for it.
var castagnoli = sync.OnceValue(func() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) })

const sumLength = len(`{"crc":"00000000"`)

// seal makes a journal line of an object: its first member becomes the CRC-32C of the bytes after that member.
func seal(dst []byte, members func(o *jsontext.Writer)) []byte {
	start := len(dst)
	dst = append(dst, `{"crc":"00000000"`...)
	o := jsontext.Continue(dst)
	members(&o)
	dst = o.Close()
	var sum [4]byte
	binary.BigEndian.PutUint32(sum[:], crc32.Checksum(dst[start+sumLength:], castagnoli()))
	hex.Encode(dst[start+8:start+16], sum[:])
	return append(dst, '\n')
}

var (
	sayNoChecksum    = message.New("store.no-checksum", "no checksum")
	sayWrongChecksum = message.New("store.wrong-checksum", "wrong checksum")
	sayBadKey        = message.New("store.bad-key", "bad key %s")
)

// unseal checks a line, without its line feed, and returns its members.
func unseal(line []byte) (map[string][]byte, error) {
	if len(line) <= sumLength || !bytes.HasPrefix(line, []byte(`{"crc":"`)) {
		return nil, sayNoChecksum.Error()
	}
	var sum [4]byte
	binary.BigEndian.PutUint32(sum[:], crc32.Checksum(line[sumLength:], castagnoli()))
	if hex.EncodeToString(sum[:]) != string(line[8:16]) || line[16] != '"' {
		return nil, sayWrongChecksum.Error()
	}
	fields := make(map[string][]byte)
	err := jsontext.EachMember(line, nil, func(key, value []byte) error {
		name, ok := jsontext.Unquote(key)
		if _, twice := fields[name]; twice || !ok {
			return sayBadKey.Error(key)
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
	key      record.Key
	sha      string // SHA-256 of the article's text, in hexadecimal
	time     string // RFC 3339
	origin   annotations.Origin
	cursor   int         // code points; -1 when absent
	changes  []byte      // JSON array; nil for a base
	record   []byte      // base of a record that the dataset did not hold: the record itself
	lineHash string      // base of a record that it held: SHA-256 of its line
	instead  *record.Key // base that takes the place of this record, which may have another id and another text; nil for others
	// what the dataset's line goes by whose place it takes in the file: instead, if that did not take another's place itself
	line record.Key
}

func (s step) seal(dst []byte) []byte {
	return seal(dst, func(o *jsontext.Writer) {
		o.Number("seq", s.seq)
		o.Text("id", s.key.ID)
		o.Some("annotator", s.key.Annotator)
		o.Text("sha256", s.sha)
		o.Some("time", s.time)
		record.WriteOrigin(o, s.origin)
		if s.cursor >= 0 {
			o.Number("cursor", s.cursor)
		}
		if s.changes != nil {
			o.Raw("changes", s.changes)
		}
		if s.record != nil {
			o.Raw("record", s.record)
		}
		o.Some("line", s.lineHash)
		if s.instead != nil {
			o.Text("instead", s.instead.ID)
			if s.line != *s.instead {
				o.Text("of", s.line.ID)
			}
		}
	})
}

// parseStep reads a step from the members of its line.
func parseStep(fields map[string][]byte) (step, bool) {
	s := step{cursor: -1}
	seq, ok := jsontext.Integer(fields["seq"])
	if !ok || seq < 1 {
		return s, false
	}
	s.seq = seq
	for name, into := range map[string]*string{"id": &s.key.ID, "annotator": &s.key.Annotator, "sha256": &s.sha, "time": &s.time,
		"line": &s.lineHash} {
		if raw, present := fields[name]; present {
			if *into, ok = jsontext.Unquote(raw); !ok {
				return s, false
			}
		}
	}
	if s.origin, ok = record.ReadOrigin(fields); !ok {
		return s, false
	}
	if raw, present := fields["cursor"]; present {
		if s.cursor, ok = jsontext.Integer(raw); !ok || s.cursor < 0 {
			return s, false
		}
	}
	s.changes = slices.Clone(fields["changes"])
	s.record = slices.Clone(fields["record"])
	if raw, present := fields["instead"]; present {
		id, ok := jsontext.Unquote(raw)
		if !ok || s.record == nil {
			return s, false
		}
		s.instead = &record.Key{ID: id, Annotator: s.key.Annotator}
		s.line = *s.instead
		if raw, present := fields["of"]; present {
			if s.line.ID, ok = jsontext.Unquote(raw); !ok {
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
