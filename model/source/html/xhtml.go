package html

import (
	"bytes"
	"html"
	"regexp"

	"golang.org/x/net/html/atom"
)

var (
	selfClosing = regexp.MustCompile(`<([A-Za-z][A-Za-z0-9:_.-]*)((?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*)?)/>`)
	cdata       = regexp.MustCompile(`(?s)<!\[CDATA\[(.*?)\]\]>`)
)

// FromXHTML writes what only XML has as HTML has it, so that the HTML parser understands XHTML: <title/> is an element without
// content and not the beginning of one, and CDATA is text.
func FromXHTML(page []byte) []byte {
	page = cdata.ReplaceAllFunc(page, func(section []byte) []byte {
		inside := section[len("<![CDATA[") : len(section)-len("]]>")]
		return []byte(html.EscapeString(string(inside)))
	})
	return selfClosing.ReplaceAllFunc(page, func(tag []byte) []byte {
		parts := selfClosing.FindSubmatch(tag)
		if void[atom.Lookup(bytes.ToLower(parts[1]))] {
			return tag
		}
		return bytes.Join([][]byte{[]byte("<"), parts[1], parts[2], []byte("></"), parts[1], []byte(">")}, nil)
	})
}

// void are the elements that never have content (HTML standard, 13.1.2).
var void = map[atom.Atom]bool{
	atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true,
	atom.Input: true, atom.Link: true, atom.Meta: true, atom.Source: true, atom.Track: true, atom.Wbr: true,
}
