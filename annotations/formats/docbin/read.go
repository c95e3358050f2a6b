package docbin

import (
	"encoding/binary"
	"fmt"
	"io"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/quote"
	"tippani/model"
)

// unread are the attributes that say something of words and mark no spans, with their names in spaCy.
var unread = []struct {
	attr uint64
	name string
}{{73, "LEMMA"}, {74, "POS"}, {75, "TAG"}, {76, "DEP"}, {453, "MORPH"}}

type reader struct {
	name string
	key  string // of the only group to read; "" for all
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
	if err != nil {
		return nil, fmt.Errorf("%s: this is not a whole .spacy file (%w); write it again with DocBin.to_disk", in.Name, err)
	}
	return foreign.Resolve(f, &reader{name: in.Name, key: opt.SpansKey, bin: b, rows: b.tokens, gaps: b.spaces}, opt), nil
}

// Next implements foreign.Articles.
func (r *reader) Next() (*foreign.Doc, error) {
	if 4*r.at == len(r.bin.lengths) {
		return nil, io.EOF
	}
	n := int(binary.LittleEndian.Uint32(r.bin.lengths[4*r.at:]))
	a := &article{bin: r.bin, rows: r.rows[:n*8*len(r.bin.attrs)], tokens: n}
	r.rows = r.rows[len(a.rows):]
	gaps := r.gaps[:n]
	r.gaps = r.gaps[n:]
	i := r.at
	r.at++
	where := fmt.Sprintf("%s: article %d", r.name, r.at)
	if n > model.MaxTokens {
		return nil, fmt.Errorf("%s: %w", where, formats.ErrTooManyTokens)
	}
	d, err := a.text(gaps, i < len(r.bin.unknown) && r.bin.unknown[i])
	if err == nil {
		err = a.entities(d)
	}
	if err == nil && i < len(r.bin.groups) {
		err = a.groups(d, r.bin.groups[i], r.key)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w; write the file again with DocBin.to_disk", where, err)
	}
	d.Where = where
	a.leave(d)
	if i < len(r.bin.cats) {
		d.Tally.Add(formats.ItemOut, r.bin.cats[i], "categories of the article")
	}
	if i < len(r.bin.userData) {
		d.Tally.Add(formats.ExtraOut, formats.One(r.bin.userData[i]), "user data")
	}
	return d, nil
}

// article is one article of a file while it is read.
type article struct {
	bin    *bin
	rows   []byte
	tokens int
	places []model.Range // of the tokens in the text
}

// value is what a token has in a column; 0 where there is no such column.
func (a *article) value(token, column int) uint64 {
	if column < 0 {
		return 0
	}
	return binary.LittleEndian.Uint64(a.rows[8*(token*len(a.bin.attrs)+column):])
}

// name is the string that a number stands for.
func (a *article) name(n uint64) (string, error) {
	if s, ok := a.bin.strings[n]; ok {
		return s, nil
	}
	if n == 0 {
		return "", nil
	}
	for s, k := range symbols() {
		if k == n {
			return s, nil
		}
	}
	return "", fmt.Errorf("nothing says which string %d is", n)
}

// text puts the words together.
func (a *article) text(gaps []byte, unknown bool) (*foreign.Doc, error) {
	var b strings.Builder
	words := a.bin.column(orth)
	for i := range a.tokens {
		word, err := a.name(a.value(i, words))
		if err != nil {
			return nil, err
		}
		start := model.Offset(b.Len())
		b.WriteString(word)
		a.places = append(a.places, model.Range{Start: start, End: model.Offset(b.Len())})
		if unknown && i < a.tokens-1 || !unknown && gaps[i] != 0 {
			b.WriteByte(' ')
		}
	}
	d := &foreign.Doc{Text: b.String(), Unit: formats.Bytes}
	d.Tally.Add(formats.TextRebuilt, formats.One(unknown && a.tokens > 1), "")
	return d, nil
}

// entities reads the spans that do not overlap.
func (a *article) entities(d *foreign.Doc) error {
	iob, kind, base := a.bin.column(entIOB), a.bin.column(entType), a.bin.column(entKBID)
	untold, open := 0, -1 // open is the number of the span that the token before is in
	for i := range a.tokens {
		tag := a.value(i, iob)
		if tag != inside && tag != begins {
			untold += formats.One(tag == unsaid)
			open = -1
			continue
		}
		if tag == inside && open >= 0 {
			d.Spans[open].End = int(a.places[i].End)
			continue
		}
		label, err := a.name(a.value(i, kind))
		if err != nil {
			return err
		}
		s := foreign.Span{Placed: true, Start: int(a.places[i].Start), End: int(a.places[i].End)}
		s.Label = label
		if s.Attrs, err = a.linked(a.value(i, base)); err != nil {
			return err
		}
		open = len(d.Spans)
		d.Spans = append(d.Spans, s)
	}
	if untold < a.tokens {
		d.Tally.Add(formats.UnknownTag, untold, "")
	}
	return nil
}

// linked is the attribute of a span that has an entry in a knowledge base.
func (a *article) linked(base uint64) (map[string]string, error) {
	id, err := a.name(base)
	if err != nil || id == "" {
		return nil, err
	}
	return map[string]string{"kb_id": id}, nil
}

// groups reads the spans that may overlap: all of them, or those under one key.
func (a *article) groups(d *foreign.Doc, packed []byte, key string) error {
	all, err := readGroups(packed)
	if err != nil {
		return fmt.Errorf("its groups of spans are broken (%w)", err)
	}
	for _, g := range all {
		if key != "" && g.name != key {
			d.Tally.Add(formats.SpanOut, len(g.spans), "under the key "+quote.Clip(g.name))
			continue
		}
		for _, p := range g.spans {
			if p.start >= p.end || int(p.end) > a.tokens {
				return fmt.Errorf("a span under the key “%s” goes from token %d to %d of %d", quote.Clip(g.name), p.start, p.end, a.tokens)
			}
			s := foreign.Span{Placed: true, Start: int(a.places[p.start].Start), End: int(a.places[p.end-1].End)}
			if s.Label, err = a.name(p.label); err != nil {
				return err
			}
			if s.Attrs, err = a.linked(p.base); err != nil {
				return err
			}
			if name, err := a.name(p.id); err == nil {
				s.ID = name
			}
			d.Spans = append(d.Spans, s)
		}
	}
	return nil
}

// leave counts what is said of words.
func (a *article) leave(d *foreign.Doc) {
	for _, u := range unread {
		column := a.bin.column(u.attr)
		for i := range a.tokens {
			if a.value(i, column) != 0 {
				d.Tally.Add(formats.ColumnOut, 1, u.name)
				break
			}
		}
	}
}
