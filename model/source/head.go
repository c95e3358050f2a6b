package source

import (
	"path/filepath"
	"unicode/utf8"

	"tippani/model/filename"
	"tippani/model/jsontext"
	"tippani/model/message"
)

// idByReading is the id of an article that only reading it tells.
func idByReading(q part, i int) (string, error) {
	item, err := q.At(i)
	if err != nil {
		return "", err
	}
	return item.Article.ID(), nil
}

// headByReading is the head of an article that only reading it tells.
func headByReading(q part, i int) (Head, error) {
	item, err := q.At(i)
	if err != nil {
		return Head{}, err
	}
	return Head{ID: item.Article.ID(), Title: item.Article.Meta().Title, Name: item.Name}, nil
}

// glance is what can be seen of a record without decoding it. The slices are bytes of JSON.
type glance struct {
	id        string // its own, "" when it has none
	data      []byte // all of it
	text      []byte
	meta      []byte
	spans     []byte
	annotator string
	source    string
}

var sayNotLookedThrough = message.New("source.not-looked-through", "can not be looked through; write one JSON object for each article")

// glance looks at record i. buffer may be reused for its bytes. A record that can't be an article has the error that reading it has.
func (q *recordQueue) glance(i int, buffer []byte) (glance, error) {
	data, source, err := q.read(i, buffer)
	if err != nil {
		return glance{}, err
	}
	g := glance{data: data, source: source}
	valid := utf8.Valid(data)
	if !valid && q.opt.ReplaceInvalid {
		text, _ := replaceInvalid(string(data))
		g.data, valid = []byte(text), true
	}
	var id []byte
	sound := valid && jsontext.Skim(g.data, func(key string, value []byte) {
		switch key {
		case "id":
			id = value
		case "text":
			g.text = value
		case "meta":
			g.meta = value
		case "spans":
			g.spans = value
		case "annotator":
			g.annotator = jsontext.Plain(value)
		}
	})
	if sound && len(id) > 0 && string(id) != "null" {
		g.id, err = recordID(id, "")
	}
	if !sound || err != nil || len(g.text) < 3 || g.text[0] != '"' {
		if _, err := q.At(i); err != nil {
			return glance{}, err
		}
		return glance{}, refuse(source, sayNotLookedThrough.With())
	}
	return g, nil
}

// textBytes is the text as it can be compared.
func (g glance) textBytes() string { return jsontext.Plain(g.text) }

// idOf is the article's id.
func (g glance) idOf() string {
	if g.id != "" {
		return g.id
	}
	id, _ := recordID(nil, g.textBytes())
	return id
}

func (q *recordQueue) ID(i int) (string, error) {
	g, err := q.glance(i, nil)
	if err != nil {
		return "", err
	}
	return g.idOf(), nil
}

// titleBytes of a text, as JSON, are looked at for its first line.
const titleBytes = 4 << 10

func (q *recordQueue) Head(i int) (Head, error) {
	g, err := q.glance(i, nil)
	if err != nil {
		return Head{}, err
	}
	h := Head{ID: g.idOf(), Spans: jsontext.Count(g.spans), Annotator: g.annotator}
	var origin string
	jsontext.Skim(g.meta, func(key string, value []byte) {
		switch key {
		case "title":
			h.Title = jsontext.Plain(value)
		case "source":
			origin = jsontext.Plain(value)
		}
	})
	if h.Title == "" {
		h.Title = firstLine(jsontext.Beginning(g.text, titleBytes))
	}
	h.Name = nameOfRecord(g.source, origin)
	return h, nil
}

// nameOfRecord is what a record is called by in lists: the file that its text came from if it says so, else its place in its queue.
func nameOfRecord(place, origin string) string {
	if origin != "" && filepath.Ext(origin) != "" && len(origin) <= 200 && filename.Base(origin) != filepath.Base(place) {
		return origin
	}
	return filepath.Base(place)
}
