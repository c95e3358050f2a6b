package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Text is what a browser shows of n, in plain text. Blocks (paragraphs, headings, list items, table rows …) are separated by
// one line feed each, the cells of a row by a tab; <br> is a line feed. White space is collapsed as CSS Text 3, 4.1.1 has it:
// spaces, tabs and line ends become one space, none at the ends of a line; no-break spaces, joiners and everything else stay
// as they are. Scripts, forms, pictures, the captions of figures, ruby and what is hidden are left out.
func Text(n *html.Node) string { return text(n, false) }

// WithoutCaptions is Text, and what the captions of figures are beside it.
func WithoutCaptions(n *html.Node) (string, Left) {
	taken := Text(n)
	return taken, leftOut(TextWithCaptions(n), taken)
}

// TextWithCaptions is Text with the captions of figures.
func TextWithCaptions(n *html.Node) string { return text(n, true) }

func text(n *html.Node, captions bool) string {
	w := writer{row: -1, captions: captions, shape: newShape()}
	w.node(n, false)
	return w.out.String()
}

type writer struct {
	out strings.Builder

	captions bool // of figures, too
	shape    shape

	space bool // white space came after the last text
	block bool // a block began or ended after the last text
	cell  bool // a table cell began after the last text of its row
	lines int  // <br> after the last text, since the block began
	row   int  // where the table row began in out; -1 outside
}

func (w *writer) node(n *html.Node, pre bool) {
	switch n.Type {
	case html.TextNode:
		if pre {
			w.verbatim(n.Data)
		} else {
			w.text(n.Data)
		}
		return
	case html.ElementNode:
		if hidden(n) || Kind(n) == atom.Figcaption && !w.captions {
			if w.shape.block(n) { // words on both sides of it are two
				w.endBlock()
			}
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	switch Kind(n) {
	case atom.Br:
		w.lines++
		w.space = false
		return
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		pre = true
	case atom.Td, atom.Th:
		if w.row >= 0 && w.out.Len() > w.row {
			w.cell, w.space, w.lines = true, false, 0
		}
	case atom.Tr:
		defer func(outer int) { w.row, w.cell = outer, false }(w.row)
		w.row, w.cell = w.out.Len(), false
	}
	around := n.Type == html.ElementNode && w.shape.block(n)
	if around {
		w.endBlock()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, pre)
	}
	if around {
		w.endBlock()
	}
}

func (w *writer) endBlock() { w.block, w.space, w.lines = true, false, 0 }

// text writes a text in which white space is collapsed.
func (w *writer) text(s string) {
	for s != "" {
		if end := strings.IndexAny(s, " \t\n\f\r"); end != 0 {
			if end < 0 {
				end = len(s)
			}
			w.separate()
			w.out.WriteString(s[:end])
			s = s[end:]
			continue
		}
		w.space = true
		s = strings.TrimLeft(s, " \t\n\f\r")
	}
}

// verbatim writes preformatted text.
func (w *writer) verbatim(s string) {
	for s != "" {
		line, rest, found := strings.Cut(s, "\n")
		if line != "" {
			w.separate()
			w.out.WriteString(line)
		}
		if found {
			w.lines++
		}
		s = rest
	}
}

// separate writes what stands between the last text and the next.
func (w *writer) separate() {
	switch {
	case w.out.Len() == 0:
	case w.cell:
		w.out.WriteByte('\t')
	case w.block:
		w.out.WriteString(strings.Repeat("\n", w.lines+1))
	case w.lines > 0:
		w.out.WriteString(strings.Repeat("\n", w.lines))
	case w.space:
		w.out.WriteByte(' ')
	}
	w.space, w.block, w.cell, w.lines = false, false, false, 0
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// hidden tells whether an element shows no text of its article.
func hidden(n *html.Node) bool {
	switch Kind(n) {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Title, atom.Iframe, atom.Object, atom.Embed,
		atom.Audio, atom.Video, atom.Canvas, atom.Svg, atom.Map, atom.Select, atom.Datalist, atom.Button,
		atom.Textarea, atom.Input, atom.Rt, atom.Rp, atom.Progress, atom.Meter, atom.Noembed, atom.Noframes:
		return true
	}
	if Kind(n) == atom.Dialog && !has(n, "open") {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			style := strings.ToLower(strings.ReplaceAll(a.Val, " ", ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}
