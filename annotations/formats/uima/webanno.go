package uima

import (
	"bytes"
	"fmt"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/native"
	"tippani/annotations/formats/tagging"
	"tippani/model"
	"tippani/model/order"
)

// WebAnno is WebAnno TSV 3.3 (INCEpTION user guide, appendix WebAnno TSV): one file per article, offsets in UTF-16
// units although the file is UTF-8. A span that ends inside a word gets a line of its own under the word's.
func WebAnno() formats.Format {
	return formats.Format{
		Name: "webanno", Extensions: []string{".tsv"}, Description: "WebAnno TSV 3.3: a directory of files",
		Unit: formats.UTF16, UnitFixed: true, Directory: true, Streams: true,
		Keeps: formats.KeepsNesting | formats.KeepsSubtoken | formats.KeepsKinds | formats.KeepsAttributes |
			formats.KeepsNotes | formats.KeepsRelations | formats.KeepsText | formats.KeepsID | formats.KeepsSpanIDs,
		Reading: newWebannoReader, Writing: newWebannoWriter,
	}
}

const webannoHeader = "#FORMAT=WebAnno TSV 3.3\n" +
	"#T_SP=" + casSpan + "|attributes|identifier|kind|note|value\n" +
	"#T_RL=" + casRelation + "|identifier|value|BT_" + casSpan + "\n\n"

type webannoWriter struct {
	out   formats.Output
	opt   formats.Options
	names formats.FileNames
	file  string // of the article at hand
}

func newWebannoWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	return &webannoWriter{out: out, opt: opt}, nil
}

func (w *webannoWriter) Close() error { return nil }

func (w *webannoWriter) Encode(d *formats.Doc, t *formats.Tally) (func() error, error) {
	tokens, err := tagging.Tokens(&w.opt, d)
	if err != nil {
		return nil, err
	}
	page := layWebanno(d, tokens, t)
	var b bytes.Buffer
	b.WriteString(webannoHeader)
	page.write(&b)
	return func() error { return w.out.WriteFile(w.file+".tsv", b.Bytes()) }, nil
}

func (w *webannoWriter) Name(d *formats.Doc, t *formats.Tally) { w.file = w.names.Counted(d, t) }

// webannoUnit is a line of the file: a token or, below it, a part of one.
type webannoUnit struct {
	id    string
	place model.Range
	spans []*annotations.Span
}

type webannoPage struct {
	d      *formats.Doc
	byID   map[string]*annotations.Span
	tokens []model.Range
	units  [][]*webannoUnit                         // of each token, the token itself first
	first  map[*annotations.Span]*webannoUnit       // where a span begins
	number map[*annotations.Span]int                // tells apart spans that share lines; 0 where not needed
	to     map[*webannoUnit][]*annotations.Relation // relations by the line of their target
}

func layWebanno(d *formats.Doc, tokens []model.Range, t *formats.Tally) *webannoPage {
	p := &webannoPage{d: d, byID: d.SpansByID(), tokens: tokens, first: make(map[*annotations.Span]*webannoUnit),
		number: make(map[*annotations.Span]int), to: make(map[*webannoUnit][]*annotations.Relation)}
	for _, r := range tokens {
		p.units = append(p.units, []*webannoUnit{{place: r}})
	}
	several := make(map[*annotations.Span]bool)
	for _, s := range d.Spans {
		first, last := model.Touching(tokens, s.Range)
		if first > last {
			t.Add(formats.SpanOut, 1, d.Article.Slice(s.Range)+" (no token covers it)")
		}
		for i := first; i <= last; i++ {
			u := p.unit(i, model.Range{Start: max(s.Range.Start, tokens[i].Start), End: min(s.Range.End, tokens[i].End)})
			u.spans = append(u.spans, s)
			if i == first {
				p.first[s] = u
			}
		}
		several[s] = last > first
	}
	for _, units := range p.units {
		for _, u := range units {
			for _, s := range u.spans {
				several[s] = several[s] || len(u.spans) > 1
			}
		}
	}
	n := 0
	for _, s := range d.Spans {
		if several[s] {
			n++
			p.number[s] = n
		}
	}
	for _, r := range d.Relations {
		target := p.first[p.byID[r.To]]
		if target == nil || p.first[p.byID[r.From]] == nil {
			t.Add(formats.RelationOut, 1, r.Label)
			continue
		}
		p.to[target] = append(p.to[target], r)
	}
	return p
}

// unit is the line for a stretch of token i.
func (p *webannoPage) unit(i int, r model.Range) *webannoUnit {
	for _, u := range p.units[i] {
		if u.place == r {
			return u
		}
	}
	u := &webannoUnit{place: r}
	p.units[i] = append(p.units[i], u)
	return u
}

// sentenceBreak tells whether a sentence may begin with token i: only line feeds stand before it, which a reader puts
// back from the offsets.
func (p *webannoPage) sentenceBreak(i int) bool {
	from := model.Offset(0)
	if i > 0 {
		from = p.tokens[i-1].End
	}
	gap := p.d.Article.Text()[from:p.tokens[i].Start]
	return gap != "" && strings.Trim(gap, "\n") == ""
}

func (p *webannoPage) write(b *bytes.Buffer) {
	text := p.d.Article.Text()
	if len(p.tokens) == 0 && text != "" {
		fmt.Fprintf(b, "\n#Text=%s\n", webannoText.Replace(text))
	}
	p.nameUnits()
	for i, r := range p.tokens {
		if i == 0 || p.sentenceBreak(i) {
			from, to := r.Start, p.d.Article.Len()
			if i == 0 && !p.sentenceBreak(0) {
				from = 0
			}
			for k := i + 1; k < len(p.tokens); k++ {
				if p.sentenceBreak(k) {
					to = p.tokens[k-1].End
					break
				}
			}
			fmt.Fprintf(b, "\n#Text=%s\n", webannoText.Replace(text[from:to]))
		}
		for _, u := range p.units[i] {
			p.line(b, u)
		}
	}
}

// nameUnits numbers lines: sentence-token, and sentence-token.part.
func (p *webannoPage) nameUnits() {
	sentence, token := 0, 0
	for i, units := range p.units {
		if i == 0 || p.sentenceBreak(i) {
			sentence, token = sentence+1, 0
		}
		token++
		units[0].id = fmt.Sprintf("%d-%d", sentence, token)
		order.By(units[1:], func(a, b *webannoUnit) int { return a.place.Compare(b.place) })
		for k, u := range units[1:] {
			u.id = fmt.Sprintf("%d-%d.%d", sentence, token, k+1)
		}
	}
}

func (p *webannoPage) line(b *bytes.Buffer, u *webannoUnit) {
	a := p.d.Article
	fmt.Fprintf(b, "%s\t%d-%d\t%s\t", u.id, a.Index().UTF16(u.place.Start), a.Index().UTF16(u.place.End),
		webannoText.Replace(a.Slice(u.place)))
	feature := func(get func(*annotations.Span) string) {
		cells := make([]string, len(u.spans))
		for i, s := range u.spans {
			cells[i] = webannoCell(get(s))
			if n := p.number[s]; n > 0 {
				cells[i] += fmt.Sprintf("[%d]", n)
			}
		}
		writeWebannoCells(b, cells)
	}
	feature(native.Attributes.Of)
	feature(func(s *annotations.Span) string { return s.ID })
	feature(native.Kind.Of)
	feature(native.Note.Of)
	feature(func(s *annotations.Span) string { return s.Label })
	p.relations(b, u)
	b.WriteByte('\n')
}

func (p *webannoPage) relations(b *bytes.Buffer, u *webannoUnit) {
	var ids, labels, from []string
	for _, r := range p.to[u] {
		head, child := p.byID[r.From], p.byID[r.To]
		ids, labels = append(ids, webannoCell(r.ID)), append(labels, webannoCell(r.Label))
		at := p.first[head].id
		if p.number[head] > 0 || p.number[child] > 0 {
			at += fmt.Sprintf("[%d_%d]", p.number[head], p.number[child])
		}
		from = append(from, at)
	}
	for _, cells := range [][]string{ids, labels, from} {
		writeWebannoCells(b, cells)
	}
}

func writeWebannoCells(b *bytes.Buffer, cells []string) {
	if len(cells) == 0 {
		cells = []string{"_"}
	}
	b.WriteString(strings.Join(cells, "|"))
	b.WriteByte('\t')
}

// webannoText escapes the text of sentences and tokens, webannoValue that of features, where * stands for no value.
var (
	webannoText  = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`)
	webannoValue = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "|", `\|`, "_", `\_`, "->", `\->`, ";", `\;`, "\t", `\t`, "\n",
		`\n`, "\r", `\r`, "*", `\*`)
)

func webannoCell(s string) string {
	if s == "" {
		return "*"
	}
	return webannoValue.Replace(s)
}
