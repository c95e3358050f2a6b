// Package place remembers where somebody stopped reading, and which proposals they let go. Losing it loses no annotation, so
// nothing in it is synced and a damaged file counts as none.
package place

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"tippani/model/atomicfile"
	"tippani/model/regular"
)

// maxPlaces is how many articles of a dataset are remembered; the ones left longest ago are forgotten first.
const maxPlaces = 1000

// Place is a position in an article. Cursor and Top, the first line on screen, count code points from the start.
type Place struct {
	Cursor int       `json:"cursor"`
	Top    int       `json:"top"`
	Left   time.Time `json:"left"`

	Rejected []Mark `json:"rejected,omitempty"` // proposals that were let go in the article
}

// Mark is a proposal that was let go. Start and End count code points from the start.
type Mark struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Label string `json:"label"`
}

// Limits of what is remembered: of an article the marks that came last, and a file of a thousand such articles.
const (
	mostMarks = 200
	largest   = 16 << 20 // bytes
)

// Places are the positions in the articles of one dataset.
type Places struct {
	file     string
	Current  string           `json:"current,omitempty"` // id of the article that was open last
	Articles map[string]Place `json:"articles"`          // by article id
}

// Load reads the places of a dataset, whose path must be absolute, from a directory with one file for each dataset; Save makes the
// directory. There are none when they can't be read.
func Load(dir, dataset string) *Places {
	sum := sha256.Sum256([]byte(dataset))
	return load(filepath.Join(dir, hex.EncodeToString(sum[:8])+".json"))
}

func load(file string) *Places {
	p := &Places{}
	if data, err := regular.Read(file, largest); err != nil || json.Unmarshal(data, p) != nil {
		p = &Places{}
	}
	if p.Articles == nil {
		p.Articles = make(map[string]Place)
	}
	p.file = file
	return p
}

// Place is where an article was left; false when it never was.
func (p *Places) Place(id string) (Place, bool) {
	at, ok := p.Articles[id]
	return at, ok
}

// Leave notes where an article is left; Save writes it.
func (p *Places) Leave(id string, at Place) {
	at.Rejected = at.Rejected[max(len(at.Rejected)-mostMarks, 0):]
	p.Articles[id] = at
	p.Current = id
	if len(p.Articles) <= maxPlaces {
		return
	}
	oldest := id
	for other, place := range p.Articles {
		if place.Left.Before(p.Articles[oldest].Left) {
			oldest = other
		}
	}
	delete(p.Articles, oldest)
}

// Save writes the places as a whole file, renamed into its place.
func (p *Places) Save() error {
	data, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("the reading positions can't be written: %w", err)
	}
	dir := filepath.Dir(p.file)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("the reading positions can't be kept: %w", err)
	}
	f, err := atomicfile.Create(p.file, 0o600)
	if err != nil {
		return fmt.Errorf("the reading positions can't be kept: %w", err)
	}
	defer f.Discard()
	if _, err = f.Write(append(data, '\n')); err == nil {
		err = f.Install()
	}
	if err != nil {
		return fmt.Errorf("the reading positions can't be kept: %w", err)
	}
	return nil
}
