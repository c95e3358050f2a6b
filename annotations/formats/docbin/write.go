package docbin

import (
	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/tagging"
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
	spans := d.Spans
	if w.opt.SpansKey == "" {
		spans = tagging.Flatten(d, t)
	}
	tokens, err := tokenize(d, spans, &w.opt)
	if err != nil {
		return nil, err
	}
	tags := make([][2]uint64, len(tokens)) // ENT_IOB and ENT_TYPE
	var groups []group
	if w.opt.SpansKey == "" {
		tagEntities(tags, tokens, spans)
	} else if len(spans) > 0 {
		groups = []group{groupOf(w.opt.SpansKey, d, tokens, spans)}
	}
	return func() error {
		w.bin.add(d, tokens, tags)
		for _, s := range spans {
			w.bin.strings[number(s.Label)] = s.Label
		}
		w.bin.groups = append(w.bin.groups, appendGroups(nil, groups))
		return nil
	}, nil
}

// tagEntities tags the tokens of spans that do not overlap.
func tagEntities(tags [][2]uint64, tokens []token, spans []*annotations.Span) {
	for i := range tags {
		tags[i][0] = beyond
	}
	for _, s := range spans {
		first, after := cover(tokens, s.Range)
		for i := first; i < after; i++ {
			tags[i] = [2]uint64{inside, number(s.Label)}
		}
		tags[first][0] = begins
	}
}

func groupOf(name string, d *formats.Doc, tokens []token, spans []*annotations.Span) group {
	g := group{name: name}
	x := d.Article.Index()
	for _, s := range spans {
		first, after := cover(tokens, s.Range)
		g.spans = append(g.spans, placed{
			label: number(s.Label), start: uint32(first), end: uint32(after),
			startChar: uint32(x.CodePoint(s.Range.Start)), endChar: uint32(x.CodePoint(s.Range.End)),
		})
	}
	return g
}

// Close implements formats.Encoder.
func (w *writer) Close() error { return w.bin.pack(w.out.W) }
