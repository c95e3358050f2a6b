// Package source reads articles in: text, Markdown, web pages, EPUB books, directories, JSONL queues, standard input, and the
// bundled article. It never opens an article's file for writing, and every change between a file's bytes and the article's
// text (a byte order mark, another encoding, CRLF, Bijoy, the way out of a web page) is recorded in the article's meta and
// told to the user.
package source

import (
	"io"
	"strings"

	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
)

// Options are the choices that a person has when articles are read in. The zero value is right for most.
type Options struct {
	ReplaceInvalid bool      // turn each invalid UTF-8 sequence into U+FFFD, recorded, instead of refusing the file
	Stdin          io.Reader // what "-" reads; nil is nothing
	// of files that are not UTF-8 and do not declare another, by its name in the WHATWG Encoding Standard; "" refuses them
	Encoding  string
	Bijoy     Bijoy // what is done with Bengali in Bijoy's fonts
	WholePage bool  // take all the text of a web page, not only the article
}

// wideEncoding tells whether the encoding is one whose text has zero bytes.
func (o Options) wideEncoding() bool { return strings.HasPrefix(strings.ToLower(o.Encoding), "utf-16") }

func (o Options) stdin() io.Reader {
	if o.Stdin == nil {
		return strings.NewReader("")
	}
	return o.Stdin
}

// Item is one article of a queue, read in.
type Item struct {
	Article *model.Article
	Record  jsontext.Fields // the JSON object of a JSONL article, its values byte for byte; nil for other sources
	Line    []byte          // all of that object as it stands in the file, on one line; nil for other sources
	Source  string          // for people: the file, or FILE:LINE
	// for lists and the title bar, short: the file's name from the directory that was opened, "queue.jsonl:3"; "" for the bundled article
	Name    string
	Notices []message.Message // what was changed to make the text of the bytes, one sentence each; nil when nothing was

	// Declared is the id that the record gives itself when the article goes by another one, because an article with another text
	// has it before this one in the queue; else "".
	Declared string

	Own string // the id that the article has where it stands alone; the Article's is another when one before it in the queue has that
}

// Head is what a list shows of an article.
type Head struct {
	ID    string // the Article's ID
	Title string // as in its Meta; "" when it has none, or is too large to be read for it
	Name  string // as in the Item
	Spans int    // how many spans it comes with

	Annotator string // whose spans those are; "" when it does not say
}

// Queue is the articles to work through, in order. An Item is read when it is asked for and not kept. Queues may be used
// from several goroutines.
type Queue interface {
	part
	// Apart is article i under an id that no other text has, when its own is that of another article of the queue too; false when
	// it is not. It waits until the whole queue was looked through.
	Apart(i int) (Item, bool)
}

// part is the articles of one argument.
type part interface {
	// Len is the number of articles known so far; exact tells whether more may be found.
	Len() (n int, exact bool)
	// At reads article i, counted from 0. It is an *EndError when the queue has no article i. An error of one article
	// says nothing about the others.
	At(i int) (Item, error)
	// ID is the id of article i, its Article.ID. It reads no more than that takes, so At may fail where ID does not.
	ID(i int) (string, error)
	// Head is what a list shows of article i. It reads no more than that takes, as ID does.
	Head(i int) (Head, error)
	// Close lets go of open files.
	Close() error
}
