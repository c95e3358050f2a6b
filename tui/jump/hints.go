package jump

// letters come in the order of comfort: the home row first. Digits stay out: they label.
const letters = "asdfghjklqwertyuiopzxcvbnm"

// hints makes n hints, single letters as long as they last: as many letters as needed are kept back to begin pairs.
func hints(n int) []string {
	all := len(letters)
	pairs := 0 // letters that begin a pair
	for all-pairs+pairs*all < n && pairs < all {
		pairs++
	}
	var out []string
	for i := 0; i < all-pairs && len(out) < n; i++ {
		out = append(out, letters[i:i+1])
	}
	for i := all - pairs; i < all; i++ {
		for j := 0; j < all && len(out) < n; j++ {
			out = append(out, letters[i:i+1]+letters[j:j+1])
		}
	}
	return out
}
