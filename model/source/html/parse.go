package html

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime/metrics"

	"golang.org/x/net/html"
)

const (
	// MaxBytes is the largest page that is read.
	MaxBytes = 100 << 20

	maxNodes = 2_000_000 // some 500 MB
	maxToken = 16 << 20  // bytes of one tag, with a picture in it perhaps, or of text between two tags
	maxHeap  = 1 << 30   // bytes by which the heap may grow
)

var errHeap = errors.New("the page takes too much memory")

// Parse makes nodes of a page in UTF-8, within bounds: a page may not be larger than MaxBytes, nested deeper than the parser
// allows (512), or become more than two million nodes. The HTML standard repeats tags that were not closed in each paragraph
// that follows (13.2.4.3, the list of active formatting elements), so that a small page can become a large tree; hence
// nodes are estimated before, and memory is watched while the tree grows, since an estimate that does not parse can be fooled.
func Parse(data []byte) (*html.Node, error) { return parse(data, maxHeap) }

func parse(data []byte, heap uint64) (*html.Node, error) {
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("has %d MiB, and a web page may have %d at most; save the article alone", len(data)>>20, MaxBytes>>20)
	}
	switch n, err := estimate(data); {
	case errors.Is(err, html.ErrBufferExceeded):
		return nil, fmt.Errorf("has a tag or a text of more than %d MiB in one piece; save the page without its pictures", maxToken>>20)
	case n > maxNodes:
		return nil, fmt.Errorf("has more than %d elements, the most that is read; save the article alone", maxNodes)
	}
	doc, err := html.Parse(newGuard(data, heap))
	switch {
	case errors.Is(err, errHeap):
		return nil, errors.New("takes too much memory to read; save the article alone")
	case err != nil:
		return nil, fmt.Errorf("is nested too deeply or broken (%w); save the article alone", err)
	}
	return doc, nil
}

// estimate counts the nodes that a page becomes: its tags and texts, and what is repeated at each of them.
func estimate(data []byte) (nodes int, err error) {
	z := html.NewTokenizer(bytes.NewReader(data))
	z.SetMaxBuf(maxToken)
	open := map[string]int{}
	repeated := 0
	for nodes <= maxNodes {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if z.Err() == io.EOF {
				return nodes, nil
			}
			return nodes, z.Err()
		case html.StartTagToken:
			nodes += 1 + repeated
			name, _ := z.TagName()
			if formatting(name) {
				open[string(name)]++
				repeated++
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); open[string(name)] > 0 {
				open[string(name)]--
				repeated--
			}
		default:
			nodes += 1 + repeated
		}
	}
	return nodes, nil
}

// formatting tells whether a tag is repeated when it was not closed.
func formatting(name []byte) bool {
	switch string(name) {
	case "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return true
	}
	return false
}

// guard hands out a page piece by piece as long as memory does not grow beyond all measure.
type guard struct {
	data   *bytes.Reader
	sample []metrics.Sample
	limit  uint64
}

func newGuard(data []byte, heap uint64) *guard {
	g := &guard{data: bytes.NewReader(data), sample: []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}}
	g.limit = g.heap() + heap
	return g
}

func (g *guard) heap() uint64 {
	metrics.Read(g.sample)
	if g.sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return g.sample[0].Value.Uint64()
}

func (g *guard) Read(p []byte) (int, error) {
	const piece = 16 << 10
	if g.heap() > g.limit {
		return 0, errHeap
	}
	return g.data.Read(p[:min(len(p), piece)])
}
