package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash/maphash"
	"runtime"
	"sync"
	"tippani/model/relay"
)

// identities looks through a queue, in order and while it is being worked on, for articles that have one id. The first keeps it; see
// names.go for what the others go by. Of each article 4 to 16 bytes are kept.
type identities struct {
	queue  *joined
	buffer []byte

	mu      sync.Mutex
	grown   sync.Cond
	looked  int // articles looked through
	ended   bool
	stopped bool
	relay   relay.Relay

	table   idTable
	renamed map[int]renamed
	repeats map[int]int // articles that are, byte for byte, one that stands before them
	clashed map[int]int // the first of several articles with one id -> another of them, with another text if there is one
}

// renamed is what an article goes by whose id another one has.
type renamed struct {
	id    string
	first int  // the article that has the id
	texts bool // the two have different texts
}

const (
	lookFirst      = 2000 // articles that are looked at before a queue is shown, as far as lookFirstBytes go
	lookFirstBytes = 4 << 20
)

func newIdentities(q *joined) *identities {
	x := &identities{queue: q, renamed: map[int]renamed{}, repeats: map[int]int{}, clashed: map[int]int{}}
	x.table.seed = maphash.MakeSeed()
	x.grown.L = &x.mu
	size := 0
	for range lookFirst {
		if size += x.look(); x.ended || size > lookFirstBytes {
			break
		}
	}
	if !x.ended {
		go func() {
			defer x.relay.Catch(x.stop)
			for !x.done() {
				x.look()
				runtime.Gosched() // a key must not wait for this
			}
		}()
	}
	return x
}

func (x *identities) done() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.ended || x.stopped
}

// look looks at the next article and returns how many bytes it has.
func (x *identities) look() int {
	g, err := x.glance(x.looked, x.buffer)
	var end *EndError
	x.mu.Lock()
	defer x.mu.Unlock()
	defer x.grown.Broadcast()
	if errors.As(err, &end) {
		x.ended = true
		return 0
	}
	if cap(g.data) > cap(x.buffer) {
		x.buffer = g.data[:0]
	}
	if err == nil {
		x.settle(x.looked, g)
	}
	x.looked++
	return len(g.data)
}

// glance looks at article i of any part: of a file, only its id is looked at.
func (x *identities) glance(i int, buffer []byte) (glance, error) {
	return ask(x.queue, i, func(p part, i int) (glance, error) {
		if records, ok := p.(*recordQueue); ok {
			return records.glance(i, buffer)
		}
		id, err := p.ID(i)
		return glance{id: id}, err
	})
}

// settle finds the id that article i goes by.
func (x *identities) settle(i int, g glance) {
	key := g.key()
	first := x.holder(key)
	if first < 0 {
		x.table.put(key, i)
		return
	}
	before, err := x.glance(first, nil)
	if err != nil {
		return
	}
	if same, known := g.same(before); same {
		if !known {
			x.repeats[i] = first
		}
		return
	}
	r := renamed{first: first, texts: g.text == nil || !g.sameText(before)}
	for _, r.id = range g.others() {
		holder := x.holder(keyOfID(r.id))
		if holder < 0 {
			x.table.put(keyOfID(r.id), i)
			break
		}
		if other, err := x.glance(holder, nil); err == nil {
			if same, _ := g.same(other); same {
				x.repeats[i] = holder
				break
			}
		}
	}
	x.renamed[i] = r
	if next, known := x.clashed[first]; !known || r.texts && !x.renamed[next].texts {
		x.clashed[first] = i
	}
}

// holder is the article that goes by the id that a key stands for, or -1.
func (x *identities) holder(key []byte) int {
	return x.table.find(key, func(i int) bool {
		if r, ok := x.renamed[i]; ok {
			return string(keyOfID(r.id)) == string(key)
		}
		g, err := x.glance(i, nil)
		return err == nil && bytes.Equal(g.key(), key)
	})
}

// key is what articles of one id have in common: the id, or, in place of the one that is made of the text, the text.
func (g glance) key() []byte {
	switch {
	case g.id != "":
		return keyOfID(g.id)
	case bytes.IndexByte(g.text, '\\') < 0:
		return g.text
	}
	return []byte(`"` + g.textBytes() + `"`)
}

func keyOfID(id string) []byte { return []byte("=" + id) }

func (g glance) sameText(other glance) bool {
	return g.text != nil && other.text != nil && (bytes.Equal(g.text, other.text) || g.textBytes() == other.textBytes())
}

// same reports whether two records of one id are one article: the very same record, or one text with what two people made of it,
// which is known to be no mistake.
func (g glance) same(other glance) (same, known bool) {
	if g.data != nil && bytes.Equal(g.data, other.data) {
		return true, false
	}
	known = g.annotator != "" && other.annotator != "" && g.annotator != other.annotator && g.sameText(other)
	return known, known
}

// others are the ids that an article goes by when its own is taken, in the order in which they are tried: made of the text, so that
// it keeps its annotations when the queue is ordered in another way, else of the whole record.
func (g glance) others() []string {
	id := g.idOf()
	text, whole := sha256.Sum256([]byte(g.textBytes())), sha256.Sum256(g.data)
	return []string{apart(id, text), id + "~" + hex.EncodeToString(whole[:4]), id + "~" + hex.EncodeToString(whole[:])}
}

func apart(id string, text [sha256.Size]byte) string { return id + "~" + hex.EncodeToString(text[:4]) }

// wait waits until article i was looked at.
func (x *identities) wait(i int) {
	for x.looked <= i && !x.ended && !x.stopped {
		x.grown.Wait()
	}
	x.relay.Check()
}

func (x *identities) stop() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.stopped = true
	x.grown.Broadcast()
}
