package source

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
)

// Open makes a queue of what is named: files, directories, "-" for standard input, *.jsonl, *.ndjson and *.json for a queue of
// articles in one file; with no arguments, the bundled article. A name that can not be read at all is an *Error now,
// what is wrong inside a file is an error of its article. See IDs in names.go for what the articles are called.
func Open(args []string, opt Options) (Queue, error) {
	if len(args) == 0 {
		return newDistinct(&joined{parts: []part{bundled{}}}), nil
	}
	q := &joined{}
	files := &fileList{opt: opt}
	for _, arg := range args {
		p, err := openOne(arg, files, opt)
		if err != nil {
			q.Close()
			return nil, err
		}
		if p != nil {
			q.parts = append(q.parts, p)
		}
	}
	files.nameAll()
	return newDistinct(q), nil
}

// openOne opens one argument; nil when it names only files that are in the queue already.
func openOne(arg string, files *fileList, opt Options) (part, error) {
	if arg == "-" {
		return openStdin(opt)
	}
	info, err := os.Stat(arg)
	switch {
	case err != nil:
		return nil, cannotRead(arg, err)
	case info.IsDir():
		found, err := articlesIn(arg)
		if err != nil {
			return nil, err
		}
		return files.queue(found), nil
	}
	if err := plain(arg, info); err != nil {
		return nil, err
	}
	one := found{path: arg, parts: 1}
	if isJSONL(arg) || isJSON(arg) {
		if !files.once(arg) {
			return nil, nil
		}
		return openRecords(arg, opt)
	}
	if isBook(arg) {
		place, isNew := files.add(one)
		if !isNew {
			return nil, nil
		}
		return openBook(arg, files, place)
	}
	return files.queue([]found{one}), nil
}

func isJSONL(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".jsonl" || ext == ".ndjson"
}

const stdinName = "standard input"

var sayKeyboard = message.New("source.keyboard", "is the keyboard; pipe an article into it, or name a file")

// openStdin reads standard input to its end. It is a queue when it begins with a JSON object that has a text, or an array
// of them, else one article, whose id is made of its text because it has no name.
func openStdin(opt Options) (part, error) {
	if f, ok := opt.stdin().(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			return nil, refuse(stdinName, sayKeyboard.With())
		}
	}
	data, err := readUpTo(stdinName, opt.stdin(), 64<<10, model.MaxText)
	if err != nil {
		return nil, err
	}
	if looksLikeJSONL(data) {
		return queueOr(newJSONL(stdinName, bytes.NewReader(data), nil, opt))
	}
	if looksLikeArray(data) {
		return queueOr(newArray(stdinName, bytes.NewReader(data), nil, opt))
	}
	read := textItem
	if looksLikePage(data) {
		read = func(source, id string, data []byte, opt Options) (Item, error) {
			return pageItem(source, id, data, "", "", opt)
		}
	}
	item, err := read(stdinName, "", data, opt)
	if err != nil {
		return nil, err
	}
	a := item.Article
	if item.Article, err = model.NewArticle("stdin-"+a.SHA256()[:12], a.Text(), a.Meta()); err != nil {
		return nil, failed(stdinName, err)
	}
	return one{item}, nil
}

// looksLikeJSONL looks at the first line that is not blank.
func looksLikeJSONL(data []byte) bool {
	for line := range bytes.Lines(bytes.TrimPrefix(data, []byte(bomUTF8))) {
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		if line[0] != '{' {
			return false
		}
		fields, err := objectFields(line)
		return err == nil && fields.Value("text") != nil
	}
	return false
}

// looksLikeArray looks at the first element of a JSON array: a text may begin with a bracket too.
func looksLikeArray(data []byte) bool {
	data = jsontext.TrimSpace(bytes.TrimPrefix(data, []byte(bomUTF8)))
	if len(data) == 0 || data[0] != '[' {
		return false
	}
	data = jsontext.TrimSpace(data[1:])
	n := jsontext.ValueLength(data)
	fields, err := objectFields(data[:n])
	return err == nil && fields.Value("text") != nil
}

// one is a queue of a single article that was read already.
type one struct{ item Item }

func (one) Len() (int, bool) { return 1, true }
func (one) Close() error     { return nil }

func (q one) ID(i int) (string, error) { return idByReading(q, i) }

func (q one) Head(i int) (Head, error) { return headByReading(q, i) }

func (q one) At(i int) (Item, error) {
	if i != 0 {
		return Item{}, &EndError{i, 1}
	}
	return q.item, nil
}

// joined is several queues, one after the other.
type joined struct{ parts []part }

func (q *joined) Len() (n int, exact bool) {
	for _, part := range q.parts {
		m, known := part.Len()
		if n += m; !known {
			return n, false
		}
	}
	return n, true
}

func (q *joined) At(i int) (Item, error) { return ask(q, i, part.At) }

func (q *joined) ID(i int) (string, error) { return ask(q, i, part.ID) }

func (q *joined) Head(i int) (Head, error) { return ask(q, i, part.Head) }

// ask hands a question about article i to the queue that has it.
func ask[T any](q *joined, i int, question func(part, int) (T, error)) (answer T, err error) {
	before := 0
	for _, p := range q.parts {
		if n, exact := p.Len(); exact && i-before >= n {
			before += n
			continue
		}
		found, err := question(p, i-before)
		var end *EndError
		if !errors.As(err, &end) || i < before {
			return found, err
		}
		before += end.Len
	}
	return answer, &EndError{i, before}
}

func (q *joined) Close() error {
	var errs []error
	for _, part := range q.parts {
		errs = append(errs, part.Close())
	}
	return errors.Join(errs...)
}
