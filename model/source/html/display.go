package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Kind is the element that a node is, by its name: nodes that were made after parsing have no DataAtom, those that were renamed have
// that of their old name, and elements of XHTML may have a prefix. It is 0 for what HTML does not know.
func Kind(n *html.Node) atom.Atom {
	if n.Type != html.ElementNode {
		return 0
	}
	if n.DataAtom != 0 && n.DataAtom.String() == n.Data {
		return n.DataAtom
	}
	name := strings.ToLower(n.Data)
	return atom.Lookup([]byte(name[strings.LastIndexByte(name, ':')+1:]))
}

// shape tells the elements of a page that begin and end a line. What it has found out about elements that HTML does not know it
// remembers, so that the work grows with the page and not with its square.
type shape struct {
	holds map[*html.Node]bool // a block is inside
	room  map[*html.Node]bool // what is inside can only be meant as blocks
}

func newShape() shape {
	return shape{holds: make(map[*html.Node]bool), room: make(map[*html.Node]bool)}
}

// block tells whether an element begins and ends a line: by its own style, else by its name. An element that HTML does not know is
// a line where its author can only have meant one: with blocks inside it, or where neither text nor anything else that belongs into a
// line stands beside it.
func (s shape) block(n *html.Node) bool {
	k := Kind(n)
	if tabular[k] {
		return blocks[k]
	}
	switch display(n) {
	case "block", "flow-root", "flex", "grid", "table", "list-item", "table-row", "table-caption", "table-cell":
		return true
	case "inline", "inline-block", "inline-flex", "inline-grid", "inline-table", "contents":
		return false
	}
	if k != 0 || n.Namespace != "" {
		return blocks[k]
	}
	return s.holdsBlock(n) || n.Parent != nil && s.hasRoom(n.Parent)
}

func (s shape) holdsBlock(n *html.Node) bool {
	holds, known := s.holds[n]
	for c := n.FirstChild; c != nil && !known && !holds; c = c.NextSibling {
		holds = c.Type == html.ElementNode && (blocks[Kind(c)] || s.holdsBlock(c))
	}
	s.holds[n] = holds
	return holds
}

func (s shape) hasRoom(p *html.Node) bool {
	if room, known := s.room[p]; known {
		return room
	}
	k := Kind(p)
	room := p.Type == html.ElementNode && (blocks[k] && !phrasing[k] || k == 0 && s.block(p) || k == atom.Td || k == atom.Th)
	for c := p.FirstChild; c != nil && room; c = c.NextSibling {
		k := Kind(c)
		room = (c.Type != html.TextNode || strings.TrimSpace(c.Data) == "") && (k == 0 || blocks[k] || hidden(c))
	}
	s.room[p] = room
	return room
}

// display is what the style of an element says about it; "" when it says nothing.
func display(n *html.Node) string {
	style := attribute(n, "style")
	if style == "" {
		return ""
	}
	for _, declaration := range strings.Split(strings.ToLower(style), ";") {
		property, value, _ := strings.Cut(declaration, ":")
		if strings.TrimSpace(property) == "display" {
			value, _, _ = strings.Cut(value, "!")
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// tabular are the parts of a table, whose places do not depend on their style.
var tabular = map[atom.Atom]bool{
	atom.Table: true, atom.Tbody: true, atom.Thead: true, atom.Tfoot: true, atom.Tr: true, atom.Td: true, atom.Th: true,
	atom.Caption: true,
}

// phrasing are the blocks whose children stand in one line.
var phrasing = map[atom.Atom]bool{
	atom.P: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Pre: true,
	atom.Summary: true, atom.Legend: true, atom.Table: true, atom.Tr: true, atom.Tbody: true, atom.Thead: true, atom.Tfoot: true,
}

// blocks are the elements that begin and end a line (HTML standard, 15.3, the rules of the rendering section).
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Caption: true,
	atom.Center: true, atom.Dd: true, atom.Details: true, atom.Dialog: true, atom.Dir: true, atom.Div: true, atom.Dl: true,
	atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true, atom.H1: true,
	atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hgroup: true, atom.Hr: true,
	atom.Html: true, atom.Legend: true, atom.Li: true, atom.Listing: true, atom.Main: true, atom.Marquee: true, atom.Menu: true,
	atom.Nav: true,
	atom.Ol:  true, atom.Optgroup: true, atom.P: true, atom.Plaintext: true, atom.Pre: true, atom.Search: true, atom.Section: true,
	atom.Summary: true, atom.Table: true, atom.Tbody: true, atom.Tfoot: true, atom.Thead: true, atom.Tr: true, atom.Ul: true,
	atom.Xmp: true,
}
