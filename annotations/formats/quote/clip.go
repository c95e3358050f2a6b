// Package quote shortens what messages quote of a file.
package quote

// Clip shortens what a message quotes.
func Clip(s string) string {
	const longest = 40
	r := []rune(s)
	if len(r) <= longest {
		return s
	}
	return string(r[:longest]) + "…"
}
