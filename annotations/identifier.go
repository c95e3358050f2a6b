package annotations

import (
	"cmp"
	"strconv"
	"strings"
)

// compareIDs orders ids so that s2 comes before s10: by the letters before the number, the number, then the whole.
func compareIDs(a, b string) int {
	if c, ok := compareDigits(a, b); ok {
		return c
	}
	prefixA, numberA := splitID(a)
	prefixB, numberB := splitID(b)
	if c := cmp.Compare(prefixA, prefixB); c != 0 {
		return c
	}
	if c := cmp.Compare(numberA, numberB); c != 0 {
		return c
	}
	return cmp.Compare(a, b)
}

// compareDigits compares ids that are as long as each other and differ in digits at the end only, as most do, without working
// out their numbers; false for others.
func compareDigits(a, b string) (int, bool) {
	if len(a) != len(b) {
		return 0, false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	for k := i; k < len(a); k++ {
		if a[k] < '0' || a[k] > '9' || b[k] < '0' || b[k] > '9' {
			return 0, false
		}
	}
	if i == len(a) {
		return 0, true
	}
	return cmp.Compare(a[i], b[i]), true
}

// splitID divides an id into what stands before its trailing digits and their value, -1 without digits. Of more than
// eighteen digits only the last eighteen count as the number.
func splitID(id string) (prefix string, number int64) {
	i := len(id)
	for i > 0 && len(id)-i < 18 && '0' <= id[i-1] && id[i-1] <= '9' {
		i--
	}
	if i == len(id) {
		return id, -1
	}
	number, err := strconv.ParseInt(id[i:], 10, 64)
	if err != nil {
		return id, -1
	}
	return id[:i], number
}

// counter hands out ids that were never seen: one prefix, growing numbers.
type counter struct {
	prefix string
	last   int64
}

// see notes that an id is in use, or was.
func (c *counter) see(id string) {
	digits, ok := strings.CutPrefix(id, c.prefix)
	if !ok {
		return
	}
	if n, err := strconv.ParseInt(digits, 10, 62); err == nil && n > c.last {
		c.last = n
	}
}

func (c *counter) next() string {
	c.last++
	return c.prefix + strconv.FormatInt(c.last, 10)
}
