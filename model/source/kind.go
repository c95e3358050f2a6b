package source

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
)

// fileItem makes an article of a file's bytes, which are used up, by what kind of file its name says it is. A file whose
// name does not say is a web page when it begins like one, else text.
func fileItem(source, id string, data []byte, opt Options) (Item, error) {
	switch extension(source) {
	case ".html", ".htm", ".xhtml":
		return pageItem(source, id, data, "", "", opt)
	case ".mht", ".mhtml":
		return savedItem(source, id, data, opt)
	case ".md", ".markdown":
		return markdownItem(source, id, data, opt)
	case "":
		if looksLikePage(data) {
			return pageItem(source, id, data, "", "", opt)
		}
	}
	return textItem(source, id, data, opt)
}

func extension(path string) string {
	base := filepath.Base(path)
	ext := strings.ToLower(filepath.Ext(base))
	if len(ext) == len(base) || ext == "." {
		return ""
	}
	return ext
}

// isBook tells whether a file is an EPUB book, by its name or, when that says nothing, by its first bytes (EPUB Open Container
// Format 3.3, 4.2.7).
func isBook(path string) bool {
	switch extension(path) {
	case ".epub":
		return true
	case "":
		f, _, err := openRegular(path)
		if err != nil {
			return false
		}
		defer f.Close()
		head := make([]byte, 58)
		_, err = io.ReadFull(f, head)
		return err == nil && bytes.HasPrefix(head, []byte("PK\x03\x04")) && string(head[30:]) == "mimetypeapplication/epub+zip"
	}
	return false
}

// looksLikePage tells whether data begins with the declaration or the first tag of an HTML page. Other tags do not count: an
// article may begin with one.
func looksLikePage(data []byte) bool {
	const far = 4 << 10
	head := bytes.TrimPrefix(data[:min(len(data), far)], []byte(bomUTF8))
	if bytes.HasPrefix(head, []byte(bomUTF16LE)) || bytes.HasPrefix(head, []byte(bomUTF16BE)) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	head = bytes.ToLower(head)
	for {
		head = bytes.TrimLeft(head, " \t\r\n\f")
		end := []byte("-->")
		switch {
		case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<html>")),
			bytes.HasPrefix(head, []byte("<html ")), bytes.HasPrefix(head, []byte("<html\n")):
			return true
		case bytes.HasPrefix(head, []byte("<!--")):
		case bytes.HasPrefix(head, []byte("<?xml")):
			end = []byte("?>")
		default:
			return false
		}
		_, rest, found := bytes.Cut(head, end)
		if !found {
			return false
		}
		head = rest
	}
}
