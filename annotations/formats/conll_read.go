package formats

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// conllReader reads columns of tokens and tags. With -DOCSTART- lines an article goes from one to the next; what
// stands before the first, or all of a file without any, is one article per block between blank lines.
type conllReader struct {
	lines *lineReader
	opt   Options
	ahead *conllBlock // read but not used
}

// conllBlock is the lines of one sentence, or a -DOCSTART- line.
type conllBlock struct {
	start bool // a -DOCSTART- line
	first int  // number of the first line
	lines []string
	marks int // byte order marks taken off
}

func newConllReader(f *Format, in Input, opt Options) (Reader, error) {
	lines, err := newLineReader(in)
	if err != nil {
		return nil, err
	}
	return newResolver(f, &conllReader{lines: lines, opt: opt}, opt), nil
}

func (r *conllReader) next() (*rawDoc, error) {
	block, err := r.block()
	if err != nil {
		return nil, err
	}
	raw := &rawDoc{where: fmt.Sprintf("%s:%d", r.lines.name, block.first)}
	if !block.start {
		sentence, err := r.sentence(block, raw)
		if err != nil {
			return nil, err
		}
		return conllDoc(raw, []*conllSentence{sentence})
	}
	var sentences []*conllSentence
	for {
		block, err := r.block()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if block.start {
			r.ahead = block
			break
		}
		sentence, err := r.sentence(block, raw)
		if err != nil {
			return nil, err
		}
		sentences = append(sentences, sentence)
	}
	return conllDoc(raw, sentences)
}

// conllDoc puts the sentences of an article together. Where each brings its own text, spacing is exact.
func conllDoc(raw *rawDoc, sentences []*conllSentence) (*rawDoc, error) {
	var b rebuilt
	var tags []string
	for _, s := range sentences {
		tags = append(tags, s.tags...)
		b.sentence(s, &raw.tally)
	}
	spans, unknown, err := readTags(tags)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", raw.where, err)
	}
	b.exact = b.exact && len(sentences) == 1
	doc := b.doc(spans)
	doc.id, doc.where = raw.id, raw.where
	doc.tally.entries = append(raw.tally.entries, doc.tally.entries...)
	doc.tally.add(UnknownTag, unknown, "")
	return doc, nil
}

// sentence appends a sentence on a line of its own, with its own spacing when it is known.
func (b *rebuilt) sentence(s *conllSentence, t *tally) {
	if s.text != "" {
		if tokens, missing := locate(s.text, s.tokens); missing < 0 {
			at := 0
			for i, r := range tokens {
				sep := s.text[at:r.Start]
				if i == 0 {
					sep = "\n"
				}
				b.add(sep, s.tokens[i])
				at = int(r.End)
			}
			b.exact = true
			return
		}
		t.add(ItemOut, 1, "line without tag: "+clip(s.text))
	}
	for i, token := range s.tokens {
		sep := " "
		if i == 0 {
			sep = "\n"
		}
		b.add(sep, token)
	}
}

// block reads the lines up to a blank one or a -DOCSTART-.
func (r *conllReader) block() (*conllBlock, error) {
	if block := r.ahead; block != nil {
		r.ahead = nil
		return block, nil
	}
	block := new(conllBlock)
	for {
		line, err := r.lines.next()
		if err == io.EOF && len(block.lines) > 0 {
			return block, nil
		}
		if err != nil {
			return nil, err
		}
		if trimmed := strings.TrimLeft(line, "\uFEFF"); trimmed != line {
			block.marks++
			line = trimmed
		}
		line = strings.TrimRight(line, " \t\r")
		switch {
		case strings.HasPrefix(line, docStart) && (len(line) == len(docStart) || strings.ContainsRune(" \t", rune(line[len(docStart)]))):
			start := &conllBlock{start: true, first: r.lines.number}
			if len(block.lines) > 0 {
				r.ahead = start
				return block, nil
			}
			return start, nil
		case line == "" && len(block.lines) > 0:
			return block, nil
		case line != "":
			if len(block.lines) == 0 {
				block.first = r.lines.number
			}
			block.lines = append(block.lines, line)
		}
	}
}

type conllSentence struct {
	tokens, tags []string
	text         string
}

// sentence parts the lines of a block into columns. A first line without columns is the text of the sentence, as in
// 1666sApple/Bangla-NER; one that begins with "# id" names it, as in MultiCoNER.
func (r *conllReader) sentence(block *conllBlock, raw *rawDoc) (*conllSentence, error) {
	raw.tally.add(MarkOut, block.marks, "")
	tabs := slices.ContainsFunc(block.lines, func(l string) bool { return strings.Contains(l, "\t") })
	s := new(conllSentence)
	for i, line := range block.lines {
		columns := strings.FieldsFunc(line, func(c rune) bool { return c == ' ' || c == '\t' })
		if tabs {
			columns = strings.Split(line, "\t")
		}
		whole := len(columns) < 2 || !tabs && i == 0 && conllText(block.lines)
		if strings.HasPrefix(line, "# ") && i == 0 && !strings.Contains(line, "\t") {
			if rest, ok := strings.CutPrefix(line, "# id "); ok {
				raw.id, _, _ = strings.Cut(strings.TrimSpace(rest), " ")
			} else {
				raw.tally.add(ItemOut, 1, clip(line))
			}
			continue
		}
		if whole && len(s.tokens) == 0 && s.text == "" && len(block.lines) > 1 {
			s.text = line
			continue
		}
		token, tag, err := r.columns(columns)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", r.lines.name, block.first+i, err)
		}
		if token == "" {
			raw.tally.add(ItemOut, 1, "line without token: "+clip(line))
			continue
		}
		raw.tally.add(ColumnOut, len(columns)-2, "")
		s.tokens = append(s.tokens, token)
		s.tags = append(s.tags, tag)
	}
	return s, nil
}

// conllText tells a first line that is the sentence itself, in a file with spaces between columns: it is made of the
// tokens of the lines after it.
func conllText(lines []string) bool {
	var tokens strings.Builder
	for _, line := range lines[1:] {
		token, _, _ := strings.Cut(line, " ")
		tokens.WriteString(token)
	}
	return len(lines) > 2 && strings.ReplaceAll(lines[0], " ", "") == tokens.String()
}

func (r *conllReader) columns(columns []string) (token, tag string, err error) {
	at, tagAt := 0, len(columns)-1
	if r.opt.TokenColumn > 0 {
		at = r.opt.TokenColumn - 1
	}
	if r.opt.TagColumn > 0 {
		tagAt = r.opt.TagColumn - 1
	}
	if len(columns) < 2 || at >= len(columns) || tagAt >= len(columns) {
		return "", "", fmt.Errorf("the line has %d columns, and a token with its tag is expected; add the tag, or say which columns hold them", len(columns))
	}
	return columns[at], strings.TrimSpace(columns[tagAt]), nil
}
