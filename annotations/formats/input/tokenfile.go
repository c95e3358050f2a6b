package input

import (
	"encoding/json"
	"fmt"
	"io"

	"tippani/annotations/formats"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/tagging"
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
	values, err := NewValues(formats.Input{Name: name, R: io.NewSectionReader(at, 0, 1<<62)})
	if err != nil {
		return nil, err
	}
	mark := values.skipped
	for {
		raw, err := values.Next()
		if err == io.EOF {
			return f, nil
		}
		if err != nil {
			return nil, err
		}
		o, err := ordered.Parse(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", values.Where(), err)
		}
		id, err := o.Str("id")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", values.Where(), err)
		}
		if !o.Has("tokens") || id == "" {
			return nil, fmt.Errorf(`%s: "id" and "tokens" are expected on each line; correct it`, values.Where())
		}
		end := values.decoder.InputOffset() + mark
		f.lines[id] = stretch{end - int64(len(raw)), int64(len(raw)), values.line}
	}
}

// Tokens finds an article's tokens in its text, one after another; it is an Options.Tokens.
func (f *TokenFile) Tokens(d *formats.Doc) ([]model.Range, error) {
	place, ok := f.lines[d.Article.ID()]
	if !ok {
		return nil, fmt.Errorf("%s: there are no tokens for %s; add a line for it", f.name, formats.NameOf(d))
	}
	raw := make([]byte, place.size)
	if _, err := f.at.ReadAt(raw, place.start); err != nil && err != io.EOF {
		return nil, fmt.Errorf("%s:%d: %w", f.name, place.line, err)
	}
	o, err := ordered.Parse(raw)
	if err != nil {
		return nil, fmt.Errorf("%s:%d: %w", f.name, place.line, err)
	}
	list, err := o.List("tokens")
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
	tokens, missing := tagging.Locate(d.Article.Text(), words)
	if missing >= 0 {
		return nil, fmt.Errorf("%s:%d: token %d, “%s”, does not follow in the text of %s; correct it", f.name, place.line, missing+1,
			quote.Clip(words[missing]), formats.NameOf(d))
	}
	return tokens, nil
}
