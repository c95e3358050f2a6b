package tagger

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// magic begins a model's file. The number changes when the file or what the features mean does; a model of another is made anew.
const (
	family = "tippani model "
	magic  = family + "1\n"
)

// IsModel reports whether a file that begins so is a model of any version; these 14 bytes are enough.
func IsModel(head []byte) bool { return bytes.HasPrefix(head, []byte(family)) }

// ErrOther is the error of Decode for a file that is no model of this version.
var ErrOther = errors.New("this is no model of this version of tippani; make it anew from the dataset, with tippani train")

// Encode writes the model. State is what the model was learned from, for whoever reads it: any text.
func (m *Model) Encode(w io.Writer, state string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	e := encoder{w: bufio.NewWriter(w)}
	e.w.WriteString(magic)
	e.text(state)
	e.number(len(m.labels))
	for _, l := range m.labels {
		e.text(l)
	}
	e.number(len(m.weights))
	for i, r := range m.weights {
		e.bits(m.hashes[i])
		e.number(len(r))
		for _, t := range r {
			e.number(int(t.tag))
			e.weight(t.weight)
		}
	}
	for _, t := range m.trans {
		e.weight(t)
	}
	words := map[string]int{}
	e.number(len(m.examples))
	for _, x := range m.examples {
		e.number(len(x.words))
		for i, word := range x.words {
			// A word that was written already is told by its number.
			n, known := words[word]
			e.number(n)
			if !known {
				words[word] = len(words) + 1
				e.text(word)
			}
			e.number(int(x.gold[i]))
		}
	}
	return e.w.Flush()
}

type encoder struct{ w *bufio.Writer }

func (e *encoder) number(n int) {
	var b [binary.MaxVarintLen64]byte
	e.w.Write(b[:binary.PutUvarint(b[:], uint64(n))])
}

func (e *encoder) bits(n uint64) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], n)
	e.w.Write(b[:])
}

func (e *encoder) text(s string) {
	e.number(len(s))
	e.w.WriteString(s)
}

func (e *encoder) weight(w weight) {
	e.bits(uint64(math.Float32bits(w.w)) | uint64(math.Float32bits(w.squares))<<32)
}

// Decode reads what Encode has written. An error that is ErrOther asks for a new model, any other says what is wrong with the file.
func Decode(r io.Reader) (m *Model, state string, err error) {
	d := decoder{r: bufio.NewReader(r)}
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(d.r, head); err != nil || string(head) != magic {
		return nil, "", ErrOther
	}
	state = d.text(1 << 20)
	names := make([]string, d.number(1<<14))
	for i := range names {
		names[i] = d.text(1 << 10)
	}
	m = New(names)
	if len(m.labels) != len(names) {
		d.fail()
	}
	k := m.chain.k
	for n := d.number(mostFeatures); n > 0 && d.err == nil; n-- {
		m.rows[d.peek()] = int32(len(m.weights))
		m.hashes = append(m.hashes, d.bits())
		r := make(row, d.number(k))
		for i := range r {
			r[i] = tagged{tag(d.number(k - 1)), d.weight()}
		}
		m.weights = append(m.weights, r)
	}
	for i := range m.trans {
		m.trans[i] = d.weight()
	}
	d.examples(m)
	if d.err != nil {
		return nil, "", fmt.Errorf("the model is damaged: %w", d.err)
	}
	m.steps()
	return m, state, nil
}

// decoder reads until its first error; what it gives afterwards is nothing.
type decoder struct {
	r   *bufio.Reader
	err error
}

func (d *decoder) examples(m *Model) {
	var words []string
	for n := d.number(mostExamples); n > 0 && d.err == nil; n-- {
		x := example{words: make([]string, d.number(longest))}
		x.gold = make([]tag, len(x.words))
		for i := range x.words {
			if at := d.number(len(words)); at > 0 {
				x.words[i] = words[at-1]
			} else {
				x.words[i] = d.text(1 << 20)
				words = append(words, x.words[i])
			}
			x.gold[i] = tag(d.number(m.chain.k - 1))
		}
		if len(x.words) == 0 {
			d.fail()
		}
		m.examples = append(m.examples, x)
	}
}

func (d *decoder) fail() {
	if d.err == nil {
		d.err = errors.New("a number in it is out of bounds")
	}
}

// number reads a number that is at most most.
func (d *decoder) number(most int) int {
	if d.err != nil {
		return 0
	}
	n, err := binary.ReadUvarint(d.r)
	if err != nil {
		d.err = err
		return 0
	}
	if n > uint64(most) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) peek() uint64 {
	b, err := d.r.Peek(8)
	if err != nil {
		return 0
	}
	return binary.LittleEndian.Uint64(b)
}

func (d *decoder) bits() uint64 {
	var b [8]byte
	if d.err == nil {
		_, d.err = io.ReadFull(d.r, b[:])
	}
	return binary.LittleEndian.Uint64(b[:])
}

func (d *decoder) text(most int) string {
	b := make([]byte, d.number(most))
	if d.err == nil {
		_, d.err = io.ReadFull(d.r, b)
	}
	return string(b)
}

func (d *decoder) weight() weight {
	b := d.bits()
	w := weight{math.Float32frombits(uint32(b)), math.Float32frombits(uint32(b >> 32))}
	if x := float64(w.w) + float64(w.squares); math.IsNaN(x) || math.IsInf(x, 0) || w.squares < 0 {
		d.fail()
	}
	return w
}
