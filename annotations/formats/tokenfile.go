package formats

import (
	"encoding/json"
	"fmt"
	"io"

	"tippani/model"
)

// TokenFile is a tokenization from elsewhere: JSON lines of {"id": …, "tokens": […]}, where a token is a string or, as
// Prodigy writes it, an object with text. Only the place of each line is kept in memory.
type TokenFile struct {
	name  string
	at    io.ReaderAt
	lines map[string]stretch
}

// stretch is a value's bytes in a file and its line.
type stretch struct {
	start, size int64
	line        int
}

// OpenTokens indexes a file of tokens by article id; name is for messages.
func OpenTokens(name string, at io.ReaderAt) (*TokenFile, error) {
	f := &TokenFile{name: name, at: at, lines: make(map[string]stretch)}
	values, err := newJSONValues(Input{Name: name, R: io.NewSectionReader(at, 0, 1<<62)})
	if err != nil {
		return nil, err
	}
	mark := values.skipped
	for {
		raw, err := values.next()
		if err == io.EOF {
			return f, nil
		}
		if err != nil {
			return nil, err
		}
		o, err := parseObject(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", values.where(), err)
		}
		id, err := o.str("id")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", values.where(), err)
		}
		if !o.has("tokens") || id == "" {
			return nil, fmt.Errorf(`%s: "id" and "tokens" are expected on each line; correct it`, values.where())
		}
		end := values.decoder.InputOffset() + mark
		f.lines[id] = stretch{end - int64(len(raw)), int64(len(raw)), values.line}
	}
}

// Tokens finds an article's tokens in its text, one after another; it is an Options.Tokens.
func (f *TokenFile) Tokens(d *Doc) ([]model.Range, error) {
	place, ok := f.lines[d.Article.ID()]
	if !ok {
		return nil, fmt.Errorf("%s: there are no tokens for %s; add a line for it", f.name, nameOf(d))
	}
	raw := make([]byte, place.size)
	if _, err := f.at.ReadAt(raw, place.start); err != nil && err != io.EOF {
		return nil, fmt.Errorf("%s:%d: %w", f.name, place.line, err)
	}
	o, err := parseObject(raw)
	if err != nil {
		return nil, fmt.Errorf("%s:%d: %w", f.name, place.line, err)
	}
	list, err := o.list("tokens")
	if err != nil {
		return nil, fmt.Errorf("%s:%d: %w", f.name, place.line, err)
	}
	words := make([]string, len(list))
	for i, element := range list {
		if element[0] == '{' {
			var token struct{ Text string }
			err = json.Unmarshal(element, &token)
			words[i] = token.Text
		} else {
			err = json.Unmarshal(element, &words[i])
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: token %d should be a string; correct it", f.name, place.line, i+1)
		}
	}
	tokens, missing := locate(d.Article.Text(), words)
	if missing >= 0 {
		return nil, fmt.Errorf("%s:%d: token %d, “%s”, does not follow in the text of %s; correct it", f.name, place.line, missing+1,
			clip(words[missing]), nameOf(d))
	}
	return tokens, nil
}
