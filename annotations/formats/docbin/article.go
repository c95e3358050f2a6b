package docbin

import (
	"encoding/binary"
	"fmt"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/quote"
	"tippani/model"
)

// ofWords are the attributes that say something of words and mark no spans, with their names in spaCy. NORM is not among them: spaCy makes
// it of each word by itself.
var ofWords = []struct {
	attr uint64
	name string
}{{73, "LEMMA"}, {74, "POS"}, {75, "TAG"}, {76, "DEP"}, {79, "HEAD"}, {80, "SENT_START"}, {453, "MORPH"}}

// article is one article of a file while it is read.
type article struct {
	bin      *bin
	skipBad  bool
	tokens   int
	rows     []byte // attributes of the tokens
	gaps     []byte // spaces
	unknown  bool   // whether these are
	groups   []byte
	cats     int
	userData bool
	places   []model.Range // of the tokens in the text
}

func (a *article) read() (*foreign.Doc, error) {
	d, err := a.text()
	if err == nil {
		err = a.entities(d)
	}
	if err == nil {
		err = a.grouped(d)
	}
	if err != nil {
		return nil, err
	}
	for _, w := range ofWords {
		column := a.bin.column(w.attr)
		for i := range a.tokens {
			if a.value(i, column) != 0 {
				d.Tally.Add(formats.ColumnOut, 1, w.name)
				break
			}
		}
	}
	d.Tally.Add(formats.ItemOut, a.cats, "categories of the article")
	d.Tally.Add(formats.ExtraOut, formats.One(a.userData), "user data")
	return d, nil
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
	if n < uint64(len(symbols())) {
		return symbols()[n], nil
	}
	return "", fmt.Errorf("nothing says which string %d is; write the file again with DocBin.to_disk", n)
}

// text puts the words together.
func (a *article) text() (*foreign.Doc, error) {
	var b strings.Builder
	words := a.bin.column(orth)
	for i := range a.tokens {
		word, err := a.name(a.value(i, words))
		if err != nil {
			return nil, err
		}
		// One string may stand for many words, so that a small file can hold more than there is memory.
		if b.Len()+len(word) > model.MaxText {
			return nil, &model.TooLargeError{Bytes: b.Len() + len(word)}
		}
		start := model.Offset(b.Len())
		b.WriteString(word)
		a.places = append(a.places, model.Range{Start: start, End: model.Offset(b.Len())})
		if a.unknown && i < a.tokens-1 || !a.unknown && a.gaps[i] != 0 {
			b.WriteByte(' ')
		}
	}
	d := &foreign.Doc{Text: b.String(), Unit: formats.Bytes}
	d.Tally.Add(formats.TextRebuilt, formats.One(a.unknown && a.tokens > 1), "")
	return d, nil
}

// entities reads the spans that do not overlap.
func (a *article) entities(d *foreign.Doc) error {
	iob, kind, kb, id := a.bin.column(entIOB), a.bin.column(entType), a.bin.column(entKBID), a.bin.column(entID)
	untold, open := 0, -1 // open is the number of the span that the token before is in
	for i := range a.tokens {
		tag, label := a.value(i, iob), a.value(i, kind)
		switch {
		case tag == inside && open >= 0:
			d.Spans[open].End = int(a.places[i].End)
		case tag == inside || tag == begins && label != 0:
			s, err := a.span(i, i+1, label, a.value(i, kb), a.value(i, id))
			if err != nil {
				return err
			}
			open = len(d.Spans)
			d.Spans = append(d.Spans, s)
		default:
			untold += formats.One(tag == missing)
			open = -1
		}
	}
	// An article of which nothing is said at all was not looked at for entities: what it has is in its groups.
	if untold < a.tokens {
		d.Tally.Add(formats.UnknownTag, untold, "")
	}
	return nil
}

// span is a span over tokens, the end not included, with its label, its entry in a knowledge base and its id.
func (a *article) span(first, after int, label, kb, id uint64) (s foreign.Span, err error) {
	s.Placed, s.Start, s.End = true, int(a.places[first].Start), int(a.places[after-1].End)
	if s.Label, err = a.name(label); err != nil {
		return s, err
	}
	entry, err := a.name(kb)
	if err != nil {
		return s, err
	}
	if entry != "" {
		s.Attrs = map[string]string{"kb_id": entry}
	}
	// A number without a string is one of the program that wrote the file.
	s.ID, _ = a.name(id)
	return s, nil
}

// grouped reads the spans that may overlap.
func (a *article) grouped(d *foreign.Doc) error {
	all, err := readGroups(a.groups)
	if err != nil {
		return fmt.Errorf("its groups of spans are broken (%w); write the file again with DocBin.to_disk", err)
	}
	type what struct {
		start, end int
		label      string
	}
	seen := map[what]bool{}
	for _, s := range d.Spans {
		seen[what{s.Start, s.End, s.Label}] = true
	}
	for _, g := range all {
		key := "under the key “" + quote.Clip(g.name) + "”"
		d.Tally.Add(formats.ItemOut, g.attrs, "what is said of all spans "+key)
		if len(all) > 1 {
			d.Tally.Add(formats.ExtraOut, 1, "spans "+key)
		}
		for _, p := range g.spans {
			s, err := a.groupSpan(p)
			switch {
			case err != nil && !a.skipBad:
				return fmt.Errorf("a span %s: %w", key, err)
			case err != nil:
				d.Tally.Add(formats.SpanOut, 1, key+": "+err.Error())
			case seen[what{s.Start, s.End, s.Label}]:
				d.Tally.Add(formats.SpanOut, 1, "twice on the same text, "+key)
			default:
				seen[what{s.Start, s.End, s.Label}] = true
				d.Spans = append(d.Spans, s)
			}
		}
	}
	return nil
}

func (a *article) groupSpan(p groupSpan) (foreign.Span, error) {
	if p.start >= p.end || int64(p.end) > int64(a.tokens) {
		return foreign.Span{}, fmt.Errorf("it goes from token %d to %d of %d; correct it, or use --skip-bad", p.start, p.end, a.tokens)
	}
	return a.span(int(p.start), int(p.end), p.label, p.kbID, p.id)
}
