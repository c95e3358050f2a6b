package formats

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tippani/annotations"
)

type bratReader struct{ files *fileList }

func newBratReader(f *Format, in Input, opt Options) (Reader, error) {
	files, err := newFileList(in, ".txt")
	if err != nil {
		return nil, err
	}
	return newResolver(f, &bratReader{files}, opt), nil
}

func (r *bratReader) next() (*rawDoc, error) {
	name, err := r.files.next()
	if err != nil {
		return nil, err
	}
	base := strings.TrimSuffix(strings.TrimSuffix(name, ".txt"), ".ann")
	text, found, err := r.files.read(base + ".txt")
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, fmt.Errorf("%s: there is no %s.txt beside it, which holds the text; put it there", name, base)
	}
	raw := &rawDoc{id: idOfName(path.Base(base)), where: base + ".ann"}
	raw.text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	raw.tally.add(LineEnds, strings.Count(text, "\r"), "")
	ann, _, err := r.files.read(base + ".ann")
	if err != nil {
		return nil, err
	}
	b := bratText{raw: raw, file: base + ".ann", runes: []rune(raw.text), at: make(map[string]int), triggers: make(map[string]string), noted: make(map[int]bool)}
	return raw, b.read(strings.TrimPrefix(ann, "\uFEFF"))
}

// bratText reads one .ann file.
type bratText struct {
	raw      *rawDoc
	file     string
	line     int
	runes    []rune
	at       map[string]int    // T1 -> number in raw.spans
	triggers map[string]string // E1 -> T3
	noted    map[int]bool      // numbers of spans that have a note
	late     []bratLine        // what refers to spans, to be read when all are known
}

type bratLine struct {
	number int
	id     string
	fields []string
	text   string
}

func (b *bratText) fault(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", b.file, b.line, fmt.Sprintf(format, args...))
}

func (b *bratText) read(ann string) error {
	for i, line := range strings.Split(ann, "\n") {
		b.line = i + 1
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" {
			continue
		}
		id, rest, ok := strings.Cut(line, "\t")
		if !ok || id == "" {
			return b.fault("“%s” has no tab after its id; the line may have been cut short, complete or remove it", clip(line))
		}
		body, text, _ := strings.Cut(rest, "\t")
		l := bratLine{b.line, id, strings.Fields(body), text}
		if len(l.fields) < 2 {
			return b.fault("“%s” is not complete; the line may have been cut short, complete or remove it", clip(line))
		}
		switch id[0] {
		case 'T':
			if err := b.span(l); err != nil {
				return err
			}
		case 'E':
			if _, trigger, ok := strings.Cut(l.fields[0], ":"); ok {
				b.triggers[id] = trigger
			}
			b.late = append(b.late, l)
		case 'R', 'A', 'M', 'N', '#', '*':
			b.late = append(b.late, l)
		default:
			return b.fault("the id %q is of no kind brat has; correct it", id)
		}
	}
	for _, l := range b.late {
		b.line = l.number
		if err := b.refer(l); err != nil {
			return err
		}
	}
	return nil
}

// span reads a text-bound annotation. Fragments with only white space between them are one span again; others become
// a span each, joined by CONTINUES.
func (b *bratText) span(l bratLine) error {
	if _, twice := b.at[l.id]; twice {
		return b.fault("the id %s comes twice; rename one of the two", l.id)
	}
	var ends [][2]int
	for _, fragment := range strings.Split(strings.Join(l.fields[1:], " "), ";") {
		start, end, ok := strings.Cut(fragment, " ")
		s, err1 := strconv.Atoi(start)
		e, err2 := strconv.Atoi(end)
		if !ok || err1 != nil || err2 != nil {
			return b.fault("the offsets of %s are not “start end”; correct them", l.id)
		}
		ends = append(ends, [2]int{s, e})
	}
	id := l.id
	if n, ok := bratNumber(l.id, "T"); ok {
		id = "s" + strconv.Itoa(n)
	}
	b.at[l.id] = len(b.raw.spans)
	pieces := b.join(ends)
	for i := 1; i < len(ends); i++ {
		if ends[i][0] < ends[i-1][1] {
			return b.fault("the fragments of %s overlap or are out of order; correct them", l.id)
		}
	}
	if len(pieces) == 1 {
		s := rawSpan{start: pieces[0][0], end: pieces[0][1], quote: l.text, quoted: l.text != ""}
		s.ID, s.Label = id, l.fields[0]
		if len(ends) > 1 {
			if _, ok := b.quote(ends); ok && !b.sameFragments(ends, l.text) {
				return b.fault("%s quotes “%s”, which is not the text of its fragments; correct it", l.id, clip(l.text))
			}
			s.quoted = false
		}
		b.raw.spans = append(b.raw.spans, s)
		return nil
	}
	if !b.sameFragments(ends, l.text) {
		return b.fault("%s quotes “%s”, which is not the text of its fragments; correct it", l.id, clip(l.text))
	}
	b.raw.tally.add(Fragmented, 1, clip(l.text))
	for i, piece := range pieces {
		s := rawSpan{start: piece[0], end: piece[1]}
		s.ID, s.Label = id, l.fields[0]
		if i > 0 {
			s.ID = id + "." + strconv.Itoa(i+1)
			b.raw.relations = append(b.raw.relations, annotations.Relation{From: s.ID, To: id, Label: "CONTINUES"})
		}
		b.raw.spans = append(b.raw.spans, s)
	}
	return nil
}

// join puts fragments together that only white space parts.
func (b *bratText) join(ends [][2]int) [][2]int {
	joined := [][2]int{ends[0]}
	for _, e := range ends[1:] {
		last := &joined[len(joined)-1]
		if last[1] <= e[0] && last[1] >= 0 && e[0] <= len(b.runes) && bratBlank(b.runes[last[1]:e[0]]) {
			last[1] = e[1]
		} else {
			joined = append(joined, e)
		}
	}
	return joined
}

func bratBlank(between []rune) bool {
	return !slices.ContainsFunc(between, func(r rune) bool { return !lineBreak(r) && !unicode.IsSpace(r) })
}

func (b *bratText) quote(ends [][2]int) (string, bool) {
	var texts []string
	for _, e := range ends {
		if e[0] < 0 || e[0] > e[1] || e[1] > len(b.runes) {
			return "", false
		}
		texts = append(texts, string(b.runes[e[0]:e[1]]))
	}
	return strings.Join(texts, " "), true
}

func (b *bratText) sameFragments(ends [][2]int, text string) bool {
	quote, ok := b.quote(ends)
	return ok && (text == "" || quote == text)
}
