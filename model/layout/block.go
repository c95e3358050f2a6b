package layout

import (
	"container/list"
	"slices"

	"tippani/model"
)

// keptLines bounds what is remembered, in lines (12 bytes each); a block counts as at least keptBlock.
const (
	keptLines = 1 << 16
	keptBlock = 16
)

// block is a set piece of text.
type block struct {
	number      int
	paragraph   int
	start, end  model.Offset
	first, last bool // begins, ends its paragraph
	lines       []setLine
}

// setLine is a line of a block; offsets are bytes from the block's start.
type setLine struct {
	start   uint32
	end     uint32 // without white space at the end
	columns int32  // of the text up to end
}

func (b *block) cost() int { return max(len(b.lines), keptBlock) }

// block returns a block, set now or remembered.
func (d *Document) block(number int) *block {
	if b := d.recent.get(number); b != nil {
		return b
	}
	at := d.blocks.pieceOf(number)
	r := d.blocks.span(at)
	b := &block{
		number:    number,
		paragraph: at.paragraph,
		start:     r.Start,
		end:       r.End,
		first:     at.piece == 0,
		last:      at.piece == at.pieces-1,
	}
	if !r.Empty() || at.pieces == 1 {
		b.lines = slices.Clone(d.setter.set(d.article.Text()[r.Start:r.End]))
	}
	d.recent.put(b)
	return b
}

// recentBlocks remembers the blocks used last.
type recentBlocks struct {
	order  list.List // of *block, the latest first
	places map[int]*list.Element
	cost   int
}

func (c *recentBlocks) get(number int) *block {
	if front := c.order.Front(); front != nil && front.Value.(*block).number == number {
		return front.Value.(*block)
	}
	e, ok := c.places[number]
	if !ok {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*block)
}

func (c *recentBlocks) put(b *block) {
	if c.places == nil {
		c.places = map[int]*list.Element{}
	}
	c.places[b.number] = c.order.PushFront(b)
	c.cost += b.cost()
	for c.cost > keptLines && c.order.Len() > 1 {
		oldest := c.order.Remove(c.order.Back()).(*block)
		delete(c.places, oldest.number)
		c.cost -= oldest.cost()
	}
}
