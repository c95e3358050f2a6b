package annotations

import (
	"math/rand/v2"

	"tippani/model"
)

// node is a node of a treap: a search tree in span order, kept shallow by random priorities, in which every node knows
// the furthest end below it. Insertion, removal and the search for what covers a position take O(log n) steps each,
// which a sorted slice cannot offer for the insertion.
type node struct {
	span        *Span
	priority    uint32
	furthest    model.Offset // greatest Range.End in this subtree
	left, right *node
}

// CompareSpans is span order, that of a Set and of a dataset: by range (model.Range.Compare), then by id. Where spans of one range are
// to stay as they came, sort them by range, stably.
func CompareSpans(a, b *Span) int {
	if c := a.Range.Compare(b.Range); c != 0 {
		return c
	}
	return compareIDs(a.ID, b.ID)
}

func (n *node) update() {
	n.furthest = n.span.Range.End
	if n.left != nil {
		n.furthest = max(n.furthest, n.left.furthest)
	}
	if n.right != nil {
		n.furthest = max(n.furthest, n.right.furthest)
	}
}

// split divides a tree into what sorts before s and the rest.
func (n *node) split(s *Span) (before, rest *node) {
	if n == nil {
		return nil, nil
	}
	if CompareSpans(n.span, s) < 0 {
		n.right, rest = n.right.split(s)
		n.update()
		return n, rest
	}
	before, n.left = n.left.split(s)
	n.update()
	return before, n
}

// merge joins two trees, all of a before all of b.
func merge(a, b *node) *node {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	case a.priority > b.priority:
		a.right = merge(a.right, b)
		a.update()
		return a
	}
	b.left = merge(a, b.left)
	b.update()
	return b
}

func (n *node) insert(s *Span) *node {
	before, rest := n.split(s)
	return merge(merge(before, &node{span: s, priority: rand.Uint32(), furthest: s.Range.End}), rest)
}

func (n *node) remove(s *Span) *node {
	if n == nil {
		return nil
	}
	switch c := CompareSpans(s, n.span); {
	case c == 0:
		return merge(n.left, n.right)
	case c < 0:
		n.left = n.left.remove(s)
	default:
		n.right = n.right.remove(s)
	}
	n.update()
	return n
}

// treeOf makes the tree of spans at once, in O(n) when they come in order. It sorts them.
func treeOf(spans []*Span) *node {
	sortUnlessSorted(spans, CompareSpans)
	nodes := make([]node, len(spans))
	var spine []*node // from the root down to the right
	for i, s := range spans {
		n := &nodes[i]
		n.span, n.priority = s, rand.Uint32()
		for len(spine) > 0 && spine[len(spine)-1].priority < n.priority {
			n.left = spine[len(spine)-1]
			n.left.update()
			spine = spine[:len(spine)-1]
		}
		if len(spine) > 0 {
			spine[len(spine)-1].right = n
		}
		spine = append(spine, n)
	}
	for i := len(spine) - 1; i >= 0; i-- {
		spine[i].update()
	}
	if len(spine) == 0 {
		return nil
	}
	return spine[0]
}

// overlapping yields the spans that share text with [start, end), in span order; false stops it.
func (n *node) overlapping(start, end model.Offset, yield func(*Span) bool) bool {
	if n == nil || n.furthest <= start {
		return true
	}
	if !n.left.overlapping(start, end, yield) {
		return false
	}
	if n.span.Range.Start >= end {
		return true
	}
	if n.span.Range.End > start && !yield(n.span) {
		return false
	}
	return n.right.overlapping(start, end, yield)
}

func (n *node) each(yield func(*Span) bool) bool {
	return n == nil || n.left.each(yield) && yield(n.span) && n.right.each(yield)
}
