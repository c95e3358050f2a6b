package epub

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"tippani/model/message"
)

// container is META-INF/container.xml (EPUB Open Container Format 3.3, 4.2.6.3.1).
type container struct {
	Rootfiles []struct {
		Path string `xml:"full-path,attr"`
	} `xml:"rootfiles>rootfile"`
}

// pkg is the package document (EPUB 3.3, 5): what the book is, its files, and the order of reading.
type pkg struct {
	Titles    []string `xml:"metadata>title"`
	Creators  []string `xml:"metadata>creator"`
	Languages []string `xml:"metadata>language"`
	Dates     []string `xml:"metadata>date"`
	Manifest  []item   `xml:"manifest>item"`
	Spine     []struct {
		ID string `xml:"idref,attr"`
	} `xml:"spine>itemref"`
}

type item struct {
	ID   string `xml:"id,attr"`
	Href string `xml:"href,attr"`
	Type string `xml:"media-type,attr"`
}

// encryption is META-INF/encryption.xml (EPUB Open Container Format 3.3, 4.2.6.3.2).
type encryption struct {
	Data []struct {
		Method struct {
			Algorithm string `xml:"Algorithm,attr"`
		} `xml:"EncryptionMethod"`
		Reference struct {
			URI string `xml:"URI,attr"`
		} `xml:"CipherData>CipherReference"`
	} `xml:"EncryptedData"`
}

// checkProtection refuses a book with encrypted chapters. Fonts may be obfuscated: they are not read.
func (b *Book) checkProtection() error {
	const name = "META-INF/encryption.xml"
	if b.files[name] == nil {
		return nil
	}
	var e encryption
	if err := b.readXML(name, &e); err != nil {
		return err
	}
	chapters := map[string]bool{}
	for _, c := range b.Chapters {
		chapters[c] = true
	}
	for _, d := range e.Data {
		font := d.Method.Algorithm == "http://www.idpf.org/2008/embedding" || d.Method.Algorithm == "http://ns.adobe.com/pdf/enc#RC"
		if !font && chapters[resolve("", d.Reference.URI)] {
			return errProtected
		}
	}
	return nil
}

var sayFaulty = message.New("epub.faulty", "has a faulty %q (%w); export the book again")

// readXML reads one of the files that describe the book. encoding/xml knows no entities but XML's five and reads no other
// file, so there is nothing that could expand.
func (b *Book) readXML(name string, into any) error {
	data, err := b.read(name, maxList)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(label string, input io.Reader) (io.Reader, error) {
		encoding, err := htmlindex.Get(label)
		if err != nil {
			return nil, err
		}
		return encoding.NewDecoder().Reader(input), nil
	}
	if err := d.Decode(into); err != nil {
		return sayFaulty.Error(name, err)
	}
	return nil
}

func first(values []string) string {
	for _, v := range values {
		if v = plain(v); v != "" {
			return v
		}
	}
	return ""
}

func plain(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, string(utf8.RuneError))), " ")
}
