package uima

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/quote"
	"tippani/model"
)

type webannoReader struct {
	files *input.Directory
	opt   formats.Options
}

func newWebannoReader(f *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	files, err := input.NewDirectory(in, ".tsv")
	if err != nil {
		return nil, err
	}
	return foreign.Resolve(f, &webannoReader{files, opt}, opt), nil
}

func (r *webannoReader) Next() (*foreign.Doc, error) {
	name, data, err := r.files.ReadNext()
	if err != nil {
		return nil, err
	}
	units := []formats.Unit{formats.UTF16, formats.CodePoints}
	if r.opt.Unit != "" {
		units = []formats.Unit{r.opt.Unit}
	}
	var first error
	for _, literal := range []bool{false, true} {
		for _, unit := range units {
			f := newWebannoFile(name, unit, r.opt.Layer)
			f.literal, f.skipBad = literal, r.opt.SkipBad
			if err := f.read(data); err != nil {
				if first == nil {
					first = err
				}
				continue
			}
			if unit != formats.UTF16 && r.opt.Unit == "" {
				f.raw.Tally.Add(formats.UnitFound, 1, string(unit))
			}
			f.raw.Id, f.raw.Where, f.raw.Unit = formats.IDOfFileName(strings.TrimSuffix(path.Base(name), ".tsv")), name, unit
			return f.raw, nil
		}
	}
	return nil, first
}

// webannoFile is one file being read with one opinion of what its offsets count; a token whose text is not at its
// offsets proves the opinion wrong.
type webannoFile struct {
	raw                       *foreign.Doc
	name                      string
	unit                      formats.Unit
	layer                     string
	literal                   bool // backslashes in texts are none of the format's, as before version 3.2 and in files of other tools
	skipBad                   bool
	line                      int
	layers                    []webannoLayer
	text                      strings.Builder
	length                    int     // of text, in units
	sentence                  *string // waits for its first token to tell where it begins
	base                      int     // bytes before the sentence
	baseUnits, mark, markByte int     // units before it; unit and byte of the last token
	open                      map[string]int
	byUnit                    map[string][]int // line id -> spans that begin or go on there
	layerOf                   []string         // of each of raw.Spans
	arrows                    []webannoArrow
	counted                   map[string]bool // what was left out, which goes on over several lines
}

type webannoLayer struct {
	kind     string // SP, RL or CH: spans, relations, chains
	name     string
	features []string
	wanted   bool
}

// isTarget tells the column of the targets of a slot, which follows that of its roles.
func (l *webannoLayer) isTarget(column int) bool {
	return column > 0 && isSlot(l.features[column-1]) && !l.isTarget(column-1)
}

func isSlot(feature string) bool { return strings.HasPrefix(feature, "ROLE_") }

func newWebannoFile(name string, unit formats.Unit, layer string) *webannoFile {
	return &webannoFile{raw: new(foreign.Doc), name: name, unit: unit, layer: layer, open: make(map[string]int),
		byUnit:  make(map[string][]int),
		counted: make(map[string]bool)}
}

func (f *webannoFile) fault(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", f.name, f.line, fmt.Sprintf(format, args...))
}

// count is the length of s in the file's unit.
func (f *webannoFile) count(s string) int {
	switch f.unit {
	case formats.Bytes:
		return len(s)
	case formats.UTF16:
		return len(utf16.Encode([]rune(s)))
	}
	return utf8.RuneCountInString(s)
}

func (f *webannoFile) read(data string) error {
	if strings.Count(data, "\n") > model.MaxElements {
		return fmt.Errorf("%s: %w", f.name, formats.ErrTooManySpans)
	}
	for i, line := range strings.Split(data, "\n") {
		f.line = i + 1
		line = strings.TrimSuffix(line, "\r")
		var err error
		switch {
		case i == 0 && !strings.HasPrefix(line, "#FORMAT=WebAnno TSV 3"):
			return f.fault("the file does not begin with #FORMAT=WebAnno TSV 3; files of versions 1 and 2 become such in INCEpTION or " +
				"WebAnno, by import and export")
		case strings.HasPrefix(line, "#T_"):
			f.header(line)
		case strings.HasPrefix(line, "#Text="):
			text := f.plain(strings.TrimPrefix(line, "#Text="))
			if f.sentence != nil { // several lines of one sentence
				text = *f.sentence + "\n" + text
			}
			f.sentence = &text
		case line == "":
			f.endSentence()
		case strings.HasPrefix(line, "#"):
		default:
			err = f.unitLine(line)
		}
		if err != nil {
			return err
		}
	}
	f.endSentence()
	f.raw.Text = f.text.String()
	return f.join()
}

// header reads #T_SP, #T_RL and #T_CH: a layer and its features, one a column.
func (f *webannoFile) header(line string) {
	kind, rest, _ := strings.Cut(strings.TrimPrefix(line, "#T_"), "=")
	parts := strings.Split(strings.TrimSpace(rest), "|")
	l := webannoLayer{kind: kind, name: strings.TrimSpace(parts[0]), features: parts[1:]}
	own := strings.HasPrefix(l.name, "webanno.custom.")
	l.wanted = kind == "SP" && (own || l.name == casNE) || kind == "RL" && own
	if f.layer != "" && kind == "SP" {
		l.wanted = l.name == f.layer
	}
	if len(l.features) == 0 {
		l.features = []string{""}
	}
	f.layers = append(f.layers, l)
}

// plain is a text without the format's escapes, if it has any.
func (f *webannoFile) plain(s string) string {
	if f.literal {
		return s
	}
	return webannoUnescape(s)
}

// endSentence takes in a sentence without tokens.
func (f *webannoFile) endSentence() {
	if f.sentence != nil {
		f.append(*f.sentence)
		f.sentence = nil
	}
}

func (f *webannoFile) append(s string) {
	f.text.WriteString(s)
	f.length += f.count(s)
}

// width is how many columns the header names beside id, offsets and token.
func (f *webannoFile) width() int {
	n := 0
	for _, l := range f.layers {
		n += len(l.features)
	}
	return n
}

func (f *webannoFile) unitLine(line string) error {
	columns := strings.Split(line, "\t")
	if len(columns) < 3 {
		return f.fault("a line has at least an id, offsets and a token, parted by tabs; correct it")
	}
	b, e, ok := strings.Cut(columns[1], "-")
	begin, err1 := strconv.Atoi(b)
	end, err2 := strconv.Atoi(e)
	if !ok || err1 != nil || err2 != nil || begin < 0 || end < begin {
		return f.fault("the offsets %q are not begin-end; correct them", columns[1])
	}
	if f.sentence != nil {
		if err := f.beginSentence(begin, columns[2]); err != nil {
			return err
		}
	}
	if !f.at(begin, end, columns[2]) {
		return f.fault("the token “%s” is not at %s of the text (offsets taken as %s); correct it, or say another --unit",
			quote.Clip(columns[2]), columns[1], f.unit)
	}
	if n, named := len(columns), 3+f.width(); n < named && strings.Trim(strings.Join(columns[3:], ""), "_") != "" {
		if !f.skipBad {
			return f.fault("the line has %d columns and the header names %d, so that it can't be told which are missing; correct one of "+
				"them, or use --skip-bad", n, named)
		}
		f.raw.Tally.Add(formats.ItemOut, 1, "columns missing in line "+strconv.Itoa(f.line))
	}
	at := 3
	for _, l := range f.layers {
		cells := make([]string, len(l.features))
		for i := range cells {
			cells[i] = "_"
			if at+i < len(columns) && columns[at+i] != "" {
				cells[i] = columns[at+i]
			}
		}
		at += len(cells)
		if err := f.annotate(l, columns[0], begin, end, cells); err != nil {
			return err
		}
	}
	for i := at; i < len(columns); i++ {
		if columns[i] != "" {
			f.leaveSpans(fmt.Sprintf("column %d, which the header does not name", i+1), columns[i])
		}
	}
	return nil
}
