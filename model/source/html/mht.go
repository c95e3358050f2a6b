package html

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"tippani/model/message"
)

// Saved is the page in a web archive (.mht, RFC 2557).
type Saved struct {
	Page    []byte
	Charset string // as the archive declares it; "" when only the page does
	URL     string // where it was saved from; "" when unknown
}

// maxArchive is the largest web archive that is read, in bytes.
const maxArchive = 128 << 20

const (
	maxNesting = 5       // parts in parts
	maxHeader  = 1 << 20 // bytes before the first part
)

// longHeader tells whether no empty line, with which a header ends, is near the start.
func longHeader(data []byte) bool {
	head := data[:min(len(data), maxHeader)]
	return len(head) < len(data) && !bytes.Contains(head, []byte("\n\n")) && !bytes.Contains(head, []byte("\n\r\n"))
}

var (
	sayAnArchive      = message.New("html.an-archive", "a web archive")
	sayLongHeader     = message.New("html.long-header", "is not a web archive (its header is too long); save the page as HTML")
	sayNoArchive      = message.New("html.no-archive", "is not a web archive (%w); save the page as HTML")
	sayNoPage         = message.New("html.no-page", "is a web archive without a page in it; save the page as HTML")
	sayDamagedArchive = message.New("html.damaged-archive", "is a damaged web archive (%w); save the page as HTML")
)

// FromMHT finds the page in a web archive: the first part that is HTML. Errors are the rest of a sentence that begins with the
// file's name.
func FromMHT(data []byte) (Saved, error) {
	if len(data) > maxArchive {
		return Saved{}, tooLarge(len(data), maxArchive, sayAnArchive.With())
	}
	if longHeader(data) {
		return Saved{}, sayLongHeader.Error()
	}
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return Saved{}, sayNoArchive.Error(err)
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

var errNoPage = sayNoPage.Error()

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
			return Saved{}, sayDamagedArchive.Error(err)
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
			return Saved{}, sayDamagedArchive.Error(err)
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
