package source

import (
	"encoding/json"
	"strings"

	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
	"tippani/model/source/html"
)

var (
	sayArticleOfPage = message.New("source.article-of-page", "The article was taken out of a web page, as plain text.")
	sayWholePage     = message.New("source.whole-page", "All text of a web page was taken, as plain text.")
)

// pageItem makes an article of a web page. label is the encoding that the page came with; "" when only the page says.
func pageItem(source, id string, data []byte, label, url string, opt Options) (Item, error) {
	if label == "" {
		label = html.Charset(data)
	}
	text, changes, err := pageText(source, data, label, opt)
	if err != nil {
		return Item{}, err
	}
	if isXHTML(source, text) {
		if text, err = html.FromXHTML(text); err != nil {
			return Item{}, failed(source, err)
		}
	}
	read, done := html.Article, sayArticleOfPage.With()
	if opt.WholePage {
		read, done = html.Whole, sayWholePage.With()
	}
	page, err := read(text)
	if err != nil {
		return Item{}, failed(source, err)
	}
	if page.URL == "" {
		page.URL = url
	}
	changes = append(changes, done)
	if left := leftNotice(page.Left, opt); !left.None() {
		changes = append(changes, left)
	}
	meta := model.Meta{Source: source, Title: page.Title}
	return finishPage(source, id, page.Text, meta, changes, []detail{
		{"byline", page.Byline}, {"published", page.Published}, {"site", page.Site}, {"url", page.URL}, {"language", page.Language},
	}, opt)
}

// savedItem makes an article of a web archive (.mht).
func savedItem(source, id string, data []byte, opt Options) (Item, error) {
	s, err := html.FromMHT(data)
	if err != nil {
		return Item{}, failed(source, err)
	}
	return pageItem(source, id, s.Page, s.Charset, s.URL, opt)
}

// detail is something an article's source says about it, for meta.
type detail struct{ key, value string }

// finishPage makes the article. Titles and names are in the encoding of the text, so they become Unicode with it.
func finishPage(source, id, text string, meta model.Meta, changes []message.Message, details []detail, opt Options) (Item, error) {
	text, done := opt.Bijoy.unicode(text)
	if !done.None() {
		changes = append(changes, done)
		meta.Title, _ = opt.Bijoy.unicode(meta.Title)
		for i, d := range details {
			if d.key != "url" && d.key != "language" && d.key != "href" {
				details[i].value, _ = opt.Bijoy.unicode(d.value)
			}
		}
	}
	meta.Changes = message.Texts(changes)
	meta.Extra = extra(details)
	a, err := newArticle(id, text, meta)
	if err != nil {
		return Item{}, failed(source, err)
	}
	return Item{Article: a, Source: source, Notices: changes}, nil
}

// extra writes details as a JSON object, those that are not empty; nil when all are.
func extra(details []detail) []byte {
	o := jsontext.Open(nil)
	for _, d := range details {
		if d.value == "" {
			continue
		}
		value, err := json.Marshal(d.value)
		if err != nil {
			continue // a string can always be encoded
		}
		o.Raw(d.key, value)
	}
	if o.Empty() {
		return nil
	}
	return o.Close()
}

func isXHTML(source string, text []byte) bool {
	return extension(source) == ".xhtml" || strings.HasPrefix(strings.TrimSpace(string(text[:min(len(text), 64)])), "<?xml")
}
