package source

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"tippani/model"
)

// markdownItem makes an article of a Markdown file. Its text is the file's, marks and all: an annotation then stands at the
// same place in the file, whoever renders it and with which dialect, and nothing is lost that rendering would drop.
func markdownItem(source, id string, data []byte, opt Options) (Item, error) {
	d, err := decode(source, data, opt)
	if err != nil {
		return Item{}, err
	}
	return d.item(source, id, opt, describeMarkdown)
}

// describeMarkdown fills in what a Markdown text says about itself: in its front matter, else by its first heading. Only the
// beginning is looked at.
func describeMarkdown(full string, meta *model.Meta) {
	const enough = 64 << 10
	head := strings.ToValidUTF8(full[:min(len(full), enough)], "\uFFFD")
	front, body := frontMatter(head)
	fields := scalars(front)
	meta.Title = fields["title"]
	if meta.Title == "" {
		meta.Title = firstLine(heading(body))
	}
	url := ""
	for _, key := range []string{"url", "canonical_url", "canonicalurl", "source"} {
		if v := fields[key]; url == "" && (strings.HasPrefix(v, "http://") || strings.HasPrefix(v, "https://")) {
			url = v
		}
	}
	meta.Extra = extra([]detail{{"byline", fields["author"]}, {"published", fields["date"]}, {"url", url}, {"language", fields["lang"]}})
}

// frontMatter splits a text at its front matter: lines between two lines of --- (YAML) or +++ (TOML) at the very start.
func frontMatter(head string) (front, body string) {
	first, rest, found := strings.Cut(head, "\n")
	mark := strings.TrimRight(first, " \t")
	if !found || mark != "---" && mark != "+++" {
		return "", head
	}
	at := 0
	for line := range strings.Lines(rest) {
		if strings.TrimRight(line, " \t\n") == mark {
			return rest[:at], rest[at+len(line):]
		}
		at += len(line)
	}
	return "", head
}

// scalars reads the lines "key: value" and "key = value" of a front matter. It is no reader of YAML or TOML, on purpose:
// there is nothing in it that a hostile file could make grow. Anything but a plain or quoted value in one line is left out.
func scalars(front string) map[string]string {
	fields := map[string]string{}
	for line := range strings.Lines(front) {
		at := strings.IndexAny(line, ":=")
		if at <= 0 || strings.TrimLeft(line, " \t#-[") != line {
			continue
		}
		key := strings.ToLower(strings.TrimSpace(line[:at]))
		value := strings.TrimSpace(line[at+1:])
		if n := len(value); n >= 2 && (value[0] == '"' || value[0] == '\'') {
			if value[n-1] != value[0] || strings.ContainsAny(value[1:n-1], `\`) {
				continue
			}
			value = value[1 : n-1]
		} else if strings.IndexAny(value, "[{|>&*!") == 0 {
			continue
		}
		if _, twice := fields[key]; !twice {
			fields[key] = value
		}
	}
	return fields
}

// heading is the first heading of a Markdown text, without its marks; "" when there is none.
func heading(body string) string {
	data := []byte(body)
	title := ""
	root := goldmark.DefaultParser().Parse(text.NewReader(data))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && entering {
			if title = strings.TrimSpace(inline(h, data)); title != "" {
				return ast.WalkStop, nil
			}
		}
		return ast.WalkContinue, nil
	})
	return title
}

// inline is the text of a heading without its marks.
func inline(n ast.Node, data []byte) string {
	var out strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch c := c.(type) {
		case *ast.Text:
			out.Write(c.Value(data))
			if c.SoftLineBreak() || c.HardLineBreak() {
				out.WriteByte(' ')
			}
		case *ast.String:
			out.Write(c.Value)
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}
