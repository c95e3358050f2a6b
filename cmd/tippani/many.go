package main

import "fmt"

// many is a number with its noun, which gets an s unless the number is 1.
func many[N int | int64](n N, noun string) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, noun)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
