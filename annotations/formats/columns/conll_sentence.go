package columns

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/tagging"
)

// conllLayout is what the columns of a file are; a file has one layout from its first line of a token to its last.
type conllLayout struct {
	width    int  // columns; 0 is not known yet
	tabs     bool // parted by tabs only
	piped    bool // spaCy's one sentence a line
	numbered bool // the first column counts the words, as in GermEval
	tokenAt  int  // the column of the tokens, from 0
	tagAt    int  // the column of the tags, from 0
	fixed    bool // these are known; until then each sentence may tell them
}

type conllSentence struct {
	tokens, tags []string
	others       [][]string // cells of the columns that are not read
	otherNames   []string
	text         string
}

// join appends the columns of the next sentence; a file's sentences have the same ones.
func (s *conllSentence) join(next *conllSentence) {
	if len(s.others) == 0 {
		s.others, s.otherNames = make([][]string, len(next.others)), next.otherNames
	}
	for i := range min(len(s.others), len(next.others)) {
		s.others[i] = append(s.others[i], next.others[i]...)
	}
}

func (s *conllSentence) add(token, tag string, others []string, names []string) {
	s.tokens, s.tags = append(s.tokens, token), append(s.tags, tag)
	if len(s.others) == 0 {
		s.others, s.otherNames = make([][]string, len(others)), names
	}
	for i := range s.others {
		cell := "O"
		if i < len(others) {
			cell = others[i]
		}
		s.others[i] = append(s.others[i], cell)
	}
}

// sentence parts the lines of a block into columns. A line before them may be the text of the sentence, as in 1666sApple/Bangla-NER;
// one that begins with "# id" names it, as in MultiCoNER. A line that does not have the file's columns is an error wherever it stands,
// or with --skip-bad a token without tag.
func (r *conllReader) sentence(block *conllBlock, raw *foreign.Doc) (*conllSentence, error) {
	raw.Tally.Add(formats.MarkOut, block.marks, "")
	if r.layout.piped {
		return r.pipedSentence(block, raw)
	}
	s := new(conllSentence)
	lines := r.comments(block.lines, raw, s)
	skipped := len(block.lines) - len(lines)
	r.layout.tabs = slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, "\t") })
	if n := len(lines); n > 1 && s.text == "" && r.isText(lines) {
		s.text, lines, skipped = lines[0], lines[1:], skipped+1
	}
	rows := make([][]string, len(lines))
	for i, line := range lines {
		rows[i] = r.split(line)
	}
	r.layout.learn(rows, r.opt)
	for i, row := range rows {
		if err := r.row(s, row, &raw.Tally); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", r.lines.Name, block.first+skipped+i, err)
		}
	}
	return s, nil
}

func (r *conllReader) split(line string) []string { return splitColumns(line, r.layout.tabs) }

// learn takes the number of columns from the first line that has several, and sees whether the first column counts.
func (l *conllLayout) learn(rows [][]string, opt formats.Options) {
	counting := len(rows) > 1 || l.numbered
	for i, row := range rows {
		if l.width == 0 && len(row) > 1 {
			l.width = len(row)
		}
		counting = counting && len(row) > 2 && row[0] == strconv.Itoa(i+1)
	}
	if l.width > 0 && !l.fixed {
		l.tagAt, l.fixed = tagColumn(rows, l.width)
	}
	if opt.TokenColumn == 0 && l.tokenAt == 0 {
		l.numbered = counting
	}
}

// comments takes the comments before a sentence off. A line of the file's columns is none, whatever it begins with: # is a token too.
func (r *conllReader) comments(lines []string, raw *foreign.Doc, s *conllSentence) []string {
	for len(lines) > 1 && strings.HasPrefix(lines[0], "#") && r.isComment(lines) {
		line := lines[0]
		key, value, said := strings.Cut(strings.TrimLeft(line, "# "), " ")
		switch {
		case key == "id" && said:
			raw.Id = strings.Fields(value)[0]
		case key == "text" && strings.HasPrefix(value, "= "):
			s.text = value[2:]
		default:
			raw.Tally.Add(formats.ExtraOut, 1, quote.Clip(line))
		}
		lines = lines[1:]
	}
	return lines
}

func (r *conllReader) isComment(lines []string) bool {
	fields := strings.Fields(lines[0])
	if len(fields) > 1 && (fields[1] == "id" || fields[1] == "text" || slices.Contains(fields, "=")) {
		return true
	}
	width := r.layout.width
	if width == 0 {
		width = len(strings.Fields(lines[1]))
	}
	last := fields[len(fields)-1]
	prefix, _ := tagging.Split(last)
	return len(fields) != width || prefix != 'O' && !tagging.HasPrefix(last)
}

// isText tells a first line that is the sentence itself: it is made of the tokens of the lines after it, or has several words where
// the columns of all others are parted by tabs.
func (r *conllReader) isText(lines []string) bool {
	if r.layout.tabs && strings.Contains(lines[0], "\t") || !r.layout.tabs && len(lines) < 3 {
		return false
	}
	var tokens strings.Builder
	for _, line := range lines[1:] {
		tokens.WriteString(r.split(line)[0])
	}
	if strings.ReplaceAll(lines[0], " ", "") == strings.ReplaceAll(tokens.String(), " ", "") {
		return true
	}
	return r.layout.tabs && strings.Contains(lines[0], " ") && len(r.split(lines[1])) > 1
}

// row adds one line to the sentence.
func (r *conllReader) row(s *conllSentence, row []string, t *formats.Tally) error {
	at, tagAt := r.columns(len(row))
	chosen := r.opt.TokenColumn > 0 && r.opt.TagColumn > 0
	fault := ""
	switch {
	case len(row) < 2:
		fault = "the line has one column, and a token with its tag is expected; add the tag, or use --skip-bad"
	case at >= len(row) || tagAt >= len(row):
		fault = fmt.Sprintf("the line has %d columns, and the token or its tag is looked for further on; correct it, say which columns "+
			"hold them, or use --skip-bad", len(row))
	case len(row) != r.layout.width && !chosen:
		fault = fmt.Sprintf("the line has %d columns and those before it have %d; correct it, say which columns hold token and tag, or "+
			"use --skip-bad", len(row), r.layout.width)
	case strings.TrimSpace(row[at]) == "":
		t.Add(formats.ItemOut, 1, "line without token: "+quote.Clip(strings.Join(row, " ")))
		return nil
	case !isTag(row[tagAt]):
		fault = fmt.Sprintf("“%s” is no tag; say with --tag-column which column holds the tags, or use --skip-bad", quote.Clip(row[tagAt]))
	}
	if fault == "" {
		others, names := r.rest(row, at, tagAt)
		s.add(row[at], strings.TrimSpace(row[tagAt]), others, names)
		return nil
	}
	if !r.opt.SkipBad {
		return fmt.Errorf("%s", fault)
	}
	token := row[min(at, len(row)-1)]
	t.Add(formats.ItemOut, 1, "the tag of a token: "+quote.Clip(strings.Join(row, " ")))
	if strings.TrimSpace(token) != "" {
		s.add(token, "O", nil, nil)
	}
	return nil
}

// columns are those of the token and of the tag in a line of so many.
func (r *conllReader) columns(n int) (at, tagAt int) {
	at, tagAt = max(r.layout.tokenAt, formats.One(r.layout.numbered)), n-1
	if n == r.layout.width {
		tagAt = r.layout.tagAt
	}
	if r.opt.TokenColumn > 0 {
		at = r.opt.TokenColumn - 1
	}
	if r.opt.TagColumn > 0 {
		tagAt = r.opt.TagColumn - 1
	}
	return at, tagAt
}

func (r *conllReader) rest(row []string, at, tagAt int) (cells, names []string) {
	for i, cell := range row {
		if i != at && i != tagAt && !(i == 0 && r.layout.numbered) {
			cells, names = append(cells, cell), append(names, fmt.Sprintf("column %d", i+1))
		}
	}
	return cells, names
}

// isTag tells what may be a tag from brackets, numbers and sentences, which stand in the last column of other formats.
func isTag(tag string) bool {
	prefix, _ := tagging.Split(strings.TrimSpace(tag))
	return prefix == 'O' || tagging.HasPrefix(tag) || strings.HasSuffix(tag, "-") ||
		!strings.ContainsAny(tag, "()[]{}*|=<>") && strings.ContainsFunc(tag, func(c rune) bool { return c > '9' })
}
