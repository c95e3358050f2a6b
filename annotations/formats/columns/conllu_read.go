package columns

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/input"
)

// conlluReader reads an article from one # newdoc to the next; of a file without any, each sentence.
type conlluReader struct {
	lines *input.Lines
	ahead *conlluSentence
	ended bool
	left  formats.Budget // of the article at hand
}

type conlluSentence struct {
	first           int // number of its first line
	id, text        string
	newDoc          bool
	docID           string
	newPar, hasText bool
	words           []conlluWord
	columns         [7][]string         // cells of the columns that are not read, from the first that says something
	others          map[string][]string // values of MISC that are not read
	comments        []string            // their keys
	mentions        int                 // entities in brackets
	links           int                 // between such
	lost            int                 // tags of words that are not read: empty nodes, the later words of a range
}

type conlluWord struct {
	form, tag     string
	before, after string
	explicit      bool // after was said by SpacesAfter
	last          int  // the last word of a range; 0 for a word
}

func newConlluReader(f *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	lines, err := input.NewLines(in)
	if err != nil {
		return nil, err
	}
	return foreign.Resolve(f, &conlluReader{lines: lines}, opt), nil
}

func (r *conlluReader) Next() (*foreign.Doc, error) {
	r.left = formats.Budget{}
	first, err := r.sentence()
	if err != nil {
		return nil, err
	}
	sentences := []*conlluSentence{first}
	for first.newDoc {
		s, err := r.sentence()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if s.newDoc {
			r.ahead = s
			break
		}
		sentences = append(sentences, s)
	}
	raw, err := conlluDoc(sentences)
	if err != nil {
		return nil, fmt.Errorf("%s:%d: %w", r.lines.Name, first.first, err)
	}
	raw.Id = first.id
	if first.newDoc {
		raw.Id = first.docID
	}
	raw.Where = fmt.Sprintf("%s:%d", r.lines.Name, first.first)
	return raw, nil
}

// sentence reads the lines up to a blank one.
func (r *conlluReader) sentence() (*conlluSentence, error) {
	if s := r.ahead; s != nil {
		r.ahead = nil
		return s, nil
	}
	s := new(conlluSentence)
	for !r.ended {
		line, err := r.lines.Next()
		if err == io.EOF {
			r.ended = true
			break
		}
		if err != nil {
			return nil, err
		}
		if err := r.left.Take(len(line), 1, 0); err != nil {
			return nil, fmt.Errorf("%s: %w", r.lines.Where(), err)
		}
		line = strings.TrimSuffix(line, "\r")
		if line == "" && len(s.words) > 0 {
			return s, nil
		}
		if line == "" {
			continue
		}
		if s.first == 0 {
			s.first = r.lines.Number
		}
		if strings.HasPrefix(line, "#") && len(s.words) == 0 {
			s.comment(line)
		} else if err := s.word(line); err != nil {
			return nil, fmt.Errorf("%s: %w", r.lines.Where(), err)
		}
	}
	if len(s.words) == 0 {
		return nil, io.EOF
	}
	return s, nil
}

func (s *conlluSentence) comment(line string) {
	key, value, _ := strings.Cut(strings.TrimPrefix(line, "#"), "=")
	value = strings.TrimPrefix(value, " ")
	switch strings.TrimSpace(key) {
	case "newdoc id", "newdoc":
		s.newDoc, s.docID = true, value
	case "newpar", "newpar id":
		s.newPar = true
	case "sent_id":
		s.id = value
	case "text":
		s.text, s.hasText = value, true
	default:
		s.comments = append(s.comments, strings.TrimSpace(key))
	}
}

// conlluColumns are the columns that are not read, the third to the ninth.
var conlluColumns = []string{"LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS"}

// word reads one line of ten columns. A range stands for the words after it; empty nodes have no text.
func (s *conlluSentence) word(line string) error {
	columns := strings.Split(line, "\t")
	if len(columns) != 10 {
		return fmt.Errorf("the line has %d columns and CoNLL-U has 10, parted by tabs; correct it", len(columns))
	}
	for i, cell := range columns[2:9] {
		if cell != "_" || len(s.columns[i]) > 0 {
			s.columns[i] = append(s.columns[i], cell)
		}
	}
	w := conlluWord{form: columns[1], after: " "}
	if err := s.misc(&w, columns[9]); err != nil {
		return err
	}
	from, to, isRange := strings.Cut(columns[0], "-")
	number, err := strconv.Atoi(from)
	switch {
	case strings.Contains(columns[0], "."):
		s.lost += formats.One(isEntity(w.tag))
		return nil
	case err != nil || isRange && !isNumber(to):
		return fmt.Errorf("the word number %q is none; correct it", columns[0])
	case isRange:
		w.last, _ = strconv.Atoi(to)
	case len(s.words) > 0 && s.words[len(s.words)-1].last >= number:
		whole := &s.words[len(s.words)-1] // a word inside a range: its text is the range's
		switch {
		case !isEntity(w.tag):
		case !isEntity(whole.tag):
			whole.tag = w.tag
		case labelOf(whole.tag) != labelOf(w.tag):
			s.lost++
		}
		return nil
	}
	if w.form == "" {
		return fmt.Errorf("the word has no form; correct it")
	}
	s.words = append(s.words, w)
	return nil
}
