package html

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"runtime/metrics"

	"golang.org/x/net/html"

	"tippani/model"
	"tippani/model/message"
)

const (
	// MaxBytes is the largest page that is read, in bytes; without the pictures that are written into it, model.MaxRecord.
	MaxBytes = 2 * model.MaxRecord

	maxTree  = 80 << 20  // bytes of memory that a page's nodes may take; the search for the article takes some as much again
	maxToken = 16 << 20  // bytes of one tag, with a picture in it perhaps, or of text between two tags
	maxHeap  = 160 << 20 // bytes by which the heap may grow

	nodeSize      = 112 // of html.Node
	attributeSize = 64  // of html.Attribute and its place in a slice that grew
)

var errHeap = errors.New("the page takes too much memory")

// Parse makes nodes of a page in UTF-8, within bounds: a page may not be larger than MaxBytes, nested deeper than the parser
// allows (512), or take more than maxTree. The HTML standard repeats tags that were not closed in each paragraph
// that follows (13.2.4.3, the list of active formatting elements), so that a small page can become a large tree; hence
// nodes are estimated before, and memory is watched while the tree grows, since an estimate that does not parse can be fooled.
// The bytes are used up.
func Parse(data []byte) (*html.Node, error) { return parse(data, maxHeap) }

var (
	sayAPage      = message.New("html.a-page", "a web page")
	sayBarePage   = message.New("html.bare-page", "a web page without its pictures")
	sayLargeToken = message.New("html.large-token", "has a tag or a text of more than %d MiB in one piece; save the page without "+
		"its pictures")
	sayManyElements = message.New("html.many-elements", "has more elements than are read, some 700,000; save the article alone")
	sayMemory       = message.New("html.memory", "takes too much memory to read; save the article alone")
	sayNested       = message.New("html.nested", "is nested too deeply or broken (%w); save the article alone")
	sayTooLarge     = message.New("html.too-large", "has %d MiB, and %s may have %d at most; save the article alone")
)

func parse(data []byte, heap uint64) (*html.Node, error) {
	if len(data) > MaxBytes {
		return nil, tooLarge(len(data), MaxBytes, sayAPage.With())
	}
	if len(data) > largePage {
		data = withoutPictures(data)
	}
	if len(data) > model.MaxRecord {
		return nil, tooLarge(len(data), model.MaxRecord, sayBarePage.With())
	}
	switch size, err := estimate(data); {
	case errors.Is(err, html.ErrBufferExceeded):
		return nil, sayLargeToken.Error(maxToken >> 20)
	case size > maxTree:
		return nil, sayManyElements.Error()
	}
	doc, err := html.Parse(newGuard(data, heap))
	switch {
	case errors.Is(err, errHeap):
		return nil, sayMemory.Error()
	case err != nil:
		return nil, sayNested.Error(err)
	}
	return doc, nil
}

func tooLarge(size, limit int, what message.Message) error {
	return sayTooLarge.Error(size>>20, what, limit>>20)
}

// estimate is how much memory the nodes of a page take, in bytes: its tags with their attributes, its texts, and what is repeated
// at each of them.
func estimate(data []byte) (size int, err error) {
	z := html.NewTokenizer(bytes.NewReader(data))
	z.SetMaxBuf(maxToken)
	open := map[string][]int{}
	repeated := 0
	for size <= maxTree {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if z.Err() == io.EOF {
				return size, nil
			}
			return size, z.Err()
		case html.StartTagToken, html.SelfClosingTagToken:
			tag, more := z.TagName()
			name, repeats, own := "", kind == html.StartTagToken && formatting(tag), nodeSize
			if repeats {
				name = string(tag)
			}
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				own += attributeSize + len(key) + len(value)
			}
			size += own + repeated
			if repeats {
				open[name] = append(open[name], own)
				repeated += own
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if all := open[string(name)]; len(all) > 0 {
				repeated -= all[len(all)-1]
				open[string(name)] = all[:len(all)-1]
			}
		default:
			size += nodeSize + len(z.Raw()) + repeated
		}
	}
	return size, nil
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

	collected int // times
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
	const (
		piece           = 16 << 10
		mostCollections = 8
	)
	if g.heap() > g.limit {
		// What is left of others' work is not the page's.
		if g.collected++; g.collected > mostCollections {
			return 0, errHeap
		}
		runtime.GC()
		if g.heap() > g.limit {
			return 0, errHeap
		}
	}
	return g.data.Read(p[:min(len(p), piece)])
}
