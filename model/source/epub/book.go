// Package epub reads the chapters of an EPUB book (EPUB 3.3, and 2 as far as reading order goes) from its archive. Nothing is
// ever extracted to disk; names in the archive are only looked up in it.
package epub

import (
	"archive/zip"
	"errors"
	"io"
	"net/url"
	"path"
	"strings"

	"tippani/model/message"
)

const (
	// MaxBytes is the largest book that is read.
	MaxBytes = 500 << 20
	// MaxChapter is the largest chapter, unpacked.
	MaxChapter = 32 << 20

	maxEntries = 20_000
	maxTotal   = 1 << 30 // all chapters, unpacked
	maxRatio   = 100     // unpacked to packed, for what is not small
	smallEntry = 1 << 20
	maxList    = 8 << 20 // one of the XML files that describe the book
)

// Book is an open EPUB. It may be used from several goroutines when its reader may.
type Book struct {
	Title    string // "" when the book does not say
	Creator  string // authors, separated by commas
	Language string // BCP 47 as a rule
	Date     string // as the book writes it
	Chapters []string
	files    map[string]*zip.File
}

var (
	sayTooLarge     = message.New("epub.too-large", "has %d MiB, and a book may have %d at most; take the pictures out or split it")
	sayNoBook       = message.New("epub.no-book", "is not an EPUB book (%w); export it again")
	sayEntryTwice   = message.New("epub.entry-twice", "has the entry %q twice; export the book again")
	sayNoPackage    = message.New("epub.no-package", "is not an EPUB book (META-INF/container.xml names no package); export it again")
	sayReadingOrder = message.New("epub.reading-order", "has a reading order that names %q, which is not in its list of files; export "+
		"the book again")
	sayNoChapters = message.New("epub.no-chapters", "has no chapters of text; books of pictures can not be annotated")
)

// Open reads what a book says about itself and which chapters it has, in the order of its spine. Errors are the rest of a
// sentence that begins with the file's name.
func Open(r io.ReaderAt, size int64) (*Book, error) {
	if size > MaxBytes {
		return nil, sayTooLarge.Error(size>>20, MaxBytes>>20)
	}
	if err := countEntries(r, size); err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, sayNoBook.Error(err)
	}
	b := &Book{files: map[string]*zip.File{}}
	for _, f := range archive.File {
		if _, twice := b.files[f.Name]; twice {
			return nil, sayEntryTwice.Error(f.Name)
		}
		b.files[f.Name] = f
	}
	if b.files["META-INF/license.lcpl"] != nil {
		return nil, errProtected
	}
	if err := b.describe(); err != nil {
		return nil, err
	}
	if err := b.checkProtection(); err != nil {
		return nil, err
	}
	return b, b.checkTotal()
}

func (b *Book) describe() error {
	var c container
	if err := b.readXML("META-INF/container.xml", &c); err != nil {
		return err
	}
	if len(c.Rootfiles) == 0 {
		return sayNoPackage.Error()
	}
	var p pkg
	root := c.Rootfiles[0].Path
	if err := b.readXML(root, &p); err != nil {
		return err
	}
	b.Title, b.Language, b.Date = first(p.Titles), first(p.Languages), first(p.Dates)
	var creators []string
	for _, name := range p.Creators {
		if name = plain(name); name != "" {
			creators = append(creators, name)
		}
	}
	b.Creator = strings.Join(creators, ", ")
	items := map[string]item{}
	for _, it := range p.Manifest {
		items[it.ID] = it
	}
	seen := map[string]bool{}
	for _, ref := range p.Spine {
		it, ok := items[ref.ID]
		if !ok {
			return sayReadingOrder.Error(ref.ID)
		}
		if it.Type != "application/xhtml+xml" && it.Type != "text/html" {
			continue
		}
		name := resolve(root, it.Href)
		if !seen[name] {
			seen[name] = true
			b.Chapters = append(b.Chapters, name)
		}
	}
	if len(b.Chapters) == 0 {
		return sayNoChapters.Error()
	}
	return nil
}

// resolve is the name in the archive that a reference in the file base means.
func resolve(base, href string) string {
	href, _, _ = strings.Cut(href, "#")
	if plain, err := url.PathUnescape(href); err == nil {
		href = plain
	}
	return path.Join(path.Dir(base), href)
}

// Read unpacks chapter i, which must be below len(Chapters). It is XHTML in the encoding it declares.
func (b *Book) Read(i int) ([]byte, error) { return b.read(b.Chapters[i], MaxChapter) }

// Size is the length of chapter i unpacked, as the archive says, in bytes; 0 when the archive does not have it.
func (b *Book) Size(i int) int64 {
	if f := b.files[b.Chapters[i]]; f != nil {
		return int64(min(f.UncompressedSize64, maxTotal+1))
	}
	return 0
}
