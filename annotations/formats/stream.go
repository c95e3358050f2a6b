package formats

import (
	"sync"
)

// Stream is the encoder of formats that are one stretch of bytes per article.
type Stream struct {
	Out      Output
	Before   string // written once, before the first article
	Between  string // between two articles
	After    string // at the end
	opened   bool
	articles int
	EncodeTo func(dst []byte, d *Doc, t *Tally) ([]byte, error)
	spare    sync.Pool // of *[]byte
}

// Encode implements Encoder.
func (l *Stream) Encode(d *Doc, t *Tally) (func() error, error) {
	buf := l.Buffer()
	var err error
	if *buf, err = l.EncodeTo((*buf)[:0], d, t); err != nil {
		return nil, err
	}
	return l.Later(buf), nil
}

// Buffer is room for an article, to be given to later.
func (l *Stream) Buffer() *[]byte {
	if buf, ok := l.spare.Get().(*[]byte); ok {
		return buf
	}
	return new([]byte)
}

// Later writes an article and takes its room back.
func (l *Stream) Later(buf *[]byte) func() error {
	return func() error {
		defer l.spare.Put(buf)
		return l.Write(*buf)
	}
}

// Write adds an article; one of no bytes is none.
func (l *Stream) Write(article []byte) error {
	if len(article) == 0 {
		return nil
	}
	if err := l.begin(); err != nil {
		return err
	}
	if l.articles > 0 && l.Between != "" {
		if err := l.Out.write([]byte(l.Between)); err != nil {
			return err
		}
	}
	l.articles++
	return l.Out.write(article)
}

func (l *Stream) begin() error {
	if l.opened || l.Before == "" {
		return nil
	}
	l.opened = true
	return l.Out.write([]byte(l.Before))
}

// Close implements Encoder.
func (l *Stream) Close() error {
	if err := l.begin(); err != nil {
		return err
	}
	if l.After == "" {
		return nil
	}
	return l.Out.write([]byte(l.After))
}
