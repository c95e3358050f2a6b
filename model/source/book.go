package source

import (
	"errors"
	"strconv"

	"tippani/model"
	"tippani/model/message"
	"tippani/model/source/epub"
)

// bookQueue is the chapters of an EPUB book, each an article, in the order of reading.
type bookQueue struct {
	list     *fileList
	number   int // of the book in the list
	path     string
	file     *lazyFile
	book     *epub.Book
	chapters []int // of the book, those with text
	err      error // the book can not be read; told as the error of its only article
}

// smallChapter is how large a chapter is at most that is looked at when a book is opened, to leave out covers and other
// chapters of pictures; larger ones have text.
const smallChapter = 8 << 10

var (
	sayNoChapters        = message.New("source.no-chapters", "has no chapters of text; books of pictures can not be annotated")
	sayOfBook            = message.New("source.of-book", "The text was taken out of a chapter of an EPUB book, as plain text.")
	sayOneChapterLeftOut = message.New("source.one-chapter-left-out", "1 chapter of the book has no text and was left out.")
	sayChaptersLeftOut   = message.New("source.chapters-left-out", "%d chapters of the book have no text and were left out.")
)

// openBook opens a book that is in the list at a place.
func openBook(path string, list *fileList, number int) (*bookQueue, error) {
	q := &bookQueue{list: list, number: number, path: path, file: &lazyFile{path: path}}
	q.file.acquire()
	defer q.file.release()
	f, info, err := openRegular(path)
	if err != nil {
		return nil, err
	}
	f.Close()
	if q.book, err = epub.Open(q.file, info.Size()); err != nil {
		return nil, failed(path, err)
	}
	for i := range q.book.Chapters {
		if size := q.book.Size(i); size == 0 || size > smallChapter {
			q.chapters = append(q.chapters, i)
			continue
		}
		var blank *blankError
		if _, err := q.chapter(i); !errors.As(err, &blank) {
			q.chapters = append(q.chapters, i)
		}
	}
	if len(q.chapters) == 0 {
		return nil, refuse(path, sayNoChapters.With())
	}
	return q, nil
}

func (q *bookQueue) Len() (int, bool) {
	if q.err != nil {
		return 1, true
	}
	return len(q.chapters), true
}

func (q *bookQueue) Close() error { return nil }

// ID is the book's id and the chapter's name in the book.
func (q *bookQueue) ID(i int) (string, error) {
	n, _ := q.Len()
	switch {
	case i < 0 || i >= n:
		return "", &EndError{i, n}
	case q.err != nil:
		return q.list.ids[q.number], nil
	}
	return q.list.ids[q.number] + "/" + validName(q.book.Chapters[q.chapters[i]]), nil
}

// Head reads the chapter.
func (q *bookQueue) Head(i int) (Head, error) {
	h, err := headByReading(q, i)
	if id, known := q.ID(i); known == nil {
		h.ID, h.Name = id, id
	}
	return h, err
}

func (q *bookQueue) At(i int) (Item, error) {
	id, err := q.ID(i)
	if err != nil {
		return Item{}, err
	}
	if q.err != nil {
		return Item{}, q.err
	}
	q.file.acquire()
	defer q.file.release()
	c, err := q.chapter(q.chapters[i])
	if err != nil {
		return Item{}, err
	}
	b := q.book
	left := len(b.Chapters) - len(q.chapters)
	changes := append(c.changes, sayOfBook.With())
	if left := captionNotice(c.left); !left.None() {
		changes = append(changes, left)
	}
	if i == 0 && left == 1 {
		changes = append(changes, sayOneChapterLeftOut.With())
	} else if i == 0 && left > 1 {
		changes = append(changes, sayChaptersLeftOut.With(left))
	}
	title := c.title
	if title == "" {
		title = b.Title
	}
	item, err := finishPage(c.source, id, c.text, model.Meta{Source: c.source, Title: title}, changes, []detail{
		{"book", b.Title}, {"byline", b.Creator}, {"published", b.Date}, {"language", b.Language},
		{"chapter", strconv.Itoa(q.chapters[i] + 1)},
	}, q.list.opt)
	item.Name = id
	return item, err
}
