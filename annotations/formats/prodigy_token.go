package formats

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"

	"tippani/model"
)

// tokens prefers the tokenization that came with the article, so that a file from Prodigy goes back with its own.
func (p prodigyWriter) tokens(d *Doc) (tokens []model.Range, asTheyCame bool, err error) {
	if p.opt.Tokens == nil {
		if tokens, ok := prodigyTokens(d); ok {
			return tokens, true, nil
		}
	}
	tokens, err = tokensOf(&p.opt, d)
	return tokens, false, err
}

// prodigyToken is a token's place in code points.
type prodigyToken struct{ Start, End int }

func prodigyTokenList(d *Doc) []prodigyToken {
	var list []prodigyToken
	if json.Unmarshal(object(d.Extra).get("tokens"), &list) != nil {
		return nil
	}
	return list
}

func prodigyTokens(d *Doc) ([]model.Range, bool) {
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
func prodigyTokensRead(t *tally) func(*Doc) {
	return func(d *Doc) {
		i := object(d.Extra).find("tokens")
		if i < 0 {
			return
		}
		if ownTokens(d) {
			d.Extra = slices.Delete(d.Extra, i, i+1)
		} else if raw := object(d.Extra).get("tokens"); raw != nil && string(raw) != "[]" {
			if _, ok := prodigyTokens(d); !ok {
				t.add(ItemOut, 1, "tokens that do not fit the text")
			}
		}
		if len(d.Extra) == 0 {
			d.Extra = nil
		}
	}
}

// ownTokens reports whether the tokens of a record are those that an export would write.
func ownTokens(d *Doc) bool {
	own, err := Segment(d)
	if err != nil {
		return false
	}
	var written jsonText
	writeProdigyTokens(&written, d, own)
	if bytes.Equal(written.b, object(d.Extra).get("tokens")) {
		return true // as our own exports have them
	}
	if len(own) != len(prodigyTokenList(d)) {
		return false
	}
	var ours, theirs []map[string]any
	return json.Unmarshal(written.b, &ours) == nil && json.Unmarshal(object(d.Extra).get("tokens"), &theirs) == nil &&
		reflect.DeepEqual(ours, theirs)
}

func writeProdigyTokens(j *jsonText, d *Doc, tokens []model.Range) {
	text := d.Article.Text()
	count := ascending{text: text}
	j.open('[')
	for i, r := range tokens { // the greater part of the file, so written in one go
		j.comma()
		j.b = appendString(append(j.b, `{"text":`...), text[r.Start:r.End])
		j.b = strconv.AppendInt(append(j.b, `,"start":`...), int64(count.codePoints(r.Start)), 10)
		j.b = strconv.AppendInt(append(j.b, `,"end":`...), int64(count.codePoints(r.End)), 10)
		j.b = strconv.AppendInt(append(j.b, `,"id":`...), int64(i), 10)
		j.b = append(strconv.AppendBool(append(j.b, `,"ws":`...), int(r.End) < len(text) && text[r.End] == ' '), '}')
	}
	j.shut(']')
}
