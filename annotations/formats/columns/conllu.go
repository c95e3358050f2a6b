package columns

import (
	"fmt"
	"strconv"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/tagging"
	"tippani/model"
)

// Conllu is CoNLL-U (universaldependencies.org/format.html) with IOB2 tags as NER= in the MISC column. Spacing is
// kept by SpaceAfter=No and UDPipe's SpacesAfter and SpacesBefore.
func Conllu() formats.Format {
	return formats.Format{
		Name: "conllu", Extensions: []string{".conllu"}, Description: "CoNLL-U with NER= in the last column",
		Keeps: formats.KeepsText | formats.KeepsID, Streams: true,
		Reading: newConlluReader, Writing: newConlluWriter,
	}
}

func newConlluWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	w := conlluWriter{opt}
	return &formats.Stream{Out: out, EncodeTo: w.encode}, nil
}

type conlluWriter struct{ opt formats.Options }

func (w conlluWriter) encode(dst []byte, d *formats.Doc, t *formats.Tally) ([]byte, error) {
	tokens, tags, err := tagging.FlatTags(d, &w.opt, t)
	if err != nil {
		return nil, err
	}
	text := d.Article.Text()
	if len(tokens) == 0 {
		t.Add(formats.ItemOut, 1, "an article without words") // a CoNLL-U sentence has at least one
		t.Absent = true
		return dst, nil
	}
	starts := sentenceStarts(d, tokens, tags)
	sentence, word := 0, 0
	for i, r := range tokens {
		if starts[i] {
			if i > 0 {
				dst = append(dst, '\n')
			}
			sentence, word = sentence+1, 0
			dst = w.head(dst, d, tokens, starts, i, sentence)
		}
		word++
		form := d.Article.Slice(r)
		clean := strings.Map(spaceOnly, form)
		t.Add(formats.Rewritten, formats.One(clean != form), form)
		before := ""
		if i == 0 {
			before = text[:r.Start]
		}
		next := model.Offset(len(text))
		if i+1 < len(tokens) {
			next = tokens[i+1].Start
		}
		misc := conlluMisc(tags[i], before, text[r.End:next], i+1 == len(tokens))
		dst = fmt.Appendf(dst, "%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", word, clean, misc)
	}
	return append(dst, '\n'), nil
}

// head writes the comments of the sentence that begins with token i.
func (w conlluWriter) head(dst []byte, d *formats.Doc, tokens []model.Range, starts []bool, i, sentence int) []byte {
	if i == 0 {
		dst = fmt.Appendf(dst, "# newdoc id = %s\n", strings.Map(spaceOnly, d.Article.ID()))
	}
	text := d.Article.Text()
	if i == 0 || strings.Contains(text[tokens[i-1].End:tokens[i].Start], "\n") {
		dst = append(dst, "# newpar\n"...)
	}
	last := i
	for last+1 < len(tokens) && !starts[last+1] {
		last++
	}
	dst = fmt.Appendf(dst, "# sent_id = %s-%d\n", strings.Map(spaceOnly, d.Article.ID()), sentence)
	return fmt.Appendf(dst, "# text = %s\n", strings.Map(spaceOnly, text[tokens[i].Start:tokens[last].End]))
}

func conlluMisc(tag, before, after string, last bool) string {
	var parts []string
	if tag != "O" {
		parts = append(parts, "NER="+escapeMisc(tag))
	}
	switch {
	case after == " " && !last: // what CoNLL-U takes for granted between words
	case after == "":
		parts = append(parts, "SpaceAfter=No")
	default:
		parts = append(parts, "SpacesAfter="+escapeMisc(after))
	}
	if before != "" {
		parts = append(parts, "SpacesBefore="+escapeMisc(before))
	}
	if len(parts) == 0 {
		return "_"
	}
	return strings.Join(parts, "|")
}

// miscEscaper has UDPipe's escapes of what can't stand in a MISC value; unescapeMisc reads them.
var miscEscaper = strings.NewReplacer(`\`, `\\`, " ", `\s`, "\t", `\t`, "\n", `\n`, "\r", `\r`, "|", `\p`)

func escapeMisc(s string) string { return miscEscaper.Replace(s) }

// isNumber tells a word's line from that of a range (1-2) and of an empty node (1.1).
func isNumber(id string) bool {
	_, err := strconv.Atoi(id)
	return err == nil
}
