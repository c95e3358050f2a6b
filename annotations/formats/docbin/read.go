package docbin

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/model"
	"tippani/model/regular"
)

type reader struct {
	name string
	opt  formats.Options
	bin  *bin
	at   int    // articles read
	rows []byte // attributes of the tokens that come
	gaps []byte // spaces of these
}

func newReader(f *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	file, err := in.Reader()
	if err != nil {
		return nil, err
	}
	b, err := unpack(file)
	var large *regular.TooLargeError
	switch {
	case errors.As(err, &large):
		return nil, fmt.Errorf("%s: is unpacked more than %s; split it", in.Name, regular.Size(large.Limit))
	case err != nil:
		return nil, fmt.Errorf("%s: this is not a whole .spacy file (%w); write it again with DocBin.to_disk", in.Name, err)
	}
	return foreign.Resolve(f, &reader{name: in.Name, opt: opt, bin: b, rows: b.tokens, gaps: b.spaces}, opt), nil
}

// Next implements foreign.Articles.
func (r *reader) Next() (*foreign.Doc, error) {
	if 4*r.at == len(r.bin.lengths) {
		return nil, io.EOF
	}
	a := r.take()
	where := fmt.Sprintf("%s: article %d", r.name, r.at)
	if a.tokens > model.MaxTokens {
		return nil, fmt.Errorf("%s: %w", where, formats.ErrTooManyTokens)
	}
	d, err := a.read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", where, err)
	}
	d.Where = where
	return d, nil
}

// take cuts the next article off.
func (r *reader) take() *article {
	i := r.at
	r.at++
	n := int(binary.LittleEndian.Uint32(r.bin.lengths[4*i:]))
	a := &article{bin: r.bin, skipBad: r.opt.SkipBad, tokens: n, rows: r.rows[:8*n*len(r.bin.attrs)], gaps: r.gaps[:n]}
	r.rows, r.gaps = r.rows[len(a.rows):], r.gaps[n:]
	a.unknown = at(r.bin.unknown, i)
	a.groups = at(r.bin.groups, i)
	a.cats = at(r.bin.cats, i)
	a.userData = at(r.bin.userData, i)
	return a
}

// at is an element of a list that may be shorter than the articles are many.
func at[T any](list []T, i int) (v T) {
	if i < len(list) {
		v = list[i]
	}
	return v
}
