package command

import (
	"bytes"
	"encoding/json"
	"slices"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/model/message"
)

// reading is what a line of the program comes to.
type reading struct {
	proposals []suggest.Proposal
	complaint message.Message // what was wrong with it
	stray     bool            // it is not the answer, which may still come
}

// reply is an answer as it is written.
type reply struct {
	ID    *string           `json:"id"`
	Spans []json.RawMessage `json:"spans"`
	Error string            `json:"error"`
}

// span is a span of an answer. The pointers tell what is missing from zero.
type span struct {
	Start *int     `json:"start"` // code points
	End   *int     `json:"end"`
	Label string   `json:"label"`
	Score *float64 `json:"score"`
}

// read takes a line as the answer to the question. A line of JSON that breaks off is taken for a bad answer; what is no object, such as a
// library's greeting, and an answer to something else are passed over.
func (q *question) read(l line) reading {
	text := bytes.TrimSpace(l.text)
	switch {
	case l.long:
		return reading{complaint: tooLong.With(l.number, mostLine>>20)}
	case len(text) == 0:
		return reading{stray: true}
	case text[0] != '{':
		return reading{complaint: noObject.With(l.number, beginning(text)), stray: true}
	}
	var r reply
	err := json.Unmarshal(text, &r)
	if err != nil && !json.Valid(text) {
		err = json.Unmarshal(nullNumbers(text), &r)
	}
	switch {
	case err != nil:
		return reading{complaint: noJSON.With(l.number, err)}
	case r.ID == nil || *r.ID != q.id:
		return reading{complaint: otherID.With(l.number, q.id), stray: true}
	case r.Error != "":
		return reading{complaint: refused.With(l.number, q.id, printable(r.Error))}
	case r.Spans == nil:
		return reading{complaint: noSpans.With(l.number)}
	}
	return q.spans(l.number, r.Spans)
}

func (q *question) spans(number int, raw []json.RawMessage) (out reading) {
	var first message.Message
	wrong := 0
	for _, text := range raw {
		p, complaint := q.proposal(text)
		if complaint.None() {
			out.proposals = append(out.proposals, p)
			continue
		}
		if wrong++; wrong == 1 {
			first = complaint
		}
	}
	if wrong > 0 {
		out.complaint = wrongSpans.With(number, wrong, len(raw), first)
	}
	slices.SortStableFunc(out.proposals, func(a, b suggest.Proposal) int { return a.Range.Compare(b.Range) })
	return out
}

// proposal makes a span of an answer one of ours, or says what is wrong with it. A range that ends inside a cluster is widened to its
// boundary: programs that cut words into pieces know nothing of clusters.
func (q *question) proposal(text []byte) (p suggest.Proposal, complaint message.Message) {
	var s span
	if err := json.Unmarshal(text, &s); err != nil {
		return p, noSpan.With(beginning(text), err)
	}
	if s.Start == nil || s.End == nil || s.Score == nil {
		return p, incomplete.With(beginning(text))
	}
	label, known := q.schema.Label(s.Label)
	if !known {
		return p, noLabel.With(printable(s.Label))
	}
	if !(*s.Score >= 0 && *s.Score <= 1) {
		return p, badScore.With(ofNumber(*s.Score))
	}
	r, complaint := q.bytes(*s.Start, *s.End)
	if !complaint.None() {
		return p, complaint
	}
	return suggest.Proposal{Range: r, Label: label.Name, Kind: kindOf(label), Score: *s.Score, Source: q.source}, complaint
}

func kindOf(l *annotations.Label) annotations.Kind {
	if l.Kind == "" {
		return annotations.Entity
	}
	return l.Kind
}

// bytes is a range of code points as one of ours.
func (q *question) bytes(start, end int) (model.Range, message.Message) {
	x := q.article.Index()
	if start < 0 || start >= end || end > x.CodePoints() {
		return model.Range{}, outside.With(start, end, x.CodePoints())
	}
	from, _ := x.ByteOfCodePoint(start)
	to, _ := x.ByteOfCodePoint(end)
	r := model.Trim(q.article, model.Range{Start: x.Snap(from), End: x.SnapUp(to)})
	if r.Empty() {
		return r, blank.With(start, end)
	}
	return r, message.Message{}
}

// notNumbers are what Python writes for numbers that JSON does not have.
var notNumbers = [][]byte{[]byte("-Infinity"), []byte("Infinity"), []byte("NaN")}

// nullNumbers is a text of JSON with null for each of notNumbers, so that one of them spoils its span alone.
func nullNumbers(text []byte) []byte {
	out := make([]byte, 0, len(text))
	quoted := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\' && i+1 < len(text):
			out = append(out, c)
			i++
		case c == '"':
			quoted = !quoted
		case !quoted:
			if n := slices.IndexFunc(notNumbers, func(w []byte) bool { return bytes.HasPrefix(text[i:], w) }); n >= 0 {
				out = append(out, "null"...)
				i += len(notNumbers[n]) - 1
				continue
			}
		}
		out = append(out, text[i])
	}
	return out
}
