package segment

// QuotationAt returns the next wider quotation around [start, end), in bytes, within the paragraph: the inside of the
// smallest enclosing pair of quotation marks or, when [start, end) is that inside already, the inside with its marks.
// The bool is false when no pair encloses it.
func QuotationAt(s string, start, end int) (int, int, bool) { return start, end, false }
