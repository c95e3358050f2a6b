package formats

import (
	"bytes"
	"strings"

	"tippani/model"
)

// conllFormat is one token a line with its tag in the last column, a blank line after each sentence and a -DOCSTART-
// line before each article (CoNLL-2003). IOB2 is written; any of IOB1, IOB2, BILOU and IOBES is read.
func conllFormat() Format {
	return Format{
		Name: "conll", Extensions: []string{".conll", ".tsv", ".bio", ".iob"}, Description: "CoNLL columns: token and IOB2 tag",
		Streams: true, newReader: newConllReader, newEncode: newConllWriter,
	}
}

func newConllWriter(out Output, opt Options) (encoder, error) {
	w := conllWriter{opt}
	return &lines{out: out, encodeTo: w.encode}, nil
}

type conllWriter struct{ opt Options }

const docStart = "-DOCSTART-"

func (w conllWriter) encode(dst []byte, d *Doc, t *tally) ([]byte, error) {
	opt := w.opt
	opt.Tokens = func(d *Doc) ([]model.Range, error) {
		tokens, err := tokensOf(&w.opt, d)
		return withoutMarks(d, tokens, t), err
	}
	tokens, tags, err := flatTags(d, &opt, t)
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
			t.add(Rewritten, 1, d.Article.Slice(r))
			copy(dst[from:], bytes.Map(spaceOnly, dst[from:]))
		}
		dst = append(dst, '\t')
		label := strings.TrimRight(strings.Map(spaceOnly, tags[i]), " ") // readers trim lines
		t.add(Rewritten, one(label != tags[i]), tags[i])
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
func withoutMarks(d *Doc, tokens []model.Range, t *tally) []model.Range {
	kept := make([]model.Range, 0, len(tokens))
	for _, r := range tokens {
		word := strings.TrimLeft(d.Article.Slice(r), "\uFEFF")
		if n := r.Len() - len(word); n > 0 {
			t.add(MarkOut, 1, "")
			r.Start += model.Offset(n)
		}
		if !r.Empty() {
			kept = append(kept, r)
		}
	}
	return kept
}
