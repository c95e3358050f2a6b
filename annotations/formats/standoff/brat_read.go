package standoff

import (
	"fmt"
	"path"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/quote"
	"tippani/model"
)

type bratReader struct {
	files *input.Directory
	opt   formats.Options
	read  map[string]bool // names without ending
}

// bratParts are the endings of the files that may hold the annotations of a text, in the order brat joins them: its own, and those of
// the BioNLP shared tasks, in which the spans are given (.a1) and the events asked for (.a2, .rel, .co).
var bratParts = []string{".ann", ".a1", ".a2", ".co", ".rel"}

func newBratReader(f *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	files, err := input.NewDirectory(in, append([]string{".txt"}, bratParts...)...)
	if err != nil {
		return nil, err
	}
	return foreign.Resolve(f, &bratReader{files, opt, make(map[string]bool)}, opt), nil
}

func (r *bratReader) Next() (*foreign.Doc, error) {
	name, base := "", ""
	for base == "" || r.read[base] {
		var err error
		if name, err = r.files.Next(); err != nil {
			return nil, err
		}
		base = strings.TrimSuffix(name, path.Ext(name))
	}
	r.read[base] = true
	text, found, err := r.files.Read(base + ".txt")
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, fmt.Errorf("%s: there is no %s.txt beside it, which holds the text; put it there", name, base)
	}
	raw := &foreign.Doc{Id: formats.IDOfFileName(path.Base(base)), Where: base + ".ann"}
	anns := make([]string, len(bratParts))
	for i, ending := range bratParts {
		if anns[i], _, err = r.files.Read(base + ending); err != nil {
			return nil, err
		}
	}
	raw.Text = bratTextOf(text, anns)
	raw.Tally.Add(formats.LineEnds, strings.Count(text, "\r")-strings.Count(raw.Text, "\r"), "")
	raw.Tally.Add(formats.MarkOut, formats.One(strings.HasPrefix(text, "\uFEFF") && !strings.HasPrefix(raw.Text, "\uFEFF")), "")
	b := bratText{raw: raw, skipBad: r.opt.SkipBad, runes: []rune(raw.Text), at: make(map[string]int), triggers: make(map[string]string),
		first: make(map[string]string), noted: make(map[int]bool)}
	for i, ending := range bratParts {
		b.file = base + ending
		if err := b.read(strings.TrimPrefix(anns[i], "\uFEFF")); err != nil {
			return nil, err
		}
	}
	return raw, b.join()
}

// bratText reads the annotations of one text.
type bratText struct {
	raw      *foreign.Doc
	skipBad  bool
	file     string
	line     int
	runes    []rune
	at       map[string]int    // T1 -> number in raw.Spans
	triggers map[string]string // E1 -> T3
	first    map[string]string // T3 -> E1, the first event on it
	noted    map[int]bool      // numbers of spans that have a note
	late     []bratLine        // what refers to spans, to be read when all are known
}

type bratLine struct {
	file   string
	number int
	id     string
	fields []string
	text   string
}

func (b *bratText) fault(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", b.file, b.line, fmt.Sprintf(format, args...))
}

// bad is the error of a line, or nil when such lines are left out, which is counted.
func (b *bratText) bad(err error, loss formats.Loss) error {
	if err == nil || !b.skipBad {
		return err
	}
	b.raw.Tally.Add(loss, 1, err.Error())
	return nil
}

func (b *bratText) read(ann string) error {
	if strings.Count(ann, "\n") > model.MaxElements {
		return fmt.Errorf("%s: %w", b.file, formats.ErrTooManySpans)
	}
	for i, line := range strings.Split(ann, "\n") {
		b.line = i + 1
		if strings.TrimSpace(line) == "" {
			continue
		}
		loss := formats.ItemOut
		if line[0] == 'T' {
			loss = formats.SpanOut
		}
		if err := b.bad(b.take(strings.TrimSuffix(line, "\r")), loss); err != nil {
			return err
		}
	}
	return nil
}

// take reads a span, and keeps what refers to spans until all are known. An event may be its trigger alone.
func (b *bratText) take(line string) error {
	id, rest, ok := strings.Cut(line, "\t")
	if !ok || id == "" {
		return b.fault("“%s” has no tab after its id; the line may have been cut short, complete or remove it", quote.Clip(line))
	}
	body, text, _ := strings.Cut(rest, "\t")
	l := bratLine{b.file, b.line, id, strings.Fields(body), text}
	if len(l.fields) < 2 && (id[0] != 'E' || len(l.fields) == 0) {
		return b.fault("“%s” is not complete; the line may have been cut short, complete or remove it", quote.Clip(line))
	}
	switch id[0] {
	case 'T':
		return b.span(l)
	case 'E':
		if _, twice := b.triggers[id]; twice {
			return b.fault("the id %s comes twice; rename one of the two", id)
		}
		_, trigger, _ := strings.Cut(l.fields[0], ":")
		b.triggers[id] = trigger
		if b.first[trigger] == "" {
			b.first[trigger] = id
		}
	case 'R', 'A', 'M', 'N', '#', '*':
	default:
		return b.fault("the id %q is of no kind brat has; correct it", id)
	}
	b.late = append(b.late, l)
	return nil
}

// join reads what refers to spans.
func (b *bratText) join() error {
	for _, l := range b.late {
		b.file, b.line = l.file, l.number
		if err := b.bad(b.refer(l), formats.ItemOut); err != nil {
			return err
		}
	}
	return nil
}
