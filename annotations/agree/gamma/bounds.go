package gamma

// bounds are how much is looked at for three and more annotators. Only tests change them.
var bounds = struct {
	sets        int   // unitary alignments of two and more units, in a continuum
	steps       int   // in which they are listed
	breadths    []int // states that each search of a part keeps at a time, the next search being made if the one before proved nothing
	transitions int   // from state to state in one search of a part
}{1 << 16, 1 << 22, []int{16, 256, 1 << 16}, 1 << 21}

// fewest is how many sets that begin with one unit, or states at a time, are looked at however little is left.
const fewest = 16
