package source

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
)

var (
	sayLineNotUTF8 = message.New("source.line-not-utf8",
		"is not valid UTF-8 at byte %d of the line; correct it, or pass --replace-invalid to put U+FFFD there")
	sayNotAnObject   = message.New("source.not-an-object", "is not a JSON object (%s); write one object on each line")
	sayWithoutText   = message.New("source.without-text", `has no "text"; give each record the article's text under that key`)
	sayTextWrong     = message.New("source.text-wrong", `"text" %s`)
	sayTextSurrogate = message.New("source.text-surrogate", `"text" has half of a surrogate pair (\ud800 to \udfff); correct it, or `+
		`pass --replace-invalid to put U+FFFD there`)
	sayTextEmpty   = message.New("source.text-empty", `"text" is empty; there is nothing to annotate`)
	sayNotAString  = message.New("source.not-a-string", "is not a string; put it in quotation marks")
	sayIDEmpty     = message.New("source.id-empty", "is empty; give it a value or leave it out")
	sayIDSurrogate = message.New("source.id-surrogate", `has half of a surrogate pair (\ud800 to \udfff); correct it`)
	sayIDWrong     = message.New("source.id-wrong", `"id" %w`)
	sayIDNeither   = message.New("source.id-neither", `"id" is neither a string nor a number; make it one`)
)

// recordItem makes an article of one JSONL line. The text is taken exactly as it is: the offsets of its spans count it.
func recordItem(source, file string, line []byte, opt Options) (Item, error) {
	var changes []message.Message
	if at := model.FirstInvalid(line); at < len(line) {
		if !opt.ReplaceInvalid {
			return Item{}, refuse(source, sayLineNotUTF8.With(at))
		}
		text, n := replaceInvalid(string(line))
		line, changes = []byte(text), appendReplaced(changes, n)
	}
	fields, err := objectFields(line)
	if err != nil {
		return Item{}, refuse(source, sayNotAnObject.With(err))
	}
	raw := fields.Value("text")
	if raw == nil {
		return Item{}, refuse(source, sayWithoutText.With())
	}
	text, n, err := stringValue(raw)
	if err != nil {
		return Item{}, refuse(source, sayTextWrong.With(err))
	}
	if n > 0 {
		if !opt.ReplaceInvalid {
			return Item{}, refuse(source, sayTextSurrogate.With())
		}
		changes = appendReplaced(changes, n)
	}
	if text == "" {
		return Item{}, refuse(source, sayTextEmpty.With())
	}
	id, err := recordID(fields.Value("id"), text)
	if err != nil {
		return Item{}, refuse(source, message.Of(err))
	}
	meta, err := recordMeta(fields.Value("meta"))
	if err != nil {
		return Item{}, refuse(source, message.Of(err))
	}
	name := nameOfRecord(source, meta.Source)
	if meta.Source == "" {
		meta.Source = file
	}
	meta.Changes = append(meta.Changes, message.Texts(changes)...)
	a, err := newArticle(id, text, meta)
	if err != nil {
		return Item{}, failed(source, err)
	}
	return Item{Article: a, Record: fields, Line: line, Source: source, Name: name, Notices: changes}, nil
}

// stringValue is a string and how many halves of surrogate pairs it has.
func stringValue(raw json.RawMessage) (s string, halves int, err error) {
	if len(raw) == 0 || raw[0] != '"' {
		return "", 0, sayNotAString.Error()
	}
	s, halves = jsontext.Decode(raw)
	return s, halves, nil
}

// recordID is the record's own id, or one made of its text, so that it does not change when lines are added above.
func recordID(raw json.RawMessage, text string) (string, error) {
	if len(raw) == 0 || string(raw) == "null" {
		sum := sha256.Sum256([]byte(text))
		return "text-" + hex.EncodeToString(sum[:8]), nil
	}
	switch c := raw[0]; {
	case c == '"':
		id, halves, err := stringValue(raw)
		if err == nil && id == "" {
			err = sayIDEmpty.Error()
		}
		if err == nil && halves > 0 {
			err = sayIDSurrogate.Error()
		}
		if err != nil {
			return "", sayIDWrong.Error(err)
		}
		return id, nil
	case c == '-' || c >= '0' && c <= '9':
		return string(raw), nil
	}
	return "", sayIDNeither.Error()
}
