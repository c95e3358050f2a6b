package page

import (
	"fmt"
	"strings"
)

// mostRules is how many links light up both their ends. Browsers look at all of these rules whenever the pointer moves; beyond, the partner
// is named beside the pointer only.
const mostRules = 2000

// linkRules are the rules of the style sheet by which a span lights up when the pointer or the focus is on one that it is linked to.
type linkRules struct {
	rules strings.Builder
	n     int
}

func (l *linkRules) take(s *section) {
	for i, links := range s.links {
		for _, one := range links {
			if !one.out || l.n >= mostRules {
				continue
			}
			l.n++
			fmt.Fprintf(&l.rules, "#%[1]s:has(.s%[2]d:hover,.s%[2]d:focus) .s%[3]d,#%[1]s:has(.s%[3]d:hover,.s%[3]d:focus) .s%[2]d{%[4]s}\n",
				s.anchor, i, one.to, "outline:2px solid currentColor;outline-offset:1px")
		}
	}
}

func (l *linkRules) String() string { return l.rules.String() }
