package source

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"tippani/model"
)

// recordItem makes an article of one JSONL line. The text is taken exactly as it is: the offsets of its spans count it.
func recordItem(source, file string, line []byte, opt Options) (Item, error) {
	var changes []string
	if at := model.FirstInvalid(line); at < len(line) {
		if !opt.ReplaceInvalid {
			return Item{}, refuse(source, "is not valid UTF-8 at byte %d of the line; correct it, or pass --replace-invalid to put "+
				"U+FFFD there", at)
		}
		text, n := replaceInvalid(string(line))
		line, changes = []byte(text), appendReplaced(changes, n)
	}
	fields, err := objectFields(line)
	if err != nil {
		return Item{}, refuse(source, "is not a JSON object (%s); write one object on each line", err)
	}
	raw := fields.value("text")
	if raw == nil {
		return Item{}, refuse(source, `has no "text"; give each record the article's text under that key`)
	}
	text, err := stringValue(raw)
	if err != nil {
		return Item{}, refuse(source, `"text" %s`, err)
	}
	if n := loneSurrogates(raw); n > 0 {
		if !opt.ReplaceInvalid {
			return Item{}, refuse(source, `"text" has half of a surrogate pair (\ud800 to \udfff); correct it, or pass `+
				`--replace-invalid to put U+FFFD there`)
		}
		changes = appendReplaced(changes, n)
	}
	if text == "" {
		return Item{}, refuse(source, `"text" is empty; there is nothing to annotate`)
	}
	id, err := recordID(fields.value("id"), text)
	if err != nil {
		return Item{}, refuse(source, "%s", err)
	}
	meta, err := recordMeta(fields.value("meta"))
	if err != nil {
		return Item{}, refuse(source, "%s", err)
	}
	name := nameOfRecord(source, meta.Source)
	if meta.Source == "" {
		meta.Source = file
	}
	meta.Changes = append(meta.Changes, changes...)
	a, err := newArticle(id, text, meta)
	if err != nil {
		return Item{}, &Error{source, err.Error(), err}
	}
	return Item{Article: a, Record: line, Source: source, Name: name, Notices: changes}, nil
}

func stringValue(raw json.RawMessage) (string, error) {
	if len(raw) == 0 || raw[0] != '"' {
		return "", errors.New("is not a string; put it in quotation marks")
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return "", jsonFault(err)
	}
	return s, nil
}

// recordID is the record's own id, or one made of its text, so that it does not change when lines are added above.
func recordID(raw json.RawMessage, text string) (string, error) {
	if len(raw) == 0 || string(raw) == "null" {
		sum := sha256.Sum256([]byte(text))
		return "text-" + hex.EncodeToString(sum[:8]), nil
	}
	switch c := raw[0]; {
	case c == '"':
		id, err := stringValue(raw)
		if err == nil && id == "" {
			err = errors.New("is empty; give it a value or leave it out")
		}
		if err == nil && loneSurrogates(raw) > 0 {
			err = errors.New(`has half of a surrogate pair (\ud800 to \udfff); correct it`)
		}
		if err != nil {
			return "", fmt.Errorf(`"id" %w`, err)
		}
		return id, nil
	case c == '-' || c >= '0' && c <= '9':
		return string(raw), nil
	}
	return "", errors.New(`"id" is neither a string nor a number; make it one`)
}
