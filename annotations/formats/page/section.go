package page

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/model/segment"
)

// section is an article on the page.
type section struct {
	names  names
	doc    *formats.Doc
	anchor string
	links  [][]link // by span
}

// link is one end of a relation, as its span tells of it.
type link struct {
	says string // "→ Speaker: "
	to   int    // index of the span at the other end
	out  bool   // the relation is from the span
}

// mark is the anchor of a span.
func (s *section) mark(i int) string { return s.anchor + "-" + strconv.Itoa(i) }

// article adds an article to the page.
func (w *writer) article(d *formats.Doc) error {
	s := newSection(w.names, d, "a"+strconv.Itoa(len(w.entries)+1))
	title := titleOf(d)
	w.entries = append(w.entries, entry{s.anchor, title, d.Annotator, len(d.Spans)})
	w.figures.take(d)
	w.links.take(s)
	var b strings.Builder
	b.WriteString(`<article id="` + s.anchor + `" aria-labelledby="` + s.anchor + "-h\">\n<h2 id=\"" + s.anchor + `-h">` + told(title) +
		"</h2>\n<p class=\"about\">" + told(about(d)) + "</p>\n<div class=\"text\" id=\"" + s.anchor + `-t">`)
	s.text(&b)
	b.WriteString("</div>\n")
	s.list(&b)
	b.WriteString("</article>\n")
	_, err := w.body.WriteString(b.String())
	return err
}

// titleOf is an article's title, else its first line, else its id.
func titleOf(d *formats.Doc) string {
	if t := strings.TrimSpace(d.Article.Meta().Title); t != "" {
		return t
	}
	for line := range strings.Lines(d.Article.Text()) {
		if line = strings.TrimSpace(line); line != "" {
			return excerpt(line)
		}
	}
	return d.Article.ID()
}

// about is where an article comes from and how far the work on it is.
func about(d *formats.Doc) string {
	var parts []string
	for _, p := range []string{d.Article.ID(), d.Article.Meta().Source, d.Annotator, answers[d.Answer], d.Modified} {
		if p != "" && !slices.Contains(parts, p) {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " · ")
}

var answers = map[annotations.Answer]string{
	annotations.InProgress: "চলছে (in progress)", annotations.Accept: "সম্পন্ন (done)", annotations.Reject: "বাতিল (rejected)",
	annotations.Ignore: "বাদ (ignored)",
}

// list writes what is known of each span, with links to where it stands and to what it is linked to.
func (s *section) list(b *strings.Builder) {
	if len(s.doc.Spans) == 0 {
		return
	}
	b.WriteString("<details open>\n<summary>" + digits(len(s.doc.Spans)) + "টি চিহ্ন (" + formats.Many(len(s.doc.Spans), "annotation") +
		")</summary>\n<ol class=\"list\">\n")
	for i, span := range s.doc.Spans {
		b.WriteString(`<li id="` + s.mark(i) + `-n"><a class="tag ` + s.names.class(span.Label) + `" href="#` + s.mark(i) + `">` +
			told(s.names.label(span.Label)) + `</a> <span class="x">` + told(s.excerpt(i)) + "</span>")
		for _, l := range s.links[i] {
			b.WriteString(` <span class="r">` + told(l.says) + `<a href="#` + s.mark(l.to) + `">` + told(s.excerpt(l.to)) + "</a></span>")
		}
		for _, name := range slices.Sorted(maps.Keys(span.Attrs)) {
			key, value := s.names.attribute(span.Label, name, span.Attrs[name])
			b.WriteString(` <span class="v">` + told(key) + ": " + told(value) + "</span>")
		}
		if span.Note != "" {
			b.WriteString(` <span class="n">✎ ` + told(span.Note) + "</span>")
		}
		b.WriteString("</li>\n")
	}
	b.WriteString("</ol>\n</details>\n")
}

// newSection is an article with the links of each span, those from it first. A relation to nothing is none.
func newSection(n names, d *formats.Doc, anchor string) *section {
	s := &section{names: n, doc: d, anchor: anchor}
	index := make(map[string]int, len(s.doc.Spans))
	for i, span := range s.doc.Spans {
		index[span.ID] = i
	}
	s.links = make([][]link, len(s.doc.Spans))
	add := func(arrow, at, other, label string) {
		i, ok := index[at]
		if j, both := index[other]; ok && both {
			s.links[i] = append(s.links[i], link{arrow + " " + s.names.relation(label) + ": ", j, arrow == "→"})
		}
	}
	for _, r := range s.doc.Relations {
		add("→", r.From, r.To, r.Label)
	}
	for _, r := range s.doc.Relations {
		if r.From != r.To {
			add("←", r.To, r.From, r.Label)
		}
	}
	return s
}

// mostTold is how many links of a span are told where it stands; the list below the text has all.
const mostTold = 12

// linked says what a span is linked to, a line for each link.
func (s *section) linked(i int) string {
	var lines []string
	for n, l := range s.links[i] {
		if n == mostTold {
			lines = append(lines, "… +"+digits(len(s.links[i])-n))
			break
		}
		lines = append(lines, l.says+s.excerpt(l.to))
	}
	return strings.Join(lines, "\n")
}

// excerpt is a short form of a span's text.
func (s *section) excerpt(i int) string { return excerpt(s.doc.Article.Slice(s.doc.Spans[i].Range)) }

// excerpt is a short form of a text in one line.
func excerpt(s string) string {
	const most = 240 // bytes
	cut := ""
	if len(s) > most {
		s, cut = s[:segment.Floor(s, most)], "…"
	}
	return strings.Join(strings.Fields(s), " ") + cut
}
