package records

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"unicode/utf8"

	"tippani/annotations/formats"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/tagging"
	"tippani/model"
	"tippani/model/jsontext"
)

// tokens prefers the tokenization that came with the article, so that a file from Prodigy goes back with its own.
func (p prodigyWriter) tokens(d *formats.Doc) (tokens []model.Range, asTheyCame bool, err error) {
	if p.opt.Tokens == nil {
		if tokens, ok := prodigyTokens(d); ok {
			return tokens, true, nil
		}
	}
	tokens, err = tagging.Tokens(&p.opt, d)
	return tokens, false, err
}

// prodigyToken is a token's place in code points.
type prodigyToken struct{ Start, End int }

func prodigyTokenList(d *formats.Doc) []prodigyToken {
	var list []prodigyToken
	if json.Unmarshal(ordered.Object(d.Extra).Get("tokens"), &list) != nil {
		return nil
	}
	return list
}

func prodigyTokens(d *formats.Doc) ([]model.Range, bool) {
	list := prodigyTokenList(d)
	if len(list) == 0 {
		return nil, false
	}
	tokens := make([]model.Range, len(list))
	for i, t := range list {
		from, ok1 := d.Article.Index().FromCodePoint(t.Start)
		to, ok2 := d.Article.Index().FromCodePoint(t.End)
		if !ok1 || !ok2 || from >= to || i > 0 && from < tokens[i-1].End {
			return nil, false
		}
		tokens[i].Start, tokens[i].End = from, to
	}
	return tokens, true
}

// prodigyTokensRead leaves out tokens that an export would make again, to the last key, and keeps all others with the record: Prodigy
// and its users have keys of their own in them, such as disabled and style (prodi.gy/docs/api-interfaces#ner_manual). Tokens that do
// not fit the text are counted.
func prodigyTokensRead(t *formats.Tally) func(*formats.Doc) {
	return func(d *formats.Doc) {
		i := ordered.Object(d.Extra).Find("tokens")
		if i < 0 {
			return
		}
		if ownTokens(d) {
			d.Extra = slices.Delete(d.Extra, i, i+1)
		} else if raw := ordered.Object(d.Extra).Get("tokens"); raw != nil && string(raw) != "[]" {
			if _, ok := prodigyTokens(d); !ok {
				t.Add(formats.ItemOut, 1, "tokens that do not fit the text")
			}
		}
		if len(d.Extra) == 0 {
			d.Extra = nil
		}
	}
}

// ownTokens reports whether the tokens of a record are those that an export would write.
func ownTokens(d *formats.Doc) bool {
	own, err := tagging.Segment(d)
	if err != nil {
		return false
	}
	var written jsontext.Text
	writeProdigyTokens(&written, d, own)
	if bytes.Equal(written.B, ordered.Object(d.Extra).Get("tokens")) {
		return true // as our own exports have them
	}
	if len(own) != len(prodigyTokenList(d)) {
		return false
	}
	var ours, theirs []map[string]any
	return json.Unmarshal(written.B, &ours) == nil && json.Unmarshal(ordered.Object(d.Extra).Get("tokens"), &theirs) == nil &&
		reflect.DeepEqual(ours, theirs)
}

func writeProdigyTokens(j *jsontext.Text, d *formats.Doc, tokens []model.Range) {
	text := d.Article.Text()
	count := ascending{text: text}
	j.Open('[')
	for i, r := range tokens { // the greater part of the file, so written in one go
		j.Comma()
		j.B = jsontext.AppendEscaped(append(j.B, `{"text":`...), text[r.Start:r.End])
		j.B = strconv.AppendInt(append(j.B, `,"start":`...), int64(count.codePoints(r.Start)), 10)
		j.B = strconv.AppendInt(append(j.B, `,"end":`...), int64(count.codePoints(r.End)), 10)
		j.B = strconv.AppendInt(append(j.B, `,"id":`...), int64(i), 10)
		j.B = append(strconv.AppendBool(append(j.B, `,"ws":`...), int(r.End) < len(text) && text[r.End] == ' '), '}')
	}
	j.Shut(']')
}

// ascending counts code points at places that only rise, such as every token's: one pass instead of a look-up each.
type ascending struct {
	text  string
	at    model.Offset
	count int
}

func (c *ascending) codePoints(o model.Offset) int {
	c.count += utf8.RuneCountInString(c.text[c.at:o])
	c.at = o
	return c.count
}
