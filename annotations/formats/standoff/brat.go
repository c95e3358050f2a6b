// Package standoff has the formats that keep annotations apart from the text they point into.
package standoff

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tippani/annotations/formats"
	"tippani/annotations/formats/ordered"
	"tippani/model"
)

// Brat is brat's standoff (brat.nlplab.org/standoff.html): a .txt and an .ann for each article, in one directory
// with an annotation.conf. Offsets are code points of the text with LF line ends.
func Brat() formats.Format {
	return formats.Format{
		Name: "brat", Extensions: []string{".ann"}, Description: "brat standoff: a directory of .txt and .ann files",
		Unit: formats.CodePoints, UnitFixed: true, Directory: true, Streams: true,
		Keeps: formats.KeepsNesting | formats.KeepsSubtoken | formats.KeepsAttributes |
			formats.KeepsNotes | formats.KeepsRelations | formats.KeepsText | formats.KeepsID | formats.KeepsSpanIDs,
		Reading: newBratReader, Writing: newBratWriter,
	}
}

type bratWriter struct {
	out   formats.Output
	names formats.FileNames
	file  string // of the article at hand
	conf  bratConf
}

func newBratWriter(out formats.Output, _ formats.Options) (formats.Encoder, error) {
	return &bratWriter{out: out}, nil
}

func (w *bratWriter) Encode(d *formats.Doc, t *formats.Tally) (func() error, error) {
	d = withLF(d, t)
	var conf bratConf
	ann := conf.annotation(d, t)
	return func() error {
		w.conf.add(&conf)
		if err := w.out.WriteFile(w.file+".txt", []byte(d.Article.Text())); err != nil {
			return err
		}
		return w.out.WriteFile(w.file+".ann", ann)
	}, nil
}

func (w *bratWriter) Name(d *formats.Doc, t *formats.Tally) { w.file = w.names.Counted(d, t) }

func (w *bratWriter) Close() error { return w.out.WriteFile("annotation.conf", w.conf.bytes()) }

// withLF is the article as brat will see it: its reader takes CR LF and CR for one line feed.
func withLF(d *formats.Doc, t *formats.Tally) *formats.Doc {
	text := d.Article.Text()
	if !strings.Contains(text, "\r") {
		return d
	}
	t.Add(formats.LineEnds, strings.Count(text, "\r"), "")
	plain := strings.ReplaceAll(text, "\r\n", "\n")
	a, err := model.NewArticle(d.Article.ID(), strings.ReplaceAll(plain, "\r", "\n"), d.Article.Meta())
	if err != nil {
		return d
	}
	moved := func(o model.Offset) model.Offset { return o - model.Offset(strings.Count(text[:o], "\r\n")) }
	c := *d
	c.Article, c.Spans = a, nil
	for _, s := range d.Spans {
		span := *s
		span.Range = model.Range{Start: moved(s.Range.Start), End: moved(s.Range.End)}
		c.Spans = append(c.Spans, &span)
	}
	return &c
}

// annotation is the .ann file of an article. It notes in c what the article needs declared.
func (c *bratConf) annotation(d *formats.Doc, t *formats.Tally) []byte {
	var b strings.Builder
	ids := bratIDs(d, t)
	attribute, note, entry := 1, 1, 1
	for _, s := range d.Spans {
		label := c.name(&c.entities, s.Label, t)
		fragments, text := bratFragments(d.Article, s.Range)
		fmt.Fprintf(&b, "%s\t%s %s\t%s\n", ids[s.ID], label, fragments, text)
		for _, name := range ordered.SortedKeys(s.Attrs) {
			if called, ok := bratEntry(s.Attrs, name); ok {
				if called != "" {
					fmt.Fprintf(&b, "N%d\t%s %s %s\t%s\n", entry, name, ids[s.ID], s.Attrs[name], called)
					entry++
				}
				continue
			}
			value := c.word(s.Attrs[name], t)
			fmt.Fprintf(&b, "A%d\t%s %s %s\n", attribute, c.attribute(c.word(name, t), value), ids[s.ID], value)
			attribute++
		}
		if s.Note != "" {
			for _, line := range strings.Split(s.Note, "\n") {
				plain := strings.ReplaceAll(line, "\r", " ")
				t.Add(formats.Rewritten, formats.One(plain != line), line)
				fmt.Fprintf(&b, "#%d\tAnnotatorNotes %s\t%s\n", note, ids[s.ID], plain)
				note++
			}
		}
	}
	for _, r := range d.Relations {
		fmt.Fprintf(&b, "%s\t%s Arg1:%s Arg2:%s\n", ids["\x00"+r.ID], c.name(&c.relations, r.Label, t), ids[r.From], ids[r.To])
	}
	return []byte(b.String())
}

// bratIDs turns s7 into T7 and r7 into R7; other ids get the next free number and are counted. Relations stand under
// their id with a NUL before it.
func bratIDs(d *formats.Doc, t *formats.Tally) map[string]string {
	ids := make(map[string]string)
	number := func(letter, prefix, mark string, all []string) {
		used := make(map[int]bool)
		for _, id := range all {
			if n, ok := bratNumber(id, prefix); ok {
				ids[mark+id], used[n] = letter+strconv.Itoa(n), true
			}
		}
		next := 1
		for _, id := range all {
			if ids[mark+id] != "" {
				continue
			}
			for used[next] {
				next++
			}
			ids[mark+id], used[next] = letter+strconv.Itoa(next), true
			t.Add(formats.SpanIDOut, 1, id)
		}
	}
	var spans, relations []string
	for _, s := range d.Spans {
		spans = append(spans, s.ID)
	}
	for _, r := range d.Relations {
		relations = append(relations, r.ID)
	}
	number("T", "s", "", spans)
	number("R", "r", "\x00", relations)
	return ids
}

func bratNumber(id, prefix string) (int, bool) {
	digits, ok := strings.CutPrefix(id, prefix)
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil && n >= 0 && strconv.Itoa(n) == digits
}

// bratFragments writes the offsets of a span and the text column. brat forbids a line break in a span, so one with
// breaks becomes fragments, which the text column joins with single spaces.
func bratFragments(a *model.Article, r model.Range) (offsets, text string) {
	var places, texts []string
	at := r.Start
	for _, line := range strings.FieldsFunc(a.Slice(r), lineBreak) {
		start := at + model.Offset(strings.Index(a.Text()[at:r.End], line))
		at = start + model.Offset(len(line))
		places = append(places, fmt.Sprintf("%d %d", a.Index().CodePointOfByte(int(start)), a.Index().CodePointOfByte(int(at))))
		texts = append(texts, line)
	}
	return strings.Join(places, ";"), strings.Join(texts, " ")
}

// lineBreak tells what Python, in which brat is written, takes for the end of a line.
func lineBreak(r rune) bool {
	return r >= '\n' && r <= '\r' || r >= 0x1C && r <= 0x1E || r == 0x85 || r == 0x2028 || r == 0x2029
}

// bratConf is what annotation.conf must declare: the names in the order met.
type bratConf struct {
	entities, relations []string
	attributes          []string
	values              map[string][]string
}

// word is a name as brat can read it: without white space. What had to change is counted.
func (c *bratConf) word(name string, t *formats.Tally) string {
	word := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || lineBreak(r) }), "_")
	if word == "" {
		word = "_"
	}
	t.Add(formats.Rewritten, formats.One(word != name), name)
	return word
}

func (c *bratConf) name(list *[]string, name string, t *formats.Tally) string {
	word := c.word(name, t)
	addName(list, word)
	return word
}

func addName(list *[]string, name string) {
	if !slices.Contains(*list, name) {
		*list = append(*list, name)
	}
}

// add declares what another article needs.
func (c *bratConf) add(other *bratConf) {
	for _, name := range other.entities {
		addName(&c.entities, name)
	}
	for _, name := range other.relations {
		addName(&c.relations, name)
	}
	for _, name := range other.attributes {
		for _, value := range other.values[name] {
			c.attribute(name, value)
		}
	}
}

func (c *bratConf) attribute(name, value string) string {
	if c.values == nil {
		c.values = make(map[string][]string)
	}
	if c.values[name] == nil {
		c.attributes = append(c.attributes, name)
	}
	if !slices.Contains(c.values[name], value) {
		c.values[name] = append(c.values[name], value)
	}
	return name
}

func (c *bratConf) bytes() []byte {
	var b strings.Builder
	b.WriteString("[entities]\n")
	for _, name := range c.entities {
		b.WriteString(name + "\n")
	}
	b.WriteString("\n[relations]\n")
	for _, name := range c.relations {
		b.WriteString(name + "\tArg1:<ENTITY>, Arg2:<ENTITY>\n")
	}
	b.WriteString("\n[events]\n\n[attributes]\n")
	for _, name := range c.attributes {
		fmt.Fprintf(&b, "%s\tArg:<ENTITY>, Value:%s\n", name, strings.Join(c.values[name], "|"))
	}
	return []byte(b.String())
}
