package html

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
)

// Saved is the page in a web archive (.mht, RFC 2557).
type Saved struct {
	Page    []byte
	Charset string // as the archive declares it; "" when only the page does
	URL     string // where it was saved from; "" when unknown
}

const maxNesting = 5 // parts in parts

// FromMHT finds the page in a web archive: the first part that is HTML. Errors are the rest of a sentence that begins with the
// file's name.
func FromMHT(data []byte) (Saved, error) {
	if len(data) > 2*MaxBytes {
		return Saved{}, fmt.Errorf("has %d MiB, and a web archive may have %d at most; save the article alone", len(data)>>20, 2*MaxBytes>>20)
	}
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return Saved{}, fmt.Errorf("is not a web archive (%w); save the page as HTML", err)
	}
	s, err := firstPage(textproto.MIMEHeader(m.Header), m.Body, 0)
	if err != nil {
		return Saved{}, err
	}
	if url := m.Header.Get("Snapshot-Content-Location"); web(url) {
		s.URL = url
	}
	return s, nil
}

var errNoPage = errors.New("is a web archive without a page in it; save the page as HTML")

func firstPage(header textproto.MIMEHeader, body io.Reader, depth int) (Saved, error) {
	kind, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	switch {
	case err != nil || depth > maxNesting:
		return Saved{}, errNoPage
	case kind == "text/html", kind == "application/xhtml+xml":
		s := Saved{Charset: parameters["charset"]}
		if url := header.Get("Content-Location"); web(url) {
			s.URL = url
		}
		s.Page, err = io.ReadAll(io.LimitReader(decoded(header, body), MaxBytes+1))
		if err != nil {
			return Saved{}, fmt.Errorf("is a damaged web archive (%w); save the page as HTML", err)
		}
		return s, nil
	case !strings.HasPrefix(kind, "multipart/"):
		return Saved{}, errNoPage
	}
	parts := multipart.NewReader(body, parameters["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			return Saved{}, errNoPage
		}
		if err != nil {
			return Saved{}, fmt.Errorf("is a damaged web archive (%w); save the page as HTML", err)
		}
		if s, err := firstPage(part.Header, part, depth+1); !errors.Is(err, errNoPage) {
			return s, err
		}
	}
}

func decoded(header textproto.MIMEHeader, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}
