package formats

import "fmt"

// Many is a number with its noun, which gets an s unless the number is 1.
func Many(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
