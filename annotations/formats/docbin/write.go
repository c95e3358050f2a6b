package docbin

import (
	"tippani/annotations/formats"
	"tippani/model"
)

// writer gathers the articles: what is said of all tokens comes before what is said of each article, so nothing is written before the end.
type writer struct {
	out formats.Output
	opt formats.Options
	bin bin
}

func newWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	return &writer{out: out, opt: opt, bin: bin{attrs: []uint64{orth, entIOB, entType}, strings: map[uint64]string{0: ""}}}, nil
}

// Encode implements formats.Encoder.
func (w *writer) Encode(d *formats.Doc, t *formats.Tally) (func() error, error) {
	words, marks, err := marked(d, &w.opt, t)
	if err != nil {
		return nil, err
	}
	tokens := tokenize(d.Article, words, marks)
	tags := make([][2]uint64, len(tokens)) // ENT_IOB and ENT_TYPE
	var groups []group
	if w.opt.SpansKey == "" {
		tagEntities(tags, tokens, marks)
	} else if len(marks) > 0 {
		groups = []group{groupOf(w.opt.SpansKey, d.Article, tokens, marks)}
	}
	return func() error {
		w.bin.add(d, tokens, tags)
		for _, m := range marks {
			w.bin.strings[number(m.label)] = m.label
		}
		w.bin.groups = append(w.bin.groups, appendGroups(nil, groups))
		return nil
	}, nil
}

// tagEntities tags the tokens of marks that share none.
func tagEntities(tags [][2]uint64, tokens []token, marks []mark) {
	for i := range tags {
		tags[i][0] = outside
	}
	for _, m := range marks {
		first, after := cover(tokens, m.Range)
		label := number(m.label)
		for i := first; i < after; i++ {
			tags[i] = [2]uint64{inside, label}
		}
		tags[first][0] = begins
	}
}

func groupOf(name string, a *model.Article, tokens []token, marks []mark) group {
	g := group{name: name}
	for _, m := range marks {
		first, after := cover(tokens, m.Range)
		g.spans = append(g.spans, groupSpan{
			label: number(m.label), start: uint32(first), end: uint32(after),
			startChar: uint32(a.Index().CodePoint(m.Start)), endChar: uint32(a.Index().CodePoint(m.End)),
		})
	}
	return g
}

// Close implements formats.Encoder.
func (w *writer) Close() error { return w.bin.pack(w.out.W) }
