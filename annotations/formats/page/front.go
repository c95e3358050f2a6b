package page

import (
	"bufio"
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
)

// figures count what is on the page.
type figures struct {
	articles, spans, notes        int
	labels, relations, annotators map[string]int
	answers                       map[annotations.Answer]int
}

func (f *figures) take(d *formats.Doc) {
	f.articles++
	f.answers[d.Answer]++
	f.spans += len(d.Spans)
	for _, s := range d.Spans {
		f.labels[s.Label]++
		f.notes += formats.One(s.Note != "")
	}
	for _, r := range d.Relations {
		f.relations[r.Label]++
	}
	f.annotators[d.Annotator]++
}

// front writes what stands before the articles: the legend with the figures, and where there are several articles their list.
func (w *writer) front(out *bufio.Writer) {
	if len(w.entries) > 0 {
		out.WriteString("<a class=\"skip\" href=\"#a1\">লেখায় যান (skip to the text)</a>\n")
	}
	out.WriteString("<header>\n<h1>" + told(w.title()) + "</h1>\n<section aria-label=\"legend\" class=\"legend\">\n")
	if labels := w.labels(); len(labels) > 0 {
		out.WriteString("<h2>লেবেল (labels)</h2>\n<ul>\n")
		for _, l := range labels {
			out.WriteString(`<li><span class="tag ` + w.names.class(l) + `">` + told(w.names.label(l)) + "</span> <b>" + digits(w.figures.labels[l]) +
				"</b></li>\n")
		}
		out.WriteString("</ul>\n")
	}
	out.WriteString("<p>" + told(w.figures.String(w.names)) + "</p>\n</section>\n")
	if len(w.entries) > 1 {
		out.WriteString("<nav aria-label=\"contents\">\n<h2>নিবন্ধ (articles)</h2>\n<ol>\n")
		for _, e := range w.entries {
			out.WriteString(`<li><a href="#` + e.anchor + `">` + told(e.title) + "</a> <span class=\"about\">")
			if len(w.figures.annotators) > 1 && e.annotator != "" {
				out.WriteString(told(e.annotator) + " · ")
			}
			out.WriteString(digits(e.spans) + "</span></li>\n")
		}
		out.WriteString("</ol>\n</nav>\n")
	}
	out.WriteString("</header>\n<main>\n")
}

// title is that of the only article, else the program's name.
func (w *writer) title() string {
	if len(w.entries) == 1 {
		return w.entries[0].title
	}
	return "টিপ্পনী"
}

// labels are those on the page, in the order of the schema, then the others by name.
func (w *writer) labels() []string {
	var out []string
	for i := range w.names.schema.Labels {
		if name := w.names.schema.Labels[i].Name; w.figures.labels[name] > 0 {
			out = append(out, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(w.figures.labels)) {
		if _, known := w.names.schema.Label(name); !known {
			out = append(out, name)
		}
	}
	return out
}

// String tells the figures in one line.
func (f *figures) String(n names) string {
	parts := []string{digits(f.articles) + "টি নিবন্ধ (" + formats.Many(f.articles, "article") + ")",
		digits(f.spans) + "টি চিহ্ন (" + formats.Many(f.spans, "annotation") + ")"}
	for _, as := range []annotations.Answer{annotations.Accept, annotations.InProgress, annotations.Reject, annotations.Ignore} {
		if n := f.answers[as]; n > 0 {
			parts = append(parts, answers[as]+" "+digits(n))
		}
	}
	for _, name := range slices.SortedFunc(maps.Keys(f.relations), func(a, b string) int {
		return cmp.Or(f.relations[b]-f.relations[a], strings.Compare(a, b))
	}) {
		parts = append(parts, n.relation(name)+" "+digits(f.relations[name]))
	}
	if f.notes > 0 {
		parts = append(parts, "নোট (notes) "+digits(f.notes))
	}
	for _, name := range slices.Sorted(maps.Keys(f.annotators)) {
		if name != "" {
			parts = append(parts, name+" "+digits(f.annotators[name]))
		}
	}
	return strings.Join(parts, " · ")
}

// digits is a number in Bengali.
func digits(n int) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r - '0' + '০'
		}
		return r
	}, strconv.Itoa(n))
}
