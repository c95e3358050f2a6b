package page

import (
	"fmt"
	"strings"
)

// mostRules is how many links of a page light up both their ends, and mostLooks how many of an article's, times its spans: whenever the
// pointer moves, a browser looks for the span of each link among all (measured in Chromium: a quarter of a microsecond each). Of an article
// with more, the partner is named only.
const (
	mostRules = 2000
	mostLooks = 60_000
)

// linkRules are the rules of the style sheet by which a span lights up when the pointer or the focus is on one that it is linked to.
type linkRules struct {
	rules strings.Builder
	n     int
}

func (l *linkRules) take(s *section) {
	own := 0
	for _, links := range s.links {
		for _, one := range links {
			if one.out {
				own++
			}
		}
	}
	if l.n+own > mostRules || own*len(s.links) > mostLooks {
		return
	}
	l.n += own
	for i, links := range s.links {
		for _, one := range links {
			if !one.out {
				continue
			}
			fmt.Fprintf(&l.rules, "#%[1]s:has(.s%[2]d:hover,.s%[2]d:focus) .s%[3]d,#%[1]s:has(.s%[3]d:hover,.s%[3]d:focus) .s%[2]d{%[4]s}\n",
				s.anchor, i, one.to, "outline:2px solid currentColor;outline-offset:1px")
		}
	}
}

func (l *linkRules) String() string { return l.rules.String() }
