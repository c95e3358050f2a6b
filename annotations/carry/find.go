package carry

import (
	"tippani/annotations"
	"tippani/annotations/reanchor"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/stop"
)

// Former is a record that may be that of an article under another name.
type Former struct {
	ID         string  // of the record
	Spans      int     // what it holds
	Similarity float64 // of the texts: 1 when they are the same
}

// Same reports whether the texts are the same, byte for byte.
func (f Former) Same() bool { return f.Similarity == 1 }

// Records are one annotator's, as a store holds them.
type Records interface {
	// OwnIDs lists the ids of all.
	OwnIDs() []string
	// WithText lists the ids of those that have a text, given by its SHA-256 in hexadecimal.
	WithText(sha string) []string
	// Answer is how far the work on an article is, and whether there is a record at all.
	Answer(id string) (annotations.Answer, bool)
	// Peek reads one record and keeps nothing of it in memory.
	Peek(id string) (*record.Record, error)
}

// Finder looks for the records of articles that were renamed: of those that there are and nobody asks for by their ids.
type Finder struct {
	records  Records
	stop     stop.Func
	present  func(id string) bool // the id is that of an article at hand: its record is not looked for elsewhere
	sketches []reanchor.Sketch    // of missing, made when they are first wanted
	missing  []string
	made     bool
}

// NewFinder looks among records. present tells the ids of articles that are there under their own names.
func NewFinder(records Records, present func(id string) bool) *Finder {
	return &Finder{records: records, present: present}
}

// Until makes the finder find nothing once it is told to stop. What it was looking through then it looks through again.
func (f *Finder) Until(told stop.Func) *Finder {
	f.stop = told
	return f
}

// Formers are the records that may be that of an article which has none under its id: those with the same text, or else the one
// whose text is clearly the most alike.
func (f *Finder) Formers(a *model.Article) []Former {
	var list []Former
	for _, id := range f.records.WithText(a.SHA256()) {
		if id != a.ID() && !f.present(id) {
			list = f.add(list, id, 1)
		}
	}
	if len(list) > 0 || a.Len() == 0 || len(a.Text()) > model.MaxAnnotated {
		return list // a longer one has no record
	}
	f.sketch()
	at, similarity := reanchor.Nearest(reanchor.SketchOf(a), f.sketches)
	if at < 0 {
		return nil
	}
	// One that was taken up meanwhile is not there any more.
	if _, there := f.records.Answer(f.missing[at]); !there {
		return nil
	}
	return f.add(list, f.missing[at], min(similarity, 0.99))
}

func (f *Finder) add(list []Former, id string, similarity float64) []Former {
	r, err := f.records.Peek(id)
	if err != nil || !r.Sound() {
		return list
	}
	return append(list, Former{id, len(r.Spans), similarity})
}

// mostSketched bounds the records that are looked through for a text that was edited as well as renamed.
const mostSketched = 2000

// sketch looks at the texts of all records whose articles are not there.
func (f *Finder) sketch() {
	if f.made {
		return
	}
	f.made = true
	for _, id := range f.records.OwnIDs() {
		if f.stop.Err() != nil {
			f.missing, f.sketches, f.made = nil, nil, false
			return
		}
		if f.present(id) {
			continue
		}
		if len(f.missing) == mostSketched {
			f.missing, f.sketches = nil, nil
			return
		}
		if r, err := f.records.Peek(id); err == nil && r.Sound() {
			f.missing = append(f.missing, id)
			f.sketches = append(f.sketches, reanchor.SketchOf(r.Article))
		}
	}
}
