// Package place remembers where somebody stopped reading, in the XDG state directory. Losing it loses no annotation.
package place
