package columns

import (
	"fmt"
	"io"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/tagging"
	"tippani/annotations/formats/unread"
)

// conllReader reads columns of tokens and tags. With -DOCSTART- lines an article goes from one to the next; what
// stands before the first, or all of a file without any, is one article per block between blank lines.
type conllReader struct {
	lines  *input.Lines
	opt    formats.Options
	layout conllLayout
	ahead  *conllBlock // read but not used
	begun  bool
	header string         // a first line that names the columns, until it is counted
	left   formats.Budget // of the article at hand
}

// conllBlock is the lines of one sentence, or a -DOCSTART- line.
type conllBlock struct {
	start bool // a -DOCSTART- line
	first int  // number of the first line
	lines []string
	marks int // byte order marks taken off
}

func newConllReader(f *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	lines, err := input.NewLines(in)
	if err != nil {
		return nil, err
	}
	return foreign.Resolve(f, &conllReader{lines: lines, opt: opt}, opt), nil
}

func (r *conllReader) Next() (*foreign.Doc, error) {
	r.left = formats.Budget{}
	block, err := r.block()
	if err == nil && !r.begun {
		if r.takeHeader(block); len(block.lines) == 0 && !block.start {
			block, err = r.block()
		}
	}
	if err != nil {
		return nil, err
	}
	raw := &foreign.Doc{Where: fmt.Sprintf("%s:%d", r.lines.Name, block.first)}
	raw.Tally.Add(formats.ExtraOut, formats.One(r.header != ""), "the names of the columns, "+quote.Clip(r.header))
	r.header = ""
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
func conllDoc(raw *foreign.Doc, sentences []*conllSentence) (*foreign.Doc, error) {
	var b foreign.Rebuilt
	var tags []string
	others := new(conllSentence) // all columns that are not read, one after another
	for _, s := range sentences {
		tags = append(tags, s.tags...)
		others.join(s)
		addSentence(&b, s, &raw.Tally)
	}
	spans, unknown, err := tagging.Read(tags)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", raw.Where, err)
	}
	b.Exact = b.Exact && len(sentences) == 1
	doc := b.Doc(spans)
	doc.Id, doc.Where = raw.Id, raw.Where
	doc.Tally.Entries = append(raw.Tally.Entries, doc.Tally.Entries...)
	doc.Tally.Add(formats.UnknownTag, unknown, "")
	unread.LeaveColumns(&doc.Tally, others.otherNames, others.others)
	return doc, nil
}

// addSentence appends a sentence on a line of its own, with its own spacing when it is known.
func addSentence(b *foreign.Rebuilt, s *conllSentence, t *formats.Tally) {
	if s.text != "" {
		if tokens, missing := tagging.Locate(s.text, s.tokens); missing < 0 {
			at := 0
			for i, r := range tokens {
				sep := s.text[at:r.Start]
				if i == 0 {
					sep = "\n"
				}
				b.Add(sep, s.tokens[i])
				at = int(r.End)
			}
			b.Exact = true
			return
		}
		t.Add(formats.ItemOut, 1, "line without tag: "+quote.Clip(s.text))
	}
	for i, token := range s.tokens {
		sep := " "
		if i == 0 {
			sep = "\n"
		}
		b.Add(sep, token)
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
		line, err := r.lines.Next()
		if err == io.EOF && len(block.lines) > 0 {
			return block, nil
		}
		if err != nil {
			return nil, err
		}
		if err := r.left.Take(len(line), 1, 0); err != nil {
			return nil, fmt.Errorf("%s: %w", r.lines.Where(), err)
		}
		if trimmed := strings.TrimLeft(line, "\uFEFF"); trimmed != line {
			block.marks++
			line = trimmed
		}
		line = strings.TrimRight(line, " \t\r")
		switch {
		case strings.HasPrefix(line, docStart) && (len(line) == len(docStart) || strings.ContainsRune(" \t", rune(line[len(docStart)]))):
			start := &conllBlock{start: true, first: r.lines.Number}
			if len(block.lines) > 0 {
				r.ahead = start
				return block, nil
			}
			return start, nil
		case line == "" && len(block.lines) > 0:
			return block, nil
		case line != "":
			if len(block.lines) == 0 {
				block.first = r.lines.Number
			}
			block.lines = append(block.lines, line)
			if len(block.lines) == 1 && r.piped(line) {
				return block, nil
			}
		}
	}
}
