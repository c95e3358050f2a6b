package html

import (
	"bytes"
	"regexp"

	"golang.org/x/net/html/atom"

	"tippani/model"
	"tippani/model/message"
)

var (
	sayXHTML         = message.New("html.xhtml", "a page of XHTML")
	sayXHTMLAndCDATA = message.New("html.xhtml-and-cdata", "a page of XHTML with what it has in CDATA")
)

var (
	selfClosing = regexp.MustCompile(`<([A-Za-z][A-Za-z0-9:_.-]*)((?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*)?)/>`)
)

// FromXHTML writes what only XML has as HTML has it, so that the HTML parser understands XHTML: <title/> is an element without
// content and not the beginning of one, and CDATA is text.
// Errors are the rest of a sentence that begins with the file's name.
func FromXHTML(page []byte) ([]byte, error) {
	if len(page) > largePage {
		page = withoutPictures(page)
	}
	if len(page) > model.MaxRecord {
		return nil, tooLarge(len(page), model.MaxRecord, sayXHTML.With())
	}
	page, err := withoutCDATA(page)
	if err != nil {
		return nil, err
	}
	return selfClosing.ReplaceAllFunc(page, func(tag []byte) []byte {
		parts := selfClosing.FindSubmatch(tag)
		if void[atom.Lookup(bytes.ToLower(parts[1]))] {
			return tag
		}
		return bytes.Join([][]byte{[]byte("<"), parts[1], parts[2], []byte("></"), parts[1], []byte(">")}, nil)
	}), nil
}

// withoutCDATA escapes what stands in CDATA sections, which becomes five times as long at the worst.
func withoutCDATA(page []byte) ([]byte, error) {
	begin, end := []byte("<![CDATA["), []byte("]]>")
	if !bytes.Contains(page, begin) {
		return page, nil
	}
	out := make([]byte, 0, len(page)+len(page)/8)
	for {
		before, rest, found := bytes.Cut(page, begin)
		inside, after, closed := bytes.Cut(rest, end)
		if !found || !closed {
			return append(out, page...), nil
		}
		out = append(out, before...)
		if size := len(out) + escapedLength(inside); size > model.MaxRecord {
			return nil, tooLarge(size, model.MaxRecord, sayXHTMLAndCDATA.With())
		}
		for _, c := range inside {
			if escape := escapes[c]; escape != "" {
				out = append(out, escape...)
			} else {
				out = append(out, c)
			}
		}
		page = after
	}
}

var escapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;"}

func escapedLength(text []byte) int {
	n := len(text)
	for _, c := range text {
		n += max(0, len(escapes[c])-1)
	}
	return n
}

// void are the elements that never have content (HTML standard, 13.1.2).
var void = map[atom.Atom]bool{
	atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true,
	atom.Input: true, atom.Link: true, atom.Meta: true, atom.Source: true, atom.Track: true, atom.Wbr: true,
}
