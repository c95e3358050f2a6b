package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// settle says in elements what a page says in styles and in names that HTML does not know, since the extractor goes by HTML's names
// and takes styles away; and it puts a blank before every block that a text stands before, so that the words of both stay two when the
// extractor takes the block away.
func settle(doc *html.Node) {
	s := newShape()
	var wrapped, inline, parted []*html.Node
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Parent == nil {
			continue
		}
		k, block := Kind(n), s.block(n)
		switch {
		case block && !blocks[k]:
			wrapped = append(wrapped, n)
		case !block && (k == atom.Div || k == atom.P):
			inline = append(inline, n)
		}
		if p := Kind(n.Parent); block && p != atom.Html && p != atom.Pre &&
			(!tabular[p] || p == atom.Td || p == atom.Th || p == atom.Caption) {
			parted = append(parted, n)
		}
	}
	for _, n := range parted {
		if beside(n.PrevSibling) {
			n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: " "}, n)
		}
	}
	for _, n := range wrapped {
		div := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
		n.Parent.InsertBefore(div, n)
		n.Parent.RemoveChild(n)
		div.AppendChild(n)
	}
	for _, n := range inline {
		n.Data, n.DataAtom = "span", atom.Span
	}
}

// beside tells a neighbour in the same line.
func beside(n *html.Node) bool {
	return n != nil && (n.Type == html.TextNode || n.Type == html.ElementNode && !blocks[Kind(n)])
}
