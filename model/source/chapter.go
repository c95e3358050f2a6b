package source

import (
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tippani/model/message"
	"tippani/model/source/html"
)

// chapter is a chapter's text.
type chapter struct {
	source, title, text string
	changes             []message.Message
	left                html.Left // captions
}

// blankError says that a chapter shows no text.
type blankError struct{}

func (*blankError) Error() string { return "shows no text" }

var sayChapterBlank = message.New("source.chapter-blank", "shows no text; go on with the next chapter")

// chapter reads chapter i of the book. Its errors are *Error.
func (q *bookQueue) chapter(i int) (c chapter, err error) {
	c.source = q.path + "#" + validName(q.book.Chapters[i])
	data, err := q.book.Read(i)
	if err != nil {
		return c, failed(q.path, err)
	}
	text, changes, err := pageText(c.source, data, html.Charset(data), q.list.opt)
	if err != nil {
		return c, err
	}
	c.changes = changes
	if text, err = html.FromXHTML(text); err != nil {
		return c, failed(c.source, err)
	}
	doc, err := html.Parse(text)
	if err != nil {
		return c, failed(c.source, err)
	}
	c.title, c.text = firstLine(headingOf(doc)), html.TextWithCaptions(doc)
	if !q.list.opt.WholePage {
		c.text, c.left = html.WithoutCaptions(doc)
	}
	if strings.TrimSpace(c.text) == "" {
		return c, &Error{c.source, sayChapterBlank.With(), &blankError{}}
	}
	return c, nil
}

// headingOf is the text of the first heading; "" when there is none.
func headingOf(doc *nethtml.Node) string {
	for n := range doc.Descendants() {
		switch html.Kind(n) {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			if text := strings.Join(strings.Fields(html.Text(n)), " "); text != "" {
				return text
			}
		}
	}
	return ""
}
