// Package docs carries the documentation in the program: `tippani help PAGE` prints it.
package docs

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed *.md
var pages embed.FS

// Page is the text of a page in Markdown, by its file's name without ending; false when there is none.
func Page(name string) (string, bool) {
	text, err := pages.ReadFile(name + ".md")
	return string(text), err == nil
}

// Names lists the pages in order.
func Names() []string {
	files, _ := fs.Glob(pages, "*.md")
	for i, f := range files {
		files[i] = strings.TrimSuffix(f, ".md")
	}
	return files
}

// Title is a page's heading.
func Title(name string) string {
	text, _ := Page(name)
	first, _, _ := strings.Cut(text, "\n")
	return strings.TrimPrefix(first, "# ")
}
