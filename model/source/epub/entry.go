package epub

import (
	"archive/zip"
	"bytes"
	"io"

	"tippani/model/message"
)

var (
	sayProtected        = message.New("epub.protected", "is protected against copying (DRM) and can not be read; get a copy without it")
	sayUnreadable       = message.New("epub.unreadable", "can not be read (%w)")
	sayManyEntries      = message.New("epub.many-entries", "has more than %d entries, the most that is read; it does not look like a book")
	sayLacks            = message.New("epub.lacks", "does not have %q, which it names; export the book again")
	sayPacked           = message.New("epub.packed", "has %q packed more than %d times, as no text is; it is not read")
	sayEntryTooLarge    = message.New("epub.entry-too-large", "has %q of more than %d MiB, the most that is read; split it")
	sayDamaged          = message.New("epub.damaged", "is damaged at %q (%w); get it again")
	sayChaptersTooLarge = message.New("epub.chapters-too-large",
		"has chapters of more than %d MiB together, the most that is read; split it")
)

var errProtected = sayProtected.Error()

// countEntries refuses an archive of a million entries before its directory is read into memory. It counts the signatures
// of directory entries (APPNOTE 4.3.12), those of an archive in the archive too.
func countEntries(r io.ReaderAt, size int64) error {
	signature := []byte("PK\x01\x02")
	const piece = 1 << 20
	buf := make([]byte, piece+len(signature)-1)
	n := 0
	for at := int64(0); at < size; at += piece {
		m, err := r.ReadAt(buf, at)
		if err != nil && err != io.EOF {
			return sayUnreadable.Error(err)
		}
		if n += bytes.Count(buf[:m], signature); n > maxEntries {
			return sayManyEntries.Error(maxEntries)
		}
	}
	return nil
}

// read unpacks one entry of at most limit bytes.
func (b *Book) read(name string, limit int64) ([]byte, error) {
	f := b.files[name]
	if f == nil {
		return nil, sayLacks.Error(name)
	}
	const encrypted = 1
	if f.Flags&encrypted != 0 {
		return nil, errProtected
	}
	if err := bomb(f, limit); err != nil {
		return nil, err
	}
	r, err := f.Open()
	if err != nil {
		return nil, broken(name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, broken(name, err)
	}
	if int64(len(data)) > limit {
		return nil, tooLarge(name, limit)
	}
	return data, nil
}

// bomb refuses an entry that says itself that it unpacks to too much.
func bomb(f *zip.File, limit int64) error {
	if f.UncompressedSize64 > uint64(limit) {
		return tooLarge(f.Name, limit)
	}
	if f.UncompressedSize64 > smallEntry && f.UncompressedSize64/maxRatio > f.CompressedSize64 {
		return sayPacked.Error(f.Name, maxRatio)
	}
	return nil
}

func tooLarge(name string, limit int64) error {
	return sayEntryTooLarge.Error(name, limit>>20)
}

func broken(name string, err error) error {
	return sayDamaged.Error(name, err)
}

func (b *Book) checkTotal() error {
	total := int64(0)
	for i := range b.Chapters {
		if total += b.Size(i); total > maxTotal {
			return sayChaptersTooLarge.Error(maxTotal >> 20)
		}
	}
	return nil
}
