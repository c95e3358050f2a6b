package formats

// One is 1 for true: how many losses a condition makes.
func One(b bool) int {
	if b {
		return 1
	}
	return 0
}
