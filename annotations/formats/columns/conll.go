// Package columns has the formats of one token a line, with its tag in a column.
package columns

import (
	"bytes"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/tagging"
	"tippani/model"
)

// Conll is one token a line with its tag in the last column, a blank line after each sentence and a -DOCSTART-
// line before each article (CoNLL-2003). IOB2 is written; any of IOB1, IOB2, BILOU and IOBES is read.
func Conll() formats.Format {
	return formats.Format{
		Name: "conll", Extensions: []string{".conll", ".tsv", ".bio", ".iob"}, Description: "CoNLL columns: token and IOB2 tag",
		Streams: true, Reading: newConllReader, Writing: newConllWriter,
	}
}

func newConllWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	w := conllWriter{opt}
	return &formats.Stream{Out: out, EncodeTo: w.encode}, nil
}

type conllWriter struct{ opt formats.Options }

const docStart = "-DOCSTART-"

func (w conllWriter) encode(dst []byte, d *formats.Doc, t *formats.Tally) ([]byte, error) {
	opt := w.opt
	opt.Tokens = func(d *formats.Doc) ([]model.Range, error) {
		tokens, err := tagging.Tokens(&w.opt, d)
		return withoutMarks(d, tokens, t), err
	}
	tokens, tags, err := tagging.FlatTags(d, &opt, t)
	if err != nil {
		return nil, err
	}
	starts := sentenceStarts(d, tokens, tags)
	dst = append(dst, docStart+"\tO\n"...)
	for i, r := range tokens {
		if starts[i] {
			dst = append(dst, '\n')
		}
		from := len(dst)
		dst = append(dst, d.Article.Slice(r)...)
		if bytes.ContainsAny(dst[from:], "\t\n\r") {
			t.Add(formats.Rewritten, 1, d.Article.Slice(r))
			copy(dst[from:], bytes.Map(spaceOnly, dst[from:]))
		}
		dst = append(dst, '\t')
		label := strings.TrimRight(strings.Map(spaceOnly, tags[i]), " ") // readers trim lines
		t.Add(formats.Rewritten, formats.One(label != tags[i]), tags[i])
		dst = append(append(dst, label...), '\n')
	}
	return append(dst, '\n'), nil
}

func spaceOnly(r rune) rune {
	if r == '\t' || r == '\n' || r == '\r' {
		return ' '
	}
	return r
}

// withoutMarks takes byte order marks off the tokens: readers of concatenated files have to skip them.
func withoutMarks(d *formats.Doc, tokens []model.Range, t *formats.Tally) []model.Range {
	kept := make([]model.Range, 0, len(tokens))
	for _, r := range tokens {
		word := strings.TrimLeft(d.Article.Slice(r), "\uFEFF")
		if n := r.Len() - len(word); n > 0 {
			t.Add(formats.MarkOut, 1, "")
			r.Start += model.Offset(n)
		}
		if !r.Empty() {
			kept = append(kept, r)
		}
	}
	return kept
}
