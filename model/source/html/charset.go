package html

import (
	"bytes"
	"mime"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// head is how far into a page its encoding is looked for. The HTML standard (13.2.3.2) has 1,024 bytes; pages that were saved
// have long comments before.
const head = 16 << 10

var xmlDeclaration = regexp.MustCompile(`^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)

// Charset is the encoding that a page declares for itself, by an XML declaration or a <meta>, as it is written; "" when it
// declares none.
func Charset(data []byte) string {
	data = data[:min(len(data), head)]
	if found := xmlDeclaration.FindSubmatch(data); found != nil {
		return string(found[1])
	}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			switch token.Data {
			case "meta":
				if name := metaCharset(token); name != "" {
					return name
				}
			case "body":
				return ""
			}
		}
	}
}

func metaCharset(token html.Token) string {
	declares, content := false, ""
	for _, a := range token.Attr {
		switch a.Key {
		case "charset":
			return strings.TrimSpace(a.Val)
		case "http-equiv":
			declares = strings.EqualFold(a.Val, "content-type")
		case "content":
			content = a.Val
		}
	}
	if !declares {
		return ""
	}
	_, parameters, err := mime.ParseMediaType(content)
	if err != nil {
		return ""
	}
	return parameters["charset"]
}
