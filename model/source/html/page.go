// Package html reads the article out of a web page: go-readability finds it, and this package turns its nodes into text as a
// browser shows it. Nothing is fetched and no other file is read, whatever the page asks for.
package html

import (
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tippani/model/message"
)

// Page is what was read out of a web page. Fields that the page does not give are "".
type Page struct {
	Text      string
	Title     string
	Byline    string
	Published string // as the page writes it, else in RFC 3339
	Site      string
	URL       string // where the page says it is, or was saved from
	Language  string // as the page writes it, BCP 47 as a rule
	Left      Left   // what the page shows beside Text
}

var (
	sayNoArticle = message.New("html.no-article", "has no article that could be found; pass --page whole to read all its text, "+
		"or copy the article into a .txt file")
	sayTooLargeToLook = message.New("html.too-large-to-look",
		"is too large to find the article in; pass --page whole to read all its text")
	sayNoText = message.New("html.no-text", "shows no text; save the page again after it has loaded, or copy the article "+
		"into a .txt file")
	sayNotLooked = message.New("html.not-looked", "is a page in which no article can be looked for (%v); pass --page whole to "+
		"read all its text")
	sayNotLookedBecause = message.New("html.not-looked-because",
		"is a page in which no article can be looked for (%w); pass --page whole to read all its text")
)

// ErrNoArticle says that a page has no text that could be an article.
var ErrNoArticle = sayNoArticle.Error()

// maxWork bounds the search for the article: bytes of text, each counted once for every element around it.
const maxWork = 200 << 20

// Article reads the article of a page in UTF-8. Errors are the rest of a sentence that begins with the file's name:
// ErrNoArticle, or what makes the page too much to read.
func Article(data []byte) (Page, error) {
	doc, err := Parse(data)
	if err != nil {
		return Page{}, err
	}
	if work(doc, 1) > maxWork {
		return Page{}, sayTooLargeToLook.Error()
	}
	page := described(doc)
	settle(doc)
	shown := TextWithCaptions(doc)
	node, err := page.find(doc)
	if err != nil {
		return Page{}, err
	}
	if node != nil {
		page.Text = Text(node)
	}
	if strings.TrimSpace(page.Text) == "" {
		return Page{}, ErrNoArticle
	}
	page.Left = leftOut(shown, page.Text, page.Title, page.Byline)
	return page, nil
}

// Whole reads all the text that a page in UTF-8 shows, menus, captions and all.
func Whole(data []byte) (Page, error) {
	doc, err := Parse(data)
	if err != nil {
		return Page{}, err
	}
	page := described(doc)
	page.Text = TextWithCaptions(doc)
	if strings.TrimSpace(page.Text) == "" {
		return Page{}, sayNoText.Error()
	}
	return page, nil
}

// find looks for the article and fills in what is said about it. It changes doc. A page that breaks the extractor is
// refused like one that has no article.
func (p *Page) find(doc *html.Node) (node *html.Node, err error) {
	defer func() {
		if v := recover(); v != nil {
			node, err = nil, sayNotLooked.Error(v)
		}
	}()
	parser := readability.NewParser()
	a, err := parser.ParseAndMutate(doc, nil)
	if err != nil {
		return nil, sayNotLookedBecause.Error(err)
	}
	if title := line(a.Title()); title != "" {
		p.Title = title
	}
	p.Byline, p.Site = line(a.Byline()), line(a.SiteName())
	if lang := line(a.Language()); lang != "" {
		p.Language = lang
	}
	if p.Published == "" {
		if at, err := a.PublishedTime(); err == nil {
			p.Published = at.Format("2006-01-02T15:04:05Z07:00")
		}
	}
	return a.Node, nil
}

// line is a text in one line, as a title is written.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// work is the bytes of text below n, each counted once for every element around it.
func work(n *html.Node, depth int) int {
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			sum += depth * len(c.Data)
		} else {
			sum += depth + work(c, depth+1)
		}
	}
	return sum
}

// element finds the first element of a kind for which ok holds, in the order of the page.
func element(n *html.Node, name atom.Atom, ok func(*html.Node) bool) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == name && (ok == nil || ok(d)) {
			return d
		}
	}
	return nil
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Namespace == "" && a.Key == key {
			return a.Val
		}
	}
	return ""
}
