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
	index  map[string]int // of spans, by id
}

// mark is the anchor of a span.
func (s *section) mark(i int) string { return s.anchor + "-" + strconv.Itoa(i) }

// article adds an article to the page.
func (w *writer) article(d *formats.Doc) error {
	s := &section{names: w.names, doc: d, anchor: "a" + strconv.Itoa(len(w.entries)+1), index: make(map[string]int, len(d.Spans))}
	for i, span := range d.Spans {
		s.index[span.ID] = i
	}
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
	b.WriteString("<details open>\n<summary>" + digits(len(s.doc.Spans)) + "টি চিহ্ন (" + counted(len(s.doc.Spans), "annotation") +
		")</summary>\n<ol class=\"list\">\n")
	for i, span := range s.doc.Spans {
		b.WriteString(`<li id="` + s.mark(i) + `-n"><a class="tag ` + s.names.class(span.Label) + `" href="#` + s.mark(i) + `">` +
			told(s.names.label(span.Label)) + `</a> <span class="x">` + told(excerpt(s.doc.Article.Slice(span.Range))) + "</span>")
		for _, r := range s.relationsOf(span.ID) {
			arrow, other := "→", r.To
			if r.From != span.ID {
				arrow, other = "←", r.From
			}
			if j, ok := s.index[other]; ok {
				b.WriteString(` <span class="r">` + arrow + " " + told(s.names.relation(r.Label)) + `: <a href="#` + s.mark(j) + `">` +
					told(excerpt(s.doc.Article.Slice(s.doc.Spans[j].Range))) + "</a></span>")
			}
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

// relationsOf are the relations at a span, those from it first.
func (s *section) relationsOf(id string) []*annotations.Relation {
	var from, to []*annotations.Relation
	for _, r := range s.doc.Relations {
		switch id {
		case r.From:
			from = append(from, r)
		case r.To:
			to = append(to, r)
		}
	}
	return append(from, to...)
}

// linked says what a span is linked to.
func (s *section) linked(i int) string {
	var parts []string
	for _, r := range s.relationsOf(s.doc.Spans[i].ID) {
		arrow, other := "→ ", r.To
		if r.From != s.doc.Spans[i].ID {
			arrow, other = "← ", r.From
		}
		if j, ok := s.index[other]; ok {
			parts = append(parts, arrow+s.names.relation(r.Label)+": "+excerpt(s.doc.Article.Slice(s.doc.Spans[j].Range)))
		}
	}
	return strings.Join(parts, "\n")
}

// excerpt is a short form of a text in one line.
func excerpt(s string) string {
	const most = 240 // bytes
	cut := ""
	if len(s) > most {
		s, cut = s[:segment.Floor(s, most)], "…"
	}
	return strings.Join(strings.Fields(s), " ") + cut
}
