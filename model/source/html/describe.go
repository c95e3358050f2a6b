package html

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// savedFrom is the comment that browsers put into a page they save: the length of the address, and the address.
var savedFrom = regexp.MustCompile(`(?:saved from url=(?:\(\d+\))?|url:)\s*(https?://\S+)`)

// described reads what a page says about itself in its head.
func described(doc *html.Node) Page {
	var p Page
	if root := element(doc, atom.Html, nil); root != nil {
		p.Language = line(attribute(root, "lang"))
	}
	if title := element(doc, atom.Title, func(n *html.Node) bool { return n.Namespace == "" }); title != nil && title.FirstChild != nil {
		p.Title = line(title.FirstChild.Data)
	}
	p.Published = line(metaContent(doc, "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued"))
	p.URL = address(doc)
	return p
}

// address is where the page says it is: the canonical link, og:url, or the comment of the browser that saved it.
func address(doc *html.Node) string {
	link := element(doc, atom.Link, func(n *html.Node) bool { return strings.EqualFold(attribute(n, "rel"), "canonical") })
	if link != nil && web(attribute(link, "href")) {
		return attribute(link, "href")
	}
	if url := metaContent(doc, "og:url"); web(url) {
		return url
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == atom.Body {
			break
		}
		if n.Type == html.CommentNode {
			if found := savedFrom.FindStringSubmatch(n.Data); found != nil {
				return found[1]
			}
		}
	}
	return ""
}

func web(url string) bool {
	return strings.HasPrefix(url, "http://") || strings.HasPrefix(url, "https://")
}

// metaContent is the content of the first <meta> that has one of these names, the first name before the others.
func metaContent(doc *html.Node, names ...string) string {
	found := map[string]string{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.DataAtom != atom.Meta {
			continue
		}
		for _, key := range []string{"property", "name", "itemprop"} {
			name := strings.ToLower(attribute(n, key))
			if name != "" && found[name] == "" {
				found[name] = attribute(n, "content")
			}
		}
	}
	for _, name := range names {
		if found[name] != "" {
			return found[name]
		}
	}
	return ""
}
