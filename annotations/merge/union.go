package merge

import (
	"fmt"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/align"
	"tippani/annotations/record"
	"tippani/model/order"
)

// union is a Union at work.
type union struct {
	versions []*record.Record
	keep     Keep
	clusters []*cluster // in the order of the versions
	aligned  []align.Group
	groups   [][]*cluster // those of one group of align, in the order of the versions
	spans    *ids
	links    *ids
	renamed  []map[string]string            // by version: id there to id here
	relinked []map[string]string            // by version: id of a relation there to id here
	left     []map[string]*annotations.Span // by version: spans that did not stay
	cut      []map[string]bool              // by version: ids of relations that did not stay, because they lead elsewhere
	result   Result
}

// Union joins what several versions of a record, of one text, say: every annotation that one of them has. What they agree about
// stands once, with all its attributes. Ids are those of the first version that has the span; one that is taken is replaced.
//
// Versions contradict each other about spans exactly where the spans of one group of package align do not add up: where they have other
// ends, labels or kinds, or other values of one attribute, other notes, or other values of one unknown key. What only some versions have,
// a span, an attribute, a note, contradicts nothing and is taken over. So where every group is agreed, only notes and unknown keys can
// contradict each other. Relations contradict each other where they are one link of align and lead to different groups.
func Union(versions []*record.Record, keep Keep) Result {
	u := &union{versions: versions, keep: keep, spans: newIDs("s")}
	out := *versions[0]
	u.result.Record = &out
	out.Spans, out.Relations = nil, nil
	for _, v := range versions {
		u.renamed = append(u.renamed, make(map[string]string))
		u.left = append(u.left, make(map[string]*annotations.Span))
		u.cut = append(u.cut, make(map[string]bool))
		for _, s := range v.Spans {
			u.spans.known[s.ID] = true
		}
		for _, s := range v.Aside().Spans {
			u.spans.known[s.ID] = true
		}
	}
	u.collect()
	u.contradictions()
	for _, c := range u.clusters {
		if !c.out {
			u.settle(c)
		}
	}
	for _, c := range u.clusters {
		if c.out {
			for _, m := range c.members {
				u.drop(m, u.renamed[c.instead.members[0].version][c.instead.members[0].span.ID])
			}
		}
	}
	u.relations()
	u.aside()
	u.decisions()
	u.answer()
	u.sides()
	out.Created, out.Modified = earliest(versions), latest(versions)
	for _, v := range versions[1:] {
		if !sameRest(versions[0], v) {
			u.result.Conflicts = append(u.result.Conflicts, Conflict{Reason: Rest})
			break
		}
	}
	set := annotations.SetOf(out.Spans, out.Relations, out.Answer)
	out.Spans, out.Relations = slices.Collect(set.Spans()), slices.Collect(set.Relations())
	u.apart()
	return u.result
}

// settle makes one span of a cluster whose members go together; of others every one that says more than the rest.
func (u *union) settle(c *cluster) {
	var different []*annotations.Span
	var by []member // who says each first
	for _, m := range c.members {
		if !slices.ContainsFunc(different, func(s *annotations.Span) bool { return sameContent(s, m.span) }) {
			different, by = append(different, m.span), append(by, m)
		}
	}
	if sum, ok := addUp(different); ok {
		sum.Suggested = suggestedIn(c.members)
		id := u.add(sum)
		for _, m := range c.members {
			u.renamed[m.version][m.span.ID] = id
		}
		return
	}
	for _, m := range by[1:] {
		u.result.Conflicts = append(u.result.Conflicts, u.between(OtherWords, by[0], m))
	}
	if u.keep != Both {
		id := u.add(different[0])
		for _, m := range c.members {
			if sameContent(different[0], m.span) {
				u.renamed[m.version][m.span.ID] = id
			} else {
				u.drop(m, id)
			}
		}
		return
	}
	type kept struct {
		span *annotations.Span
		id   string
	}
	var stay []kept
	for _, s := range different {
		if !slices.ContainsFunc(different, func(t *annotations.Span) bool { return t != s && saysMore(t, s) }) {
			stay = append(stay, kept{s, u.add(s)})
		}
	}
	// What says less belongs to any that says more; which one must not depend on the order of the versions.
	order.By(stay, func(a, b kept) int { return strings.Compare(words(a.span), words(b.span)) })
	for _, m := range c.members {
		i := slices.IndexFunc(stay, func(k kept) bool { return sameContent(k.span, m.span) || saysMore(k.span, m.span) })
		u.renamed[m.version][m.span.ID] = stay[i].id
	}
}

// words is what a span says beside its label, as text to sort by.
func words(s *annotations.Span) string { return fmt.Sprintf("%v %q %q", s.Attrs, s.Note, s.Extra) }

// saysMore reports whether a holds everything that b does, and more.
func saysMore(a, b *annotations.Span) bool {
	sum, ok := addUp([]*annotations.Span{a, b})
	return ok && sameContent(sum, a) && !sameContent(a, b)
}

func (u *union) add(s *annotations.Span) string {
	c := *s
	c.ID = u.spans.take(s.ID)
	u.result.Record.Spans = append(u.result.Record.Spans, &c)
	return c.ID
}

// drop leaves a span out. Relations to it go to the one that stays in its place.
func (u *union) drop(m member, instead string) {
	u.renamed[m.version][m.span.ID] = instead
	u.left[m.version][m.span.ID] = m.span
}
