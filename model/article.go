package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sync"
	"unsafe"

	"tippani/model/message"
)

// Meta is where an article came from. It is written to the dataset beside the text.
type Meta struct {
	Source  string   // file name, URL or other origin; "" when unknown
	Title   string   // shown to the reader; "" when unknown
	Changes []string // what was changed while reading the text in, one sentence each
	Extra   []byte   // raw JSON object of unknown keys, kept to be written back; nil when there are none
}

// Equal reports whether two say the same, unknown keys byte for byte.
func (m Meta) Equal(n Meta) bool {
	return m.Source == n.Source && m.Title == n.Title && slices.Equal(m.Changes, n.Changes) && bytes.Equal(m.Extra, n.Extra)
}

// Article is an immutable text with its name and origin. It may be read from several goroutines at once.
type Article struct {
	id, text string
	meta     Meta
	lines    lineTable
	filled   fillTable
	index    Index
	sumOnce  sync.Once
	sum      string
}

// InvalidUTF8Error says that a text is not UTF-8. Offset is the first offending byte, counted from 0.
type InvalidUTF8Error struct{ Offset int }

var (
	notUTF8  = message.New("model.not-utf8", "the text is not valid UTF-8 at byte %d; convert it to UTF-8 first")
	tooLarge = message.New("model.too-large", "the text has %d bytes and an article may have %d at most; split it")
)

func (e *InvalidUTF8Error) Error() string { return e.Message().String() }

// Message is the error as a message.
func (e *InvalidUTF8Error) Message() message.Message { return notUTF8.With(e.Offset) }

// TooLargeError says that a text has more than MaxText bytes.
type TooLargeError struct{ Bytes int }

func (e *TooLargeError) Error() string { return e.Message().String() }

// Message is the error as a message.
func (e *TooLargeError) Message() message.Message { return tooLarge.With(e.Bytes, MaxText) }

// NewArticle makes an article of text, which is kept as it is: not copied, not normalised. Errors: *InvalidUTF8Error
// and *TooLargeError.
func NewArticle(id, text string, meta Meta) (*Article, error) {
	return newArticle(id, text, meta, false)
}

// NewValidArticle is NewArticle for a text that is known to be UTF-8, a string of a JSON text that was looked through for
// example. Its error is *TooLargeError.
func NewValidArticle(id, text string, meta Meta) (*Article, error) {
	return newArticle(id, text, meta, true)
}

func newArticle(id, text string, meta Meta, valid bool) (*Article, error) {
	if len(text) > MaxText {
		return nil, &TooLargeError{len(text)}
	}
	lines, bad := newLineTable(text, valid)
	if bad >= 0 {
		return nil, &InvalidUTF8Error{bad}
	}
	a := &Article{id: id, text: text, meta: meta, lines: lines}
	a.index.text = text
	return a, nil
}

// ID is the article's name, unique in its dataset.
func (a *Article) ID() string { return a.id }

// Text is the whole text, exactly as it goes to the dataset.
func (a *Article) Text() string { return a.text }

// Len is the length of the text in bytes, which is also its last Offset.
func (a *Article) Len() Offset { return Offset(len(a.text)) }

// Meta is where the article came from. The slices in it must not be changed.
func (a *Article) Meta() Meta { return a.meta }

// Index converts between kinds of position in this article.
func (a *Article) Index() *Index { return &a.index }

// Slice is the text in r. A range that reaches outside the article is cut to it.
func (a *Article) Slice(r Range) string {
	start, end := a.clamp(r.Start), a.clamp(r.End)
	if start >= end {
		return ""
	}
	return a.text[start:end]
}

// SHA256 is the checksum of the text's bytes in lower-case hexadecimal, computed at the first call.
func (a *Article) SHA256() string {
	a.sumOnce.Do(func() {
		// sha256 only reads, and text can't change, so it need not be copied.
		sum := sha256.Sum256(unsafe.Slice(unsafe.StringData(a.text), len(a.text)))
		a.sum = hex.EncodeToString(sum[:])
	})
	return a.sum
}

func (a *Article) clamp(o Offset) Offset { return min(max(o, 0), a.Len()) }
