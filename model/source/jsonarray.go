package source

import (
	"bytes"
	"encoding/json"
	"io"
	"path/filepath"
	"strings"

	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
)

func isJSON(path string) bool { return strings.ToLower(filepath.Ext(path)) == ".json" }

// jsonPeek is how much of a .json file is looked at to tell what it is.
const jsonPeek = 1 << 20

var (
	sayNotAnArray = message.New("source.not-an-array", `is not an array of articles; write [{"id": …, "text": …}], or give a `+
		`text the ending .txt`)
	sayEmptyArray    = message.New("source.empty-array", "is an empty array; there is nothing to annotate")
	sayArrayOfOthers = message.New("source.array-of-others", `is an array, but not of articles: %s is %s; give each an object with `+
		`"text", or read the file of another tool with tippani import`)
	sayKindEmpty         = message.New("source.kind-empty", "empty")
	sayKindNoText        = message.New("source.kind-no-text", `an object without "text"`)
	sayKindNotJSON       = message.New("source.kind-not-json", "an object that is not JSON")
	sayKindArray         = message.New("source.kind-array", "an array")
	sayKindString        = message.New("source.kind-string", "a string")
	sayKindScalar        = message.New("source.kind-scalar", "a number, true, false or null")
	sayObjectWithoutText = message.New("source.object-without-text",
		`is a JSON object without "text", not an array of articles; write [{"id": …, "text": …}], or read the file of another tool with `+
			`tippani import`)
	sayObjectTooLarge = message.New("source.object-too-large", "is one JSON object of more than %d MiB; write an array of articles")
	sayNotJSON        = message.New("source.not-json", "is not JSON (%v); correct it, or give a text the ending .txt")
)

// newJSON makes a queue of a .json file: one array of articles, or what belongs into a .jsonl file. Anything else is refused: to
// annotate braces and quotation marks as if they were an article helps nobody.
func newJSON(name string, file io.ReaderAt, done io.Closer, opt Options) (part, error) {
	start, err := startOfJSON(name, file)
	if err != nil {
		return nil, err
	}
	head := make([]byte, jsonPeek)
	n, err := file.ReadAt(head, start)
	if err != nil && err != io.EOF {
		return nil, cannotRead(name, err)
	}
	head = jsontext.TrimSpace(head[:n])
	switch {
	case len(head) == 0:
		return nil, refuse(name, sayEmpty.With())
	case head[0] == '[':
		return queueOr(newArray(name, file, done, opt))
	case head[0] != '{':
		return nil, refuse(name, sayNotAnArray.With())
	case looksLikeJSONL(head), len(head) == jsonPeek && bytes.IndexByte(head, '\n') < 0:
		return queueOr(newJSONL(name, file, done, opt))
	}
	return newObject(name, file, done, opt)
}

// queueOr keeps a nil pointer from becoming a queue.
func queueOr(q *recordQueue, err error) (part, error) {
	if err != nil {
		return nil, err
	}
	return q, nil
}

// newArray makes a queue of a file that holds one JSON array.
func newArray(name string, file io.ReaderAt, done io.Closer, opt Options) (*recordQueue, error) {
	start, err := startOfJSON(name, file)
	if err != nil {
		return nil, err
	}
	q := &recordQueue{name: name, mark: "#", file: file, done: done, opt: opt, index: newRecordIndex(file, start, &elementSplitter{})}
	if err := q.index.begin(); err != nil {
		return nil, cannotRead(name, err)
	}
	if err := q.noArticles(); err != nil {
		q.index.stop()
		return nil, err
	}
	return q, nil
}

// mostLooked is how many elements of an array are looked at, at most, for an article before the array is said to have none.
const mostLooked = 100

// noArticles says why an array holds no articles: that it is empty, or what its elements are instead. One that can't be read among
// others is its own affair.
func (q *recordQueue) noArticles() error {
	n, exact := q.Len()
	if n == 0 && exact {
		return refuse(q.name, sayEmptyArray.With())
	}
	var why error
	for i := range min(n, mostLooked) {
		at, ok, err := q.index.record(i)
		if err != nil || !ok {
			return err
		}
		if at.size > model.MaxRecord || at.fault != nil && i > 0 {
			return nil
		}
		data, source, err := q.read(i, nil)
		if err == nil {
			var text bool
			object := jsontext.Skim(data, func(key string, _ []byte) { text = text || key == "text" })
			if text {
				return nil
			}
			err = refuse(q.name, sayArrayOfOthers.With(strings.TrimPrefix(source, q.name), kindOfJSON(data, object)))
		}
		if why == nil {
			why = err
		}
	}
	return why
}

func kindOfJSON(data []byte, object bool) message.Message {
	switch {
	case len(data) == 0:
		return sayKindEmpty.With()
	case object:
		return sayKindNoText.With()
	case data[0] == '{':
		return sayKindNotJSON.With()
	case data[0] == '[':
		return sayKindArray.With()
	case data[0] == '"':
		return sayKindString.With()
	}
	return sayKindScalar.With()
}

// newObject makes a queue of a file that holds one JSON object which is an article.
func newObject(name string, file io.ReaderAt, done io.Closer, opt Options) (part, error) {
	data, err := io.ReadAll(io.NewSectionReader(file, 0, model.MaxRecord+1))
	switch {
	case err != nil:
		return nil, cannotRead(name, err)
	case len(data) > model.MaxRecord:
		return nil, refuse(name, sayObjectTooLarge.With(model.MaxRecord>>20))
	}
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte(bomUTF8)))
	if fields, err := objectFields(data); err != nil {
		return nil, refuse(name, sayNotJSON.With(err))
	} else if fields.Value("text") == nil {
		return nil, refuse(name, sayObjectWithoutText.With())
	}
	item, err := recordItem(name, name, compact(data), opt)
	if err != nil {
		return nil, err
	}
	if done != nil {
		done.Close()
	}
	return one{item}, nil
}

// compact puts a JSON value on one line: in a dataset a record is a line. What is not JSON stays as it is.
func compact(data []byte) []byte {
	var line bytes.Buffer
	if json.Compact(&line, data) != nil {
		return data
	}
	return line.Bytes()
}
